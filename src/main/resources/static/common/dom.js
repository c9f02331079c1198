/** Small building blocks for elements; text is always text, never markup. */

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name in element && typeof value === "boolean") {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** An HTML element: `h("a", {href: "/"}, "Home")`. Attributes that begin with `on` are listeners. */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function s(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** The one element of an id; a page without it is a mistake of ours. */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`The page has no element #${id}`);
  }
  return element;
}

/** Puts other children into an element. */
export function show(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** Tells a screen reader what changed. */
export function announce(text) {
  let region = document.getElementById("announcements");
  if (!region) {
    region = h("div", { id: "announcements", class: "visually-hidden", role: "status" });
    document.body.append(region);
  }
  region.textContent = "";
  // A region that is filled at once with the same words stays silent.
  setTimeout(() => { region.textContent = text; }, 50);
}

/** A table that scrolls by itself; `head` and each row are lists of cells, a cell is text, a node or a list of them. */
export function table({ caption, head, rows, numbers = [] }) {
  const cell = (tag, attributes) => (content, column) =>
    h(tag, { ...attributes, class: numbers.includes(column) ? "number" : undefined }, content);
  return h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": caption },
    h("table", {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, head.map(cell("th", { scope: "col" })))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((content, column) =>
        column === 0 ? cell("th", { scope: "row" })(content, 0) : cell("td", {})(content, column)))))));
}

/** What every page has: head, menu, colours, and a place where mistakes become visible. */

import { announce, byId, h, show } from "./dom.js";
import { settings } from "./settings.js";

const PAGES = [
  ["app", "/app/", "Patient"],
  ["workbench", "/workbench/", "Workbench"],
  ["protocol", "/protocol/", "Protocol"],
  ["cohort", "/cohort/", "Cohort"],
  ["guide", "/ig/", "Guide"],
];

const THEMES = { "": "Colours: as the system", light: "Colours: light", dark: "Colours: dark" };

/** Builds head and foot around the page's `main`; `current` is the first word of an entry above, or empty. */
export async function frame(current) {
  const head = h("header", { class: "site" },
    h("a", { class: "brand", href: "/" }, "Nadir"),
    h("nav", { "aria-label": "Pages" }, h("ul", {}, PAGES.map(([id, address, name]) =>
      h("li", {}, h("a", { href: address, "aria-current": id === current ? "page" : undefined }, name))))),
    h("div", { class: "tools row" }, h("span", { id: "session" }), themeButton()));
  byId("main").before(head);
  const known = await settings();
  byId("main").after(h("footer", { class: "site" },
    h("p", {}, `Nadir ${known.version}. Not a medical device, not validated: not for clinical use. The drug is investigational, the study protocol decides.`),
    known.securityMode === "open" ? h("p", {}, "This server runs in open mode: whoever reaches it may read and write everything.") : null));
}

function themeButton() {
  const button = h("button", { class: "slim", type: "button", onclick: next });
  const apply = (theme) => {
    document.documentElement.toggleAttribute("data-theme", theme !== "");
    if (theme) {
      document.documentElement.dataset.theme = theme;
    }
    button.textContent = THEMES[theme];
  };
  function next() {
    const themes = Object.keys(THEMES);
    const theme = themes[(themes.indexOf(stored()) + 1) % themes.length];
    localStorage.setItem("theme", theme);
    apply(theme);
  }
  apply(stored());
  return button;
}

function stored() {
  const theme = localStorage.getItem("theme") ?? "";
  return theme in THEMES ? theme : "";
}

/** Shows a mistake where it happened, with what can be done about it. */
export function failure(error) {
  const lines = error.issues?.length ? error.issues : [error.message];
  announce(`Error: ${lines[0]}`);
  return h("div", { class: "note alarm", role: "alert" },
    lines.map((line) => h("p", {}, line)),
    error.status === 401 || error.status === 403
      ? h("p", {}, "The sign-in may be over or may not reach this: sign in again.") : null);
}

/** The task that was begun last for an element. */
const latest = new WeakMap();

/** Runs a task into an element: busy meanwhile, then its outcome or the mistake. A task that is overtaken by a later one shows nothing. */
export async function into(element, words, task) {
  latest.set(element, task);
  element.setAttribute("aria-busy", "true");
  show(element, h("p", { class: "quiet busy" }, words));
  const outcome = await task().catch((error) => {
    console.error(error);
    return failure(error);
  });
  if (latest.get(element) === task) {
    show(element, outcome);
    element.removeAttribute("aria-busy");
  }
}

/** Where an element of a resource stands in its JSON text. */

const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([{}[\]:,])|([^\s{}[\]:,"]+))/y;

/** Steps of `PlanDefinition.action[3].condition[0]`: `["action", 3, "condition", 0]`. */
export function stepsOf(element) {
  return [...element.replace(/^\w+/, "").matchAll(/\.(\w+)|\[(\d+)]/g)].map(([, name, index]) => name ?? Number(index));
}

/** `{start, end}` of the element in a valid JSON text; of the nearest one above it where it is missing itself. */
export function placeOf(text, element) {
  let position = 0;
  const next = () => {
    TOKEN.lastIndex = position;
    const found = TOKEN.exec(text);
    if (!found) {
      return undefined;
    }
    position = TOKEN.lastIndex;
    return found[0].trim();
  };
  const start = () => position + text.slice(position).search(/\S|$/);

  /** Passes over a value and gives its range. */
  const pass = () => {
    const from = start();
    let depth = 0;
    do {
      const token = next();
      depth += "{[".includes(token) ? 1 : "}]".includes(token) ? -1 : 0;
      if (token === undefined) {
        break;
      }
    } while (depth > 0);
    return { start: from, end: position };
  };

  let place = pass();
  for (const step of stepsOf(element)) {
    position = place.start;
    const inner = typeof step === "number" ? entry(step) : member(step);
    if (!inner) {
      return place;
    }
    place = inner;
  }
  return place;

  function member(name) {
    if (next() !== "{") {
      return undefined;
    }
    for (;;) {
      const key = next();
      if (key === "}" || key === undefined) {
        return undefined;
      }
      next();
      const range = pass();
      if (JSON.parse(key) === name) {
        return range;
      }
      if (next() !== ",") {
        return undefined;
      }
    }
  }

  function entry(index) {
    if (next() !== "[") {
      return undefined;
    }
    for (let at = 0; ; at++) {
      if (text[start()] === "]") {
        return undefined;
      }
      const range = pass();
      if (at === index) {
        return range;
      }
      if (next() !== ",") {
        return undefined;
      }
    }
  }
}

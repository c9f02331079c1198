/** Drawings of the guide inside a page, with links and marks of the page's own. */

import { h } from "./dom.js";

const STYLES = "/ig/drawings.css";

/** The drawing as an element; its styles are a sheet of the guide, which the page loads with the first one. */
export async function drawing(name) {
  const answer = await fetch(`/ig/${name}.svg`);
  if (!answer.ok) {
    throw new Error(`The drawing ${name} cannot be read (status ${answer.status})`);
  }
  if (!document.querySelector(`link[href="${STYLES}"]`)) {
    document.head.append(h("link", { rel: "stylesheet", href: STYLES }));
  }
  return document.importNode(new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement, true);
}

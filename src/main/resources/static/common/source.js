/** A resource that a page read something from, shown as its server holds it. */

import { h } from "./dom.js";
import { into } from "./page.js";

const RESOURCE = /^[A-Z]\w+\/[\w.-]+(\/_history\/[\w.-]+)?$/;

/**
 * A link to a resource, such as `Observation/1`; what leads to none stays text. A resource of the page's own server opens in the page,
 * read by the page's session: an address alone carries no access token.
 */
export function sourceLink(session, reference, text) {
  const base = `${session.base}/`;
  const own = reference?.startsWith(base) ? reference.slice(base.length) : reference ?? "";
  if (!RESOURCE.test(own)) {
    return /^https?:/.test(own) ? h("a", { href: own, rel: "noreferrer" }, text ?? own) : text ?? own;
  }
  const open = (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      showSource(session, own);
    }
  };
  return h("a", { href: session.address(own), onclick: open }, text ?? own);
}

async function showSource(session, reference) {
  const body = h("div");
  const dialog = h("dialog", { class: "source", "aria-label": reference, onclose: () => dialog.remove() },
    h("form", { method: "dialog", class: "row" }, h("h2", {}, reference), h("button", {}, "Close")), body);
  document.body.append(dialog);
  dialog.showModal();
  await into(body, "Reading the resource…", async () =>
    h("pre", { tabindex: "0", role: "region", "aria-label": "JSON" }, JSON.stringify(await session.read(reference), null, 2)));
}

/** What of the page stands in its address, so that it can be sent on: the protocol, its version, what it is compared with, a rule. */

import { arrived } from "../common/away.js";

/** Where the choices are kept while somebody signs in. */
export const KEPT = "nadir.protocol-address";

/** `{canonical, id, version, with}` as the address says. */
export function readAddress() {
  const query = arrived(KEPT);
  const text = (name) => query.get(name) ?? undefined;
  return { canonical: text("canonical"), id: text("id"), version: text("version"), with: text("with") };
}

/** Puts the choices into the address; each is a key of `choice.js`. */
export function keepAddress(shown, beside) {
  const [id, version] = shown.split("@");
  const query = new URLSearchParams({ id, ...(version ? { version } : {}), ...(beside ? { with: beside } : {}) });
  history.replaceState(null, "", `${location.pathname}?${query}${location.hash}`);
}

/** The rule that the address points to, as `H1`, or undefined. */
export function targetedRule() {
  const found = /^#rule-(.+)$/.exec(location.hash);
  return found ? decodeURIComponent(found[1]) : undefined;
}

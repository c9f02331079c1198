/** The answer of a call: status, time and size, the cards as an EHR shows them, and the JSON as it came. */

import { h, show } from "../common/dom.js";
import { cardElement } from "../common/cards.js";
import { failure } from "../common/page.js";
import { verdict } from "./trace.js";

const UNITS = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** A number of bytes for people. */
export function bytes(text) {
  const size = new TextEncoder().encode(text).length;
  return size < 1000 ? `${size} bytes` : `${UNITS.format(size / 1000)} kB`;
}

/** Before the first call. */
export function unasked(element) {
  show(element, h("p", { class: "quiet" }, "Nothing was sent yet. Send the request, and the cards appear here as an EHR shows them."));
}

/** A refusal in the server's words. */
export function refused(error, milliseconds) {
  return [
    error.status ? h("p", { class: "status" }, h("span", { class: "chip critical" }, `Status ${error.status}`), ` in ${UNITS.format(milliseconds)} ms`) : null,
    failure(error),
    error.body ? raw("The answer as it came", JSON.stringify(error.body, null, 2)) : null,
  ];
}

/** The cards of an answer; `answers` are the page's, `carryOut` the switch above them, `onWhy(rule)` opens a rule. */
export function answered(answer, { answers, carryOut, onWhy, memory }) {
  const { body, status, text, milliseconds } = answer;
  const trace = body.extension?.["org.nadir.trace"];
  return [
    h("p", { class: "status row" }, h("span", { class: "chip good" }, `Status ${status}`),
      h("span", {}, `${body.cards.length} ${body.cards.length === 1 ? "card" : "cards"}`), h("span", { class: "quiet" }, `${UNITS.format(milliseconds)} ms · ${bytes(text)}`)),
    trace?.trial ? h("p", { class: "note warm" }, h("strong", {}, "Trial of an edited copy. "), "Nothing is remembered: no card is recorded, no answer to one counts.") : carryOut,
    body.cards.length === 0 ? h("p", { class: "note" }, "No card: no rule of the protocol advises anything now.") : null,
    h("div", { class: "cards" }, body.cards.map((card) => withWhy(cardElement(card, answers), card, trace, onWhy))),
    trace ? quiet(trace, memory, onWhy) : h("p", { class: "note" }, "The answer carries no trace: the request did not ask for it (extension org.nadir.trace), or the server knows none."),
    raw("The answer as JSON", JSON.stringify(body, null, 2)),
  ];
}

function withWhy(element, card, trace, onWhy) {
  const rule = trace?.rules.find((candidate) => candidate.card === card.uuid)?.id ?? card.extension?.["org.nadir.evidence"]?.rule;
  if (trace?.trial) {
    element.classList.add("tried");
    element.querySelector(".row").prepend(h("span", { class: "chip warning" }, "Trial"));
  }
  if (trace?.rules.some((candidate) => candidate.id === rule)) {
    element.append(h("p", { class: "no-print" }, h("button", { type: "button", class: "slim", onclick: () => onWhy(rule) }, `Why this card? Rule ${rule}`)));
  }
  return element;
}

/** What one does not see: cards that an earlier answer keeps away, and rules that could not be decided. */
function quiet(trace, memory, onWhy) {
  const away = trace.rules.filter((rule) => rule.keptAway);
  const open = trace.rules.filter((rule) => rule.asked && rule.answer === "unknown");
  const list = (rules) => h("ul", {}, rules.map((rule) => h("li", {}, `${rule.title}: ${rule.keptAway ?? verdict(rule)} `,
    h("button", { type: "button", class: "slim", onclick: () => onWhy(rule.id) }, `Rule ${rule.id}`))));
  return [
    away.length > 0 ? h("div", { class: "note memory" }, h("p", {}, h("strong", {}, "Kept away by an earlier answer")), list(away)) : null,
    memory && away.length === 0 ? h("p", { class: "note memory" }, memory) : null,
    open.length > 0 ? h("details", { class: "note warm" }, h("summary", {}, `${open.length} ${open.length === 1 ? "rule" : "rules"} could not be decided`), list(open)) : null,
  ];
}

function raw(title, text) {
  return h("details", {}, h("summary", {}, `${title} (${bytes(text)})`),
    h("pre", { class: "raw", tabindex: "0", role: "region", "aria-label": title }, text));
}

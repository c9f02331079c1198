/** What the protocol advises now, as cards; an answer writes the order's change and the feedback. */

import { cardElement } from "../common/cards.js";
import { call, feedback, filled, hookRequest, serviceFor } from "../common/cds.js";
import { Unrecorded, perform, recorded } from "../common/changes.js";
import { h } from "../common/dom.js";
import { failure } from "../common/page.js";

/** Asks the hook: `{cards, trace, service}`. Of another server's patient the record is sent along, for this server has none. */
export async function askAdvice(session, record) {
  const service = await serviceFor("patient-view");
  const request = hookRequest({
    hook: "patient-view", session, extension: { "org.nadir.trace": true },
    prefetch: session.own ? undefined : prefetch(service, session, record),
  });
  const { body } = await call(session, service.id, request);
  return { cards: body.cards, trace: body.extension?.["org.nadir.trace"], service };
}

/** The resources that were read, in the shape of a prefetch; what could not be read is left out, so that it is missed. */
function prefetch(service, session, record) {
  const failed = new Set(record.missing.map((line) => line.split(":")[0]));
  return Object.fromEntries(Object.keys(filled(service, session.patientId)).filter((key) => !failed.has(key)).map((key) =>
    [key, key === "patient" ? record.patient[0] : {
      resourceType: "Bundle", type: "searchset", total: record[key].length,
      entry: record[key].map((resource) => ({ fullUrl: `${session.base}/${resource.resourceType}/${resource.id}`, resource, search: { mode: "match" } })),
    }]));
}

/** The cards as elements; `changed` is called when an answer changed the record, `focus` is the card that a link came from. */
export function adviceElements({ session, advice, changed, openLink, focus }) {
  const { cards, trace, service } = advice;
  const answers = {
    async accept(card, suggestion) {
      const written = await perform(session, suggestion);
      changed(card);
      await recorded(written, () => feedback(session, service.id, { card: card.uuid, outcome: "accepted", acceptedSuggestions: [{ id: suggestion.uuid }] })).catch(keep);
      return `Accepted: ${suggestion.label}. ${written} The answer was recorded.`;
    },
    async override(card, overrideReason) {
      const given = Object.keys(overrideReason).length > 0;
      await feedback(session, service.id, { card: card.uuid, outcome: "overridden", ...(given ? { overrideReason } : {}) });
      changed(card);
      return given ? "Overridden with a reason; the answer was recorded." : "Overridden; the answer was recorded.";
    },
    open: (card, link) => openLink(card, link),
  };
  const elements = cards.map((card) => cardElement(elsewhere(card), answers));
  elements.filter((element) => focus && element.dataset.card === focus).forEach((element) => element.classList.add("focus"));
  return [unrecorded, elements.length > 0 ? elements : nothing(trace), keptAway(trace)];
}

/** What tells of answers that were not recorded, as long as the page is open: the cards that they belong to go. */
const unrecorded = [];

function keep(error) {
  if (error instanceof Unrecorded) {
    unrecorded.push(failure(error));
  }
  throw error;
}

/** A link that only leads to this page leads nowhere here; one that opens a questionnaire does. */
function elsewhere(card) {
  return { ...card, links: (card.links ?? []).filter((link) => link.type !== "smart" || link.appContext?.includes("questionnaire")) };
}

/** No card is no reassurance by itself: it says by what, and what stays undecided. */
function nothing(trace) {
  const open = (trace?.rules ?? []).filter((rule) => rule.answer === "unknown");
  return h("div", { class: `note ${open.length > 0 ? "warm" : ""}` },
    h("p", {}, "The protocol has no advice to show now."),
    trace ? h("p", { class: "small" }, `Asked: ${trace.rules.filter((rule) => rule.asked).length} rules of ${trace.protocol}.`) : null,
    open.length > 0 ? h("ul", { class: "small" }, open.map((rule) => h("li", {}, `${rule.id} (${rule.title}) is not decided: ${rule.why}`))) : null);
}

function keptAway(trace) {
  const away = (trace?.rules ?? []).filter((rule) => rule.keptAway);
  return away.length === 0 ? null : h("details", { class: "small" },
    h("summary", {}, `${away.length} ${away.length === 1 ? "card is" : "cards are"} kept away by an earlier answer`),
    h("ul", {}, away.map((rule) => h("li", {}, `${rule.id} ${rule.title}: ${rule.keptAway}`))));
}

/** What the buttons of a card do: carry out, report, open. */

import { feedback } from "../common/cds.js";
import { perform, recorded } from "../common/changes.js";
import { openApp } from "./smart.js";
import { referenceOf } from "./request.js";

/**
 * The answers to the cards of a call. `desk` has `session`, `service`, `patientId`, `user`, `request` (an editor) and
 * `carryOut()`; `onAnswered(draftsChanged)` is called when an answer was given.
 */
export function answersOf(desk, onAnswered) {
  return {
    async accept(card, suggestion) {
      const done = await carriedOut(desk, suggestion);
      const told = await report(desk, done.text, {
        card: card.uuid, outcome: "accepted", ...(suggestion.uuid ? { acceptedSuggestions: [{ id: suggestion.uuid }] } : {}),
      });
      onAnswered(done.drafts);
      return told;
    },
    async override(card, reason) {
      const told = await report(desk, "", { card: card.uuid, outcome: "overridden", ...(Object.keys(reason).length ? { overrideReason: reason } : {}) });
      onAnswered(false);
      return told;
    },
    ...opening(desk),
  };
}

/** The links alone, for cards that nobody can answer. */
export function opening(desk) {
  return { open: (card, link) => openApp(desk.session, link, desk.patientId, desk.user) };
}

async function report(desk, done, entry) {
  const answer = await recorded(done, () => feedback(desk.session, desk.service.id, entry));
  const said = (answer.body?.issue ?? []).map((issue) => issue.diagnostics ?? issue.details?.text).filter(Boolean);
  const lead = entry.outcome === "accepted" ? "Accepted." : "Overridden.";
  return [lead, done, "The server says of the feedback:", said.join(" ") || `status ${answer.status}`].filter(Boolean).join(" ");
}

/** An action on a draft in hand changes the request; one on the record is written, where that is wanted. */
async function carriedOut(desk, suggestion) {
  const actions = suggestion.actions ?? [];
  const inHand = draftsIn(desk.request);
  const ofDrafts = actions.filter((action) => inHand.has(targetOf(action)));
  const ofRecord = actions.filter((action) => !inHand.has(targetOf(action)));
  const said = [];
  if (ofRecord.length > 0) {
    said.push(desk.carryOut() ? await perform(desk.session, { ...suggestion, actions: ofRecord }) : "Nothing was changed in the record.");
  }
  if (ofDrafts.length > 0) {
    desk.request.patch((request) => ofDrafts.forEach((action) => changeDraft(request, action)));
    said.push(`In the request ${ofDrafts.map((action) => `${targetOf(action)} was ${action.type === "delete" ? "removed" : "changed"}`).join(", ")}.`);
  }
  return { text: said.join(" "), drafts: ofDrafts.length > 0 };
}

function targetOf(action) {
  return action.type === "delete" ? action.resourceId : action.type === "update" ? referenceOf(action.resource) : undefined;
}

function draftsIn(editor) {
  const entries = editor.value().context?.draftOrders?.entry ?? [];
  return new Set(entries.filter((entry) => entry.resource).map((entry) => referenceOf(entry.resource)));
}

function changeDraft(request, action) {
  const target = targetOf(action);
  const bundle = request.context.draftOrders;
  const others = (entry) => !entry.resource || referenceOf(entry.resource) !== target;
  if (action.type === "delete") {
    bundle.entry = bundle.entry.filter(others);
    request.context.selections = request.context.selections?.filter((selection) => selection !== target);
  } else {
    bundle.entry = bundle.entry.map((entry) => others(entry) ? entry : { ...entry, resource: action.resource });
  }
}

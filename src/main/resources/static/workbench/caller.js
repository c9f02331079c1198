/** Sends the request that lies on the desk and shows what came of it. */

import { announce, byId, h, show } from "../common/dom.js";
import { failure } from "../common/page.js";
import { call } from "../common/cds.js";
import { answered, refused, unasked } from "./answer.js";
import { answersOf, opening } from "./answers.js";
import { comparison } from "./compare.js";
import { JsonMistake } from "../common/json.js";
import { traceView } from "./trace.js";

/** `{send(), clear()}` for a desk; `onDrafts` is called when an answer changed the orders in hand. */
export function caller(state, desk, onDrafts) {
  const place = byId("answer");
  const carryOut = h("input", { type: "checkbox", id: "carry-out", checked: true });
  const carryOutLabel = h("label", { class: "choice" }, carryOut, "Carry out the suggestion in the record too");
  let answers = 0;

  function clear() {
    unasked(place);
    byId("trace-section").hidden = true;
    byId("comparison-section").hidden = true;
  }

  async function send() {
    const started = performance.now();
    try {
      const request = desk.request.value();
      show(place, h("p", { class: "busy quiet" }, "The rules are asked…"));
      place.setAttribute("aria-busy", "true");
      const answer = await call(state.session, state.service.id, desk.request.text);
      display(answer);
      await compare(request, answer);
    } catch (error) {
      byId("trace-section").hidden = true;
      byId("comparison-section").hidden = true;
      if (error instanceof JsonMistake) {
        show(place, h("p", { class: "note alarm" }, "Nothing was sent: the request is not JSON. ", error.message));
        desk.request.area.focus();
      } else {
        show(place, refused(error, performance.now() - started));
      }
    } finally {
      place.removeAttribute("aria-busy");
    }
  }

  function display(answer) {
    const trace = answer.body.extension?.["org.nadir.trace"];
    const memory = answers > 0 && !trace?.trial ? "No card is kept away by an earlier answer: an accepted card, a critical one, and one overridden without a reason are shown again." : undefined;
    const view = trace ? traceView(state.session, trace, goToCard) : undefined;
    const target = { session: state.session, service: state.service, patientId: state.patientId, user: state.user, request: desk.request, carryOut: () => carryOut.checked };
    show(place, answered(answer, {
      answers: trace?.trial ? opening(target) : answersOf(target, again),
      carryOut: carryOutLabel, onWhy: (rule) => view?.open(rule), memory,
    }));
    byId("trace-section").hidden = !view;
    show(byId("trace"), view?.element);
    announce(`${answer.body.cards.length} cards came`);
  }

  /** After an answer to a card the next call shows what became of it. */
  function again(drafts) {
    answers++;
    if (drafts) {
      onDrafts();
    }
    place.querySelector(".next-call")?.remove();
    place.prepend(h("div", { class: "note next-call row" },
      h("span", {}, drafts ? "The orders in hand were changed in the request." : "The next call heeds the answer."),
      h("button", { type: "button", class: "slim", onclick: async () => {
        try {
          await desk.again();
          await send();
        } catch (error) {
          show(place, failure(error));
        }
      } }, "Send again")));
  }

  /** The stored protocol is asked in the same way, so that the comparison leaves no trace either. */
  async function compare(request, tried) {
    const section = byId("comparison-section");
    section.hidden = !request.extension?.["org.nadir.trial"] || !state.trial?.base;
    if (section.hidden) {
      return;
    }
    show(byId("comparison"), h("p", { class: "busy quiet" }, "Asking the stored protocol…"));
    const other = { ...request, extension: { ...request.extension, "org.nadir.trace": true, "org.nadir.trial": { protocol: state.trial.base } } };
    try {
      const stored = await call(state.session, state.service.id, other);
      show(byId("comparison"), comparison(stored.body, tried.body));
    } catch (error) {
      show(byId("comparison"), failure(error));
    }
  }

  function goToCard(uuid) {
    const card = place.querySelector(`[data-card="${CSS.escape(uuid)}"]`);
    card?.setAttribute("tabindex", "-1");
    card?.focus();
    card?.scrollIntoView({ block: "center" });
  }

  return { send, clear };
}

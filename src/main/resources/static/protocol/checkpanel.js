/** Whether the copy can be used: unchecked, fine, or its problems with the way to each. */

import { announce, h, show } from "../common/dom.js";
import { failure } from "../common/page.js";
import { check } from "./explain.js";

/** `{element, state(), unchecked(why), run()}`; `goTo(element)` shows an element of the copy, `blocked()` says that its text is broken. */
export function checkPanel(shelf, { goTo, blocked }) {
  const chip = h("span", { id: "check-state", class: "chip unknown" }, "unchecked");
  const button = h("button", { type: "button", class: "primary", onclick: run }, "Check the copy");
  const told = h("div", { class: "check", id: "check-result" });
  let state = "unchecked";
  let turn = 0;

  function tell(now, kind, words) {
    state = now;
    chip.className = `chip ${kind}`;
    chip.textContent = words;
  }

  function unchecked(why) {
    turn++;
    tell("unchecked", "unknown", "unchecked");
    show(told, why ? h("p", { class: "note warm" }, why) : null);
  }

  /** Asks the server; true where the copy can be used. */
  async function run() {
    if (blocked()) {
      unchecked("The text of the copy is no JSON: mend it first.");
      return false;
    }
    const mine = ++turn;
    tell("checking", "", "checking…");
    show(told, h("p", { class: "quiet busy" }, "The server reads the copy as storing it would…"));
    try {
      const found = await check(shelf.session, shelf.copy.protocol);
      if (mine === turn) {
        outcome(found);
      }
    } catch (error) {
      if (mine === turn) {
        tell("unchecked", "unknown", "unchecked");
        show(told, h("p", {}, "The check itself failed."), failure(error));
      }
    }
    return state === "ok";
  }

  function outcome({ problems, warnings, explained }) {
    const count = problems.length;
    tell(count === 0 ? "ok" : "problems", count === 0 ? "good" : "critical", count === 0 ? "ok" : `${count} ${count === 1 ? "problem" : "problems"}`);
    announce(count === 0 ? "The copy can be used" : `The copy has ${count} problems`);
    show(told,
      count === 0 ? h("p", { class: "note good" }, `The copy can be used: ${explained?.rules.size ?? 0} rules, CTCAE ${explained?.ctcae ?? "5.0"}.`)
        : h("div", { class: "note alarm", role: "alert" }, h("p", {}, "The copy cannot be used. Storing it would be refused for this:"), list(problems)),
      warnings.length === 0 ? null : h("details", {}, h("summary", {}, `${warnings.length} ${warnings.length === 1 ? "warning" : "warnings"}`), list(warnings)));
  }

  function list(problems) {
    return h("ul", { class: "problems" }, problems.map(({ element, text }) => h("li", { "data-element": element },
      element ? [h("code", {}, element), ": "] : null, text, " ",
      element ? h("button", { type: "button", class: "slim", "aria-label": `Go to ${element}`, onclick: () => goTo(element) }, "Go there") : null)));
  }

  return { element: h("div", {}, h("div", { class: "state" }, button, h("span", {}, "State of the copy: ", chip)), told), state: () => state, unchecked, run };
}

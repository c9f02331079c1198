/** Trying a changed protocol: an edited copy goes along with the calls and is stored nowhere. */

import { announce, h, show } from "../common/dom.js";
import { parts, value } from "../common/fhir.js";
import { failure, into } from "../common/page.js";
import { editor } from "../common/editor.js";
import { numberField } from "../common/numberfield.js";
import { numbersOf } from "../common/numbers.js";
import { HANDED_OVER, baseOf, storedProtocols } from "../common/protocols.js";

/**
 * The panel; `state.trial` is `{protocol, base}` while a copy is tried, `onChange` is called after each change, `onSend` sends
 * the request. With `handedOver` it begins with the copy that another page left.
 */
export async function trialPanel(state, { onChange, onSend }, handedOver) {
  const stored = await storedProtocols(state.session, state.settings.defaultProtocol);
  const desk = h("div", {});
  const choice = h("select", { id: "protocol-choice" },
    stored.map((protocol) => h("option", { value: protocol.id }, `${protocol.title ?? protocol.id}, ${protocol.version ?? "no version"}`)));
  const begin = h("button", { type: "button", onclick: () => edit(structuredClone(stored.find((protocol) => protocol.id === choice.value))) }, "Edit a copy");
  const chooser = h("div", {},
    h("p", { class: "quiet" }, "Calls follow the stored protocol: that of the patient's study, else the default one. An edited copy can be tried first: it goes along with the call, and nothing of it is stored or remembered."),
    stored.length === 0 ? h("p", { class: "note warm" }, "No protocol is stored here.")
      : h("div", { class: "row" }, h("div", { class: "field grow" }, h("label", { for: "protocol-choice" }, "Stored protocol"), choice), h("div", { class: "end" }, begin)));
  function edit(protocol) {
    chooser.hidden = true;
    show(desk, copyDesk({ state, stored, protocol, onChange, onSend, onEnd: end }));
    announce("Calls now try the edited copy");
  }

  function end() {
    state.trial = undefined;
    sessionStorage.removeItem(HANDED_OVER);
    show(desk);
    chooser.hidden = false;
    onChange();
    begin.focus();
  }

  if (handedOver) {
    const text = sessionStorage.getItem(HANDED_OVER);
    try {
      if (!text) {
        throw new Error("No protocol was handed over: begin a trial at the page Protocol, or edit a copy here.");
      }
      edit(JSON.parse(text));
    } catch (error) {
      show(desk, failure(error));
    }
  }
  return [chooser, desk];
}

function copyDesk({ state, stored, protocol, onChange, onSend, onEnd }) {
  const check = h("div", { class: "check", "aria-live": "polite" });
  const fields = h("div", { class: "numbers" });
  const json = editor({ id: "protocol-json", label: "PlanDefinition as JSON", rows: 18, onEdit: () => fromText() });
  const base = baseOf(protocol, stored, state.settings.defaultProtocol);
  let turn = 0;

  function take(changed, text) {
    protocol = changed;
    if (text) {
      json.text = JSON.stringify(protocol, null, 2);
    }
    state.trial = { protocol, base };
    sessionStorage.setItem(HANDED_OVER, JSON.stringify(protocol));
    onChange();
    explain();
  }

  function fromText() {
    try {
      take(json.value(), false);
      showNumbers();
    } catch {
      show(check, h("p", { class: "note warm" }, "Calls go on with the last copy that could be read."));
    }
  }

  function showNumbers() {
    const groups = numbersOf(protocol);
    show(fields, groups.length === 0 ? h("p", { class: "quiet" }, "No number stands in the variables and conditions.") : groups.map((group, at) =>
      h("fieldset", {}, h("legend", {}, group.title), h("div", { class: "literals" }, group.numbers.map((number, index) => numberField(number, `number-${at}-${index}`, () => take(protocol, true)))))));
  }

  async function explain() {
    const mine = ++turn;
    const answer = h("div", {});
    await into(answer, "Checking the copy…", () => checked(state.session, protocol));
    if (mine === turn) {
      show(check, answer);
    }
  }

  show(fields);
  take(protocol, true);
  showNumbers();
  return [
    h("div", { class: "note warm" }, h("p", {}, h("strong", {}, "Trial. "), `Calls try a copy of ${protocol.title ?? protocol.id ?? "a protocol"}. Nothing is remembered.`),
      h("div", { class: "row" },
        h("button", { type: "button", class: "slim", onclick: onSend }, "Send with this copy"),
        h("button", { type: "button", class: "slim", onclick: onEnd }, "Back to the stored protocol"),
        h("button", { type: "button", class: "slim", disabled: !base, onclick: () => { take(structuredClone(base), true); showNumbers(); } }, "Undo all changes"))),
    check,
    h("details", { open: true }, h("summary", {}, "Numbers"), h("p", { class: "quiet small" }, "Each number of the variables and conditions. Change one and send the request again."), fields),
    h("details", {}, h("summary", {}, "The whole copy as JSON"), json.element),
  ];
}

/** What the server makes of the copy: its rules, or its mistakes element by element. */
async function checked(session, protocol) {
  const answer = await session.request("PlanDefinition/$explain", { method: "POST", body: protocol });
  const rules = parts(answer.body, "rule").length;
  return h("p", { class: "note good" }, `The copy can be used: ${rules} rules, CTCAE ${value(answer.body, "ctcaeVersion") ?? "5.0"}.`);
}

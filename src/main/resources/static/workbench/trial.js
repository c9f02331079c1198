/** Trying a changed protocol: an edited copy goes along with the calls and is stored nowhere. */

import { announce, h, show } from "/common/dom.js";
import { parts, value } from "/common/fhir.js";
import { failure, into } from "/common/page.js";
import { editor } from "/workbench/editor.js";
import { numbersOf } from "/workbench/numbers.js";

/** Under this key the page /protocol/ hands a copy over; there it also outlives loading the page again. */
const HANDED_OVER = "nadir.trial-protocol";

/**
 * The panel; `state.trial` is `{protocol, base}` while a copy is tried, `onChange` is called after each change. With `handedOver`
 * it begins with the copy that another page left.
 */
export async function trialPanel(state, onChange, handedOver) {
  const stored = ((await state.session.read("PlanDefinition?_count=100")).entry ?? []).map((entry) => entry.resource)
    .filter((resource) => resource?.resourceType === "PlanDefinition")
    .sort((one, other) => Number(other.url === state.settings.defaultProtocol) - Number(one.url === state.settings.defaultProtocol));
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
    show(desk, copyDesk({ state, stored, protocol, onChange, onEnd: end }));
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

/** The stored protocol that a copy stems from: of its own address, else the one it is derived from, else the default. */
export function baseOf(protocol, stored, defaultProtocol) {
  const derived = (protocol.relatedArtifact ?? []).find((artifact) => artifact.type === "derived-from");
  const urls = [protocol.url, (derived?.resource ?? derived?.url)?.split("|")[0], defaultProtocol];
  return urls.map((url) => stored.find((candidate) => candidate.url === url)).find(Boolean);
}

function copyDesk({ state, stored, protocol, onChange, onEnd }) {
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

function numberField(number, id, onChange) {
  const input = h("input", { id, type: "text", inputmode: "decimal", value: number.value, autocomplete: "off" });
  input.addEventListener("change", () => {
    const text = input.value.trim();
    const usable = /^\d+(\.\d+)?$/.test(text);
    input.toggleAttribute("aria-invalid", !usable);
    if (usable) {
      input.removeAttribute("aria-invalid");
      number.set(text);
      onChange();
    } else {
      input.setAttribute("aria-invalid", "true");
      announce("A number such as 20 or 0.5 is needed");
    }
  });
  return h("div", { class: "field literal" }, h("label", { for: id }, number.label), input);
}

/** The numbers and the wording of the copy as fields. */

import { h } from "../common/dom.js";
import { numberField } from "../common/numberfield.js";
import { numbersOf } from "../common/numbers.js";
import { carryAction, carryExtension, merged } from "./merge.js";

/**
 * The fields of a copy. Those of a derived protocol show what holds, also where its base says it; a change is written into the copy
 * alone. `onChange` is called after the copy was changed in place.
 */
export function fieldsOf(shelf, copy, onChange) {
  const { whole } = merged(copy, shelf.stored);
  const groups = numbersOf(whole);
  const ofKind = (kind) => groups.filter((group) => group.kind === kind);
  const numbers = (group, id) => h("div", { class: "literals" }, group.numbers.map((number, index) =>
    numberField(number, `${id}-${index}`, () => { carry(copy, whole, group); onChange(); })));
  return h("div", { class: "lines" },
    h("fieldset", {}, h("legend", {}, "The protocol"), ["title", "description", "purpose"].map((element) =>
      textField({ id: `plan-${element}`, label: capital(element), value: whole[element], rows: element === "title" ? 0 : 3 }, (text) => { copy[element] = text; onChange(); }))),
    [...ofKind("limit"), ...ofKind("variable")].map((group, at) => h("fieldset", {}, h("legend", {}, group.title), numbers(group, `number-${at}`),
      group.kind === "variable" ? description(copy, whole, group, onChange) : null)),
    (whole.action ?? []).map((action, index) => {
      const group = ofKind("rule").find((candidate) => candidate.index === index);
      return h("fieldset", { "data-rule": action.prefix }, h("legend", {}, `Rule ${action.prefix ?? index + 1}: ${action.title ?? ""}`),
        group ? numbers(group, `rule-number-${index}`) : h("p", { class: "quiet small" }, "No number stands in its condition itself."),
        wordingOf(copy, whole, index, onChange));
    }));
}

/** Variables without a number are left to the text: their expression is no number. */
function description(copy, whole, group, onChange) {
  const { valueExpression } = whole.extension[group.index];
  return h("details", {}, h("summary", {}, `Description of %${group.name}`),
    textField({ id: `about-${group.name}`, label: "Description", value: valueExpression.description, rows: 2 }, (text) => {
      valueExpression.description = text;
      carryExtension(copy, whole.extension[group.index]);
      onChange();
    }));
}

function wordingOf(copy, whole, index, onChange) {
  const action = whole.action[index];
  const field = (element, label, rows) => textField({ id: `wording-${index}-${element}`, label, value: action[element], rows }, (text) => {
    action[element] = text;
    carryAction(copy, whole, index, element);
    onChange();
  });
  return h("details", {}, h("summary", {}, `Wording of rule ${action.prefix ?? index + 1}`),
    field("title", "Title: the summary of the card", 0), field("description", "Advice", 3),
    (action.condition ?? []).filter((condition) => condition.expression).map((condition, at) => textField({
      id: `wording-${index}-condition-${at}`, label: "When it holds, in the author's words", value: condition.expression.description, rows: 2,
    }, (text) => {
      condition.expression.description = text;
      carryAction(copy, whole, index, "condition");
      onChange();
    })));
}

function carry(copy, whole, group) {
  if (group.kind === "rule") {
    carryAction(copy, whole, group.index, "condition");
  } else {
    carryExtension(copy, whole.extension[group.index]);
  }
}

function textField({ id, label, value, rows }, onChange) {
  const input = h(rows ? "textarea" : "input", { id, autocomplete: "off", ...(rows ? { rows } : { type: "text" }) });
  input.value = value ?? "";
  input.addEventListener("change", () => onChange(input.value.trim() || undefined));
  return h("div", { class: "field" }, h("label", { for: id }, label), input);
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

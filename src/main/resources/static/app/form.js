/** A Questionnaire as a form, and what was filled in as a QuestionnaireResponse: groups, repeats, yes/no, choices, quantities, times, texts. */

import { h } from "../common/dom.js";

let fields = 0;

/** The form's elements of a Questionnaire's items. */
export function formItems(items) {
  return items.map((item) => (item.type === "group" ? group(item) : item.type === "display" ? h("p", { class: "quiet" }, item.text) : question(item)));
}

function group(item) {
  const body = () => h("fieldset", { "data-link": item.linkId, "data-type": "group" }, h("legend", {}, item.text), formItems(item.item ?? []));
  if (!item.repeats) {
    return body();
  }
  const holder = h("div", { class: "repeats" }, body());
  const more = h("button", { type: "button", class: "slim", onclick: () => { const added = body(); holder.append(added); added.querySelector("input, select")?.focus(); } }, `One more: ${item.text}`);
  return h("div", {}, holder, more);
}

function question(item) {
  const attributes = { "data-link": item.linkId, "data-type": item.type, class: "field question" };
  if (item.type === "boolean") {
    return choices(item, attributes, [["true", "Yes"], ["false", "No"]]);
  }
  const id = `field-${fields++}`;
  return h("div", attributes, h("label", { for: id }, item.text, item.required ? " (needed)" : ""), control(item, id));
}

/** No answer is an answer of its own, unknown, and it is the one that a form begins with. */
function choices(item, attributes, options) {
  const name = `field-${fields++}`;
  const option = (value, text) => h("label", { class: "choice" }, h("input", { type: "radio", name, value, checked: value === "" }), text);
  return h("fieldset", { ...attributes, class: "question yes-no" }, h("legend", {}, item.text), options.map(([value, text]) => option(value, text)), option("", "Not asked"));
}

function control(item, id) {
  switch (item.type) {
    case "quantity":
      return h("div", { class: "row" },
        h("input", { id, type: "number", step: "any", inputmode: "decimal" }),
        h("select", { "aria-label": `Unit: ${item.text}` }, units(item).map((unit) => h("option", { value: JSON.stringify(unit) }, unit.display ?? unit.code))));
    case "choice":
    case "open-choice":
      return h("select", { id }, h("option", { value: "" }, "No answer"), (item.answerOption ?? []).map(({ valueCoding, valueString }) =>
        h("option", { value: JSON.stringify(valueCoding ?? valueString) }, valueCoding?.display ?? valueCoding?.code ?? valueString)));
    case "dateTime":
      return h("input", { id, type: "datetime-local" });
    case "date":
      return h("input", { id, type: "date" });
    case "integer":
      return h("input", { id, type: "number", step: "1" });
    case "decimal":
      return h("input", { id, type: "number", step: "any" });
    case "text":
      return h("textarea", { id, rows: 2 });
    default:
      return h("input", { id, type: "text" });
  }
}

/** The units that the question allows. */
function units(item) {
  return (item.extension ?? [])
    .filter(({ url }) => /\/questionnaire-unit(Option)?$/.test(url))
    .map(({ valueCoding }) => valueCoding);
}

/** The items of the response; questions without an answer are left out, and groups without any. */
export function responseItems(container) {
  const items = [];
  for (const element of nearest(container)) {
    const item = { linkId: element.dataset.link };
    if (element.dataset.type === "group") {
      const inner = responseItems(element);
      if (inner.length > 0) {
        items.push({ ...item, item: inner });
      }
    } else {
      const answer = answerOf(element);
      if (answer) {
        items.push({ ...item, answer: [answer] });
      }
    }
  }
  return items;
}

/** The questions and groups of a container, not those of its groups. */
function nearest(container) {
  return [...container.querySelectorAll("[data-link]")].filter((element) => element.parentElement.closest("[data-link], form") === container);
}

function answerOf(element) {
  if (element.dataset.type === "boolean") {
    const { value } = element.querySelector("input:checked");
    return value === "" ? undefined : { valueBoolean: value === "true" };
  }
  const text = element.querySelector("input, select, textarea").value.trim();
  return text === "" ? undefined : ANSWERS[element.dataset.type]?.(text, element) ?? { valueString: text };
}

const ANSWERS = {
  quantity(text, element) {
    const unit = JSON.parse(element.querySelector("select").value);
    return { valueQuantity: { value: Number(text), unit: unit.display ?? unit.code, system: unit.system, code: unit.code } };
  },
  choice: (text) => coded(text),
  "open-choice": (text) => coded(text),
  // The browser's field knows no zone: it is that of the person who fills in.
  dateTime: (text) => ({ valueDateTime: new Date(text).toISOString() }),
  date: (text) => ({ valueDate: text }),
  integer: (text) => ({ valueInteger: Number(text) }),
  decimal: (text) => ({ valueDecimal: Number(text) }),
};

function coded(text) {
  const answer = JSON.parse(text);
  return typeof answer === "string" ? { valueString: answer } : { valueCoding: answer };
}

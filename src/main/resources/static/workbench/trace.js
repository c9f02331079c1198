/** The rules of a call in the protocol's order: what each answered and why. */

import { announce, h, show } from "../common/dom.js";
import { words } from "../common/format.js";
import { answerChip, clauseTree } from "./clause.js";
import { factTable } from "./facts.js";
import { stacking } from "../common/stacking.js";

const FILTERS = {
  all: ["All", () => true],
  advised: ["Advised", (rule) => rule.answer === "true"],
  unknown: ["Unknown", (rule) => rule.answer === "unknown"],
  away: ["Kept away", (rule) => rule.keptAway !== undefined],
};

/** `{element, open(ruleId)}` of a trace; `onCard(uuid)` goes to a card. */
export function traceView(session, trace, onCard) {
  const rows = trace.rules.map((rule) => ruleRows(session, trace, rule, onCard));
  const said = h("div", { class: "why-topic", "aria-live": "polite" });
  const filters = h("div", { class: "row", role: "group", "aria-label": "Which rules" });
  const count = h("p", { class: "quiet small", "aria-live": "polite" });

  function filter(name) {
    const [, wanted] = FILTERS[name];
    rows.forEach((row) => row.show(wanted(row.rule)));
    filters.querySelectorAll("button").forEach((button) => button.setAttribute("aria-pressed", String(button.value === name)));
    const shown = rows.filter((row) => wanted(row.rule)).length;
    show(count, shown === 0 ? "No rule is of this kind." : `${shown} of ${rows.length} rules`);
  }

  show(filters, Object.entries(FILTERS).map(([name, [label, wanted]]) =>
    h("button", { type: "button", class: "slim", value: name, onclick: () => filter(name) }, `${label} (${trace.rules.filter(wanted).length})`)));

  function open(id) {
    const row = rows.find((candidate) => candidate.rule.id === id);
    if (row) {
      filter("all");
      row.open(true);
      row.focus();
    }
  }

  const element = h("div", {},
    heading(trace),
    topicQuestion(trace, said, open),
    said,
    filters, count,
    stacking(h("table", { class: "rules" },
      h("thead", {}, h("tr", {}, ["Rule", "Title and topic", "Answer", "Why"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows.map((row) => row.elements)))),
    h("details", { class: "all-facts" }, h("summary", {}, `All facts (${trace.facts.length})`), factTable(session, trace.facts, "Facts that the rules look at")),
    trace.variables?.length ? h("details", {}, h("summary", {}, `Variables of the protocol (${trace.variables.length})`), variables(trace.variables)) : null);
  filter("all");
  return { element, open };
}

function heading(trace) {
  const [url, version] = trace.protocol.split("|");
  return [
    trace.trial ? h("p", { class: "note warm" }, h("strong", {}, "Trial. "), "These are the answers of the edited copy. Nothing is remembered, and nobody's advice has changed.") : null,
    trace.otherProtocol ? h("p", { class: "note warm" }, `The cards of this patient follow another protocol: ${trace.otherProtocol}`) : null,
    h("p", { class: "quiet small" }, `${trace.title ?? url}, version ${version ?? "unknown"}; drug ${trace.drug}; CTCAE ${trace.ctcaeVersion}.`),
  ];
}

/** The quick way to "why did this card (not) come": choose a topic, read the sentences. */
function topicQuestion(trace, said, open) {
  const topics = [...new Set(trace.rules.map((rule) => rule.topic))];
  const choice = h("select", { id: "why-topic", onchange: () => answer(choice.value) },
    h("option", { value: "" }, "Choose what you expected"), topics.map((topic) => h("option", { value: topic }, words(topic))));
  function answer(topic) {
    const rules = trace.rules.filter((rule) => rule.topic === topic);
    show(said, topic ? h("div", { class: "note" }, rules.map((rule) => h("p", {}, h("strong", {}, `${rule.id} `), verdict(rule), " ",
      h("button", { type: "button", class: "slim", onclick: () => open(rule.id) }, `Show rule ${rule.id}`)))) : null);
  }
  return h("div", { class: "field why-topic-field" }, h("label", { for: "why-topic" }, "Why did a card come, or not come, on …"), choice);
}

/** One sentence on what became of a rule. */
export function verdict(rule) {
  if (!rule.asked) {
    return `was not asked: ${rule.notAsked}.`;
  }
  if (rule.keptAway) {
    return `holds, but its card is kept away: ${rule.keptAway}`;
  }
  if (rule.toldBy) {
    return `gave no card of its own: that of rule ${rule.toldBy}, which is more urgent, tells it. ${rule.why}`;
  }
  return `${{ true: "gave a card", false: "gave no card", unknown: "could not be decided" }[rule.answer]}. ${rule.why}`;
}

function ruleRows(session, trace, rule, onCard) {
  const id = `rule-${rule.id}`;
  const detail = h("tr", { id: `${id}-detail`, class: "rule-detail", hidden: true });
  const toggle = h("button", {
    type: "button", class: "slim toggle", "aria-expanded": "false", "aria-controls": detail.id,
    "aria-label": `Rule ${rule.id}, ${rule.title}: the condition and its facts`, onclick: () => open(toggle.getAttribute("aria-expanded") !== "true"),
  }, rule.id);
  const main = h("tr", { id, "data-rule": rule.id, "data-answer": rule.asked ? rule.answer : "not-asked" },
    h("th", { scope: "row" }, toggle),
    h("td", {}, rule.title, h("div", { class: "quiet small" }, words(rule.topic))),
    h("td", {}, answerChip(rule.asked ? rule.answer : undefined), urgencyOf(rule)),
    h("td", {}, reason(rule), cardButton(rule, onCard)));

  function open(wanted) {
    if (wanted && detail.childElementCount === 0) {
      show(detail, h("td", { role: "cell", colspan: "4" }, detailOf(session, trace, rule)));
    }
    toggle.setAttribute("aria-expanded", String(wanted));
    detail.hidden = !wanted || main.hidden;
  }

  return {
    rule, elements: [main, detail], open,
    show(wanted) {
      main.hidden = !wanted;
      detail.hidden = !wanted || toggle.getAttribute("aria-expanded") !== "true";
    },
    focus() {
      toggle.focus({ preventScroll: true });
      main.scrollIntoView({ block: "center" });
      announce(`Rule ${rule.id} is opened`);
    },
  };
}

function urgencyOf(rule) {
  return rule.urgency ? h("div", { class: "quiet small" }, { routine: "info", urgent: "warning", stat: "critical" }[rule.urgency] ?? rule.urgency) : null;
}

function reason(rule) {
  return [
    rule.asked ? rule.why : `Not asked: ${rule.notAsked}.`,
    rule.keptAway ? h("p", { class: "note warm tight" }, rule.keptAway) : null,
    rule.toldBy ? h("p", { class: "quiet small" }, `The card of rule ${rule.toldBy} tells it.`) : null,
  ];
}

function cardButton(rule, onCard) {
  return rule.card && !rule.keptAway ? h("div", {}, h("button", { type: "button", class: "slim", onclick: () => onCard(rule.card) }, "To its card")) : null;
}

function detailOf(session, trace, rule) {
  const facts = trace.facts.filter((fact) => (rule.facts ?? []).includes(fact.name));
  return [
    h("h3", {}, `Rule ${rule.id}: the condition`),
    rule.condition ? clauseTree(rule.condition) : h("p", { class: "quiet" }, "It was not asked, so its condition has no answer."),
    facts.length > 0 ? [h("h3", {}, "The facts it looks at"), factTable(session, facts, `Facts of rule ${rule.id}`)] : null,
  ];
}

function variables(list) {
  return h("dl", { class: "variables" }, list.map((variable) => [
    h("dt", {}, h("code", {}, `%${variable.name}`)), h("dd", {}, variable.description ?? variable.words, " ", h("code", { class: "quiet" }, variable.expression))]));
}

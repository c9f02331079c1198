/** The rules as a table: when each holds, what it suggests, and on what it rests. */

import { h } from "../common/dom.js";
import { words } from "../common/format.js";
import { stacking } from "../common/stacking.js";
import { namesIn } from "./model.js";
import { expressionElement, marked, maybeOutOfDate } from "./names.js";
import { inWords } from "./thresholds.js";

const INDICATORS = { routine: "info", urgent: "warning", stat: "critical" };
const HEAD = ["Rule", "Priority", "When it holds", "What it says and suggests", "Sources"];

/** The table; `view` is `{shelf, read, explained, doubts}`. */
export function ruleTable(view) {
  const { rules } = view.read.model;
  if (rules.length === 0) {
    return h("p", { class: "note warm" }, "It has no rules of its own.");
  }
  const opened = h("button", { type: "button", class: "slim no-print", "aria-pressed": "false" }, "Show FHIRPath of all");
  const body = rules.map((rule) => row(view, rule));
  opened.addEventListener("click", () => {
    const open = opened.getAttribute("aria-pressed") !== "true";
    opened.setAttribute("aria-pressed", String(open));
    body.forEach((element) => element.querySelectorAll("details").forEach((details) => { details.open = open; }));
  });
  return [h("div", { class: "row" }, h("p", { class: "quiet small" }, `${rules.length} rules`), opened), stacking(h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": "Rules" },
    h("table", { class: "rule-table" },
      h("caption", { class: "visually-hidden" }, "Rules"),
      h("thead", {}, h("tr", {}, HEAD.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, body))))];
}

function row(view, rule) {
  const said = view.doubts.rules.get(rule.id) ?? new Set();
  const cells = [priority(view, rule, said), condition(view, rule, said), advice(view, rule, said), sources(rule)];
  return h("tr", { id: `rule-${rule.id}`, tabindex: "-1", "data-rule": rule.id },
    h("th", { scope: "row" }, h("a", { class: "id", href: `#rule-${encodeURIComponent(rule.id)}`, "aria-label": `Rule ${rule.id}` }, rule.id), " ", rule.title,
      h("span", { class: "from quiet small" }, rule.topic.code ? rule.topic.display || words(rule.topic.code) : "no topic")),
    cells.map((content, index) => h("td", { "data-label": HEAD[index + 1] }, content)));
}

function indicator(code) {
  return h("span", { class: `chip ${INDICATORS[code] ?? ""}` }, INDICATORS[code] ?? (code || "none"));
}

function priority({ explained }, rule, said) {
  const made = explained?.rules.get(rule.id)?.urgency;
  const { description, expression } = rule.priorityWhen ?? {};
  const trusted = description && !said.has("urgency");
  return [indicator(rule.priority), !rule.priorityWhen ? null : [
    trusted || !made ? h("p", { class: "small" }, description ? `Otherwise: ${description}` : "Changes with the facts.") : null,
    !trusted && made ? h("p", { class: "small" }, marked(inWords(asIndicators(made)))) : null,
    !trusted && description ? h("p", { class: "small quiet" }, `By the author: ${description} `, maybeOutOfDate()) : null,
    h("details", {}, h("summary", { "aria-label": `Priority of rule ${rule.id} in FHIRPath` }, "FHIRPath"),
      trusted && made ? h("p", {}, marked(inWords(asIndicators(made)))) : null, h("p", {}, expressionElement(expression ?? ""))),
  ]];
}

/** The codes of a priority as cards show them; what stands in quotation marks is left alone. */
function asIndicators(made) {
  return made.replace(/“[^”]*”|\b(?:routine|urgent|stat)\b/g, (found) => INDICATORS[found] ?? found);
}

function condition({ read, explained, doubts }, rule, said) {
  const words = explained?.rules.get(rule.id)?.words;
  // A condition that is a name alone comes in the words of the name's author.
  const made = words && /^%\w+$/.test(rule.expression.trim()) ? `“${words}”` : words;
  const names = namesIn(rule.expression, read.model.variables).filter((variable) => !/^[\d.]+(\s*'[^']*')?$/.test(variable.expression.trim()));
  return [
    made ? h("p", { class: "made" }, marked(inWords(made))) : null,
    made && names.length > 0 ? h("ul", { class: "stands small" }, names.map((variable) => h("li", {}, `“${variable.description ?? variable.name}” `,
      doubts.variables.has(variable.name) ? [maybeOutOfDate(), " "] : null, "means: ", marked(inWords(explained.variables.get(variable.name)?.words ?? variable.expression))))) : null,
    rule.words ? h("p", { class: made ? "small quiet" : undefined }, made ? "By the author: " : null, rule.words, " ", said.has("words") ? maybeOutOfDate() : null) : null,
    h("details", {}, h("summary", { "aria-label": `Condition of rule ${rule.id} in FHIRPath` }, "FHIRPath"),
      h("p", {}, expressionElement(rule.expression)),
      namesIn(rule.expression, read.model.variables).map((variable) => h("p", {}, h("code", {}, `%${variable.name} = `), expressionElement(variable.expression)))),
    h("p", { class: "small quiet" }, rule.hooks.length === 0 ? "Asked at every hook." : ["Asked at ", rule.hooks.map((hook, index) => [index ? ", " : "", h("code", {}, hook)]), " only."]),
  ];
}

function advice({ shelf }, rule, said) {
  return [
    rule.advice ? h("p", {}, rule.advice, " ", said.has("advice") ? maybeOutOfDate() : null) : null,
    rule.textWhen ? h("details", {}, h("summary", { "aria-label": `Text by facts of rule ${rule.id}` }, "More text, by facts"), h("p", {}, expressionElement(rule.textWhen.expression ?? ""))) : null,
    rule.suggestions.length === 0 ? h("p", { class: "small quiet" }, "Suggests no order.") : h("ul", {}, rule.suggestions.map((suggestion) => h("li", {},
      suggestion.title, suggestion.change ? ` (${suggestion.change.toLowerCase()})` : null, suggestion.reason ? `, reason: ${suggestion.reason}` : null,
      suggestion.definition ? [" ", h("a", { class: "small", href: definition(shelf, suggestion.definition), rel: "noreferrer" }, suggestion.definition.split("/").slice(-2).join("/"))] : null,
      suggestion.only ? [" only where ", expressionElement(suggestion.only)] : null))),
  ];
}

function definition(shelf, canonical) {
  const [url, version] = canonical.split("|");
  const type = url.split("/").at(-2);
  return `${shelf.session.base}/${encodeURIComponent(type)}?url=${encodeURIComponent(url)}${version ? `&version=${encodeURIComponent(version)}` : ""}`;
}

function sources(rule) {
  return rule.sources.length === 0 ? h("span", { class: "chip unknown" }, "no source")
    : h("ul", { class: "small" }, rule.sources.map((source) => h("li", {}, source.url ? h("a", { href: source.url, rel: "noreferrer" }, source.text) : source.text)));
}

/** Lights the row of a rule and goes there; false where there is none. */
export function goToRule(id) {
  document.querySelectorAll("tr.targeted").forEach((other) => {
    other.classList.remove("targeted");
    other.querySelector(".targeted-note")?.remove();
  });
  document.getElementById("no-rule")?.remove();
  const target = document.getElementById(`rule-${id}`);
  if (!target) {
    document.getElementById("reading").prepend(h("p", { class: "note warm", id: "no-rule" }, `This protocol has no rule ${id}.`));
    return false;
  }
  target.classList.add("targeted");
  target.querySelector("th").prepend(h("span", { class: "visually-hidden targeted-note" }, "The rule that was asked for: "));
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
  return true;
}

/** What a tried protocol changes: its answer beside that of the stored protocol for the same request. */

import { h, table } from "/common/dom.js";
import { words } from "/common/format.js";
import { answerChip } from "/workbench/clause.js";

/** `{topic, change, stored, tried}` for each topic whose card is not the same. */
export function cardChanges(stored, tried) {
  const before = byTopic(stored);
  const after = byTopic(tried);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((topic) => ({ topic, stored: before.get(topic), tried: after.get(topic) }))
    .map((pair) => ({ ...pair, change: changeOf(pair) }))
    .filter((pair) => pair.change);
}

/** `{id, stored, tried}` for each rule that answers otherwise, or is in one of them only. */
export function ruleChanges(stored, tried) {
  const before = new Map(stored.rules.map((rule) => [rule.id, rule]));
  const after = new Map(tried.rules.map((rule) => [rule.id, rule]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ id, stored: before.get(id), tried: after.get(id) }))
    .filter((pair) => sayings(pair.stored) !== sayings(pair.tried));
}

function byTopic(cards) {
  return new Map(cards.map((card) => [card.source?.topic?.code ?? card.summary, card]));
}

function changeOf({ stored, tried }) {
  if (!stored) {
    return "added";
  }
  if (!tried) {
    return "removed";
  }
  return visible(stored) === visible(tried) ? undefined : "changed";
}

/** What a clinician sees of a card. */
function visible(card) {
  return JSON.stringify([card.indicator, card.summary, adviceOf(card), (card.suggestions ?? []).map((suggestion) => suggestion.label)]);
}

/** The detail ends with the protocol's name and version; that these differ is no change of the advice. */
function adviceOf(card) {
  return (card.detail ?? "").split("\n**Source**")[0];
}

function sayings(rule) {
  return rule ? JSON.stringify([rule.asked, rule.answer, rule.urgency, rule.title]) : "";
}

/** Both differences as tables, or a sentence where there are none. */
export function comparison(stored, tried) {
  const cards = cardChanges(stored.cards, tried.cards);
  const rules = ruleChanges(traceOf(stored), traceOf(tried));
  if (cards.length === 0 && rules.length === 0) {
    return h("p", { class: "note" }, "For this request the copy gives the same cards, and each rule answers the same.");
  }
  return [
    cards.length === 0 ? h("p", {}, "The cards are the same.") : table({
      caption: `${cards.length} ${cards.length === 1 ? "card differs" : "cards differ"}`,
      head: ["Topic", "Change", "Stored protocol", "Edited copy"],
      rows: cards.map((pair) => [words(pair.topic), h("span", { class: `chip ${pair.change === "removed" ? "warning" : "info"}` }, pair.change), cardCell(pair.stored), cardCell(pair.tried)]),
    }),
    rules.length === 0 ? h("p", {}, "Each rule answers the same.") : table({
      caption: `${rules.length} ${rules.length === 1 ? "rule answers" : "rules answer"} otherwise`,
      head: ["Rule", "Stored protocol", "Edited copy", "Why, by the copy"],
      rows: rules.map((pair) => [`${pair.id} ${(pair.tried ?? pair.stored).title}`, ruleCell(pair.stored), ruleCell(pair.tried), pair.tried?.why ?? pair.tried?.notAsked ?? ""]),
    }),
  ];
}

function traceOf(answer) {
  return answer.extension?.["org.nadir.trace"] ?? { rules: [] };
}

function cardCell(card) {
  return card ? [h("span", { class: `chip ${card.indicator}` }, card.indicator), " ", card.summary] : h("span", { class: "quiet" }, "no card");
}

function ruleCell(rule) {
  return rule ? [answerChip(rule.asked ? rule.answer : undefined), rule.urgency ? h("span", { class: "quiet small" }, ` ${rule.urgency}`) : null]
    : h("span", { class: "quiet" }, "no such rule");
}

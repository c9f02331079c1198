/** What a tried protocol changes: its answer beside that of the stored protocol for the same request. */

import { h, table } from "../common/dom.js";
import { words } from "../common/format.js";
import { answerChip } from "./clause.js";
import { cardChanges, onlyIn, ruleChanges } from "../common/differences.js";
import { stacking } from "../common/stacking.js";

/** Both differences as tables, or a sentence where there are none. */
export function comparison(stored, tried) {
  const cards = cardChanges(stored.cards, tried.cards);
  const rules = ruleChanges(rulesOf(stored), rulesOf(tried));
  if (cards.length === 0 && rules.length === 0) {
    return h("p", { class: "note" }, "For this request the copy gives the same cards, and each rule answers the same.");
  }
  return [cards.length === 0 ? h("p", {}, "The cards are the same.") : cardTable(cards), rules.length === 0 ? h("p", {}, "Each rule answers the same.") : ruleTable(rules)];
}

function rulesOf(answer) {
  return answer.extension?.["org.nadir.trace"]?.rules ?? [];
}

function cardTable(cards) {
  return stacking(table({
    caption: `${cards.length} ${cards.length === 1 ? "card differs" : "cards differ"}`,
    head: ["Topic", "Change", "Stored protocol", "Edited copy"],
    rows: cards.map((pair) => [words(pair.topic), h("span", { class: `chip ${pair.change === "removed" ? "warning" : "info"}` }, pair.change), cardCell(pair.stored, pair.tried), cardCell(pair.tried, pair.stored)]),
  }));
}

function ruleTable(rules) {
  return stacking(table({
    caption: `${rules.length} ${rules.length === 1 ? "rule answers" : "rules answer"} otherwise`,
    head: ["Rule", "Stored protocol", "Edited copy", "Why, by the copy"],
    rows: rules.map((pair) => [`${pair.id} ${(pair.tried ?? pair.stored).title}`, ruleCell(pair.stored), ruleCell(pair.tried), pair.tried?.why ?? pair.tried?.notAsked ?? ""]),
  }));
}

function cardCell(card, other) {
  return card ? [h("span", { class: `chip ${card.indicator}` }, card.indicator), " ", card.summary, other ? own(onlyIn(card, other)) : null]
    : h("span", { class: "quiet" }, "no card");
}

/** What only this one of two cards says. */
function own(lines) {
  return lines.length === 0 ? null : h("ul", { class: "plain small" }, lines.map((line) => h("li", {}, h("span", { class: "quiet" }, "only here: "), line)));
}

function ruleCell(rule) {
  return rule ? [answerChip(rule.asked ? rule.answer : undefined), rule.urgency ? h("span", { class: "quiet small" }, ` ${rule.urgency}`) : null]
    : h("span", { class: "quiet" }, "no such rule");
}

/** A condition as a tree: each part in words, with its answer and what gave it. */

import { h } from "../common/dom.js";

const JOINS = { and: "All of these:", or: "One of these:", not: "Not this:" };
const CHIPS = { true: "true", false: "false", unknown: "unknown" };

/** A chip that says an answer in a word. */
export function answerChip(answer) {
  const word = CHIPS[answer] ?? "not asked";
  return h("span", { class: `chip answer-${word.replace(" ", "-")} ${word === "unknown" ? "unknown" : ""}` }, word);
}

/** The tree of a clause. */
export function clauseTree(clause) {
  return h("ul", { class: "clauses" }, branch(clause));
}

function branch(clause) {
  const parts = clause.clauses ?? [];
  return h("li", {}, h("div", { class: "clause" }, answerChip(clause.answer), h("div", {}, parts.length > 0 ? joined(clause) : leaf(clause))),
    parts.length > 0 ? h("ul", {}, parts.map(branch)) : null);
}

/** A variable has words of its own; else the parts say it all. */
function joined(clause) {
  const named = /^%\w+$/.test(clause.expression ?? "");
  return [named ? [clause.words, " ", h("code", { class: "quiet" }, clause.expression), " "] : null,
    named && clause.kind === "condition" ? null : h("span", { class: "quiet" }, JOINS[clause.kind] ?? "")];
}

function leaf(clause) {
  return [clause.words, " ", h("code", { class: "quiet" }, clause.expression),
    clause.because && clause.because !== clause.words ? h("span", { class: "because" }, clause.because) : null];
}

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { cardChanges, onlyIn, ruleChanges } from "../../main/resources/static/common/differences.js";
import { JsonMistake, parse } from "../../main/resources/static/common/json.js";
import { literals } from "../../main/resources/static/common/literals.js";

const mistake = (text) => {
  try {
    parse(text);
  } catch (error) {
    assert.ok(error instanceof JsonMistake, String(error));
    return [error.line, error.column, error.message.split(": ")[1].split(" is expected")[0]];
  }
  return undefined;
};

test("what is JSON is read", () => {
  assert.deepEqual(parse(" {\"a\": [1, -2.5e3, true, null, \"\\u00e4\\n\"]} "), { a: [1, -2500, true, null, "ä\n"] });
});

test("what is no JSON is told with its place", () => {
  assert.deepEqual(mistake("{\n  \"a\" 1\n}"), [2, 7, "a colon"]);
  assert.deepEqual(mistake("{\"a\": 1,}"), [1, 9, "a name in double quotes"]);
  assert.deepEqual(mistake("[1, 2"), [1, 6, "a comma or ]"]);
  assert.deepEqual(mistake("[1\n 2]"), [2, 2, "a comma or ]"]);
  assert.deepEqual(mistake("{\"a\": tru}"), [1, 7, "a value"]);
  assert.deepEqual(mistake(""), [1, 1, "a value"]);
  assert.deepEqual(mistake("{} x"), [1, 4, "the end of the text"]);
});

test("each number literal of a condition is found, and none in a unit or a name", () => {
  const found = literals("(%platelets < 20 '10*9/L' or (%activeBleeding and %thrombocytopeniaGrade >= 2)) and %worstGradeInCycle1 = 4");
  assert.deepEqual(found.map(({ fact, operator, value, unit }) => [fact, operator, value, unit]), [
    ["platelets", "<", "20", "10*9/L"], ["thrombocytopeniaGrade", ">=", "2", undefined], ["worstGradeInCycle1", "=", "4", undefined]]);
});

test("a number is replaced where it stands and nowhere else", () => {
  const [first, second] = literals("%a > 3 and %b > 3 '3'");
  assert.equal(first.replaced("5"), "%a > 5 and %b > 3 '3'");
  assert.equal(second.replaced("0.5"), "%a > 3 and %b > 0.5 '3'");
});

test("the shipped protocol keeps its expressions when no number changes", () => {
  const protocol = JSON.parse(readFileSync(new URL("../../../ig/fsh-generated/resources/PlanDefinition-cemsidomide-hematologic-toxicity.json", import.meta.url)));
  const expressions = [...protocol.extension.flatMap((extension) => extension.valueExpression?.expression ?? []), ...protocol.action.flatMap((action) => action.condition.map((condition) => condition.expression.expression))];
  const found = expressions.flatMap((expression) => literals(expression).map((literal) => [expression, literal.replaced(literal.value)]));
  assert.ok(found.length > 30);
  found.forEach(([before, after]) => assert.equal(after, before));
});

const card = (topic, more = {}) => ({ indicator: "info", summary: topic, detail: "advice\n\n**Source**: rule of 0.1", source: { topic: { code: topic } }, ...more });

test("cards are compared by topic, by what is seen of them", () => {
  const changes = cardChanges([card("g-csf"), card("esa"), card("repeat-cbc")],
    [card("g-csf", { indicator: "warning" }), card("esa", { detail: "advice\n\n**Source**: rule of 0.2" }), card("review-dose")]);
  assert.deepEqual(changes.map(({ topic, change }) => [topic, change]), [["g-csf", "changed"], ["repeat-cbc", "removed"], ["review-dose", "added"]]);
});

test("rules are compared by id, by what they answer", () => {
  const rule = (id, answer, more = {}) => ({ id, asked: true, answer, ...more });
  const changes = ruleChanges([rule("A", "true"), rule("B", "false"), rule("C", "true", { urgency: "stat" })],
    [rule("A", "true", { why: "otherwise" }), rule("B", "unknown"), rule("C", "true", { urgency: "routine" }), rule("D", "false")]);
  assert.deepEqual(changes.map(({ id }) => id), ["B", "C", "D"]);
});

test("what only one of two cards says is told without Markdown", () => {
  const one = card("g-csf", { detail: "Consider it.\n\n| a | 0.4 10\\*9/L |\n\n- Not decided: P1\n\n**Source**: x", suggestions: [{ label: "Order" }] });
  const other = card("g-csf", { detail: "Consider it.\n\n**Source**: y" });
  assert.deepEqual(onlyIn(one, other), ["a · 0.4 10*9/L", "Not decided: P1", "Suggestion: Order"]);
  assert.deepEqual(onlyIn(other, one), []);
});

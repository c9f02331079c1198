import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { literals } from "../../main/resources/static/common/literals.js";
import { numbersOf } from "../../main/resources/static/common/numbers.js";
import { isProtocol, under } from "../../main/resources/static/common/protocols.js";
import { changesOf, cut, differing } from "../../main/resources/static/protocol/changes.js";
import { doubtsOf } from "../../main/resources/static/protocol/doubts.js";
import { csvOf, effectOn, few, summaryOf } from "../../main/resources/static/protocol/effects.js";
import { carryAction, carryExtension, merged } from "../../main/resources/static/protocol/merge.js";
import { meaning, modelOf, namesIn } from "../../main/resources/static/protocol/model.js";
import { placeOf } from "../../main/resources/static/protocol/place.js";
import { inExpression, inWords } from "../../main/resources/static/protocol/thresholds.js";
import { nextVersion, versionProblem } from "../../main/resources/static/protocol/versions.js";

const shipped = (id) => JSON.parse(readFileSync(new URL(`../../../ig/fsh-generated/resources/PlanDefinition-${id}.json`, import.meta.url)));
const base = shipped("cemsidomide-hematologic-toxicity");
const escalation = shipped("cemsidomide-dose-escalation");
const edited = (change) => {
  const copy = structuredClone(base);
  change(copy);
  return copy;
};
const rule = (plan, prefix) => plan.action.find((action) => action.prefix === prefix);
const variable = (plan, name) => plan.extension.find((extension) => extension.valueExpression?.name === name).valueExpression;

test("a derived protocol takes everything that it does not say itself", () => {
  const { whole, base: found, missing } = merged(escalation, [base, escalation]);
  assert.equal(missing, undefined);
  assert.equal(found.id, base.id);
  assert.deepEqual([whole.url, whole.version, whole.title], [escalation.url, escalation.version, escalation.title]);
  assert.deepEqual(whole.action.slice(0, base.action.length).map((action) => action.prefix), base.action.map((action) => action.prefix));
  const own = escalation.action.map((action) => action.prefix).filter((prefix) => !rule(base, prefix));
  assert.deepEqual(whole.action.slice(base.action.length).map((action) => action.prefix), own);
  assert.equal(rule(whole, "N1").title, rule(escalation, "N1").title);
  assert.deepEqual(rule(whole, "N1").condition, rule(base, "N1").condition);
  assert.deepEqual(rule(whole, "H1"), rule(base, "H1"));
  assert.deepEqual(whole.useContext, base.useContext);
});

test("a base that is not stored, or that leads back, is named", () => {
  assert.match(merged(escalation, [escalation]).missing, /hematologic-toxicity\|0\.2\.0$/);
  const circle = edited((copy) => { copy.relatedArtifact = [{ type: "derived-from", resource: `${escalation.url}|${escalation.version}` }]; });
  assert.ok(merged(escalation, [circle, escalation]).missing);
});

test("a new variable stands before the next one that is replaced", () => {
  const expression = (name, text) => ({ url: variableUrl(), valueExpression: { name, expression: text } });
  const derived = { ...escalation, extension: [expression("limit", "2"), expression("holdGrade", "%limit"), expression("last", "1")] };
  const names = merged(derived, [base]).whole.extension.map((extension) => extension.valueExpression?.name).filter(Boolean);
  assert.equal(names.indexOf("limit") + 1, names.indexOf("holdGrade"));
  assert.equal(names.filter((name) => name === "holdGrade").length, 1);
  assert.equal(names.at(-1), "last");
});

function variableUrl() {
  return base.extension.find((extension) => extension.valueExpression).url;
}

test("what is changed of the whole is written into the derived protocol alone", () => {
  const copy = structuredClone(escalation);
  const { whole } = merged(copy, [base]);
  const groups = numbersOf(whole);
  const hold = groups.find((group) => group.name === "holdGrade");
  hold.numbers[0].set("2");
  carryExtension(copy, whole.extension[hold.index]);
  const temperature = groups.find((group) => group.kind === "rule" && group.name === "F2");
  temperature.numbers[0].set("0.8");
  carryAction(copy, whole, temperature.index, "condition");
  assert.equal(variable(copy, "holdGrade").expression, "2");
  assert.deepEqual(Object.keys(rule(copy, "F2")), ["prefix", "condition"]);
  const again = merged(copy, [base]).whole;
  assert.match(rule(again, "F2").condition[0].expression.expression, /^%neutrophils < 0\.8 /);
  assert.equal(rule(again, "F2").title, rule(base, "F2").title);
  assert.equal(variable(again, "holdGrade").expression, "2");
});

test("windows and grades are numbers too", () => {
  const groups = numbersOf(base).filter((group) => group.kind === "limit");
  const windows = base.extension.filter((extension) => extension.url.endsWith("protocol-window")).length;
  assert.equal(groups.length, windows + 1);
  const copy = structuredClone(base);
  numbersOf(copy).find((group) => group.name === "fever").numbers[0].set("72");
  assert.equal(modelOf(copy).windows.find((window) => window.name === "fever").value, "72 hours");
});

test("of protocols of one address the active one counts that was changed last", () => {
  const plan = (id, status, lastUpdated) => ({ id, url: "u", version: "1", status, meta: { lastUpdated } });
  assert.equal(under("u", [plan("a", "active", "2026-01-01"), plan("b", "draft", "2026-02-01"), plan("c", "active", "2026-01-02")]).id, "c");
  assert.equal(under("u|2", [plan("a", "active", "2026-01-01")]), undefined);
  assert.ok(isProtocol(base));
  assert.ok(!isProtocol({ resourceType: "PlanDefinition", action: [{ title: "something else" }] }));
});

test("an expression means what its names stand for", () => {
  const { variables } = modelOf(base);
  assert.deepEqual(namesIn("%atHoldGrade", variables).map((one) => one.name), ["holdGrade", "atHoldGrade"]);
  const other = modelOf(edited((copy) => { variable(copy, "holdGrade").expression = "2"; }));
  assert.notEqual(meaning("%atHoldGrade", variables), meaning("%atHoldGrade", other.variables));
  assert.equal(meaning("%febrileNeutropenia", variables), meaning("%febrileNeutropenia ", other.variables));
});

test("words with a number are in doubt where a name behind them changed", () => {
  const now = modelOf(edited((copy) => { variable(copy, "holdGrade").expression = "2"; }));
  const { rules, variables } = doubtsOf(now, modelOf(base));
  assert.deepEqual([...rules.get("H1")].sort(), ["advice", "words"]);
  assert.ok(!rules.has("P1"));
  assert.ok(!variables.has("holdGrade"), "its description names no number");
});

test("words are in doubt where the condition itself changed, and no more once they are written anew", () => {
  const change = (copy) => { rule(copy, "P1").condition[0].expression.expression = "%platelets > 20 '10*9/L'"; };
  assert.ok(doubtsOf(modelOf(edited(change)), modelOf(base)).rules.get("P1").has("words"));
  const renewed = modelOf(edited((copy) => { change(copy); rule(copy, "P1").condition[0].expression.description = "platelets are above 20"; }));
  assert.ok(!doubtsOf(renewed, modelOf(base)).rules.get("P1")?.has("words"));
  const febrile = modelOf(edited((copy) => { const named = variable(copy, "febrileNeutropenia"); named.expression = named.expression.replace("38.3", "38.5"); }));
  assert.ok(doubtsOf(febrile, modelOf(base)).variables.has("febrileNeutropenia"));
});

test("differences are told part by part", () => {
  const now = edited((copy) => { variable(copy, "holdGrade").expression = "2"; rule(copy, "P1").title = "Give platelets"; copy.action.pop(); copy.version = "0.3.0"; });
  const rows = differing(changesOf(modelOf(base), modelOf(now)));
  const row = (id) => rows.find((candidate) => candidate.id === id);
  assert.deepEqual(row("about").parts.map(({ label, was, is }) => [label, was, is]), [["Version", "0.2.0", "0.3.0"]]);
  assert.deepEqual(row("holdGrade").parts.map(({ label, was, is }) => [label, was, is]), [["Stands for", "3", "2"]]);
  assert.deepEqual(row("P1").parts.map((part) => part.label), ["Title"]);
  assert.deepEqual(row("H1").parts.map((part) => part.label), ["Names in it"]);
  assert.equal(row(base.action.at(-1).prefix).change, "removed");
  assert.equal(row("F2"), undefined);
  assert.deepEqual(differing(changesOf(modelOf(base), modelOf(base))), []);
});

test("the differing middle of two texts is found", () => {
  assert.deepEqual(cut("platelets below 20 or bleeding", "platelets below 30 or bleeding"), { before: "platelets below ", was: "20 ", is: "30 ", after: "or bleeding" });
  assert.deepEqual(cut("a", "a b"), { before: "", was: "a", is: "a b", after: "" });
  assert.deepEqual(cut("same", "same"), { before: "same", was: "", is: "", after: "" });
});

test("an element is found in the text", () => {
  const text = JSON.stringify(base, null, 2);
  const at = (element) => { const { start, end } = placeOf(text, element); return JSON.parse(text.slice(start, end)); };
  assert.deepEqual(at("PlanDefinition"), base);
  assert.equal(at("PlanDefinition.action[3].condition[0].expression.expression"), base.action[3].condition[0].expression.expression);
  assert.deepEqual(at("PlanDefinition.extension[2]"), base.extension[2]);
  assert.deepEqual(at("PlanDefinition.action[3].trigger[0]"), base.action[3]);
  assert.deepEqual(at("PlanDefinition.action[99]"), base.action);
  const tricky = " [1, {\"b\\\"]\": [true, {}], \"a\" : \"}\"}, 2]";
  const { start, end } = placeOf(tricky, "X[1].a");
  assert.equal(tricky.slice(start, end), "\"}\"");
});

const thresholds = (pieces) => pieces.filter((piece) => piece.threshold).map((piece) => piece.text);

test("thresholds are marked and nothing is lost", () => {
  const words = "(platelets are below 20 x10^9/L or the worst grade in cycle 1 is 4) and “counts at least 3” and hemoglobin is at least 7.5 g/dL and fever is above 38.3 °C";
  assert.deepEqual(thresholds(inWords(words)), ["20 x10^9/L", "4", "7.5 g/dL", "38.3 °C"]);
  assert.equal(inWords(words).map((piece) => piece.text).join(""), words);
  for (const { expression } of modelOf(base).rules) {
    assert.equal(inExpression(expression).map((piece) => piece.text).join(""), expression);
    assert.equal(thresholds(inExpression(expression)).length, literals(expression).length, expression);
  }
});

test("a version counts on and is not used twice", () => {
  assert.equal(nextVersion("0.2.0"), "0.2.1");
  assert.equal(nextVersion("0.2.9", ["0.2.10"]), "0.2.11");
  assert.equal(nextVersion("2026-09"), "2026-10");
  assert.equal(nextVersion("draft"), "draft.1");
  assert.match(versionProblem("0.2.0", { own: "0.2.0", taken: [] }), /would replace/);
  assert.match(versionProblem("0.1.0", { own: "0.2.0", taken: ["0.1.0"] }), /used before/);
  assert.match(versionProblem("", { taken: [] }), /needed/);
  assert.equal(versionProblem("0.3.0", { own: "0.2.0", taken: ["0.1.0"] }), undefined);
});

const card = (topic, indicator = "info") => ({ summary: topic, indicator, detail: "", source: { topic: { code: topic } } });
const asked = (id, answer, urgency) => ({ id, title: id, asked: true, answer, urgency });
const answer = (cards, rules, other) => ({ cards, extension: { "org.nadir.trace": { rules, otherProtocol: other } } });

test("the effect is counted by rule, and what could not be asked is kept", () => {
  const one = effectOn({ id: "a" }, answer([card("esa")], [asked("A", "true", "routine"), asked("B", "false"), asked("C", "unknown")]),
    answer([card("esa", "warning"), card("g-csf")], [asked("A", "true", "urgent"), asked("B", "true", "routine"), asked("C", "false"), { id: "M", asked: false }]));
  const two = effectOn({ id: "b" }, answer([card("esa")], [asked("A", "true", "routine")]), answer([], [asked("A", "unknown")], "u|1"));
  const same = effectOn({ id: "c" }, answer([], [asked("A", "false")]), answer([], [asked("A", "unknown")]));
  const failed = { patient: { id: "=d" }, error: new Error("gone, \"away\"") };
  const summary = summaryOf([one, two, same, failed]);
  assert.deepEqual([summary.asked, summary.different, summary.silent, summary.others, summary.failed, summary.notAsked], [3, 2, 1, 1, 1, ["M"]]);
  assert.deepEqual(summary.rules.map(({ id, gained, lost, urgency, open, decided }) => [id, gained, lost, urgency, open, decided]),
    [["A", 0, 1, 1, 1, 0], ["B", 1, 0, 0, 0, 0], ["C", 0, 0, 0, 0, 1]]);
  const lines = csvOf([one, two, same, failed]).trimEnd().split("\r\n");
  assert.equal(lines.length, 6);
  assert.equal(lines[1], "a,other advice,esa,changed,info,esa,warning,esa,A urgency; B gained; C decided,");
  assert.equal(lines[4], "c,same advice,,,,,,,A open,");
  assert.equal(lines[5], "'=d,not compared,,,,,,,,\"gone, \"\"away\"\"\"");
});

test("few at a time, in order, until it is stopped", async () => {
  let running = 0;
  let most = 0;
  const task = async (item) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => { setTimeout(resolve, 5 - item); });
    running--;
    return item * 2;
  };
  assert.deepEqual(await few([1, 2, 3, 4, 5], 2, task), [2, 4, 6, 8, 10]);
  assert.equal(most, 2);
  let done = 0;
  const results = await few([1, 2, 3, 4, 5], 1, task, { stopped: () => done === 2, onDone: (count) => { done = count; } });
  assert.deepEqual(results, [2, 4]);
});

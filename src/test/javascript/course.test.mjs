import assert from "node:assert/strict";
import test from "node:test";
import { gradeText, holds, moment, refusing, results, span, treatment } from "../../main/resources/static/app/course.js";

const rows = [{ analyte: "neutrophils", code: "10029366" }];
const grading = (id, more = [], { time = "2026-11-01T08:00:00Z", status = "final" } = {}) => ({ name: "grading", part: [
  { name: "observation", valueReference: { reference: `Observation/${id}` } }, { name: "term", valueCoding: { code: "10029366", display: "Neutrophil count decreased" } },
  { name: "name", valueString: "ANC" }, { name: "status", valueCode: status }, ...(time ? [{ name: "time", valueDateTime: time }] : []), ...more] });
const amount = { name: "value", valueQuantity: { value: 0.4, unit: "10*9/L", code: "10*9/L" } };
const grade4 = [amount, { name: "grade", valueInteger: 4 }];
const read = (...gradings) => results({ parameter: gradings }, rows);

test("a graded result has its line, value, grade, limit and source", () => {
  const [point] = read(grading("1", [...grade4, { name: "lowerLimit", valueQuantity: { value: 1.8 } }]));
  assert.equal(point.usable, true);
  assert.deepEqual([point.line, point.name, point.status], ["neutrophils", "ANC", "final"]);
  assert.deepEqual([point.value, point.low, point.high, point.lowerLimit, point.source], [0.4, 4, 4, 1.8, "Observation/1"]);
});

test("a refused result stays, with the reason and what was reported", () => {
  const [cross] = read(grading("1", [{ name: "notGradable", valueCodeableConcept: { text: "check the unit" } }, { name: "reported", valueString: "12 lakh" }]));
  assert.deepEqual([cross.usable, cross.reason, cross.reported], [false, "check the unit", "12 lakh"]);
});

test("what was entered in error is no result", () => {
  assert.deepEqual(read(grading("1", grade4, { status: "entered-in-error" })), []);
});

test("results stand in the order of time, those without a time first", () => {
  const found = read(grading("new", grade4), grading("old", grade4, { time: "2025-01-01" }), grading("none", grade4, { time: "" }));
  assert.deepEqual(found.map((point) => point.source), ["Observation/none", "Observation/old", "Observation/new"]);
});

test("what the rules refuse is not usable, though it has a grade", () => {
  const graded = read(grading("future", grade4), grading("panel", grade4));
  const judged = refusing(graded, [
    { source: "Observation/future", label: "neutrophils", reason: "effective[x] lies in the future" },
    { source: "Observation/panel", label: "platelets", reason: "check the unit" },
    { source: "Observation/fever", label: "temperature", reason: "outside 30 to 45 Cel", time: { text: "2026-11-01" } },
  ]);
  assert.deepEqual(judged.slice(0, 2).map((result) => [result.source, result.usable]), [["Observation/future", false], ["Observation/panel", true]]);
  assert.deepEqual([judged[0].reason, judged[0].reported], ["effective[x] lies in the future", "0.4 10*9/L"]);
  assert.deepEqual(judged.slice(2).map((result) => [result.name, result.reason]), [["platelets", "check the unit"], ["temperature", "outside 30 to 45 Cel"]]);
});

test("grades are told as they are known", () => {
  assert.equal(gradeText({ low: 3, high: 3, remarks: [] }), "grade 3");
  assert.equal(gradeText({ low: 3, high: 3, remarks: ["grade 3 or higher: grade 4 of this term has no number"] }), "grade 3 or higher");
  assert.equal(gradeText({ low: 0, high: 1, remarks: [] }), "grade 0 or 1");
  assert.equal(gradeText({ low: 0, high: 4, remarks: [] }), "grade 0 to 4");
  assert.equal(gradeText({}), "not graded");
});

test("a hold lasts from the version that began it to the one that ended it", () => {
  const version = (number, status) => ({ resourceType: "MedicationRequest", id: "o", status, meta: { versionId: String(number), lastUpdated: `2026-11-0${number}T00:00:00Z` } });
  const now = new Date("2026-11-30T00:00:00Z");
  const [first, second] = holds([version(4, "on-hold"), version(3, "active"), version(2, "on-hold"), version(1, "active")], now);
  assert.deepEqual([first.start, first.end, first.known], [moment("2026-11-02T00:00:00Z"), moment("2026-11-03T00:00:00Z"), true]);
  assert.deepEqual([second.start, second.end], [moment("2026-11-04T00:00:00Z"), now]);
});

test("an order that was on hold from its first version does not say since when", () => {
  const [hold] = holds([{ resourceType: "MedicationRequest", id: "o", status: "on-hold", meta: { versionId: "1", lastUpdated: "2026-11-01T00:00:00Z" } }], new Date());
  assert.equal(hold.known, false);
});

test("a course without anything has no span, and no order is invented", () => {
  assert.equal(span([undefined], new Date()), undefined);
  assert.deepEqual(treatment({ parameter: [] }).orders, []);
});

test("a date alone stands at noon of its day", () => {
  assert.deepEqual(moment("2026-11-01"), new Date(2026, 10, 1, 12));
  assert.equal(moment("nonsense"), undefined);
});

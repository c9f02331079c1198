import assert from "node:assert/strict";
import test from "node:test";
import { gradeText, holds, moment, results, span, treatment } from "../../main/resources/static/app/course.js";

const rows = [{ analyte: "neutrophils", code: "10029366" }];
const observation = (id, more = {}) => ({ resourceType: "Observation", id, status: "final", effectiveDateTime: "2026-11-01T08:00:00Z", code: { text: "ANC" }, ...more });
const grading = (id, ...more) => ({ name: "grading", part: [
  { name: "observation", valueReference: { reference: `Observation/${id}` } }, { name: "term", valueCoding: { code: "10029366", display: "Neutrophil count decreased" } }, ...more] });
const amount = { name: "value", valueQuantity: { value: 0.4, code: "10*9/L" } };
const read = (observations, ...gradings) => results(observations, { parameter: gradings }, rows);

test("a graded result has its line, value, grade, limit and source", () => {
  const [point] = read([observation("1")], grading("1", amount, { name: "grade", valueInteger: 4 }, { name: "lowerLimit", valueQuantity: { value: 1.8 } }));
  assert.equal(point.usable, true);
  assert.equal(point.line, "neutrophils");
  assert.deepEqual([point.value, point.low, point.high, point.lowerLimit, point.source], [0.4, 4, 4, 1.8, "Observation/1"]);
});

test("a refused result stays, with the reason and what was reported", () => {
  const [cross] = read([observation("1", { valueQuantity: { value: 12, unit: "lakh" } })], grading("1", { name: "notGradable", valueCodeableConcept: { text: "check the unit" } }));
  assert.deepEqual([cross.usable, cross.reason, cross.reported], [false, "check the unit", "12 lakh"]);
});

test("what was entered in error is no result", () => {
  assert.deepEqual(read([observation("1", { status: "entered-in-error" })], grading("1", amount)), []);
});

test("results stand in the order of time, those without a time first", () => {
  const found = read([observation("new"), observation("old", { effectiveDateTime: "2025-01-01" }), observation("none", { effectiveDateTime: undefined })],
    ...["new", "old", "none"].map((id) => grading(id, amount, { name: "grade", valueInteger: 4 })));
  assert.deepEqual(found.map((point) => point.source), ["Observation/none", "Observation/old", "Observation/new"]);
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

test("a date alone stands at noon of its day in UTC", () => {
  assert.equal(moment("2026-11-01").toISOString(), "2026-11-01T12:00:00.000Z");
  assert.equal(moment("nonsense"), undefined);
});

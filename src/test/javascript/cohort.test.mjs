import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { ALL, countsOf, percent, readReport } from "../../main/resources/static/cohort/report.js";
import { share } from "../../main/resources/static/cohort/job.js";

globalThis.DOMParser = class {
  parseFromString() {
    return { querySelectorAll: () => [] };
  }
};

/** The example that the guide shows: made by hand, valid for the profile. */
const example = JSON.parse(readFileSync(new URL("../../../ig/fsh-generated/resources/MeasureReport-example-cohort-report.json", import.meta.url), "utf8"));

test("a report is read by term, arm and cycle", () => {
  const summary = readReport(example);
  const group = example.group.find(({ code }) => code.coding[0].code === "neutropenia");
  const whole = countsOf(summary.terms.find(({ code }) => code === "neutropenia"), ALL, ALL);
  assert.equal(whole.denominator, group.population.find(({ code }) => code.coding[0].code === "denominator").count);
  assert.equal(whole.severe, group.population.find(({ code }) => code.coding[0].code === "numerator").count);
  assert.equal(summary.arms[0], ALL);
  assert.equal(summary.cycles[0], ALL);
  assert.equal(countsOf(summary.terms[0], "no such arm", ALL), undefined);
});

test("a rate is rounded as the server does, and nobody has none", () => {
  assert.equal(percent(7, 14), "50.0");
  assert.equal(percent(1, 16), "6.3");
  assert.equal(percent(2, 3), "66.7");
  assert.equal(percent(0, 0), undefined);
});

test("only words with both numbers tell a share", () => {
  assert.equal(share("120 of 400 patients"), 0.3);
  assert.equal(share("waiting for 2 others"), undefined);
  assert.equal(share("0 of 0 patients"), undefined);
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { parse } from "../../main/resources/static/app/criteria.js";

const table = (version) => parse(readFileSync(new URL(`../../main/resources/org/nadir/ctcae/ctcae-${version}.md`, import.meta.url), "utf8"));
const row = (version, analyte, unit) => table(version).find((candidate) => candidate.analyte === analyte && candidate.unit === unit);

test("the bands are the cells of the server's own table", () => {
  assert.deepEqual(row("5.0", "neutrophils", "10*9/L").cells, [
    { grade: 1, below: "LLN", from: 1.5 },
    { grade: 2, below: 1.5, from: 1 },
    { grade: 3, below: 1, from: 0.5 },
    { grade: 4, below: 0.5, from: 0 },
  ]);
  assert.deepEqual(row("6.0", "neutrophils", "10*9/L").cells.map((cell) => cell.below), [1.5, 1, 0.5, 0.1]);
});

test("a grade without a number has no band", () => {
  assert.deepEqual(row("5.0", "hemoglobin", "g/dL").cells.map((cell) => cell.grade), [1, 2, 3]);
  assert.deepEqual(row("6.0", "lymphocytes", "10*9/L").cells, [{ grade: 1, below: "LLN", from: 0 }]);
});

test("every row of both versions is read", () => {
  for (const version of ["5.0", "6.0"]) {
    assert.deepEqual(table(version).map((candidate) => candidate.analyte),
      ["neutrophils", "platelets", "hemoglobin", "hemoglobin", "lymphocytes", "leukocytes"]);
  }
});

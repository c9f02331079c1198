import assert from "node:assert/strict";
import test from "node:test";
import { ago, when } from "../../main/resources/static/common/format.js";

const NOW = new Date(2026, 10, 30, 9, 30);
const before = (hours) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();

test("how long ago is told in hours, then in days", () => {
  assert.deepEqual([0.5, 1, 47, 48].map((hours) => ago(before(hours), NOW)), ["within the hour", "1 hour ago", "47 hours ago", "2 days ago"]);
  assert.equal(ago(before(-3), NOW), "");
  assert.equal(ago("nonsense", NOW), "");
});

test("of a date alone no hour is invented", () => {
  assert.deepEqual(["2026-11-30", "2026-11-29", "2026-11-02", "2026-12-01"].map((day) => ago(day, NOW)), ["today", "1 day ago", "28 days ago", ""]);
  assert.equal(when("2026-11-30"), "2026-11-30");
});

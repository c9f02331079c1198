import assert from "node:assert/strict";
import test from "node:test";
import { position } from "../../main/resources/static/app/workflow.js";

const trace = (rules, facts) => ({
  rules: Object.entries(rules).map(([topic, answer]) => ({ id: topic, topic, answer })),
  facts: Object.entries(facts).map(([name, value]) => ({ name, value })),
});
const step = (...arguments_) => position(trace(...arguments_)).present?.step;

test("an emergency goes before the interruption", () => {
  assert.equal(step({ "interrupt-treatment": "true", "broad-spectrum-antibiotics": "true" }, { treated: true }), "febrile");
});

test("grade 3 on an active order is at the interruption, with the care beside it", () => {
  const found = position(trace({ "interrupt-treatment": "true", "g-csf": "true", "resume-treatment": "false" }, { treated: true }));
  assert.equal(found.present.step, "interrupt");
  assert.deepEqual(found.advised.map((each) => each.step), ["interrupt", "support"]);
});

test("an order on hold stays there until resuming is advised", () => {
  assert.equal(step({ "resume-treatment": "false" }, { treated: true, orderOnHold: true, orderActive: false, missingLines: 0 }), "stay");
  assert.equal(step({ "resume-treatment": "true" }, { treated: true, orderOnHold: true, orderActive: false, missingLines: 0 }), "resume");
});

test("treatment goes on only where each line has a usable value", () => {
  assert.equal(step({}, { treated: true, orderActive: true, missingLines: 0 }), "go-on");
  assert.equal(step({}, { treated: true, orderActive: true, missingLines: 1 }), "grade");
});

test("who has no order is nowhere in the workflow", () => {
  assert.equal(step({}, { treated: false }), undefined);
});

/** The management workflow of the guide, with the step lit at which the patient is. */

import { h, s, show } from "../common/dom.js";
import { drawing } from "../common/drawing.js";

/** The steps of the drawing, in the order of their urgency, and the topics of the advice that belongs to each. */
const STEPS = [
  { step: "febrile", name: "Febrile neutropenia", topics: ["broad-spectrum-antibiotics"] },
  { step: "interrupt", name: "Interrupt the drug", topics: ["interrupt-treatment"] },
  { step: "repeat-temperature", name: "Repeat the temperature", topics: ["repeat-temperature"] },
  { step: "resume", name: "Resume", topics: ["resume-treatment"] },
  { step: "resume", name: "Review the dose", topics: ["review-dose"], aside: true },
  { step: "support", name: "Supportive care", topics: ["g-csf", "antibiotic-prophylaxis", "rbc-transfusion", "platelet-transfusion", "esa"], aside: true },
  { step: "grade", name: "What cannot be assessed", topics: ["not-assessable"], aside: true },
  { step: "baseline", name: "Baseline blood count", topics: ["baseline-cbc"] },
  { step: "monitor", name: "Monitor", topics: ["repeat-cbc", "assess-symptoms"], aside: true },
];

/**
 * Where the patient is, by the trace: `{present, advised}`, the one present step and the steps of all that is advised. The present
 * step follows the most urgent rule that applies; without one it follows the order.
 */
export function position(trace) {
  const rules = trace.rules.filter((rule) => rule.answer === "true");
  const advised = STEPS.map((step) => ({ ...step, rules: rules.filter((rule) => step.topics.includes(rule.topic)) })).filter((step) => step.rules.length > 0);
  const known = (name) => trace.facts.find((fact) => fact.name === name)?.value;
  const held = known("orderOnHold") === true && known("orderActive") !== true;
  const lower = rules.filter((rule) => rule.topic === "lower-grade-toxicity");
  if (lower.length > 0) {
    advised.push({ step: held ? "stay" : "go-on", name: held ? "Stay on hold" : "Go on", rules: lower });
  }
  return { present: advised.find((step) => !step.aside) ?? byOrder(known, held, advised), advised };
}

function byOrder(known, held, advised) {
  if (held) {
    return { step: "stay", name: "Stay on hold", rules: [] };
  }
  if (known("treated") === true) {
    // Without a usable count in each line nothing says that the grade is low.
    return known("missingLines") === 0 ? { step: "go-on", name: "Go on", rules: [] } : { step: "grade", name: "Grade by CTCAE", rules: [] };
  }
  return advised[0];
}

/** Shows drawing and words; `protocolAddress` leads to the rules. */
export async function showWorkflow(holder, trace, protocolAddress) {
  const svg = await drawing("workflow");
  const link = (id) => `${protocolAddress}#rule-${id}`;
  const known = new Map(trace.rules.map((rule) => [rule.id, rule]));
  for (const pill of svg.querySelectorAll("[data-rule]")) {
    const rule = known.get(pill.dataset.rule);
    if (rule) {
      const anchor = s("a", { href: link(rule.id), "aria-label": `Rule ${rule.id}: ${rule.title}` });
      pill.replaceWith(anchor);
      anchor.append(pill);
      pill.classList.toggle("applies", rule.answer === "true");
      pill.classList.toggle("undecided", rule.answer === "unknown");
    } else {
      // A protocol of its own has rules of its own; the boxes are told by topic below.
      pill.remove();
    }
  }
  // The links inside must be reachable, so that the drawing is a group and no picture.
  svg.setAttribute("role", "group");
  const { present, advised } = position(trace);
  for (const { step } of advised) {
    svg.querySelector(`[data-step="${step}"]`)?.classList.add("advised");
  }
  const lit = present && svg.querySelector(`[data-step="${present.step}"]`);
  lit?.classList.add("present");
  show(holder,
    h("p", { class: "present-step" }, present ? ["The patient is at: ", h("strong", {}, present.name), "."] : "No order for the drug is on record: the patient is not in this workflow."),
    h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": "Management workflow" }, svg),
    h("ul", { class: "small" },
      advised.map((step) => step.rules.map((rule) => h("li", {}, `${step.name}: `, h("a", { href: link(rule.id) }, `rule ${rule.id}`), `, ${rule.title}. ${rule.why}`))),
      trace.rules.filter((rule) => rule.answer === "unknown").map((rule) => h("li", {}, "Not decided: ", h("a", { href: link(rule.id) }, `rule ${rule.id}`), `, ${rule.title}. ${rule.why}`))));
  // On a narrow screen the drawing is wider than its place.
  if (lit) {
    const frame = svg.parentElement;
    const box = lit.getBoundingClientRect();
    frame.scrollLeft = box.left + box.width / 2 - frame.getBoundingClientRect().left - frame.clientWidth / 2;
  }
}

/** Who the patient is, on what treatment, and as of when. */

import { h } from "../common/dom.js";
import { ago, personName, quantity, when } from "../common/format.js";
import { LINES, gradeText } from "./course.js";

/** The banner: name, age, study, order, cycle, and the present value of each of the three lines with its age. */
export function banner(record, course, trace) {
  const patient = record.patient[0];
  return [
    h("div", { class: "row" }, h("h1", {}, personName(patient) || `Patient ${patient.id}`), animal(patient), deceased(patient)),
    h("p", { class: "quiet" }, [patient.birthDate && `born ${patient.birthDate}`, patient.gender, `id ${patient.id}`].filter(Boolean).join(" · ")),
    h("dl", { class: "facts" }, facts(record, course, trace).map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text)))),
    doubts(record, course),
  ];
}

function facts(record, course, trace) {
  const fact = (name) => trace?.facts.find((candidate) => candidate.name === name);
  const known = (name) => (fact(name)?.state === "known" ? fact(name).value : undefined);
  return [
    ["Treatment", treatment(course, known)],
    ["Cycle", cycle(course)],
    ...study(record),
    ...LINES.filter((line) => !line.onDemand).map((line) => [line.label, current(course, line, fact(line.key))]),
  ];
}

/** The cycle that has begun last, and its day as the rules count it. */
function cycle({ treatment: { cycles, cycleDay } }) {
  return cycles.length === 0 ? "not known" : `cycle ${cycles.at(-1).number}${cycleDay === undefined ? "" : `, day ${cycleDay}`}`;
}

function treatment(course, known) {
  const { drug } = course.treatment;
  if (known("orderActive")) {
    return `${drug}, order active`;
  }
  return known("orderOnHold") ? `${drug}, order on hold` : known("treated") === false ? `no order for ${drug}` : drug;
}

function study(record) {
  const subject = record.researchSubjects?.find((resource) => resource.resourceType === "ResearchSubject");
  const titles = record.researchSubjects?.filter((resource) => resource.resourceType === "ResearchStudy").map((resource) => resource.title ?? resource.id) ?? [];
  return titles.length > 0 ? [["Study", [titles.join(", "), subject?.actualArm ?? subject?.assignedArm].filter(Boolean).join(": ")]] : [];
}

/**
 * The latest usable result, as current only where the rules count it so; a later one that could not be used is said. An old value must
 * never be taken for the present one.
 */
function current(course, line, fact) {
  const mine = course.results.filter((result) => result.line === line.key && result.time);
  const usable = mine.filter((result) => result.usable);
  const latest = usable.at(-1);
  const refusedLater = mine.some((result) => !result.usable && (!latest || result.time.date > latest.time.date));
  const refused = refusedLater ? h("span", { class: "chip unknown" }, "a later result is not usable") : null;
  const standing = !fact ? "latest" : fact.state === "unknown" ? "not current" : undefined;
  return latest
    ? [`${quantity(latest.amount)} `, standing ? h("span", { class: "chip unknown" }, standing) : h("span", { class: `chip grade-${latest.high ?? "none"}` }, gradeText(latest)),
      h("span", { class: "quiet small" }, ` ${ago(latest.time.text, course.now)}${latest.status === "preliminary" ? ", preliminary" : ""}`), " ", refused]
    : [h("span", { class: "chip unknown" }, "no usable result"), " ", refused];
}

function animal(patient) {
  return (patient.extension ?? []).some((extension) => extension.url.endsWith("/patient-animal"))
    ? h("span", { class: "chip warning" }, "animal: not graded by CTCAE") : null;
}

function deceased(patient) {
  return patient.deceasedBoolean || patient.deceasedDateTime
    ? h("span", { class: "chip warning" }, `deceased${patient.deceasedDateTime ? ` ${when(patient.deceasedDateTime)}` : ""}`) : null;
}

/** What the course does not show, said before the course. */
function doubts(record, course) {
  const lines = [...record.missing.map((line) => `Could not be read: ${line}`), ...course.treatment.doubts, ...course.missing];
  return lines.length === 0 ? null : h("div", { class: "note warm" }, h("p", {}, "What is shown may not be all:"), h("ul", {}, lines.map((line) => h("li", {}, line))));
}

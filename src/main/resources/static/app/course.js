/** The course of a patient as data for chart and table. Pure functions of what the server answered. */

import { parts, value, wording } from "../common/fhir.js";

/** The lines in the order in which they are shown, with the unit that the server grades in. */
export const LINES = [
  { key: "neutrophils", label: "Neutrophils", unit: "10*9/L" },
  { key: "hemoglobin", label: "Hemoglobin", unit: "g/dL" },
  { key: "platelets", label: "Platelets", unit: "10*9/L" },
  { key: "lymphocytes", label: "Lymphocytes", unit: "10*9/L", onDemand: true },
  { key: "leukocytes", label: "Leukocytes (WBC)", unit: "10*9/L", onDemand: true },
];

const NO_RESULT = new Set(["entered-in-error", "cancelled", "registered"]);

/** When a result was taken: `{text, date}`, or undefined; a date alone stands at noon of its day in UTC. */
export function taken(resource) {
  const text = resource?.effectiveDateTime ?? resource?.effectiveInstant ?? resource?.effectivePeriod?.start;
  const date = moment(text);
  return date && { text, date };
}

/** The moment of a FHIR dateTime; undefined where it is none. */
export function moment(text) {
  if (!text) {
    return undefined;
  }
  const date = new Date(text.length === 10 ? `${text}T12:00:00Z` : text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/**
 * One entry for each grading, oldest first: a `point` with value and grade, or an `unusable` with the reason.
 *
 * `observations` are the resources, `gradings` the answer of $ctcae-grade, `rows` the criteria of the same version.
 */
export function results(observations, gradings, rows) {
  const byReference = new Map(observations.map((observation) => [`Observation/${observation.id}`, observation]));
  const analytes = new Map(rows.map((row) => [row.code, row.analyte]));
  return parts(gradings, "grading")
    .map((grading) => result(grading, byReference, analytes))
    .filter(Boolean)
    .sort((one, other) => (one.time?.date ?? 0) - (other.time?.date ?? 0));
}

function result(grading, byReference, analytes) {
  const reference = value(grading, "observation")?.reference;
  const observation = byReference.get(reference);
  if (NO_RESULT.has(observation?.status)) {
    return undefined;
  }
  const shared = {
    line: analytes.get(value(grading, "term")?.code),
    term: value(grading, "term")?.display,
    time: taken(observation),
    source: reference,
    status: observation?.status ?? "unknown",
    name: wording(observation?.code),
    performer: observation?.performer?.map((who) => who.display).filter(Boolean).join(", "),
  };
  const refusal = value(grading, "notGradable");
  return refusal
    ? { ...shared, usable: false, reason: wording(refusal), reported: reported(observation) }
    : { ...shared, usable: true, ...graded(grading) };
}

function graded(grading) {
  const amount = value(grading, "value");
  const range = value(grading, "gradeRange");
  const grade = value(grading, "grade");
  return {
    value: Number(amount.value),
    amount,
    low: grade ?? range?.low?.value,
    high: grade ?? range?.high?.value,
    criterion: value(grading, "criterion"),
    lowerLimit: value(grading, "lowerLimit")?.value,
    remarks: parts(grading, "remark").map((part) => part.valueString),
  };
}

/** The value as the laboratory wrote it, whatever is wrong with it. */
export function reported(observation) {
  const amount = observation?.valueQuantity;
  return amount ? `${amount.comparator ?? ""}${amount.value ?? ""} ${amount.unit ?? amount.code ?? ""}`.trim()
    : observation?.valueString ?? wording(observation?.valueCodeableConcept) ?? "";
}

/** A grade in words: `grade 3`, `grade 0 or 1`, `grade 3 or higher`. */
export function gradeText(point) {
  if (point.low === undefined) {
    return "not graded";
  }
  if (point.low === point.high) {
    return (point.remarks ?? []).some((remark) => remark.startsWith("grade 3 or higher")) ? "grade 3 or higher" : `grade ${point.low}`;
  }
  return point.high - point.low === 1 ? `grade ${point.low} or ${point.high}` : `grade ${point.low} to ${point.high}`;
}

/** The orders and events of $treatment-course, with their moments. */
export function treatment(course) {
  const all = (name, member) => parts(course, name).map(member);
  return {
    protocol: value(course, "protocol"),
    drug: value(course, "drug") ?? "the drug",
    ctcaeVersion: value(course, "ctcaeVersion"),
    firstDose: moment(value(course, "firstDose")),
    cycles: all("cycle", (part) => ({ number: value(part, "number"), start: moment(value(part, "start")), stated: value(part, "stated") })),
    orders: all("order", (part) => ({
      kind: value(part, "kind"), source: value(part, "reference")?.reference, status: value(part, "status"), text: value(part, "text"),
      start: moment(value(part, "start")), end: moment(value(part, "end")), dose: value(part, "dose"), cycle: value(part, "cycle"),
      reason: value(part, "statusReason"),
    })),
    temperatures: all("temperature", (part) => ({
      source: value(part, "reference")?.reference, time: { text: value(part, "time"), date: moment(value(part, "time")) },
      value: Number(value(part, "value")?.value), route: value(part, "route"),
    })),
    findings: all("finding", (part) => ({
      source: value(part, "reference")?.reference, kind: value(part, "kind"), text: value(part, "text"), present: value(part, "present"),
      time: value(part, "time") && { text: value(part, "time"), date: moment(value(part, "time")) },
    })),
    refused: all("refused", (part) => ({
      source: value(part, "reference")?.reference, label: value(part, "label"), reason: value(part, "reason"),
      time: value(part, "time") && { text: value(part, "time"), date: moment(value(part, "time")) },
    })),
    doubts: parts(course, "doubt").map((part) => part.valueString),
  };
}

/**
 * When orders were on hold, from the versions of each: `{source, start, end, known}`. The first version that is on hold says
 * when the server learned of it; where that is the first version of all, since when is not recorded.
 */
export function holds(versions, now) {
  const ordered = [...versions].sort((one, other) => Number(one.meta?.versionId) - Number(other.meta?.versionId));
  const found = [];
  ordered.forEach((version, index) => {
    const before = ordered[index - 1]?.status;
    if (version.status === "on-hold" && before !== "on-hold") {
      found.push({ source: `${version.resourceType}/${version.id}`, start: moment(version.meta?.lastUpdated), known: index > 0, end: undefined });
    } else if (version.status !== "on-hold" && before === "on-hold") {
      found.at(-1).end = moment(version.meta?.lastUpdated);
    }
  });
  return found.map((hold) => ({ ...hold, end: hold.end ?? now }));
}

/** First and last moment of everything that is shown, with some air; undefined where there is nothing. */
export function span(moments, now) {
  const known = moments.filter(Boolean).map((date) => date.getTime());
  if (known.length === 0) {
    return undefined;
  }
  const first = Math.min(...known);
  const last = Math.max(now.getTime(), ...known);
  const air = Math.max((last - first) * 0.02, 12 * 3_600_000);
  return [new Date(first - air), new Date(last + air)];
}

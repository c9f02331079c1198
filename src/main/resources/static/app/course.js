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

/** The moment of a FHIR dateTime; undefined where it is none. A date alone stands at noon of its day. */
export function moment(text) {
  if (!text) {
    return undefined;
  }
  const date = new Date(text.length === 10 ? `${text}T12:00:00` : text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/**
 * One entry for each grading, oldest first: usable with value and grade, or not usable with the reason.
 *
 * `gradings` is the answer of $ctcae-grade, `rows` the criteria of the same version.
 */
export function results(gradings, rows) {
  const analytes = new Map(rows.map((row) => [row.code, row.analyte]));
  return parts(gradings, "grading")
    .filter((grading) => !NO_RESULT.has(value(grading, "status")))
    .map((grading) => result(grading, analytes))
    .sort((one, other) => (one.time?.date ?? 0) - (other.time?.date ?? 0));
}

function result(grading, analytes) {
  const term = value(grading, "term");
  const shared = {
    line: analytes.get(term?.code),
    term: term?.display,
    time: timed(value(grading, "time")),
    source: value(grading, "observation")?.reference,
    status: value(grading, "status") ?? "unknown",
    name: value(grading, "name"),
  };
  const refusal = value(grading, "notGradable");
  return refusal
    ? { ...shared, usable: false, reason: wording(refusal), reported: value(grading, "reported") ?? "" }
    : { ...shared, usable: true, ...graded(grading) };
}

/** A dateTime with its moment, or undefined. */
function timed(text) {
  return text && { text, date: moment(text) };
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

/**
 * The results, those as not usable that the rules refuse: a grade asks for no time, so that a result of the future has one. What the
 * rules refuse and nobody graded, such as a temperature, is among them.
 */
export function refusing(graded, refused) {
  const told = new Set();
  const judged = graded.map((result) => {
    const refusal = refused.find((candidate) => candidate.source === result.source && (!candidate.label || candidate.label === result.line));
    told.add(refusal);
    return refusal && result.usable ? { ...result, usable: false, reason: refusal.reason, reported: `${result.amount.comparator ?? ""}${result.amount.value} ${result.amount.unit}` } : result;
  });
  const others = refused.filter((refusal) => !told.has(refusal)).map((refusal) => ({
    usable: false, line: undefined, name: refusal.label, time: refusal.time, source: refusal.source, status: "", reason: refusal.reason, reported: "",
  }));
  return [...judged, ...others];
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

/** The orders and events of $treatment-course: with their moments for drawing, and their times as written for telling. */
export function treatment(course) {
  const all = (name, member) => parts(course, name).map(member);
  return {
    protocol: value(course, "protocol"),
    drug: value(course, "drug") ?? "the drug",
    ctcaeVersion: value(course, "ctcaeVersion"),
    cycleDay: value(course, "cycleDay"),
    cycles: all("cycle", (part) => ({ number: value(part, "number"), start: moment(value(part, "start")), stated: value(part, "stated") })),
    orders: all("order", (part) => ({
      kind: value(part, "kind"), source: value(part, "reference")?.reference, status: value(part, "status"), text: value(part, "text"),
      start: moment(value(part, "start")), end: moment(value(part, "end")), from: value(part, "start"), until: value(part, "end"), dose: value(part, "dose"), cycle: value(part, "cycle"),
      reason: value(part, "statusReason"),
    })),
    temperatures: all("temperature", (part) => ({
      source: value(part, "reference")?.reference, time: timed(value(part, "time")),
      value: Number(value(part, "value")?.value), route: value(part, "route"),
    })),
    findings: all("finding", (part) => ({
      source: value(part, "reference")?.reference, kind: value(part, "kind"), text: value(part, "text"), present: value(part, "present"),
      time: timed(value(part, "time")),
    })),
    refused: all("refused", (part) => ({
      source: value(part, "reference")?.reference, label: value(part, "label"), reason: value(part, "reason"),
      time: timed(value(part, "time")),
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

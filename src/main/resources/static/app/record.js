/** Reads what a session's server knows of a patient; the queries are those of CDS discovery, so that cards and course see the same. */

import { filled, serviceFor } from "../common/cds.js";
import { send } from "../common/fhir.js";
import { holds, results, treatment } from "./course.js";
import { criteria } from "./criteria.js";

/**
 * The record under the keys of discovery (`patient`, `observations`, `medicationRequests` ...), each a list of resources.
 * What cannot be read is an empty list and a line in `missing`; the patient must be readable.
 */
export async function readRecord(session) {
  const queries = filled(await serviceFor("patient-view"), session.patientId);
  const missing = [];
  const entries = await Promise.all(Object.entries(queries).map(async ([key, query]) => {
    try {
      return [key, query.includes("?") ? await session.search(query) : [await session.read(query)]];
    } catch (error) {
      if (key === "patient") {
        throw error;
      }
      missing.push(`${key}: ${error.message}`);
      return [key, []];
    }
  }));
  return { ...Object.fromEntries(entries), missing };
}

/**
 * The course as chart and table show it, graded by a version of CTCAE; without one by that of the patient's protocol. What cannot be
 * read is a line in `missing`.
 */
export async function readCourse(session, reading, version, now) {
  const missing = [];
  const usual = criteria(version ?? USUAL);
  usual.catch(() => {});
  const orElse = (promise, name, instead) => promise.catch((error) => {
    missing.push(`${name}: ${error.message}`);
    return instead;
  });
  const grade = (by) => orElse(readGradings(session, reading, by), "The grades", { parameter: [] });
  const [record, taken, alerts, first] = await Promise.all([
    reading,
    orElse(readTreatment(session, reading), "The course of treatment", { parameter: [] }),
    orElse(readAlerts(session), "Alerts", []),
    grade(version ?? USUAL),
  ]);
  const course = treatment(taken);
  const by = version ?? course.ctcaeVersion ?? USUAL;
  const [rows, gradings, held] = await Promise.all([
    criteria(by), by === (version ?? USUAL) ? first : grade(by), readHolds(session, drugOrders(record, course), now),
  ]);
  return { version: by, results: results(record.observations, gradings, rows), treatment: course, holds: held, alerts, criteria: rows, missing, now };
}

/** What nearly every protocol goes by; asked for before it is known, and again where it was wrong. */
const USUAL = "5.0";

function drugOrders(record, course) {
  const drug = new Set(course.orders.filter((order) => order.kind === "study-drug").map((order) => order.source));
  return record.medicationRequests.filter((order) => drug.has(`MedicationRequest/${order.id}`));
}

/** The answer of $ctcae-grade over all results: of the stored record, or of what was read elsewhere. */
async function readGradings(session, reading, version) {
  if (session.own) {
    return session.read(`Patient/${session.patientId}/$ctcae-grade?ctcaeVersion=${version}`);
  }
  const { observations } = await reading;
  return here("Observation/$ctcae-grade", [
    { name: "ctcaeVersion", valueCode: version }, ...observations.map((resource) => ({ name: "observation", resource })),
  ]);
}

/** The answer of $treatment-course, as above. */
async function readTreatment(session, reading) {
  if (session.own) {
    return session.read(`Patient/${session.patientId}/$treatment-course`);
  }
  const { missing, ...lists } = await reading;
  return here("Patient/$treatment-course", Object.values(lists).flat().map((resource) => ({ name: "resource", resource })));
}

/** An operation of this server on resources of another one. */
async function here(operation, parameter) {
  return (await send(`/fhir/${operation}`, { method: "POST", body: { resourceType: "Parameters", parameter } })).body;
}

/** The holds of orders, from their versions; an order in its first version that is not on hold was never held. */
async function readHolds(session, orders, now) {
  const candidates = orders.filter((order) => order.status === "on-hold" || Number(order.meta?.versionId ?? 1) > 1);
  const found = await Promise.all(candidates.map(async (order) => {
    try {
      return holds(await session.search(`MedicationRequest/${order.id}/_history`), now);
    } catch {
      // A server without histories: that the order is on hold is known all the same.
      return holds([order], now);
    }
  }));
  return found.flat();
}

/** The alerts of the patient, which other servers do not have. */
async function readAlerts(session) {
  return session.own ? session.search(`DetectedIssue?patient=Patient/${session.patientId}&_count=200`) : [];
}

/** Reads what a session's server knows of a patient; the queries are those of CDS discovery, so that cards and course see the same. */

import { filled, serviceFor } from "../common/cds.js";
import { send } from "../common/fhir.js";
import { holds, results, treatment } from "./course.js";
import { criteria } from "./criteria.js";

/** What the chart is drawn from; the rest is asked for after it, so that it does not wait for what is shown later. */
const FIRST = new Set(["patient", "observations"]);

/**
 * The record under the keys of discovery (`patient`, `observations`, `medicationRequests` ...), each a list of resources.
 * What cannot be read is an empty list and a line in `missing`; the patient must be readable. `seen` is called with the first part.
 */
export async function readRecord(session, seen = () => {}) {
  const queries = Object.entries(filled(await serviceFor("patient-view"), session.patientId));
  const missing = [];
  const ask = async ([key, query]) => {
    try {
      return [key, query.includes("?") ? await session.search(query) : [await session.read(query)]];
    } catch (error) {
      if (key === "patient") {
        throw error;
      }
      missing.push(`${key}: ${error.message}`);
      return [key, []];
    }
  };
  const first = await Promise.all(queries.filter(([key]) => FIRST.has(key)).map(ask));
  seen(Object.fromEntries(first));
  const rest = await Promise.all(queries.filter(([key]) => !FIRST.has(key)).map(ask));
  return { ...Object.fromEntries([...first, ...rest]), missing };
}

/**
 * The course as chart and table show it, graded by a version of CTCAE; without one by that of the patient's protocol. What cannot be
 * read is a line in `missing`. `drawn` is called before with a course of the results alone, where the version is as expected.
 */
export async function readCourse(session, { reading, early = reading }, version, now, drawn = () => {}) {
  const missing = [];
  const usual = criteria(version ?? USUAL);
  usual.catch(() => {});
  const orElse = (promise, name, instead) => promise.catch((error) => {
    missing.push(`${name}: ${error.message}`);
    return instead;
  });
  const grade = (by) => orElse(readGradings(session, early, by), "The grades", { parameter: [] });
  const treating = orElse(readTreatment(session, reading), "The course of treatment", { parameter: [] });
  const grading = grade(version ?? USUAL);
  const alerting = early.then(() => orElse(readAlerts(session), "Alerts", []));
  alerting.catch(() => {});
  const [{ observations }, taken, first] = await Promise.all([early, treating, grading]);
  const course = treatment(taken);
  const by = version ?? course.ctcaeVersion ?? USUAL;
  if (by === (version ?? USUAL)) {
    const rows = await usual;
    drawn({ version: by, results: results(observations, first, rows), treatment: course, holds: [], alerts: [], criteria: rows, missing, now });
  }
  const [record, alerts] = await Promise.all([reading, alerting]);
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

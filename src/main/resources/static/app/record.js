/** Reads what a session's server knows of a patient; the queries are those of CDS discovery, so that cards and course see the same. */

import { filled, serviceFor } from "../common/cds.js";
import { send } from "../common/fhir.js";
import { holds, refusing, results, treatment } from "./course.js";
import { criteria } from "./criteria.js";

/** What is read of a record that the server's own operations read too: all else they tell. */
const OWN = new Set(["patient", "medicationRequests", "researchSubjects"]);

/**
 * The record under the keys of discovery (`patient`, `medicationRequests` ...), each a list of resources; of another server the whole,
 * for it is sent to this one. What cannot be read is an empty list and a line in `missing`; the patient must be readable.
 */
export async function readRecord(session) {
  const queries = Object.entries(filled(await serviceFor("patient-view"), session.patientId));
  const missing = [];
  const entries = await Promise.all(queries.filter(([key]) => !session.own || OWN.has(key)).map(async ([key, query]) => {
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

/** What nearly every protocol goes by; asked for before it is known, and again where it was wrong. */
const USUAL = "5.0";

/**
 * The course as chart and table show it, graded by a version of CTCAE; without one by that of the patient's protocol. What cannot be
 * read is a line in `missing`. `read` gives the record. Two promises: `first`, results and treatment alone, and `whole`, with holds and
 * alerts, which are asked for after it: what is shown first must not wait for them.
 */
export function readCourse(session, read, version, now) {
  const missing = [];
  const orElse = (promise, name, instead) => promise.catch((error) => {
    missing.push(`${name}: ${error.message}`);
    return instead;
  });
  const grade = (by) => Promise.all([criteria(by), orElse(readGradings(session, read, by), "The grades", { parameter: [] })]);
  const guess = version ?? USUAL;
  const guessed = grade(guess);
  const first = Promise.all([orElse(readTreatment(session, read), "The course of treatment", { parameter: [] }), guessed]).then(async ([taken]) => {
    const course = treatment(taken);
    const by = version ?? course.ctcaeVersion ?? USUAL;
    const [rows, gradings] = await (by === guess ? guessed : grade(by));
    return { version: by, results: refusing(results(gradings, rows), course.refused), treatment: course, holds: [], alerts: [], criteria: rows, missing, now };
  });
  const whole = first.then(async (course) => {
    const [record, alerts] = await Promise.all([read(), orElse(readAlerts(session), "Alerts", [])]);
    return { ...course, alerts, holds: await readHolds(session, drugOrders(record, course.treatment), now) };
  });
  return { first, whole };
}

function drugOrders(record, course) {
  const drug = new Set(course.orders.filter((order) => order.kind === "study-drug").map((order) => order.source));
  return record.medicationRequests.filter((order) => drug.has(`MedicationRequest/${order.id}`));
}

/** The answer of $ctcae-grade over all results: of the stored record, or of what was read elsewhere. */
async function readGradings(session, read, version) {
  if (session.own) {
    return session.read(`Patient/${session.patientId}/$ctcae-grade?ctcaeVersion=${version}`);
  }
  const { observations } = await read();
  return here(session, "Observation/$ctcae-grade", [
    { name: "ctcaeVersion", valueCode: version }, ...observations.map((resource) => ({ name: "observation", resource })),
  ]);
}

/** The answer of $treatment-course, as above. */
async function readTreatment(session, read) {
  if (session.own) {
    return session.read(`Patient/${session.patientId}/$treatment-course`);
  }
  const { missing, ...lists } = await read();
  return here(session, "Patient/$treatment-course", Object.values(lists).flat().map((resource) => ({ name: "resource", resource })));
}

/** An operation of this server on resources of another one. */
async function here(session, operation, parameter) {
  const body = { resourceType: "Parameters", parameter };
  return (await send(`/fhir/${operation}`, { method: "POST", body, headers: await session.authorizationHere() })).body;
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

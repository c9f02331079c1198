/** Reads what a session's server knows of a patient; the queries are those of CDS discovery, so that cards and course see the same. */

import { filled, serviceFor } from "../common/cds.js";
import { holds } from "./course.js";
import { send } from "../common/fhir.js";

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

/** The answer of $ctcae-grade over all results: of the stored record, or of what was read elsewhere. */
export async function readGradings(session, record, version) {
  if (session.own) {
    return session.read(`Patient/${session.patientId}/$ctcae-grade?ctcaeVersion=${version}`);
  }
  const parameter = [
    { name: "ctcaeVersion", valueCode: version },
    ...record.observations.map((resource) => ({ name: "observation", resource })),
  ];
  return here("Observation/$ctcae-grade", parameter);
}

/** The answer of $treatment-course, as above. */
export async function readTreatment(session, record) {
  if (session.own) {
    return session.read(`Patient/${session.patientId}/$treatment-course`);
  }
  const resources = Object.entries(record).filter(([key]) => key !== "missing").flatMap(([, list]) => list);
  return here("Patient/$treatment-course", resources.map((resource) => ({ name: "resource", resource })));
}

/** An operation of this server on resources of another one. */
async function here(operation, parameter) {
  return (await send(`/fhir/${operation}`, { method: "POST", body: { resourceType: "Parameters", parameter } })).body;
}

/** The holds of orders, from their versions; an order that was never on hold has one version or none on hold. */
export async function readHolds(session, orders, now) {
  const candidates = orders.filter((order) => order.resourceType === "MedicationRequest"
    && (order.status === "on-hold" || Number(order.meta?.versionId ?? 1) > 1));
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
export async function readAlerts(session) {
  return session.own ? session.search(`DetectedIssue?patient=Patient/${session.patientId}&_count=200`) : [];
}

/** Calls of our CDS services, as a client of CDS Hooks makes them. */

import { send } from "./fhir.js";

const DOOR = "/cds-services";

let discovered;

/** The services of discovery; asked for once. */
export function services() {
  discovered ??= send(DOOR).then((answer) => answer.body.services);
  return discovered;
}

/** The service of a hook, such as `patient-view`. */
export async function serviceFor(hook) {
  const service = (await services()).find((candidate) => candidate.hook === hook);
  if (!service) {
    throw new Error(`This server offers no service for the hook ${hook}`);
  }
  return service;
}

/** Calls a service: `{body, text, milliseconds}`. */
export async function call(session, id, request) {
  return send(`${DOOR}/${id}`, { method: "POST", body: request, type: "application/json", headers: await session.authorizationHere() });
}

/** Reports what was done with a card: `{card, outcome, acceptedSuggestions?, overrideReason?}`. */
export async function feedback(session, id, entry) {
  const outcomeTimestamp = new Date().toISOString();
  return send(`${DOOR}/${id}/feedback`, {
    method: "POST", body: { feedback: [{ ...entry, outcomeTimestamp }] }, type: "application/json", headers: await session.authorizationHere(),
  });
}

/** The request of a hook for a patient; `more` are further members of the context. */
export function hookRequest({ hook, session, more = {}, prefetch, extension }) {
  return {
    hook,
    hookInstance: crypto.randomUUID(),
    fhirServer: session.base,
    context: { ...(session.user ? { userId: session.user } : {}), patientId: session.patientId, ...more },
    ...(prefetch ? { prefetch } : {}),
    ...(extension ? { extension } : {}),
  };
}

/** The queries of a service's prefetch for a patient: `{key: query}`. */
export function filled(service, patientId) {
  return Object.fromEntries(Object.entries(service.prefetch ?? {}).map(([key, template]) =>
    [key, template.replaceAll("{{context.patientId}}", patientId)]));
}

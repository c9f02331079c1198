/** The request that a client would send, with the prefetch that discovery asks for. */

import { filled, hookRequest } from "../common/cds.js";

/** Discovery's queries, asked now: `{prefetch, notes}`; what a server refuses is null, as a client sends it. */
export async function fetched(session, service, patientId) {
  const notes = [];
  const entries = await Promise.all(Object.entries(filled(service, patientId)).map(async ([key, query]) => {
    try {
      return [key, await session.read(query)];
    } catch (error) {
      notes.push(`Prefetch ${key} could not be read and is sent as null: ${error.message}`);
      return [key, null];
    }
  }));
  return { prefetch: Object.fromEntries(entries), notes };
}

/** The whole request for what is chosen. */
export function build({ session, service, patientId, user, encounterId, drafts, prefetch, trial }) {
  return hookRequest({
    hook: service.hook,
    session: { base: session.base, user, patientId },
    more: contextOf(service.hook, { session, encounterId, drafts }),
    prefetch,
    extension: extensionOf(trial),
  });
}

/** Asks for the trace, and for a trial where there is one. */
export function extensionOf(trial) {
  return { "org.nadir.trace": true, ...(trial ? { "org.nadir.trial": { protocol: trial } } : {}) };
}

function contextOf(hook, { session, encounterId, drafts }) {
  const draftOrders = {
    resourceType: "Bundle",
    type: "collection",
    entry: drafts.map(({ resource }) => ({ fullUrl: `${session.base}/${referenceOf(resource)}`, resource })),
  };
  switch (hook) {
    case "order-select":
      return { selections: drafts.filter((draft) => draft.selected).map((draft) => referenceOf(draft.resource)), draftOrders };
    case "order-sign":
      return { draftOrders };
    case "encounter-start":
      return encounterId ? { encounterId } : {};
    default:
      return {};
  }
}

export function referenceOf(resource) {
  return `${resource.resourceType}/${resource.id}`;
}

/** The call for a shell; the body is read from the lines below, so that no quote in it matters. */
export function curl(service, text, withToken) {
  const token = withToken ? "  -H \"Authorization: Bearer $TOKEN\" \\\n" : "";
  return `curl -s -H 'Content-Type: application/json' \\\n${token}  ${location.origin}/cds-services/${service.id} --data-binary @- <<'END-OF-REQUEST'\n${text}\nEND-OF-REQUEST\n`;
}

/** Carries out what a suggestion says, as an EHR does when the clinician accepts it. */

/** In the order of a FHIR transaction; all actions of a suggestion belong together. */
const ORDER = ["delete", "create", "update"];

/** Writes the actions of a suggestion to the session's server and tells what was written. */
export async function perform(session, suggestion) {
  const actions = [...(suggestion.actions ?? [])].sort((one, other) => ORDER.indexOf(one.type) - ORDER.indexOf(other.type));
  const written = [];
  for (const action of actions) {
    written.push(await WRITERS[action.type](session, action));
  }
  return written.join(" ");
}

/** What was written is written, though the answer to the card was not recorded: nobody may accept it once more. */
export class Unrecorded extends Error {
  constructor(written, cause) {
    super(`${written} But the answer to the card was not recorded: ${cause.message}`, { cause });
  }
}

/** Reports what was done; after a change that was `written` a mistake says so. */
export async function recorded(written, report) {
  try {
    return await report();
  } catch (cause) {
    throw written ? new Unrecorded(written, cause) : cause;
  }
}

const WRITERS = {
  async create(session, { resource }) {
    const { id, ...fresh } = resource;
    const answer = await session.request(resource.resourceType, { method: "POST", body: fresh });
    return `${resource.resourceType}/${answer.body?.id ?? ""} was written.`;
  },
  /** Only the version that the card was made from is changed: another one may say something else. */
  async update(session, { resource }) {
    const version = resource.meta?.versionId;
    await session.request(`${resource.resourceType}/${resource.id}`, {
      method: "PUT", body: resource, headers: version ? { "If-Match": `W/"${version}"` } : {},
    });
    return `${resource.resourceType}/${resource.id} is now ${resource.status}.`;
  },
  async delete(session, { resourceId }) {
    await session.request(resourceId, { method: "DELETE" });
    return `${resourceId} was deleted.`;
  },
};

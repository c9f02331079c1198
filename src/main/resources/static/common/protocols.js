/** What a PlanDefinition of ours is, and which stored one an address means. */

const OURS = "https://nadir-cds.github.io/fhir";

export const PROFILE = `${OURS}/StructureDefinition/toxicity-protocol`;
export const CTCAE_VERSION = `${OURS}/StructureDefinition/ctcae-version`;
export const WINDOW = `${OURS}/StructureDefinition/protocol-window`;
export const EPISODE_GRADE = `${OURS}/StructureDefinition/episode-grade`;
export const DOSE_LEVEL = `${OURS}/StructureDefinition/dose-level`;
export const VARIABLE = `${OURS}/StructureDefinition/protocol-variable`;
const TOPICS = `${OURS}/CodeSystem/management-action`;

/** Under this key of the session's storage a copy is handed to the workbench. */
export const HANDED_OVER = "nadir.trial-protocol";

/** `url|version`. */
export function canonicalOf(plan) {
  return `${plan.url ?? ""}|${plan.version ?? ""}`;
}

/** Name and Duration of a window's extension. */
export function windowOf(extension) {
  const part = (name) => (extension.extension ?? []).find((candidate) => candidate.url === name);
  return { name: part("name")?.valueCode ?? part("name")?.valueString, duration: part("duration")?.valueDuration };
}

/** The `url|version` of which a plan says only what differs, or undefined. */
export function derivedFrom(plan) {
  return (plan.relatedArtifact ?? []).find((artifact) => artifact.type === "derived-from" && artifact.resource)?.resource;
}

/** The stored protocols, the default one first. */
export async function storedProtocols(session, defaultProtocol) {
  const plans = (await session.search("PlanDefinition?_count=100")).filter((resource) => resource.resourceType === "PlanDefinition");
  const isDefault = (plan) => Number(plan.url === defaultProtocol?.split("|")[0]);
  return plans.filter((plan) => isProtocol(plan, plans))
    .sort((one, other) => isDefault(other) - isDefault(one) || (one.title ?? one.id).localeCompare(other.title ?? other.id));
}

/** As the server sees it: by profile, by a topic of ours, or because it is derived from such a one. */
export function isProtocol(plan, plans = [], seen = new Set()) {
  if ((plan.meta?.profile ?? []).some((profile) => profile.split("|")[0] === PROFILE)
    || (plan.extension ?? []).some((extension) => [CTCAE_VERSION, WINDOW, VARIABLE].includes(extension.url))
    || (plan.action ?? []).some((action) => (action.code ?? []).some((code) => (code.coding ?? []).some((coding) => coding.system === TOPICS)))) {
    return true;
  }
  const url = derivedFrom(plan)?.split("|")[0];
  const base = url && !seen.has(url) ? plans.find((candidate) => candidate.url === url) : undefined;
  return base !== undefined && isProtocol(base, plans, seen.add(url));
}

/** The stored one under `url` or `url|version`, as the server finds it: of the active ones that which was changed last. */
export function under(canonical, plans) {
  const [url, version] = canonical.split("|");
  const found = plans.filter((plan) => plan.url === url && (version === undefined || plan.version === version));
  const active = found.filter((plan) => plan.status === "active");
  return (active.length > 0 ? active : found)
    .reduce((last, plan) => !last || (plan.meta?.lastUpdated ?? "") > (last.meta?.lastUpdated ?? "") ? plan : last, undefined);
}

/** The stored protocol that a copy stems from: of its own address, else the one it is derived from, else the default. */
export function baseOf(protocol, stored, defaultProtocol) {
  const urls = [protocol.url, derivedFrom(protocol)?.split("|")[0], defaultProtocol?.split("|")[0]];
  return urls.map((url) => stored.find((candidate) => candidate.url === url)).find(Boolean);
}

/** How the server is, in its own words. */

import { h } from "../common/dom.js";
import { settings } from "../common/settings.js";

const MODES = { open: "open: whoever reaches it may read and write everything", smart: "SMART: whoever asks must sign in" };

/** Health, version and mode. What cannot be asked is said to be unknown, never taken for well. */
export async function healthOf() {
  const [health, statement, known] = await Promise.allSettled([asked("/actuator/health"), asked("/fhir/metadata?_elements=software,fhirVersion"), settings()]);
  const status = health.value?.status;
  return h("dl", { class: "health" },
    entry("Server", h("span", { class: `chip ${status === "UP" ? "good" : "critical"}` }, status === "UP" ? "healthy" : status ? `not healthy: ${status}` : "health unknown")),
    entry("Version", statement.value?.software?.version ?? "unknown"),
    entry("FHIR", statement.value?.fhirVersion ?? "not answering"),
    entry("Mode", MODES[known.value?.securityMode] ?? "unknown"));
}

function entry(name, value) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

/** An unhealthy server answers 503, with the same words. */
async function asked(address) {
  const answer = await fetch(address, { headers: { Accept: "application/fhir+json, application/json" } });
  return answer.json();
}

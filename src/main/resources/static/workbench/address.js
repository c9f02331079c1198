/** What of the workbench stands in its address, so that a call can be sent on. */

import { arrived } from "../common/away.js";

/** Where the choices are kept while somebody signs in. */
export const KEPT = "nadir.workbench-address";

/** `{patient, hook, prefetch, trial}` as the address says. */
export function readAddress() {
  const query = arrived(KEPT);
  return {
    patient: query.get("patient") ?? undefined,
    hook: query.get("hook") ?? undefined,
    prefetch: query.get("prefetch") !== "none",
    trial: query.has("trial"),
  };
}

/** Puts the choices into the address of this page. */
export function keepAddress({ patientId, service, withPrefetch, trial }) {
  const query = new URLSearchParams({
    ...(patientId ? { patient: patientId } : {}),
    hook: service.hook,
    ...(withPrefetch ? {} : { prefetch: "none" }),
    ...(trial ? { trial: "1" } : {}),
  });
  history.replaceState(null, "", `${location.pathname}?${query}${location.hash}`);
}

/** What of the workbench stands in its address, so that a call can be sent on. */

const KEPT = "nadir.workbench-address";

/** `{patient, hook, prefetch, trial}` as the address says. */
export function readAddress() {
  let query = new URLSearchParams(location.search);
  if (query.has("code") || query.has("error")) {
    // The sign-in comes back without what was chosen before it.
    query = new URLSearchParams(sessionStorage.getItem(KEPT) ?? "");
  }
  sessionStorage.removeItem(KEPT);
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

/** Remembers the choices while somebody signs in. */
export function keepWhileAway() {
  sessionStorage.setItem(KEPT, location.search);
}

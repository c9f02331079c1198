/** What is asked and what is shown, as it stands in the address of the page: whoever gets the address sees the same. */

const OF = /^(all|(ResearchStudy|Group)\/[A-Za-z0-9.-]{1,64})$/;
const ASKED = ["of", "ctcaeVersion", "periodStart", "periodEnd", "cycleLength", "protocol"];
const SHOWN = ["arm", "cycle"];

/** `{of, ctcaeVersion, periodStart, ...}`; without `of` nothing was asked yet. */
export function read() {
  const query = new URLSearchParams(location.search);
  const state = Object.fromEntries([...ASKED, ...SHOWN].map((name) => [name, query.get(name) ?? ""]));
  return { ...state, of: OF.test(state.of) ? state.of : "" };
}

/** Writes it into the address; another question is another step of the browser's history. */
export function write(state, another) {
  const query = new URLSearchParams([...ASKED, ...SHOWN].filter((name) => state[name]).map((name) => [name, state[name]]));
  history[another ? "pushState" : "replaceState"](null, "", `?${query.toString().replaceAll("%2F", "/")}`);
}

/** Where the summary is asked for. */
export function operation(state) {
  const query = new URLSearchParams(ASKED.slice(1).filter((name) => state[name]).map((name) => [name, state[name]]));
  return `${state.of === "all" ? "Patient" : state.of}/$toxicity-summary${query.size > 0 ? `?${query}` : ""}`;
}

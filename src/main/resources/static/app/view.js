/** What of the course is shown and how: controls, and their state in the address of the page. */

import { h, show } from "../common/dom.js";
import { LINES, span } from "./course.js";

const DAY = 86_400_000;

const RANGES = [
  { key: "all", name: "All" },
  { key: "year", name: "Last year", days: 365 },
  { key: "quarter", name: "Last 90 days", days: 90 },
  { key: "cycle", name: "This cycle" },
];

/** The state that the address of the page holds; what it does not hold is as at the first visit. */
export function readView() {
  const query = new URLSearchParams(location.search);
  return {
    axis: query.get("axis") === "log" ? "log" : "linear",
    range: RANGES.some(({ key }) => key === query.get("range")) ? query.get("range") : "all",
    more: LINES.filter((line) => line.onDemand && query.getAll("show").includes(line.key)).map((line) => line.key),
    version: query.get("ctcae") ?? undefined,
    table: query.get("view") === "table",
  };
}

function writeView(view) {
  const query = new URLSearchParams(location.search);
  const put = (name, value, usual) => (value && value !== usual ? query.set(name, value) : query.delete(name));
  put("axis", view.axis, "linear");
  put("range", view.range, "all");
  put("ctcae", view.version);
  put("view", view.table ? "table" : "");
  query.delete("show");
  view.more.forEach((key) => query.append("show", key));
  const text = query.toString();
  history.replaceState(history.state, "", text ? `?${text}` : location.pathname);
}

/** The controls; `changed(view)` is called with each new state. */
export function controls(holder, view, changed) {
  const put = (change) => { Object.assign(view, change); writeView(view); changed(view); draw(); };
  const toggle = (text, pressed, change) => h("button", { type: "button", class: "slim", "aria-pressed": String(pressed), onclick: () => put(change) }, text);
  function draw() {
    const focused = document.activeElement?.textContent;
    show(holder,
      h("div", { role: "group", "aria-label": "Time", class: "row" }, RANGES.map(({ key, name }) => toggle(name, view.range === key, { range: key }))),
      h("div", { role: "group", "aria-label": "Axis", class: "row" }, toggle("Linear", view.axis === "linear", { axis: "linear" }), toggle("Logarithmic", view.axis === "log", { axis: "log" })),
      h("div", { role: "group", "aria-label": "Further counts", class: "row" }, LINES.filter((line) => line.onDemand).map((line) => {
        const on = view.more.includes(line.key);
        return toggle(line.label, on, { more: on ? view.more.filter((key) => key !== line.key) : [...view.more, line.key] });
      })),
      h("div", { role: "group", "aria-label": "View", class: "row" }, toggle("Chart", !view.table, { table: false }), toggle("Table", view.table, { table: true })),
      h("label", { class: "row" }, "CTCAE", h("select", { onchange: (event) => put({ version: event.target.value }) },
        ["5.0", "6.0"].map((version) => h("option", { value: version, selected: version === view.version }, version)))));
    [...holder.querySelectorAll("button")].find((button) => button.textContent === focused)?.focus();
  }
  draw();
}

/** The lines that are shown and the ends of time, for the drawing and the tables. */
export function shownOf(view, course) {
  const all = span([
    ...course.results.map((result) => result.time?.date), ...course.treatment.orders.map((order) => order.start),
    ...course.treatment.temperatures.map((temperature) => temperature.time.date), ...course.alerts.map((alert) => new Date(alert.identifiedDateTime)),
  ], course.now) ?? [new Date(course.now.getTime() - 28 * DAY), course.now];
  const range = RANGES.find(({ key }) => key === view.range);
  const cycle = course.treatment.cycles.at(-1)?.start;
  const from = range.days ? new Date(Math.max(all[0], course.now - range.days * DAY)) : range.key === "cycle" && cycle ? new Date(cycle.getTime() - DAY) : all[0];
  return { version: view.version, log: view.axis === "log", shown: LINES.filter((line) => !line.onDemand || view.more.includes(line.key)).map((line) => line.key), from, to: all[1] };
}

/** The time line of a course: counts, temperatures, lanes, one axis of time. */

import { h, s, show } from "../common/dom.js";
import { when } from "../common/format.js";
import { axisBottom, axisLeft, line, max, min, scaleLinear, scaleTime, select } from "../vendor/d3.js";
import { LINES } from "./course.js";
import { lanes } from "./lanes.js";
import { held, mark, reachable } from "./marks.js";
import { countPanel } from "./panel.js";

const MARGIN = { top: 42, right: 14, bottom: 30, left: 92 };
const NARROW = { ...MARGIN, left: 80, right: 8 };
const GAP = 34;
const COUNT = 138;
const TEMPERATURE = 62;

/**
 * Draws into `holder`.
 *
 * `course` is `{results, treatment, holds, alerts, criteria, now}`; `view` is `{log, shown, from, to}` with the keys of the lines
 * that are wanted and the ends of time; `source(reference)` is the link to a resource.
 */
export function drawTimeline(holder, course, view, source) {
  const width = Math.max(280, holder.clientWidth);
  const margin = width < 560 ? NARROW : MARGIN;
  const inner = width - margin.left - margin.right;
  const x = scaleTime([view.from, view.to], [0, inner]);
  const layers = [];
  let top = margin.top;
  const add = (height, gap, draw) => {
    const group = s("g", { transform: `translate(${margin.left} ${top})` });
    draw(group);
    layers.push(group);
    top += height + gap;
  };
  wanted(course, view).forEach((panel, row) => add(COUNT, GAP, (group) => group.append(countPanel({
    panel: { ...panel, row }, x, size: { width: inner, height: COUNT }, criteria: panel.criteria, log: view.log,
  }))));
  const temperatures = within(course.treatment.temperatures, view);
  if (temperatures.length > 0) {
    add(TEMPERATURE, GAP - 12, (group) => temperaturePanel(group, temperatures, x, inner));
  }
  lanes(course).forEach((lane, index) => add(lane.height, 0, (group) => lane.draw(group, x, inner, 100 + index)));
  const bottom = top;
  const svg = s("svg", { class: "timeline", viewBox: `0 0 ${width} ${bottom + margin.bottom}`, width, height: bottom + margin.bottom, role: "group",
    "aria-label": "Course over time. Arrow keys move from result to result; the table below holds the same." },
  clip(inner, bottom), cycles(course.treatment.cycles, x, inner, margin, bottom), layers, timeAxis(x, margin, bottom, inner));
  const tip = h("div", { class: "tip", hidden: true });
  const before = held(holder);
  show(holder, svg, tip);
  reachable(svg, tip, source, before);
}

function wanted(course, view) {
  return LINES.filter((entry) => view.shown.includes(entry.key)).map((entry) => ({
    line: entry,
    results: within(course.results.filter((result) => result.line === entry.key), view),
    criteria: course.criteria.find((row) => row.analyte === entry.key && row.unit === entry.unit),
  }));
}

function within(timed, view) {
  return timed.filter((entry) => entry.time?.date && entry.time.date >= view.from && entry.time.date <= view.to);
}

function clip(width, height) {
  return s("defs", {}, s("clipPath", { id: "plot" }, s("rect", { x: -8, y: -12, width: width + 16, height })),
    s("pattern", { id: "hatch", width: 7, height: 7, patternTransform: "rotate(45)", patternUnits: "userSpaceOnUse" },
      s("rect", { class: "hatch-ground", width: 7, height: 7 }), s("rect", { class: "hatch", width: 3, height: 7 })));
}

/** A line and a number where each cycle begins. */
function cycles(all, x, inner, margin, bottom) {
  const seen = all.filter((cycle) => cycle.start && x(cycle.start) >= -1 && x(cycle.start) <= inner);
  const every = Math.ceil(seen.length / Math.max(1, inner / 34));
  return s("g", { class: "cycles", transform: `translate(${margin.left} 0)` }, seen.map((cycle, index) => s("g", {},
    s("line", { class: "cycle", x1: x(cycle.start), x2: x(cycle.start), y1: 14, y2: bottom }),
    index % every === 0 ? s("text", { class: "cycle-label", x: x(cycle.start) + 3, y: 12 }, `${index === 0 ? "Cycle " : "C"}${cycle.number}`) : null)));
}

function timeAxis(x, margin, bottom, inner) {
  const group = s("g", { class: "axis time", "aria-hidden": "true", transform: `translate(${margin.left} ${bottom})` });
  select(group).call(axisBottom(x).ticks(Math.max(2, inner / 110)));
  return group;
}

/** The readings; what counts as fever is for the protocol to say. */
function temperaturePanel(group, temperatures, x, width) {
  const values = temperatures.map((temperature) => temperature.value);
  const y = scaleLinear([Math.min(36, min(values)), Math.max(39, max(values))], [TEMPERATURE, 0]).nice();
  const axis = s("g", { class: "axis", "aria-hidden": "true" });
  select(axis).call(axisLeft(y).ticks(3).tickSize(-width));
  group.append(axis,
    s("text", { class: "title", x: 0, y: -8 }, "Temperature"), s("text", { class: "unit", x: width, y: -8 }, "°C"),
    s("path", { class: "trace", "aria-hidden": "true", d: line().x((point) => x(point.time.date)).y((point) => y(point.value))(temperatures) ?? "" }),
    ...temperatures.map((temperature) => mark(
      s("rect", { class: "point temperature", x: x(temperature.time.date) - 4, y: y(temperature.value) - 4, width: 8, height: 8 }),
      { title: `Temperature ${temperature.value} °C`, lines: [["Route", temperature.route ?? "not stated"], ["Taken", when(temperature.time.text)], ["Source", temperature.source]] },
      { row: 50, time: temperature.time.date })));
}

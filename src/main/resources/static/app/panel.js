/** One count over time: bands of CTCAE grades, the laboratory's own lower limit, and the results. */

import { s } from "../common/dom.js";
import { unit } from "../common/format.js";
import { axisLeft, curveStepAfter, line, max, min, scaleLinear, scaleLog, select } from "../vendor/d3.js";
import { mark, tellResult } from "./marks.js";

/**
 * Draws a panel into a group and returns it.
 *
 * `panel` is `{line, results, row}`, `x` the scale of time, `size` `{width, height}`, `row` the criteria of the line, `log` the axis.
 */
export function countPanel({ panel, x, size, criteria, log }) {
  const points = panel.results.filter((result) => result.usable && result.time);
  const y = scale(points, criteria, size.height, log);
  const group = s("g", { class: "panel-count", role: "group", "aria-label": `${panel.line.label}, ${unit(panel.line.unit)}` });
  group.append(...bands(criteria, points, x, y, size));
  const axis = s("g", { class: "axis", "aria-hidden": "true" });
  select(axis).call(axisLeft(y).ticks(size.height / 32, log ? "~g" : undefined).tickSize(-size.width));
  group.append(axis, ...limits(points, x, y, size), trace(points, x, y));
  group.append(...panel.results.filter((result) => result.time).map((result) => resultMark(result, panel, x, y, size)));
  group.append(
    s("text", { class: "title", x: 0, y: -8 }, panel.line.label),
    s("text", { class: "unit", x: size.width, y: -8 }, unit(panel.line.unit)));
  return group;
}

function scale(points, criteria, height, log) {
  const values = points.map((point) => point.value);
  const limits = points.map((point) => point.lowerLimit).filter((limit) => limit !== undefined);
  const cells = (criteria?.cells ?? []).map((cell) => cell.below).filter((below) => below !== "LLN");
  const top = max([...values, ...limits, ...cells, 0.1]) * 1.12;
  if (!log) {
    return scaleLinear([0, top], [height, 0]).nice();
  }
  const positive = [...values, ...cells].filter((number) => number > 0);
  return scaleLog([(min(positive) ?? 0.1) / 1.6, top], [height, 0]).clamp(true);
}

/** Grade bands over the whole width; the band that begins at the laboratory's limit follows that limit. */
function bands(criteria, points, x, y, size) {
  const floor = y.domain()[0];
  const ceiling = y.domain()[1];
  const band = (grade, from, below, left, right) => {
    const top = y(Math.min(below, ceiling));
    const bottom = y(Math.max(from, floor));
    return bottom - top <= 0 ? null : s("rect", { class: `band grade-${grade}`, x: left, width: Math.max(0, right - left), y: top, height: bottom - top });
  };
  return (criteria?.cells ?? []).flatMap((cell) => {
    const shapes = cell.below === "LLN"
      ? steps(points, x, size).map(({ limit, left, right }) => band(cell.grade, cell.from, limit, left, right))
      : [band(cell.grade, cell.from, cell.below, 0, size.width)];
    const middle = cell.below === "LLN" ? undefined : (y(Math.max(cell.from, floor)) + y(Math.min(cell.below, ceiling))) / 2;
    const label = middle === undefined || !shapes[0] || shapes[0].getAttribute("height") < 9 ? null
      : s("text", { class: "band-label", x: size.width - 4, y: middle + 4, "aria-hidden": "true" }, `G${cell.grade}`);
    return [...shapes, label].filter(Boolean);
  });
}

/** Where which lower limit of normal holds: from each result to the next one. */
function steps(points, x, size) {
  const known = points.filter((point) => point.lowerLimit !== undefined);
  return known.map((point, index) => ({
    limit: point.lowerLimit,
    left: index === 0 ? 0 : x(point.time.date),
    right: index + 1 < known.length ? x(known[index + 1].time.date) : size.width,
  })).filter(({ left, right }) => right > 0 && left < size.width)
    .map(({ limit, left, right }) => ({ limit, left: Math.max(0, left), right: Math.min(size.width, right) }));
}

function limits(points, x, y, size) {
  const known = steps(points, x, size);
  if (known.length === 0) {
    return [s("text", { class: "band-label", x: size.width - 4, y: 10 }, "no lower limit of normal given: grade 0 or 1 cannot be told apart")];
  }
  const path = line().x((step) => step[0]).y((step) => y(step[1])).curve(curveStepAfter)(
    [...known.map(({ left, limit }) => [left, limit]), [size.width, known.at(-1).limit]]);
  return [s("path", { class: "limit", d: path, "aria-hidden": "true" }),
    s("text", { class: "limit-label", x: 4, y: y(known[0].limit) - 4, "aria-hidden": "true" }, `lower limit of normal ${known[0].limit}`)];
}

function trace(points, x, y) {
  return s("path", { class: "trace", "aria-hidden": "true", d: line().x((point) => x(point.time.date)).y((point) => y(point.value))(points) ?? "" });
}

function resultMark(result, panel, x, y, size) {
  const left = x(result.time.date);
  if (!result.usable) {
    return mark(s("path", { class: "unusable", d: `M${left - 5} ${size.height - 11}l10 10m0-10l-10 10` }), tellResult(result), { row: panel.row, time: result.time.date });
  }
  const top = y(result.value);
  const classes = ["point", `grade-${result.high ?? "none"}`, result.status === "preliminary" ? "preliminary" : "", result.low === result.high ? "" : "open"].join(" ");
  return mark(shape(result, left, top, classes), tellResult(result), { row: panel.row, time: result.time.date });
}

/** A value that only bounds the true one points to where that lies. */
function shape(result, left, top, classes) {
  const comparator = result.amount.comparator ?? "";
  if (comparator.startsWith("<")) {
    return s("path", { class: classes, d: `M${left - 6} ${top - 5}h12l-6 10z` });
  }
  if (comparator.startsWith(">")) {
    return s("path", { class: classes, d: `M${left - 6} ${top + 5}h12l-6 -10z` });
  }
  return s("circle", { class: classes, cx: left, cy: top, r: (result.low ?? 0) >= 3 ? 5.5 : 4 });
}

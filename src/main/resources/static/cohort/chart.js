/** Grade 3 or higher as bars: what was counted here, and apart from it what others published. */

import { h, s } from "../common/dom.js";
import { axisBottom, scaleBand, scaleLinear, select } from "../vendor/d3.js";
import { countsOf, percent } from "./report.js";
import { said } from "./tables.js";

const ROW = 46;
const BELOW = 40;

/** The counts of a stratum as bars, with the share whose grade is not known beside each. */
export function countedChart(summary, arm, cycle, width) {
  const rows = summary.terms.map((term) => ({ term, counts: countsOf(term, arm, cycle) }));
  const { svg, x, y } = plot(rows.map(({ term }) => term.name), width, "counted",
    `Grade 3 or higher, counted here: ${rows.map(({ term, counts }) => `${term.name} ${inWords(counts)}`).join("; ")}.`);
  svg.append(s("defs", {}, s("pattern", { id: "open-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    s("rect", { class: "open-ground", width: 6, height: 6 }), s("rect", { class: "open-line", width: 2, height: 6 }))));
  for (const { term, counts } of rows) {
    const top = y(term.name);
    const share = (count) => (counts.denominator === 0 ? 0 : (count / counts.denominator) * 100);
    svg.append(
      s("rect", { class: "ground", x: x(0), y: top, width: x(100) - x(0), height: y.bandwidth() }),
      s("rect", { class: "severe", "data-term": term.code, x: x(0), y: top, width: x(share(counts.severe)) - x(0), height: y.bandwidth() }),
      s("rect", { class: "open", x: x(share(counts.severe)), y: top, width: x(share(counts.open)) - x(0), height: y.bandwidth() }),
      s("text", { class: "name", x: 0, y: top - 6 }, term.name),
      s("text", { class: "value", x: width, y: top - 6 }, inWords(counts)));
  }
  return svg;
}

function inWords({ severe, denominator, open }) {
  const rate = percent(severe, denominator);
  return rate === undefined ? "nobody counted" : `${severe} of ${denominator} (${rate} %)${open > 0 ? `, ${open} not known` : ""}`;
}

/** The published percentages as marks on an axis of their own; what has no percentage has no place on it. */
export function publishedChart(figures, width) {
  const shown = figures.filter((figure) => figure.percent !== undefined);
  const { svg, x, y } = plot(shown.map((figure) => figure.name), width, "elsewhere",
    `Grade 3 or higher, published by others: ${shown.map((figure) => `${figure.name} ${said(figure)}`).join("; ")}.`);
  for (const figure of shown) {
    const top = y(figure.name);
    const middle = top + y.bandwidth() / 2;
    svg.append(
      s("line", { class: "track", x1: x(0), x2: x(100), y1: middle, y2: middle }),
      s("path", { class: "diamond", "data-term": figure.term, d: `M${x(figure.percent)} ${middle - 8}l8 8-8 8-8-8z` }),
      s("text", { class: "name", x: 0, y: top - 6 }, figure.name),
      s("text", { class: "value", x: width, y: top - 6 }, `${figure.percent} %`));
  }
  return svg;
}

/** One population's figures, as a panel of their own. */
export function publishedPanel(population, figures, width) {
  const numbers = figures.filter((figure) => figure.percent === undefined);
  const charted = figures.length > numbers.length;
  return h("section", { class: "elsewhere-panel", "aria-label": `Published: ${population}` },
    h("h4", {}, population),
    h("p", { class: "small quiet" }, [...new Set(figures.map((figure) => figure.source))].join("; ")),
    charted ? publishedChart(figures, width) : null,
    numbers.length === 0 ? null : h("div", {},
      h("p", { class: "small" }, "Published as numbers of patients without a denominator, so there is no rate to draw:"),
      h("ul", { class: "plain" }, numbers.map((figure) => h("li", {}, h("b", {}, `n = ${figure.count}`), ` ${figure.name}`)))));
}

function plot(names, width, kind, label) {
  const height = names.length * ROW + BELOW;
  const x = scaleLinear([0, 100], [1, width - 14]);
  const y = scaleBand(names, [18, names.length * ROW + 8]).paddingInner(0.62).paddingOuter(0.1);
  const svg = s("svg", { class: `bars ${kind}`, viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label });
  const axis = s("g", { class: "axis", transform: `translate(0 ${names.length * ROW + 10})` });
  select(axis).call(axisBottom(x).tickValues([0, 25, 50, 75, 100]).tickFormat((tick) => `${tick} %`).tickSize(5));
  svg.append(axis);
  return { svg, x, y };
}

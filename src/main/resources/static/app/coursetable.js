/** The course as tables: the same as the drawing, for those who read, copy or listen. */

import { h, table } from "../common/dom.js";
import { quantity, unit, when, words } from "../common/format.js";
import { LINES, gradeText } from "./course.js";

/** A table of all results that are shown, newest first, and one of what was given; `source(reference)` is the link to a resource. */
export function courseTables(course, view, source) {
  const shown = course.results
    .filter((result) => result.line === undefined || view.shown.includes(result.line))
    .filter((result) => !result.time || (result.time.date >= view.from && result.time.date <= view.to))
    .reverse();
  return [
    table({
      caption: `Results, newest first (CTCAE ${view.version})`,
      head: ["Taken", "Result", "Value", "Grade", "Criterion", "Lower limit", "Status and notes", "Source"],
      rows: shown.map((result) => row(result, source)),
      numbers: [2],
    }),
    table({
      caption: "Orders, transfusions and temperatures, newest first",
      head: ["From", "Until", "What", "Kind", "Status", "Source"],
      rows: [...course.treatment.orders.map((order) => orderRow(order, source)), ...course.treatment.temperatures.map((temperature) => temperatureRow(temperature, source))]
        .sort((one, other) => (other.date ?? 0) - (one.date ?? 0)).map(({ cells }) => cells),
    }),
  ];
}

function row(result, source) {
  const name = LINES.find((line) => line.key === result.line)?.label ?? result.name;
  return result.usable
    ? [when(result.time?.text), name, quantity(result.amount), h("span", { class: `chip grade-${result.high ?? "none"}` }, gradeText(result)),
      result.criterion ?? "", result.lowerLimit === undefined ? "not given" : `${result.lowerLimit} ${unit(result.amount.code)}`,
      [result.status, ...result.remarks].join("; "), source(result.source)]
    : [when(result.time?.text), name, result.reported || "no value", h("span", { class: "chip unknown" }, "not usable"), "", "",
      [result.status, result.reason].join("; "), source(result.source)];
}

function orderRow(order, source) {
  return { date: order.start, cells: [order.from ? when(order.from) : "not stated", order.until ? when(order.until) : "", [order.text, order.dose && quantity(order.dose)].filter(Boolean).join(", "), words(order.kind),
    [order.status, order.reason].filter(Boolean).join(": "), source(order.source)] };
}

function temperatureRow(temperature, source) {
  return { date: temperature.time.date, cells: [when(temperature.time.text), "", `${temperature.value} °C`, "Temperature", temperature.route ?? "route not stated", source(temperature.source)] };
}

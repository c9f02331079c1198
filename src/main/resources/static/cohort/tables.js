/** The counts, and the published figures, as tables. */

import { h } from "../common/dom.js";
import { countsOf, percent } from "./report.js";

/** Said for every cohort, whether there are such patients or not. */
const NEVER_HIDDEN = new Set(["grade-0", "grade-1", "grade-2", "grade-3", "grade-4", "not-gradable", "no-result"]);

/** The patients by worst grade, one row for each term. */
export function countTable(summary, arm, cycle) {
  const rows = summary.terms.map((term) => ({ term, counts: countsOf(term, arm, cycle) }));
  const used = (code) => NEVER_HIDDEN.has(code) || rows.some(({ counts }) => counts.by.get(code) > 0);
  const categories = inReadingOrder(summary.categories.filter(({ code }) => used(code)));
  const left = summary.categories.filter(({ code }) => !used(code)).map(({ display }) => display.toLowerCase());
  const scroll = h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": "Patients by worst grade" },
    h("table", { class: "counts" },
      h("caption", {}, "Patients by worst grade"),
      h("thead", {}, h("tr", {},
        h("th", { scope: "col" }, "Term"),
        h("th", { scope: "col", class: "number" }, "Patients"),
        categories.map(({ code, display }) => h("th", { scope: "col", class: `number ${code}` }, display)),
        h("th", { scope: "col", class: "number total" }, "Grade 3 or higher"))),
      h("tbody", {}, rows.map(({ term, counts }) => h("tr", { "data-term": term.code },
        h("th", { scope: "row" }, term.name, h("span", { class: "quiet small block" }, term.ctcae && term.ctcae !== term.name ? term.ctcae : "")),
        h("td", { class: "number", "data-category": "denominator" }, counts.denominator),
        categories.map(({ code }) => cell(code, counts.by.get(code), counts.denominator)),
        cell("grade-3-or-higher", counts.severe, counts.denominator))))));
  return [scroll, h("p", { class: "small quiet" }, "Each patient counts once in each row. In brackets, percent of the patients of the row.",
    left.length > 0 ? ` Nobody is in: ${left.join(", ")}.` : "")];
}

/** What is not known comes first, for it must not be overlooked; then the grades as they rise, one that is only bounded beside its neighbours. */
function inReadingOrder(categories) {
  const order = ["no-result", "not-gradable", "grade-undetermined", "grade-0", "grade-0-or-1", "grade-1", "grade-2", "grade-3", "grade-3-or-4", "grade-4"];
  return [...categories].sort((one, other) => order.indexOf(one.code) - order.indexOf(other.code));
}

function cell(code, count, denominator) {
  const rate = percent(count, denominator);
  const warned = ["not-gradable", "no-result", "grade-undetermined"].includes(code) && count > 0;
  return h("td", { class: ["number", code, count === 0 ? "zero" : "", warned ? "warned" : ""].join(" "), "data-category": code },
    h("b", {}, count), rate === undefined ? null : h("span", { class: "rate" }, ` (${rate} %)`));
}

/** What others published, each figure with its source as a link; a figure without a denominator stays a number. */
export function publishedTable(populations, source) {
  return h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": "Published figures" },
    h("table", { class: "published" },
      h("caption", {}, "Published: grade 3 or higher in other patients. Not counted by this server, not pooled with its counts."),
      [...populations].map(([population, figures]) => h("tbody", {},
        h("tr", {}, h("th", { scope: "rowgroup", colspan: 2, class: "population" }, population, sources(figures, source))),
        figures.map((figure) => h("tr", { "data-term": figure.term }, h("th", { scope: "row" }, figure.name), h("td", {}, said(figure))))))));
}

function sources(figures, source) {
  const reports = new Map(figures.map(({ report, source }) => [report, source]));
  return [...reports].map(([report, name]) => h("span", { class: "block small" }, source(report, name)));
}

/** A figure in words. */
export function said(figure) {
  return figure.percent !== undefined ? `${figure.percent} %, number of patients not published` : `${figure.count} patients, of how many not published`;
}

/** The summary on the page: what was counted, the filter, the table, the charts, the way to take it along. */

import { announce, h, show } from "../common/dom.js";
import { when } from "../common/format.js";
import { failure } from "../common/page.js";
import { countedChart, publishedPanel } from "./chart.js";
import { field } from "./form.js";
import { ALL, countsOf } from "./report.js";
import { countTable, publishedTable } from "./tables.js";

const NARROW = 260;

/**
 * Fills the holder; `changed` is called with the arm and cycle that are shown, `table` gets the server's table, `source` makes the link
 * to a resource.
 */
export function showResult(holder, summary, { state, title, changed, table, source }) {
  const view = { arm: summary.arms.includes(state.arm) ? state.arm : ALL, cycle: summary.cycles.includes(state.cycle) ? state.cycle : ALL };
  const counts = h("div", { id: "counts" });
  const charts = h("div", { class: "charts" });
  const published = byPopulation(summary.published);
  const draw = () => {
    drawCounts(counts, summary, view);
    drawCharts(charts, summary, view, published);
  };
  show(holder,
    h("h2", {}, title),
    about(summary),
    filter(summary, view, () => { changed(view); draw(); announce(heading(view)); }),
    counts,
    takeAlong(state, table),
    h("h3", {}, "Grade 3 or higher, beside what was published"),
    h("p", {}, "Two kinds of numbers, kept apart: those counted by this server, for the choice above; and those published by others about other patients, which the choice does not change. " +
      "A difference between the two is no finding."),
    charts,
    summary.published.length === 0 ? h("p", { class: "note" }, "For this drug no published figures are stored.") : publishedTable(published, source),
    h("details", {}, h("summary", {}, "How the server counted"), h("ul", {}, summary.sentences.map((sentence) => h("li", {}, sentence)))));
  draw();
  new ResizeObserver(() => drawCharts(charts, summary, view, published)).observe(charts);
}

function about({ members, version, made, period }) {
  const [all, treated, untreated, animals] = ["initial-population", "denominator", "untreated", "animal"].map((code) => members.get(code) ?? 0);
  return h("div", {},
    treated === 0 ? h("p", { class: "note warm" }, "Nobody in this cohort had a dose of the drug by the end of the period, so nobody is counted.") : null,
    h("p", {}, h("b", {}, `${treated} of ${all} patients are counted.`),
      ` ${untreated === 1 ? "One has" : untreated === 0 ? "None has" : `${untreated} have`} had no dose by the end of the period`,
      animals > 0 ? `, ${animals} ${animals === 1 ? "is an animal" : "are animals"}` : "",
      untreated + animals > 0 ? "; who is not counted is in no denominator." : "."),
    h("p", { class: "small quiet" }, `CTCAE ${version} · results ${period.start ? `from ${period.start} ` : ""}until ${period.end} · counted ${when(made)}`));
}

function filter(summary, view, changed) {
  const choice = (name, label, values, words) => field(label, h("select", {
    name, onchange: (event) => { view[name] = event.target.value; changed(); },
  }, values.map((value) => h("option", { value, selected: value === view[name] }, words(value)))));
  return h("div", { class: "fields filter no-print" },
    choice("arm", "Arm", summary.arms, (arm) => (arm === ALL ? "all arms" : arm)),
    choice("cycle", "Cycle", summary.cycles, inWords));
}

function inWords(cycle) {
  return cycle === ALL ? "all, since the first dose" : /^\d+$/.test(cycle) ? `cycle ${cycle}` : cycle;
}

function heading({ arm, cycle }) {
  return `Shown: ${arm === ALL ? "all arms" : arm}; ${cycle === ALL ? "all cycles since the first dose" : inWords(cycle)}.`;
}

function drawCounts(holder, summary, { arm, cycle }) {
  const there = countsOf(summary.terms[0], arm, cycle);
  show(holder,
    h("p", { class: "shown" }, heading({ arm, cycle })),
    cycle === ALL || cycle === "before first dose" ? null
      : h("p", { class: "note" }, "The denominator of one cycle are the patients with a result in it; the record does not say who else was treated then."),
    cycle === "before first dose" ? h("p", { class: "note" }, "Results before the first dose: no toxicity of the drug, and in no other number of this page.") : null,
    there ? countTable(summary, arm, cycle)
      : h("p", { class: "note warm" }, "No patient of this arm has a result in this cycle, so there is nothing to count."));
}

function drawCharts(holder, summary, { arm, cycle }, published) {
  const space = Math.max(NARROW, holder.clientWidth);
  const columns = space > 860 ? 2 : 1;
  const width = Math.floor(space / columns) - (columns === 2 ? 48 : 34);
  const there = countsOf(summary.terms[0], arm, cycle);
  show(holder,
    h("section", { class: "here-panel", "aria-label": "Counted here" },
      h("h4", {}, "Counted here"),
      h("p", { class: "small quiet" }, heading({ arm, cycle })),
      there ? [countedChart(summary, arm, cycle, width), legend()] : h("p", {}, "Nothing to draw.")),
    published.size === 0 ? null : h("div", { class: "elsewhere-side" },
      h("p", { class: "apart" }, "Published by others: other patients, not comparable"),
      [...published].map(([population, figures]) => publishedPanel(population, figures, width))));
}

function legend() {
  return h("p", { class: "legend small" },
    h("span", {}, h("i", { class: "swatch severe" }), "Grade 3 or higher for certain"),
    h("span", {}, h("i", { class: "swatch open" }), "Grade not known: could be higher"));
}

function byPopulation(figures) {
  return figures.reduce((groups, figure) => groups.set(figure.population, [...(groups.get(figure.population) ?? []), figure]), new Map());
}

/** The table is the server's own, of the same counting. */
function takeAlong(state, table) {
  const said = h("div", { "aria-live": "polite" });
  const download = async () => {
    try {
      const file = URL.createObjectURL(new Blob([await table()], { type: "text/csv" }));
      h("a", { href: file, download: `toxicity-${state.of.replace("/", "-")}.csv` }).click();
      URL.revokeObjectURL(file);
      show(said);
    } catch (error) {
      show(said, failure(error), error.status === 404 ? h("p", {}, "The server keeps a summary for some minutes only: count again, then take the table.") : null);
    }
  };
  return h("div", { class: "no-print" },
    h("p", { class: "row" }, h("button", { type: "button", id: "csv", onclick: download }, "Download as CSV"),
      h("span", { class: "small quiet" }, "all arms and cycles, and the published figures as rows of their own")),
    said);
}

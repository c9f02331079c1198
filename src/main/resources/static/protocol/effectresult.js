/** The outcome of a comparison: how many get another advice, which rules make it, and who they are. */

import { h, table } from "../common/dom.js";
import { words } from "../common/format.js";
import { stacking } from "../common/stacking.js";
import { handOver } from "./copy.js";
import { csvOf, summaryOf } from "./effects.js";

const EFFECTS = { gained: "now holds", lost: "holds no more", urgency: "other urgency", open: "can no longer be decided", decided: "can now be decided" };

export function effectResult(shelf, results, { label, total, notes, protocol, base }) {
  const summary = summaryOf(results);
  const different = results.filter((result) => !result.error && result.cards.length > 0);
  const silent = results.filter((result) => !result.error && result.cards.length === 0 && result.rules.some((rule) => rule.effect));
  return [
    h("h3", { id: "effect-title-result" }, `${label}: the copy beside the stored ${base.version ?? ""}`),
    results.length < total ? h("p", { class: "note warm" }, `Stopped: ${total - results.length} of ${total} patients were not compared.`) : null,
    total === 0 ? h("p", { class: "note warm" }, "There is no such patient.") : null,
    notes.map((note) => h("p", { class: "note" }, note)),
    h("ul", { class: "tallies" }, [[summary.asked, "compared"], [summary.different, "with another advice"], [summary.asked - summary.different, "with the same advice"], [summary.failed, "not compared"]]
      .map(([count, name]) => h("li", {}, h("strong", {}, String(count)), name))),
    summary.failed > 0 ? failures(results) : null,
    summary.others > 0 ? h("p", { class: "note" }, `${summary.others} of them follow another protocol at present; for them this is what would be, not what will be. They are marked.`) : null,
    ruleTable(summary),
    different.length > 0 ? patientTable(shelf, different) : null,
    silent.length > 0 ? h("details", {}, h("summary", {}, `${silent.length} with the same cards, though a rule answers otherwise`),
      h("ul", {}, silent.map((result) => h("li", {}, who(shelf, result.patient), ": ", ruleWords(result))))) : null,
    summary.notAsked.length > 0 ? h("p", { class: "quiet small" }, `Not compared, because they are asked at another hook: ${summary.notAsked.join(", ")}. Orders in hand are not compared either: try them in the workbench.`) : null,
    h("p", { class: "no-print" }, h("button", { type: "button", onclick: () => download(csvOf(results), `effect-of-${protocol.id ?? "protocol"}.csv`) }, "Download as CSV")),
  ];
}

function failures(results) {
  return h("div", { class: "note alarm", role: "alert" }, h("p", {}, "About these nothing can be said:"),
    h("ul", {}, results.filter((result) => result.error).map(({ patient, error }) => h("li", {}, `${patient.id}: ${error.message}`))));
}

function ruleTable({ rules }) {
  return rules.length === 0 ? h("p", {}, "Each rule answers the same for each of them.") : stacking(table({
    caption: "Rules that answer otherwise, and for how many patients",
    head: ["Rule", ...Object.values(EFFECTS)],
    numbers: [1, 2, 3, 4, 5],
    rows: rules.map((rule) => [`${rule.id} ${rule.title}`, ...Object.keys(EFFECTS).map((effect) => String(rule[effect]))]),
  }));
}

function patientTable(shelf, different) {
  return stacking(table({
    caption: "Patients with another advice",
    head: ["Patient", "Topic", "Stored protocol", "Copy", "Rules"],
    rows: different.flatMap((result) => result.cards.map((card, index) => [
      [who(shelf, result.patient), index === 0 ? [result.other ? h("p", { class: "small" }, h("span", { class: "chip unknown" }, "follows another protocol"), ` ${result.other}`) : null, links(shelf, result.patient)] : null],
      [words(card.topic), " ", h("span", { class: `chip ${card.change === "removed" ? "warning" : "info"}` }, card.change)],
      cardCell(card.stored), cardCell(card.tried), index === 0 ? ruleWords(result) : "",
    ])),
  }));
}

function who(shelf, patient) {
  return h("span", { "data-patient": patient.id }, [patient.name, patient.id].filter(Boolean).join(" · "));
}

function links(shelf, patient) {
  const query = `patient=${encodeURIComponent(patient.id)}`;
  return h("p", { class: "small no-print" }, h("a", { href: `/app/?${query}`, "aria-label": `Course of ${patient.id}` }, "Course"), " · ",
    h("a", { href: `/workbench/?trial=1&${query}`, "aria-label": `Try the copy on ${patient.id}`, onclick: () => handOver(shelf) }, "Try it there"));
}

function cardCell(card) {
  return card ? [h("span", { class: `chip ${card.indicator}` }, card.indicator), " ", card.summary] : h("span", { class: "quiet" }, "no card");
}

function ruleWords(result) {
  return result.rules.filter((rule) => rule.effect).map((rule) => `${rule.id} ${EFFECTS[rule.effect]}`).join("; ") || "none";
}

function download(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

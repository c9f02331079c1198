/** A protocol as a readable page: what it is, its rules, its numbers, where it comes from. */

import { h, table } from "../common/dom.js";
import { failure } from "../common/page.js";
import { stacking } from "../common/stacking.js";
import { derivedFrom } from "../common/protocols.js";
import { differenceTable } from "./beside.js";
import { changesOf, differing } from "./changes.js";
import { doubtsOf } from "./doubts.js";
import { problemOf } from "./explain.js";
import { windowTable, nameTable } from "./names.js";
import { ruleTable } from "./rules.js";
import { COPY } from "./shelf.js";

/** The elements for the protocol under a key. */
export async function reading(shelf, key) {
  const plan = await shelf.plan(key);
  if (!plan) {
    throw new Error("This version of the protocol is not stored any more.");
  }
  const read = shelf.read(plan);
  const { explained, trouble } = await inWords(shelf, plan);
  const before = key === COPY && shelf.copy.base ? shelf.read(shelf.copy.base).model : undefined;
  const view = { shelf, read, explained, doubts: doubtsOf(read.model, before, read.baseModel) };
  return [
    heading(shelf, read, key, explained),
    trouble,
    disagreement(read, explained),
    read.baseModel ? ownPart(read) : null,
    h("h2", { id: "rules" }, "Rules"),
    h("p", { class: "quiet small" }, "In the order of the protocol. The words of a condition are made by the server from its FHIRPath; a name that the protocol gives to a condition stands in quotation marks, and what it means below. ", h("mark", {}, "Thresholds"), " are marked. A rule that could not be decided because something is not known is said on the card."),
    ruleTable(view),
    h("h2", { id: "numbers" }, "Windows and names"),
    windowTable(read.model),
    nameTable(view),
    sources(read.model),
  ];
}

/** The server's words; without them the page says so and shows the authors'. */
async function inWords(shelf, plan) {
  try {
    return { explained: await shelf.explain(plan) };
  } catch (error) {
    console.warn("No words:", error);
    const unusable = error.status === 422;
    return { trouble: h("div", { class: "note alarm", id: "no-words" },
      h("p", {}, h("strong", {}, unusable ? "This protocol cannot be used. " : "The server's words are missing. "),
        "What stands in words below was written by the protocol's authors and may be out of date: FHIRPath counts."),
      unusable && error.body?.issue ? h("ul", {}, error.body.issue.map(problemOf).map(({ element, text }) => h("li", {}, h("code", {}, element), ` ${text}`))) : failure(error)) };
  }
}

/** The page lays a derived protocol over its base by itself; where the server sees it otherwise, the server is right. */
function disagreement(read, explained) {
  if (!explained) {
    return null;
  }
  const mine = read.model.rules.map((rule) => rule.id);
  const others = [...explained.rules.keys()];
  const wrong = [...mine.filter((id) => !explained.rules.has(id)), ...others.filter((id) => !mine.includes(id))];
  return wrong.length === 0 ? null : h("div", { class: "note alarm" }, h("p", {},
    `This page and the server disagree about ${wrong.length === 1 ? "rule" : "the rules"} ${wrong.join(", ")}: ask the server (PlanDefinition/$explain) before relying on what stands here.`));
}

function heading(shelf, { plan, model, missing }, key, explained) {
  const base = derivedFrom(plan);
  return h("header", {},
    h("h2", { id: "protocol-title" }, key === COPY ? h("span", { class: "chip warning" }, "Edited copy, not stored") : null, " ", model.title),
    model.description ? h("p", {}, model.description) : null,
    model.purpose ? h("p", { class: "quiet" }, model.purpose) : null,
    missing ? h("p", { class: "note alarm" }, `It is derived from ${missing}, which is not stored here: what it takes from there is missing below, and it advises nobody.`) : null,
    h("dl", { class: "about" }, Object.entries({
      Version: [model.version || "none", model.date ? h("span", { class: "quiet" }, ` of ${model.date}`) : null],
      Status: [h("span", { class: `chip ${model.status === "active" ? "good" : "unknown"}` }, model.status || "none"), model.status === "active" ? "" : " Only an active protocol advises in a study."],
      Drug: [model.drug.name || h("span", { class: "chip unknown" }, "not named"), model.drug.codes.length ? h("span", { class: "quiet" }, ` (${model.drug.codes.join(", ")})`) : null],
      "CTCAE version": [explained?.ctcae ?? model.ctcae, h("span", { class: "quiet" }, "; a study may choose another")],
      Address: h("code", {}, model.canonical),
      "Derived from": base ? h("code", {}, base) : null,
      "Who follows it": shelf.isDefault(plan) ? "patients without a study, or whose study names no protocol; and those of studies that name it" : "patients of the studies that name it",
    }).filter(([, content]) => content).map(([name, content]) => [h("dt", {}, name), h("dd", {}, content)])));
}

function ownPart({ baseModel, model }) {
  const rows = differing(changesOf(baseModel, model));
  return h("details", { open: true, id: "own" }, h("summary", {}, `What it changes of ${baseModel.title} (${rows.length})`),
    h("p", { class: "quiet small" }, "Everything else is that protocol's, and stands merged below."),
    differenceTable(rows, { was: `${baseModel.title}, ${baseModel.version}`, is: `${model.title}, ${model.version}`, caption: "What the derived protocol changes" }));
}

function sources(model) {
  return model.sources.length === 0 ? h("p", { class: "note warm" }, "It names no source.")
    : stacking(table({ caption: "Governing sources", head: ["Source"], rows: model.sources.map((source) => [source.url ? h("a", { href: source.url, rel: "noreferrer" }, source.text) : source.text]) }));
}

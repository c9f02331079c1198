/** Two protocols side by side: what of the one is not so in the other, told by words. */

import { byId, h, show } from "../common/dom.js";
import { into } from "../common/page.js";
import { stacking } from "../common/stacking.js";
import { changesOf, cut, differing } from "./changes.js";
import { chooser } from "./choice.js";
import { COPY } from "./shelf.js";

/** `{refresh()}` of the section; `choose(key)` is called when another one is compared. */
export function besideView(shelf, state, choose) {
  const choice = chooser(shelf, { id: "beside-protocol", label: "Compare what is shown above with", none: "nothing", choose: (key) => {
    choose(key);
    compare();
  } });
  const all = h("input", { type: "checkbox", id: "beside-all", onchange: compare });
  show(byId("beside-choice"), choice, h("label", { class: "choice" }, all, "Also what is the same"));

  async function compare() {
    const { shown, beside } = state;
    if (!beside) {
      show(byId("beside-result"), h("p", { class: "quiet" }, "Choose another protocol, an earlier version, or the edited copy."));
      return;
    }
    await into(byId("beside-result"), "Comparing…", () => compared(shelf, beside, shown, all.checked));
  }

  return {
    async refresh() {
      if (state.beside === COPY && !shelf.copy) {
        choose(undefined);
      }
      choice.set(state.beside);
      await compare();
    },
  };
}

async function compared(shelf, wasKey, isKey, withSame) {
  const [was, is] = await Promise.all([wasKey, isKey].map((key) => shelf.plan(key)));
  if (!was || !is) {
    throw new Error("One of the two is not stored any more.");
  }
  const words = await Promise.all([was, is].map((plan) => wordsOf(shelf, plan)));
  const models = [was, is].map((plan) => shelf.read(plan).model);
  const rows = changesOf(...models, { was: words[0], is: words[1] });
  const different = differing(rows);
  return [
    h("p", { id: "beside-count" }, different.length === 0 ? "The two say the same." : `${different.length} of ${rows.length} parts differ: ${tally(different)}.`),
    differenceTable(withSame ? rows : different, { was: `Was: ${shelf.name(was, wasKey)}`, is: `Is: ${shelf.name(is, isKey)}`, caption: "Differences between the two" }),
  ];
}

async function wordsOf(shelf, plan) {
  try {
    const { rules } = await shelf.explain(plan);
    return new Map([...rules].map(([id, rule]) => [id, rule.words]));
  } catch {
    // FHIRPath is compared all the same, and the reading says why words are missing.
    return new Map();
  }
}

function tally(rows) {
  return ["changed", "added", "removed"].map((change) => [change, rows.filter((row) => row.change === change).length])
    .filter(([, count]) => count > 0).map(([change, count]) => `${count} ${change}`).join(", ");
}

/** The table of rows; nothing where there are none. */
export function differenceTable(rows, { was, is, caption }) {
  return rows.length === 0 ? null : stacking(h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": caption },
    h("table", { class: "side" },
      h("caption", { class: "visually-hidden" }, caption),
      h("thead", {}, h("tr", {}, ["What", was, is].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows.map((row) => h("tr", { "data-item": row.id },
        h("th", { scope: "row" }, row.label, h("span", { class: "from" }, chip(row.change))),
        h("td", { "data-label": was }, cell(row, "was")),
        h("td", { "data-label": is }, cell(row, "is"))))))));
}

function chip(change) {
  return h("span", { class: `chip ${change === "removed" ? "warning" : change ? "info" : ""}` }, change ?? "same");
}

function cell(row, side) {
  if (!(side === "was" ? row.old : row.fresh)) {
    return h("span", { class: "quiet" }, side === "was" ? "was not there" : "is not there");
  }
  return (row.change === "changed" ? row.parts : row.all).map((part) => h("p", {}, h("span", { class: "quiet small" },
    row.change === "changed" ? `${part.label} ${side}: ` : `${part.label}: `), row.change === "changed" ? text(part, side) : part[side]));
}

function text(part, side) {
  if (!part[side]) {
    return h("em", {}, "nothing");
  }
  const { before, after, ...middle } = cut(part.was, part.is);
  return [before, middle[side] ? h(side === "was" ? "del" : "ins", {}, middle[side]) : null, after];
}

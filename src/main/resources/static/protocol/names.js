/** Windows, limits and named numbers of a protocol. */

import { h, table } from "../common/dom.js";
import { spaced } from "../common/format.js";
import { stacking } from "../common/stacking.js";
import { inExpression, inWords } from "./thresholds.js";

/** What stands in docs/protocol.md of each window; another one is shown by its name. */
const WINDOWS = {
  results: "age up to which a result counts as current",
  fever: "how far apart temperature and neutrophils may lie",
  "sustained-fever": "how long a temperature must last to be sustained",
  transfusion: "how long an ordered transfusion keeps a further one quiet",
  cycle: "length of a treatment cycle",
  baseline: "how long before the first dose a blood count is a baseline",
  "prolonged-neutropenia": "how long neutrophils must stay low to be prolonged neutropenia",
  "chronic-anemia": "how long hemoglobin must stay low to be chronic anemia",
  "transfusion-effect": "how long a transfusion may raise hemoglobin or platelets",
  "g-csf-effect": "how long G-CSF may raise neutrophils",
  override: "how long an overridden card stays away while its evidence is the same",
  "override-info": "the same of a card with the indicator info",
};

/** A text with its thresholds marked. */
export function marked(pieces) {
  return pieces.map(({ text, threshold }) => threshold ? h("mark", {}, text) : text);
}

/** FHIRPath with its thresholds marked. */
export function expressionElement(expression) {
  return h("code", {}, marked(inExpression(expression)));
}

export function windowTable(model) {
  const rows = model.windows.map(({ name, value }) => [h("code", {}, name), WINDOWS[name] ?? spaced(name ?? ""), h("mark", {}, value)]);
  if (model.episodeGrade !== undefined) {
    rows.push([h("code", {}, "episode-grade"), "grade from which a fall of a line is an episode", h("mark", {}, `grade ${model.episodeGrade}`)]);
  }
  if (model.doseLevels.length > 0) {
    rows.push([h("code", {}, "dose-level"), "doses that the protocol allows", model.doseLevels.join(", ")]);
  }
  return rows.length === 0 ? h("p", { class: "note warm" }, "It has no windows: what depends on one stays unknown.")
    : stacking(table({ caption: "Windows: how far the protocol looks", head: ["Name", "What it is for", "Value"], rows }));
}

export function nameTable({ read, explained, doubts }) {
  return read.model.variables.length === 0 ? null : stacking(table({
    caption: "Names: numbers and conditions that the rules share",
    head: ["Name", "Description by the author", "Stands for"],
    rows: read.model.variables.map((variable) => [
      h("code", { id: `name-${variable.name}` }, `%${variable.name}`),
      [variable.description ?? h("span", { class: "quiet" }, "none"), doubts.variables.has(variable.name) ? [" ", maybeOutOfDate()] : null],
      standsFor(variable, explained),
    ]),
  }));
}

/** The words that the server makes of a name, and its FHIRPath. */
export function standsFor(variable, explained) {
  const words = explained?.variables.get(variable.name)?.words;
  return [words ? h("div", {}, marked(/^\d/.test(words) ? [{ text: words, threshold: true }] : inWords(words))) : null,
    words && words === variable.expression ? null : h("div", { class: "small" }, expressionElement(variable.expression))];
}

export function maybeOutOfDate() {
  return h("span", { class: "chip unknown" }, "may be out of date");
}

/** The facts of a trace and what they rest on. */

import { h, table } from "../common/dom.js";
import { spaced, unit, when } from "../common/format.js";
import { sourceLink } from "../common/source.js";
import { stacking } from "../common/stacking.js";

const STATES = { known: "known", several: "several possible", unknown: "not known" };

/** A table of facts with state and evidence. */
export function factTable(session, facts, caption) {
  return stacking(table({
    caption,
    head: ["Fact", "Value", "State", "Evidence"],
    rows: facts.map((fact) => [
      h("div", { class: "fact" }, spaced(fact.name), h("br"), h("code", { class: "quiet" }, `%${fact.name}`)),
      h("span", { class: "nowrap" }, valueOf(fact)),
      h("span", { class: `chip ${fact.state === "known" ? "" : "unknown"}` }, STATES[fact.state] ?? fact.state),
      [fact.why ? h("p", { class: "tight" }, fact.why) : null, evidenceList(session, fact.evidence ?? [])],
    ]),
  }));
}

/** A value in words; several possible ones are all named. */
export function valueOf(fact) {
  const values = fact.state === "several" ? fact.values ?? [] : fact.state === "known" ? [fact.value] : [];
  return values.length === 0 ? "–" : values.map((value) => worded(value, fact)).join(" or ");
}

function worded(value, fact) {
  return fact.type === "flag" ? (value ? "yes" : "no") : `${value}${fact.unit ? ` ${unit(fact.unit)}` : ""}`;
}

function evidenceList(session, evidence) {
  return evidence.length === 0 ? null : h("ul", { class: "plain" }, evidence.map((item) => h("li", {},
    item.value === undefined ? item.statement : `${item.label} ${item.value} ${unit(item.unit)}`, " ", gradeOf(item),
    h("span", { class: "quiet" }, [item.time ? ` ${when(item.time)}` : "", item.remarks?.length ? ` · ${item.remarks.join(", ")}` : ""], " "),
    item.reference ? sourceLink(session, item.reference, item.reference.split("/").slice(-2).join("/")) : null)));
}

function gradeOf(item) {
  if (item.grade !== undefined) {
    return h("span", { class: `chip grade-${item.grade}`, title: item.criterion }, `grade ${item.grade}`);
  }
  return item.gradeRange ? h("span", { class: "chip unknown" }, `grade ${item.gradeRange.low} to ${item.gradeRange.high}`) : null;
}

/** What differs between two protocols, item by item and part by part. */

import { namesIn, tidy } from "./model.js";

/** The part of a rule that lists what its names stand for. */
const NAMES = "Names in it";

const KIND = { about: "About", limit: "Window or limit", variable: "Name", rule: "Rule" };

/**
 * Rows `{kind, id, label, change, parts}` of two models; `change` is `added`, `removed`, `changed` or undefined, `parts` are
 * `{label, was, is}` of what differs. `words` gives the words that the server makes of a rule of each, where it made some.
 */
export function changesOf(was, is, words = { was: new Map(), is: new Map() }) {
  return [
    ...pairs([about(was)], [about(is)], () => "about", (item) => item),
    ...pairs(limits(was), limits(is), (item) => item.id, (item) => item.parts),
    ...pairs(was.variables, is.variables, (item) => item.name, variableParts),
    ...pairs(was.rules, is.rules, (item) => item.id, (item, side) => ruleParts(item, side === "was" ? was : is, words[side])),
  ].map((row) => ({ ...row, ...labelled(row, was, is) }));
}

/** Only what differs. */
export function differing(rows) {
  return rows.filter((row) => row.change);
}

function pairs(before, after, keyOf, partsOf) {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const fresh = new Map(after.map((item) => [keyOf(item), item]));
  return [...new Set([...old.keys(), ...fresh.keys()])].map((id) => pair(id, old.get(id), fresh.get(id), partsOf));
}

function pair(id, old, fresh, partsOf) {
  const was = old ? partsOf(old, "was") : {};
  const is = fresh ? partsOf(fresh, "is") : {};
  const parts = [...new Set([...Object.keys(was), ...Object.keys(is)])].map((label) => ({ label, was: was[label] ?? "", is: is[label] ?? "" }));
  const different = parts.filter((part) => tidy(part.was) !== tidy(part.is)).map((part) => part.label === NAMES ? withoutCommon(part) : part);
  return {
    id, old, fresh, all: parts, parts: different,
    change: !old ? "added" : !fresh ? "removed" : different.length > 0 ? "changed" : undefined,
  };
}

/** Of many names only those that differ. */
function withoutCommon({ label, was, is }) {
  const [old, fresh] = [was.split("\n"), is.split("\n")];
  return { label, was: old.filter((line) => !fresh.includes(line)).join("\n"), is: fresh.filter((line) => !old.includes(line)).join("\n") };
}

function labelled(row, was, is) {
  const item = row.fresh ?? row.old;
  if (row.id === "about") {
    return { kind: KIND.about, label: "The protocol itself" };
  }
  if (item.parts) {
    return { kind: KIND.limit, label: item.label };
  }
  const isRule = (is.rules.includes(item) || was.rules.includes(item));
  return isRule ? { kind: KIND.rule, label: `Rule ${item.id}: ${item.title}` } : { kind: KIND.variable, label: `%${item.name}` };
}

function about(model) {
  return present({
    Title: model.title, Version: model.version, Status: model.status, Date: model.date, Drug: model.drug.name,
    "Codes of the drug": model.drug.codes.join(", "), "CTCAE version": model.ctcae, Description: model.description, Purpose: model.purpose,
    Sources: model.sources.map((source) => source.text).join("\n"), "Dose levels": model.doseLevels.join(", "),
  });
}

function limits(model) {
  const windows = model.windows.map(({ name, value }) => ({ id: `window ${name}`, label: `Window ${name}`, parts: { Time: value } }));
  return model.episodeGrade === undefined ? windows
    : [...windows, { id: "episode-grade", label: "Grade from which an episode is counted", parts: { Grade: String(model.episodeGrade) } }];
}

function variableParts(variable) {
  return present({ Stands_for: variable.expression, Description: variable.description });
}

function ruleParts(rule, model, words) {
  return present({
    Title: rule.title, Topic: rule.topic.display, Priority: rule.priority, Priority_changes: rule.priorityWhen?.expression,
    Condition: rule.expression, Condition_in_words: words.get(rule.id),
    [NAMES]: namesIn(`${rule.expression} ${rule.priorityWhen?.expression ?? ""}`, model.variables).map((variable) => `%${variable.name} = ${tidy(variable.expression)}`).join("\n"),
    Author_s_words: rule.words, Advice: rule.advice, Text_by_facts: rule.textWhen?.expression,
    Suggests: rule.suggestions.map((suggestion) => [suggestion.kind, suggestion.title, suggestion.change, suggestion.only ? `only where ${suggestion.only}` : ""].filter(Boolean).join(" · ")).join("\n"),
    Asked_at: rule.hooks.join(", ") || "every hook", Sources: rule.sources.map((source) => source.text).join("\n"),
  });
}

function present(parts) {
  return Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== undefined && text !== "")
    .map(([label, text]) => [label.replace("Author_s", "Author's").replaceAll("_", " "), text]));
}

/** Two texts cut into what is alike before, what differs, and what is alike after, at whole words. */
export function cut(was, is) {
  const one = was.split(/(?<=\s)/);
  const other = is.split(/(?<=\s)/);
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) {
    start++;
  }
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) {
    end++;
  }
  const middle = (words) => words.slice(start, words.length - end).join("");
  return { before: one.slice(0, start).join(""), was: middle(one), is: middle(other), after: end ? one.slice(-end).join("") : "" };
}

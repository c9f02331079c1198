/** What a changed protocol does to many patients, counted from the answers to the same call with both. */

import { cardChanges, ruleChanges } from "../common/differences.js";

const TRACE = "org.nadir.trace";

/** One patient's answers beside each other. */
export function effectOn(patient, stored, tried) {
  const trace = tried.extension?.[TRACE];
  return {
    patient,
    cards: cardChanges(stored.cards, tried.cards),
    rules: ruleChanges(rulesOf(stored), rulesOf(tried)).map((pair) => ({ ...pair, effect: effectOf(pair) })),
    notAsked: rulesOf(tried).filter((rule) => !rule.asked).map((rule) => rule.id),
    other: trace?.otherProtocol,
  };
}

function rulesOf(answer) {
  return answer.extension?.[TRACE]?.rules ?? [];
}

/** `gained`, `lost`, `urgency`, `open`, `decided`, or undefined where only words differ. */
function effectOf({ stored, tried }) {
  const before = answerOf(stored);
  const after = answerOf(tried);
  if (before !== after) {
    return after === "true" ? "gained" : before === "true" ? "lost" : after === "unknown" ? "open" : before === "unknown" ? "decided" : undefined;
  }
  return after === "true" && stored.urgency !== tried.urgency ? "urgency" : undefined;
}

function answerOf(rule) {
  return rule?.asked ? rule.answer : "false";
}

/** `{asked, different, failed, rules: [{id, title, gained, lost, urgency, open, decided}]}` of effects and failures. */
export function summaryOf(results) {
  const told = results.filter((result) => !result.error);
  const rules = new Map();
  for (const { id, effect, stored, tried } of told.flatMap((result) => result.rules)) {
    if (effect) {
      const row = rules.get(id) ?? { id, title: (tried ?? stored).title, gained: 0, lost: 0, urgency: 0, open: 0, decided: 0 };
      row[effect]++;
      rules.set(id, row);
    }
  }
  return {
    asked: told.length,
    different: told.filter((result) => result.cards.length > 0).length,
    silent: told.filter((result) => result.cards.length === 0 && result.rules.some((rule) => rule.effect)).length,
    others: told.filter((result) => result.other).length,
    failed: results.filter((result) => result.error).length,
    notAsked: [...new Set(told.flatMap((result) => result.notAsked))],
    rules: [...rules.values()].sort((one, other) => one.id.localeCompare(other.id)),
  };
}

const HEAD = ["patient", "result", "topic", "change", "stored indicator", "stored card", "copy indicator", "copy card", "rules", "problem"];

/** The results as CSV: a line for each card that differs, and one for each other patient. */
export function csvOf(results) {
  const lines = results.flatMap((result) => {
    if (result.error) {
      return [[result.patient.id, "not compared", "", "", "", "", "", "", "", result.error.message]];
    }
    const rules = result.rules.filter((rule) => rule.effect).map((rule) => `${rule.id} ${rule.effect}`).join("; ");
    return result.cards.length === 0 ? [[result.patient.id, "same advice", "", "", "", "", "", "", rules, ""]]
      : result.cards.map(({ topic, change, stored, tried }) => [result.patient.id, "other advice", topic, change,
        stored?.indicator ?? "", stored?.summary ?? "", tried?.indicator ?? "", tried?.summary ?? "", rules, ""]);
  });
  return [HEAD, ...lines].map((cells) => cells.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** A spreadsheet must not take a text for a formula. */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe;
}

/**
 * Does `task` for each item, `width` at a time: results in the order of the items, of those that were begun. `stopped()` is asked before each.
 */
export async function few(items, width, task, { stopped = () => false, onDone = () => {} } = {}) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length && !stopped()) {
      const at = next++;
      results[at] = await task(items[at]);
      onDone(results.filter(() => true).length);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results.filter(() => true);
}

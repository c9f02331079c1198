/** What differs between two answers to the same request. */

/** `{topic, change, stored, tried}` for each topic whose card is not the same. */
export function cardChanges(stored, tried) {
  const before = byTopic(stored);
  const after = byTopic(tried);
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((topic) => ({ topic, stored: before.get(topic), tried: after.get(topic) }))
    .map((pair) => ({ ...pair, change: changeOf(pair) }))
    .filter((pair) => pair.change);
}

/** `{id, stored, tried}` for each rule that answers otherwise, or is in one of them only. */
export function ruleChanges(stored, tried) {
  const before = new Map(stored.map((rule) => [rule.id, rule]));
  const after = new Map(tried.map((rule) => [rule.id, rule]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ id, stored: before.get(id), tried: after.get(id) }))
    .filter((pair) => saying(pair.stored) !== saying(pair.tried));
}

function byTopic(cards) {
  return new Map(cards.map((card) => [card.source?.topic?.code ?? card.summary, card]));
}

function changeOf({ stored, tried }) {
  if (!stored) {
    return "added";
  }
  if (!tried) {
    return "removed";
  }
  return visible(stored) === visible(tried) ? undefined : "changed";
}

/** The lines and suggestions of a card that another one does not have, without their Markdown. */
export function onlyIn(card, other) {
  const lines = (one) => [...adviceOf(one).split("\n"), ...(one.suggestions ?? []).map((suggestion) => `Suggestion: ${suggestion.label}`)];
  const others = new Set(lines(other));
  return lines(card).filter((line) => !others.has(line))
    .map((line) => line.replaceAll(/^[-#>\s|]+|[\s|]+$|\\(?=\W)|\*\*/g, "").replaceAll(/\s*\|\s*/g, " · ")).filter(Boolean);
}

/** What a clinician sees of a card. */
function visible(card) {
  return JSON.stringify([card.indicator, card.summary, adviceOf(card), (card.suggestions ?? []).map((suggestion) => suggestion.label)]);
}

/** The detail ends with the protocol's name and version; that these differ is no change of the advice. */
function adviceOf(card) {
  return (card.detail ?? "").split("\n**Source**")[0];
}

function saying(rule) {
  return rule ? JSON.stringify([rule.asked, rule.answer, rule.urgency, rule.title]) : "";
}

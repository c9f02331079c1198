/** The numbers of a protocol as fields: windows, and each literal in a variable or a condition with what it stands beside. */

import { spaced, unit } from "./format.js";
import { literals } from "./literals.js";
import { EPISODE_GRADE, VARIABLE, WINDOW, windowOf } from "./protocols.js";

const OPERATORS = { "<": "below", "<=": "at most", ">": "above", ">=": "at least", "=": "is", "!=": "is not", "-": "minus", "+": "plus" };

/**
 * Groups `{kind, name, index, title, numbers: [{label, value, set(text)}]}`; `kind` is `limit`, `variable` or `rule`, `index` the
 * place among the protocol's extensions or actions. `set` changes the protocol it was made from.
 */
export function numbersOf(protocol) {
  return [...limits(protocol), ...variables(protocol), ...rules(protocol)].filter((group) => group.numbers.length > 0);
}

function limits(protocol) {
  return extensions(protocol, WINDOW).map(({ extension, index }) => {
    const { name, duration } = windowOf(extension);
    return { kind: "limit", name, index, title: `Window ${spaced(name ?? "")}`, numbers: duration ? [held(duration, "value", duration.unit ?? duration.code ?? "time")] : [] };
  }).concat(extensions(protocol, EPISODE_GRADE).map(({ extension, index }) =>
    ({ kind: "limit", name: "episode-grade", index, title: "Grade from which an episode is counted", numbers: [held(extension, "valueInteger", "grade")] })));
}

function variables(protocol) {
  return extensions(protocol, VARIABLE).filter(({ extension }) => extension.valueExpression).map(({ extension: { valueExpression }, index }) =>
    ({ kind: "variable", name: valueExpression.name, index, title: `%${valueExpression.name}: ${valueExpression.description ?? ""}`, numbers: fields(valueExpression) }));
}

function rules(protocol) {
  return (protocol.action ?? []).map((action, index) => ({
    kind: "rule", name: action.prefix, index,
    title: `Rule ${action.prefix ?? "without an id"}${action.title ? `: ${action.title}` : ""}`,
    numbers: (action.condition ?? []).flatMap((condition) => condition.expression ? fields(condition.expression) : []),
  }));
}

function extensions(protocol, url) {
  return (protocol.extension ?? []).map((extension, index) => ({ extension, index })).filter(({ extension }) => extension.url === url);
}

/** A number that is an element of its own. */
function held(holder, member, label) {
  return { label, value: String(holder[member] ?? ""), set(text) { holder[member] = Number(text); } };
}

/** Each literal is found again by its place when it is set, for another may have been changed meanwhile. */
function fields(holder) {
  return literals(holder.expression ?? "").map((literal, index) => ({
    value: literal.value,
    label: labelOf(literal),
    set(text) {
      holder.expression = literals(holder.expression)[index].replaced(text);
    },
  }));
}

function labelOf({ fact, operator, unit: ucum }) {
  return `${fact ? `${spaced(fact)} ${OPERATORS[operator]}` : "value"}${ucum ? ` (${unit(ucum)})` : ""}`;
}

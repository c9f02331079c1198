/** The numbers of a protocol as fields: each literal in a variable or a condition, with what it stands beside. */

import { unit } from "/common/format.js";
import { spaced } from "/workbench/facts.js";
import { literals } from "/workbench/literals.js";

const VARIABLE = "https://nadir-cds.github.io/fhir/StructureDefinition/protocol-variable";
const OPERATORS = { "<": "below", "<=": "at most", ">": "above", ">=": "at least", "=": "is", "!=": "is not", "-": "minus", "+": "plus" };

/** Groups `{title, numbers: [{label, value, set(text)}]}`; `set` changes the protocol it was made from. */
export function numbersOf(protocol) {
  return [...variables(protocol), ...rules(protocol)].filter((group) => group.numbers.length > 0);
}

function variables(protocol) {
  return (protocol.extension ?? []).filter((extension) => extension.url === VARIABLE && extension.valueExpression)
    .map(({ valueExpression }) => ({ title: `%${valueExpression.name}: ${valueExpression.description ?? ""}`, numbers: fields(valueExpression) }));
}

function rules(protocol) {
  return (protocol.action ?? []).map((action) => ({
    title: `Rule ${action.prefix ?? "without an id"}${action.title ? `: ${action.title}` : ""}`,
    numbers: (action.condition ?? []).flatMap((condition) => condition.expression ? fields(condition.expression) : []),
  }));
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

/** The numbers of a protocol as fields: each literal in a variable or a condition, with what it stands beside. */

import { unit } from "/common/format.js";
import { spaced } from "/workbench/facts.js";

const VARIABLE = "https://nadir-cds.github.io/fhir/StructureDefinition/protocol-variable";
const TOKEN = /'(?:[^'\\]|\\.)*'|%?[A-Za-z_]\w*|\d+(?:\.\d+)?|[<>!]?=|\s+|./g;
const OPERATORS = { "<": "below", "<=": "at most", ">": "above", ">=": "at least", "=": "is", "!=": "is not", "-": "minus", "+": "plus" };

/** Groups `{title, numbers: [{label, value, set(text)}]}`; `set` changes the protocol it was made from. */
export function numbersOf(protocol) {
  return [...variables(protocol), ...rules(protocol)].filter((group) => group.numbers.length > 0);
}

function variables(protocol) {
  return (protocol.extension ?? []).filter((extension) => extension.url === VARIABLE).map((extension) => {
    const expression = extension.valueExpression ?? (extension.extension ?? []).map((part) => part.valueExpression).find(Boolean);
    return { title: `%${expression?.name ?? "variable"}: ${expression?.description ?? ""}`, numbers: expression ? literals(expression) : [] };
  });
}

function rules(protocol) {
  return (protocol.action ?? []).map((action) => ({
    title: `Rule ${action.prefix ?? "without an id"}${action.title ? `: ${action.title}` : ""}`,
    numbers: (action.condition ?? []).flatMap((condition) => condition.expression ? literals(condition.expression) : []),
  }));
}

/** The number literals of an expression, in the order in which they stand. */
export function literals(expression) {
  const tokens = (expression.expression ?? "").match(TOKEN) ?? [];
  return tokens.flatMap((token, index) => /^\d/.test(token) ? [{
    value: token,
    label: labelOf(tokens, index),
    set(text) {
      tokens[index] = text;
      expression.expression = tokens.join("");
    },
  }] : []);
}

function labelOf(tokens, index) {
  const before = tokens.slice(0, index).filter((token) => token.trim());
  const after = tokens.slice(index + 1).filter((token) => token.trim());
  const operator = OPERATORS[before.at(-1)];
  const fact = before.findLast((token) => token.startsWith("%"));
  const measured = after[0]?.startsWith("'") ? ` (${unit(after[0].slice(1, -1))})` : "";
  return operator && fact ? `${spaced(fact.slice(1))} ${operator}${measured}` : `value${measured}`;
}

/** The number literals of a FHIRPath expression. */

const TOKEN = /'(?:[^'\\]|\\.)*'|%?[A-Za-z_]\w*|\d+(?:\.\d+)?|[<>!]?=|\s+|./gs;
const OPERATORS = ["<", "<=", ">", ">=", "=", "!=", "+", "-"];

/**
 * `{value, fact, operator, unit, replaced(text)}` for each, in the order in which they stand; `fact` and `operator` are what
 * it is compared with, `replaced` gives the expression with another number in its place.
 */
export function literals(expression) {
  const tokens = expression.match(TOKEN) ?? [];
  return tokens.flatMap((token, index) => /^\d/.test(token) ? [{
    value: token, ...surroundings(tokens, index), replaced: (text) => tokens.with(index, text).join(""),
  }] : []);
}

function surroundings(tokens, index) {
  const before = tokens.slice(0, index).filter((token) => token.trim());
  const after = tokens.slice(index + 1).find((token) => token.trim());
  const operator = OPERATORS.includes(before.at(-1)) ? before.at(-1) : undefined;
  const fact = operator ? before.findLast((token) => token.startsWith("%"))?.slice(1) : undefined;
  return { fact, operator, unit: after?.startsWith("'") ? after.slice(1, -1) : undefined };
}

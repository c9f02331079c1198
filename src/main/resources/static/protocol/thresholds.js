/** The thresholds in a condition: which parts of its text are numbers that something is compared with. */

import { literals } from "../common/literals.js";

/** In the words that the server makes; a number within a name, such as "cycle 1", is none. */
const IN_WORDS = /(?<=\b(?:is|are|at least|at most|above|below|stands for) )(?:not )?\d+(?:\.\d+)?(?: (?:x10\^\d+\/L|[A-Za-zµ°%]+\/[A-Za-zµ]+|°[CF]))?/g;

const TOKEN = /'(?:[^'\\]|\\.)*'|%?[A-Za-z_]\w*|\d+(?:\.\d+)?(?:\s+'(?:[^'\\]|\\.)*')?|[<>!]?=|\s+|./gs;

/** Words as pieces `{text, threshold}`; what stands in quotation marks is somebody's description and is left alone. */
export function inWords(words) {
  return words.split(/(“[^”]*”)/).flatMap((part) => part.startsWith("“") ? [{ text: part, threshold: false }] : pieces(part, IN_WORDS));
}

/** FHIRPath as such pieces. */
export function inExpression(expression) {
  return literals(expression).length === 0 ? [{ text: expression, threshold: false }]
    : together((expression.match(TOKEN) ?? []).map((text) => ({ text, threshold: /^\d/.test(text) })));
}

function pieces(text, pattern) {
  const found = [];
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    found.push({ text: text.slice(last, match.index), threshold: false }, { text: match[0], threshold: true });
    last = match.index + match[0].length;
  }
  return [...found, { text: text.slice(last), threshold: false }].filter((piece) => piece.text);
}

function together(list) {
  return list.reduce((all, piece) => {
    const last = all.at(-1);
    if (last && last.threshold === piece.threshold && !piece.threshold) {
      last.text += piece.text;
      return all;
    }
    return [...all, { ...piece }];
  }, []);
}

/** Words that an author wrote for a condition which has changed since: they may say something else than the rule does. */

import { meaning, tidy } from "./model.js";

/** A number alone, with or without its unit. */
const LITERAL = /^[\d.]+(\s*'[^']*')?$/;

/**
 * What may be out of date in `now`, a model, where its words are still those of `before`:
 * `{rules: Map(id, Set of "words", "advice", "urgency"), variables: Set of names}`.
 */
export function doubtsOf(now, ...befores) {
  const doubts = { rules: new Map(), variables: new Set() };
  for (const before of befores.filter(Boolean)) {
    variables(now, before).forEach((name) => doubts.variables.add(name));
    for (const rule of now.rules) {
      const old = before.rules.find((candidate) => candidate.id === rule.id);
      const found = old ? ofRule(rule, old, now, before) : [];
      if (found.length > 0) {
        doubts.rules.set(rule.id, new Set([...doubts.rules.get(rule.id) ?? [], ...found]));
      }
    }
  }
  return doubts;
}

function variables(now, before) {
  return now.variables.filter((variable) => {
    const old = before.variables.find((candidate) => candidate.name === variable.name);
    return old && old.description && old.description === variable.description
      && outdated(variable.description, [variable.expression, now], [old.expression, before]);
  }).map((variable) => variable.name);
}

function ofRule(rule, old, now, before) {
  const condition = [[rule.expression, now], [old.expression, before]];
  const urgency = [[rule.priorityWhen?.expression ?? "", now], [old.priorityWhen?.expression ?? "", before]];
  return [
    rule.words && rule.words === old.words && outdated(rule.words, ...condition) ? "words" : undefined,
    `${rule.title} ${rule.advice}` === `${old.title} ${old.advice}` && numbered(`${rule.title} ${rule.advice}`) && changed(...condition) ? "advice" : undefined,
    rule.priorityWhen?.description && rule.priorityWhen.description === old.priorityWhen?.description
      && outdated(rule.priorityWhen.description, ...urgency) ? "urgency" : undefined,
  ].filter(Boolean);
}

/** Another operator can make any words wrong, another number those with a number. */
function outdated(words, [expression, model], [old, before]) {
  return (tidy(expression) !== tidy(old) && !(LITERAL.test(expression.trim()) && LITERAL.test(old.trim())))
    || (numbered(words) && changed([expression, model], [old, before]));
}

function changed([expression, model], [old, before]) {
  return meaning(expression, model.variables) !== meaning(old, before.variables);
}

function numbered(words) {
  return /\d/.test(words);
}

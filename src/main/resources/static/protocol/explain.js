/** What the server makes of a protocol: the words of its conditions, or its problems element by element. */

import { Refusal, parts, value } from "../common/fhir.js";

/** `{canonical, ctcae, variables: Map(name, {words, expression}), rules: Map(id, {words, urgency, expression, facts})}`; nothing is stored. */
export async function explain(session, plan) {
  const { body } = await session.request("PlanDefinition/$explain", { method: "POST", body: plan });
  const text = (part, name) => value(part, name);
  return {
    canonical: text(body, "protocol"),
    ctcae: text(body, "ctcaeVersion"),
    variables: new Map(parts(body, "variable").map((part) => [text(part, "name"), { words: text(part, "words"), expression: text(part, "expression") }])),
    rules: new Map(parts(body, "rule").map((part) => [text(part, "id"), {
      words: text(part, "words"), urgency: text(part, "urgency"), expression: text(part, "expression"),
      facts: parts(part, "fact").map((fact) => fact.valueString),
    }])),
  };
}

/** Asks once for each text of a protocol. */
export function explainer(session) {
  const asked = new Map();
  return (plan) => {
    const key = JSON.stringify(plan);
    if (!asked.has(key)) {
      const answer = explain(session, plan);
      asked.set(key, answer);
      answer.catch(() => asked.delete(key));
    }
    return asked.get(key);
  };
}

/**
 * Checks a protocol as storing it would, and by its profile: `{problems, warnings, explained}`, each problem `{element, text}`. What
 * prevents the check itself is thrown.
 */
export async function check(session, plan) {
  const [explained, validated] = await Promise.all([
    outcome(() => explain(session, plan)),
    outcome(async () => (await session.request("PlanDefinition/$validate", { method: "POST", body: plan })).body),
  ]);
  const issues = [...explained.issues, ...validated.issues, ...(validated.answer?.issue ?? [])];
  const of = (...severities) => unique(issues.filter((issue) => severities.includes(issue.severity)).map(problemOf));
  return { problems: of("fatal", "error"), warnings: of("warning"), explained: explained.answer };
}

/** An answer, or the issues of a refusal of what was sent. */
async function outcome(task) {
  try {
    return { answer: await task(), issues: [] };
  } catch (error) {
    const issues = error instanceof Refusal && [400, 412, 422].includes(error.status) ? error.body?.issue ?? [] : [];
    if (issues.length === 0) {
      throw error;
    }
    return { issues };
  }
}

/** Element and text of an issue; the element is not said twice. */
export function problemOf(issue) {
  const text = issue.diagnostics ?? issue.details?.text ?? issue.code ?? "";
  const element = (issue.expression?.[0] ?? issue.location?.[0] ?? "").replace(/^.*(?=PlanDefinition)/, "");
  return { element, text: element && text.startsWith(`${element}: `) ? text.slice(element.length + 2) : text };
}

function unique(problems) {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

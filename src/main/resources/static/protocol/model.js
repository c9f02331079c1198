/** What a PlanDefinition says, as the page shows it: read once, without judging whether the server can use it. */

import { CTCAE_VERSION, DOSE_LEVEL, EPISODE_GRADE, VARIABLE, WINDOW, canonicalOf, windowOf } from "../common/protocols.js";
import { wording } from "../common/fhir.js";

/** The model of a plan that is whole (see `merged`). */
export function modelOf(plan) {
  const extensions = (url) => (plan.extension ?? []).filter((extension) => extension.url === url);
  const variables = extensions(VARIABLE).map(({ valueExpression: { name, description, expression } = {} }) => ({ name, description, expression: expression ?? "" }));
  return {
    title: plan.title ?? plan.name ?? plan.id ?? "A protocol without a title",
    canonical: canonicalOf(plan),
    version: plan.version ?? "",
    status: plan.status ?? "",
    date: plan.date ?? "",
    publisher: plan.publisher ?? "",
    description: plan.description ?? "",
    purpose: plan.purpose ?? "",
    drug: drugOf(plan),
    ctcae: extensions(CTCAE_VERSION)[0]?.valueCode ?? "5.0",
    windows: extensions(WINDOW).map(windowOf).map(({ name, duration }) => ({ name, value: amount(duration) })),
    episodeGrade: extensions(EPISODE_GRADE)[0]?.valueInteger,
    doseLevels: extensions(DOSE_LEVEL).map((extension) => amount(extension.valueQuantity)),
    variables,
    rules: (plan.action ?? []).map(ruleOf),
    sources: (plan.relatedArtifact ?? []).filter((artifact) => artifact.type !== "derived-from").map(sourceOf),
  };
}

function amount(quantity) {
  return quantity ? `${quantity.value ?? ""} ${quantity.unit ?? quantity.code ?? ""}`.trim() : "";
}

function drugOf(plan) {
  const focus = (plan.useContext ?? []).filter((context) => context.code?.code === "focus").map((context) => context.valueCodeableConcept);
  return {
    name: focus.map(wording).filter(Boolean).join(", "),
    codes: focus.flatMap((concept) => concept?.coding ?? []).map((coding) => coding.code),
  };
}

function sourceOf(artifact) {
  return { text: artifact.citation ?? artifact.display ?? artifact.label ?? artifact.resource ?? artifact.url ?? "", url: artifact.url ?? artifact.document?.url };
}

function ruleOf(action, index) {
  const dynamic = (path) => (action.dynamicValue ?? []).find((candidate) => candidate.path === path)?.expression;
  const conditions = (action.condition ?? []).map((condition) => condition.expression ?? {});
  return {
    id: action.prefix ?? `${index + 1}`,
    index,
    title: action.title ?? "",
    advice: action.description ?? "",
    topic: { code: action.code?.[0]?.coding?.[0]?.code ?? "", display: wording(action.code?.[0]) },
    priority: action.priority ?? "",
    priorityWhen: dynamic("priority"),
    textWhen: dynamic("textEquivalent"),
    expression: joined(conditions.map((condition) => condition.expression ?? "")),
    words: conditions.map((condition) => condition.description).filter(Boolean).join("; and "),
    suggestions: (action.action ?? []).map(suggestionOf),
    hooks: (action.trigger ?? []).map((trigger) => trigger.name).filter(Boolean),
    sources: (action.documentation ?? []).map(sourceOf),
  };
}

function joined(expressions) {
  return expressions.length > 1 ? expressions.map((expression) => `(${expression})`).join(" and ") : expressions[0] ?? "";
}

const KINDS = { create: "order", update: "change", remove: "remove", "fire-event": "link" };

function suggestionOf(action) {
  return {
    kind: KINDS[action.type?.coding?.[0]?.code] ?? "suggestion",
    title: action.title ?? "",
    change: wording(action.code?.[0]),
    reason: wording(action.reason?.[0]),
    definition: action.definitionCanonical,
    only: joined((action.condition ?? []).map((condition) => condition.expression?.expression ?? "")),
  };
}

const NAME = /%(\w+)/g;

/** The variables that an expression stands on, directly or through others, in the order of the protocol. */
export function namesIn(expression, variables) {
  const known = new Map(variables.map((variable) => [variable.name, variable]));
  const found = new Set();
  const visit = (text) => {
    for (const [, name] of text.matchAll(NAME)) {
      if (known.has(name) && !found.has(name)) {
        found.add(name);
        visit(known.get(name).expression);
      }
    }
  };
  visit(expression);
  return variables.filter((variable) => found.has(variable.name));
}

/** An expression together with all that its names stand for: two are alike only if they mean the same. */
export function meaning(expression, variables) {
  return JSON.stringify([tidy(expression), namesIn(expression, variables).map((variable) => [variable.name, tidy(variable.expression)])]);
}

/** Blanks outside texts mean nothing. */
export function tidy(expression) {
  return (expression ?? "").match(/'(?:[^'\\]|\\.)*'|\s+|[^'\s]+|'/g)?.map((token) => /^\s/.test(token) ? " " : token).join("").trim() ?? "";
}

/**
 * A protocol that says only what differs, laid over the one it is derived from: as the server does it (docs/studies.md). What the
 * server makes of it counts; this is for showing which part comes from where.
 */

import { canonicalOf, derivedFrom, under } from "../common/protocols.js";

/** What names one resource and no other. */
const IDENTITY = ["id", "meta", "text", "url", "identifier", "version", "name", "title", "subtitle", "status", "date"];

/**
 * `{whole, base, missing}` of a plan: `whole` with all it takes from its bases, `base` the whole of that which it is derived from;
 * `missing` is the address of a base that is not stored, or that leads back to the plan.
 */
export function merged(plan, stored, seen = []) {
  const canonical = derivedFrom(plan);
  if (!canonical) {
    return { whole: structuredClone(plan) };
  }
  const chain = [...seen, canonicalOf(plan)];
  const found = under(canonical, stored);
  if (!found || chain.includes(canonicalOf(found))) {
    return { whole: structuredClone(plan), missing: canonical };
  }
  const { whole: base, missing } = merged(found, stored, chain);
  return { whole: laidOver(base, plan), base, missing };
}

function laidOver(base, plan) {
  const taken = Object.fromEntries(Object.entries(base).filter(([element]) => !IDENTITY.includes(element)));
  const whole = structuredClone({ ...taken, ...plan });
  whole.extension = structuredClone(extensions(base.extension ?? [], plan.extension ?? []));
  whole.action = structuredClone(actions(base.action ?? [], plan.action ?? []));
  return whole;
}

/** Two extensions of one key say the same thing: the address, and the name where there are several of it. */
export function keyOf(extension) {
  const name = (extension.extension ?? []).find((part) => part.url === "name");
  return `${extension.url}|${name?.valueCode ?? name?.valueString ?? extension.valueExpression?.name ?? ""}`;
}

/** A new extension comes before the next one that replaces something: a variable must stand before its use. */
function extensions(base, derived) {
  const result = base.map((node) => ({ node, written: false }));
  let pending = [];
  for (const [key, nodes] of grouped(derived)) {
    pending.push(...nodes.map((node) => ({ node, written: true })));
    const place = result.findIndex((piece) => keyOf(piece.node) === key);
    if (place >= 0) {
      const others = result.filter((piece, index) => index < place || piece.written || keyOf(piece.node) !== key);
      result.splice(0, result.length, ...others.slice(0, place), ...pending, ...others.slice(place));
      pending = [];
    }
  }
  return [...result, ...pending].map((piece) => piece.node);
}

function grouped(nodes) {
  const groups = new Map();
  nodes.forEach((node) => groups.set(keyOf(node), [...groups.get(keyOf(node)) ?? [], node]));
  return groups;
}

function actions(base, derived) {
  const result = [...base];
  const taken = new Set();
  for (const action of derived) {
    const prefix = action.prefix ?? "";
    const place = taken.has(prefix) ? -1 : result.findIndex((candidate) => (candidate.prefix ?? "") === prefix);
    taken.add(prefix);
    if (place >= 0) {
      result[place] = { ...result[place], ...action };
    } else {
      result.push(action);
    }
  }
  return result;
}

/** Puts an extension of the whole into the plan itself. */
export function carryExtension(plan, extension) {
  plan.extension ??= [];
  const place = plan.extension.findIndex((candidate) => keyOf(candidate) === keyOf(extension));
  plan.extension.splice(place >= 0 ? place : plan.extension.length, place >= 0 ? 1 : 0, structuredClone(extension));
}

/** Puts an element of an action of the whole into the plan itself; a derived plan gets an action that says only this. */
export function carryAction(plan, whole, index, element) {
  const { prefix, [element]: value } = whole.action[index];
  plan.action ??= [];
  let action = derivedFrom(plan) ? plan.action.find((candidate) => candidate.prefix === prefix) : plan.action[index];
  if (!action) {
    action = { prefix };
    plan.action.push(action);
  }
  action[element] = structuredClone(value);
}

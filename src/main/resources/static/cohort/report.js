/** A MeasureReport of `$toxicity-summary` as counts, by term, arm and cycle. */

const OURS = "https://nadir-cds.github.io/fhir/CodeSystem/toxicity-summary";
const PUBLISHED = "https://nadir-cds.github.io/fhir/StructureDefinition/published-figure";
const VERSION = "https://nadir-cds.github.io/fhir/StructureDefinition/ctcae-version";

/** The stratum of all arms, and of all cycles. */
export const ALL = "all";

/** Categories of which a patient's grade is known too little to say whether it is 3 or higher. */
export const OPEN = ["grade-undetermined", "not-gradable", "no-result"];

/** `{version, made, period, sentences, members, terms, arms, cycles, categories, published}`. */
export function readReport(report) {
  const groups = report.group.map((group) => ({ group, code: codeOf(group.code) }));
  const members = new Map(groups.find(({ code }) => code === "cohort").group.population.map((part) => [codeOf(part.code), part.count]));
  const terms = groups.filter(({ code }) => code !== "cohort").map(({ group, code }) => term(code, group));
  const strata = [...new Set(terms.flatMap((one) => [...one.strata.keys()]))].map((key) => key.split("\n"));
  return {
    version: extensions(report, VERSION)[0]?.valueCode ?? "",
    made: report.date,
    period: report.period,
    subject: report.subject?.display ?? report.subject?.reference ?? "",
    sentences: sentencesOf(report.text?.div),
    members, terms,
    arms: [...new Set(strata.map(([arm]) => arm))],
    cycles: [...new Set(strata.map(([, cycle]) => cycle))].sort(inOrder),
    categories: terms[0].categories,
    published: [...terms.flatMap((one) => one.published), ...extensions(report, PUBLISHED).map(figure)],
  };
}

/** The counts of a term in an arm and a cycle; undefined where nobody is in both. */
export function countsOf(one, arm, cycle) {
  return one.strata.get(`${arm}\n${cycle}`);
}

/** A count in percent of the denominator, to one decimal as the server rounds; none of nobody. */
export function percent(count, denominator) {
  return denominator === 0 ? undefined : (Math.round((count * 1000) / denominator) / 10).toFixed(1);
}

function term(code, group) {
  const strata = new Map([[`${ALL}\n${ALL}`, counts(group.population)]]);
  for (const stratifier of group.stratifier ?? []) {
    for (const stratum of stratifier.stratum ?? []) {
      strata.set(place(codeOf(stratifier.code[0]), stratum), counts(stratum.population));
    }
  }
  const categories = group.population.filter(({ code: concept }) => ours(concept))
    .map(({ code: concept }) => ({ code: ours(concept).code, display: ours(concept).display }));
  return { code, name: ours(group.code).display, ctcae: group.code.text, strata, categories, published: extensions(group, PUBLISHED).map(figure) };
}

function place(stratifier, stratum) {
  const value = (code) => stratum.component?.find((part) => codeOf(part.code) === code)?.value.text ?? stratum.value?.text;
  return { arm: `${value("arm")}\n${ALL}`, cycle: `${ALL}\n${value("cycle")}`, "arm-and-cycle": `${value("arm")}\n${value("cycle")}` }[stratifier];
}

function counts(populations) {
  const by = new Map(populations.map((part) => [codeOf(part.code), part.count]));
  return { denominator: by.get("denominator"), severe: by.get("numerator"), by, open: OPEN.reduce((sum, code) => sum + (by.get(code) ?? 0), 0) };
}

function figure(extension) {
  const part = (name) => extension.extension.find(({ url }) => url === name);
  const concept = part("term").valueCodeableConcept;
  return {
    term: codeOf(concept), name: ours(concept).display,
    source: part("source").valueString, population: part("population").valueString, report: part("report").valueReference.reference,
    count: part("count")?.valueDecimal, percent: part("percent")?.valueQuantity.value,
  };
}

function sentencesOf(div) {
  const parsed = new DOMParser().parseFromString(div ?? "", "text/html");
  return [...parsed.querySelectorAll("p")].map((paragraph) => paragraph.textContent);
}

/** All cycles first, then before the first dose, by number, and what is known least last. */
function inOrder(one, other) {
  const rank = (cycle) => (cycle === ALL ? -2 : cycle === "before first dose" ? -1 : /^\d+$/.test(cycle) ? Number(cycle) : cycle === "unknown" ? 1e9 : 1e8);
  return rank(one) - rank(other);
}

function extensions(element, url) {
  return (element.extension ?? []).filter((extension) => extension.url === url);
}

function ours(concept) {
  return concept.coding.find(({ system }) => system === OURS);
}

function codeOf(concept) {
  return (ours(concept) ?? concept.coding[0]).code;
}

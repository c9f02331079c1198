/** The present advice for each patient, from the hook itself: a few at a time, with the progress told. */

import { cardElement } from "../common/cards.js";
import { call, hookRequest, serviceFor } from "../common/cds.js";
import { announce, h, show } from "../common/dom.js";
import { Session } from "../common/session.js";

const AT_ONCE = 3;
const RANK = ["critical", "warning", "info"];

/** Shows the list and fills in what the hook answers for each patient; `example` gets a card of the patient `first`, or of whoever is in danger. */
export async function askAll({ session, list, holder, example, first }) {
  const service = await serviceFor("patient-view");
  const words = h("span", { id: "asking-text", class: "small" }, `0 of ${list.length} patients asked`);
  const bar = h("progress", { max: list.length, value: 0, "aria-labelledby": "asking-text" });
  const asking = h("div", { class: "asking" }, words, bar);
  show(holder, asking, h("ul", { class: "patients" }, list.map(({ element }) => element)));
  const answers = [];
  const waiting = [...list];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      answers.push(await ask(session, service, next));
      bar.value = answers.length;
      words.textContent = `${answers.length} of ${list.length} patients asked`;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  show(asking, h("p", { class: "small quiet" }, summed(answers)));
  announce(summed(answers));
  showExample(example, answers, first);
}

async function ask(session, service, { patient, element, place }) {
  show(place, h("li", { class: "quiet small busy" }, "asking"));
  try {
    const of = new Session(session.base, undefined, { patient: patient.id });
    const { body } = await call(of, service.id, hookRequest({ hook: "patient-view", session: of, extension: { "org.nadir.trace": true } }));
    const cards = [...body.cards].sort((one, other) => RANK.indexOf(one.indicator) - RANK.indexOf(other.indicator));
    const open = undecided(body.extension?.["org.nadir.trace"]);
    if (cards.length > 0) {
      element.classList.add(cards[0].indicator);
    }
    show(place, cards.map(topic), cards.length === 0 ? h("li", { class: "small quiet" }, "no advice now") : null, open);
    return { patient, cards };
  } catch (error) {
    console.error(error);
    show(place, h("li", {}, h("span", { class: "chip critical" }, "not answered"), ` ${error.message}`));
    return { patient, failed: true };
  }
}

function topic(card) {
  return h("li", { "data-topic": card.source?.topic?.code, "data-indicator": card.indicator, title: card.summary },
    h("span", { class: `chip ${card.indicator}` }, `${card.source?.topic?.display ?? card.summary}: ${card.indicator}`));
}

/** No card is no reassurance: what the protocol could not decide, or was told to keep away, is said. */
function undecided(trace) {
  const rules = trace?.rules ?? [];
  const open = rules.filter((rule) => rule.answer === "unknown").length;
  const away = rules.filter((rule) => rule.keptAway).length;
  return [
    open > 0 ? h("li", {}, h("span", { class: "chip unknown" }, `${open} ${open === 1 ? "rule" : "rules"} undecided`)) : null,
    away > 0 ? h("li", {}, h("span", { class: "chip" }, `${away} kept away by an earlier answer`)) : null,
  ];
}

function summed(answers) {
  const count = (indicator) => answers.filter(({ cards }) => cards?.[0]?.indicator === indicator).length;
  const failed = answers.filter((answer) => answer.failed).length;
  const none = answers.filter(({ cards }) => cards?.length === 0).length;
  return `${answers.length} patients: ${count("critical")} with critical advice, ${count("warning")} with a warning, ${count("info")} with information, ${none} without advice`
    + `${failed > 0 ? `, ${failed} not answered` : ""}.`;
}

/** A card as a clinician sees it, without the small print. */
function showExample(example, answers, first) {
  const shown = answers.find(({ patient, cards }) => patient.id === first && cards?.length > 0)
    ?? answers.find(({ cards }) => cards?.[0]?.indicator === "critical");
  if (shown) {
    const { detail, links, ...short } = shown.cards[0];
    show(example, h("p", { class: "caption small quiet" }, "What a clinician sees, here for the demo patient ", h("a", { href: `/app/?patient=${shown.patient.id}` }, shown.patient.id)),
      cardElement({ ...short, detail: detail?.split("\n\n")[0] }));
  }
}

/** Cards of CDS Hooks as an EHR shows them, and the answers to them. */

import { Unrecorded } from "./changes.js";
import { announce, h, show } from "./dom.js";
import { failure } from "./page.js";
import { fragment } from "../vendor/markdown.js";

const INDICATORS = { critical: "Critical", warning: "Warning", info: "Information" };

/**
 * A card as an element.
 *
 * `answers` says what the page does: `accept(card, suggestion)` and `override(card, reason)` each return a promise of a sentence
 * that tells what was done; `open(card, link)` follows a link of type smart. What is missing is not offered.
 */
export function cardElement(card, answers = {}) {
  const outcome = h("div", { class: "outcome", "aria-live": "polite" });
  const element = h("article", { class: `card ${card.indicator}`, "aria-label": card.summary, "data-topic": card.source?.topic?.code, "data-card": card.uuid },
    h("div", { class: "row" },
      h("span", { class: `chip ${card.indicator}` }, INDICATORS[card.indicator] ?? card.indicator),
      h("span", { class: "quiet small" }, sourceOf(card))),
    h("h3", {}, card.summary),
    card.detail ? h("div", { class: "detail" }, scrolling(fragment(card.detail))) : null,
    linksOf(card, answers),
    answers.accept || answers.override ? actionsOf(card, answers, outcome) : null,
    outcome);
  return element;
}

function sourceOf(card) {
  const { label, url, topic } = card.source ?? {};
  return [url ? h("a", { href: url, rel: "noreferrer" }, label) : label, topic?.display ? ` · ${topic.display}` : ""];
}

/** Rows of evidence that are shown at once; the others are one step away. */
const AT_ONCE = 8;

/** Wide tables scroll by themselves, and the keyboard reaches them; long ones open on demand. */
function scrolling(content) {
  for (const wide of content.querySelectorAll("table")) {
    const rest = [...wide.querySelectorAll("tbody tr")].slice(AT_ONCE);
    const holder = h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": "Evidence" });
    wide.replaceWith(holder);
    holder.append(wide);
    if (rest.length > 0) {
      const more = h("table", {}, wide.querySelector("thead")?.cloneNode(true), h("tbody", {}, rest));
      holder.after(h("details", {}, h("summary", {}, `${rest.length} more ${rest.length === 1 ? "finding" : "findings"}`), h("div", { class: "scroll" }, more)));
    }
  }
  for (const link of content.querySelectorAll("a")) {
    link.rel = "noreferrer";
  }
  return content;
}

function linksOf(card, answers) {
  const links = (card.links ?? []).filter((link) => link.type !== "smart" || answers.open);
  return links.length === 0 ? null : h("p", { class: "row small" }, links.map((link) => link.type === "smart"
    ? h("button", { type: "button", class: "slim", onclick: () => answers.open(card, link) }, link.label)
    : h("a", { href: link.url, rel: "noreferrer" }, link.label)));
}

function actionsOf(card, answers, outcome) {
  const row = h("div", { class: "actions row no-print" });
  const answer = async (task) => {
    row.querySelectorAll("button").forEach((button) => { button.disabled = true; });
    show(outcome, h("p", { class: "busy quiet" }, "Sending the answer…"));
    try {
      const said = await task();
      row.closest(".card").classList.add("answered");
      row.remove();
      show(outcome, h("div", { class: "note good" }, h("p", {}, said)));
      announce(said);
    } catch (error) {
      if (error instanceof Unrecorded) {
        row.remove();
      }
      row.querySelectorAll("button").forEach((button) => { button.disabled = false; });
      show(outcome, failure(error));
    }
  };
  if (answers.accept) {
    row.append(...(card.suggestions ?? []).map((suggestion) => h("button", {
      type: "button", class: suggestion.isRecommended ? "primary" : undefined, onclick: () => answer(() => answers.accept(card, suggestion)),
    }, suggestion.label)));
  }
  if (answers.override) {
    const form = overrideForm(card, (reason) => answer(() => answers.override(card, reason)), () => { form.hidden = true; open.hidden = false; open.focus(); });
    const open = h("button", { type: "button", onclick: () => { form.hidden = false; open.hidden = true; form.querySelector("select, textarea").focus(); } }, "Override…");
    form.hidden = true;
    row.append(open, form);
  }
  return row;
}

/** Asks why; a card that is overridden with a reason stays away for a while, so the reason is wanted. */
function overrideForm(card, send, cancel) {
  const reasons = card.overrideReasons ?? [];
  const choice = h("select", { required: true }, h("option", { value: "" }, "Choose a reason"),
    reasons.map((reason, index) => h("option", { value: index }, reason.display)));
  const comment = h("textarea", { rows: 2 });
  return h("form", {
    class: "panel stack",
    onsubmit: (event) => {
      event.preventDefault();
      const userComment = comment.value.trim();
      const reason = reasons[choice.value];
      send({ ...(reason ? { reason } : {}), ...(userComment ? { userComment } : {}) });
    },
  },
  h("div", { class: "field" }, h("label", {}, "Why is this card overridden?", choice)),
  h("div", { class: "field" }, h("label", {}, "Comment (optional)", comment)),
  h("div", { class: "row" },
    h("button", { type: "submit", class: "primary" }, "Override the card"),
    h("button", { type: "button", onclick: cancel }, "Cancel")));
}

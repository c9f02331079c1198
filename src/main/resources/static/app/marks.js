/** Marks of the time line: each can be pointed at, reached by the arrow keys, and told by a screen reader. */

import { h, s, show } from "../common/dom.js";
import { quantity, unit, when } from "../common/format.js";
import { gradeText } from "./course.js";

/** What is told of a result: a heading and lines of `[name, value]`. */
export function tellResult(result) {
  if (!result.usable) {
    return {
      title: `${result.name || result.term || "Result"}: not usable`,
      lines: [["Reported", result.reported || "no value"], ["Why", result.reason], ["Taken", when(result.time?.text)], ["Status", result.status], ["Source", result.source]],
    };
  }
  return {
    title: `${result.name || result.term} ${quantity(result.amount)}`,
    lines: [
      ["Grade", `${gradeText(result)}${result.criterion ? ` (${result.criterion})` : ""}`],
      ["Lower limit of normal", result.lowerLimit === undefined ? "not given" : `${result.lowerLimit} ${unit(result.amount.code)}`],
      ["Taken", when(result.time?.text)],
      ["Status", result.status],
      ...result.remarks.map((remark) => ["Note", remark]),
      ["Source", result.source],
    ],
  };
}

/** The same in one sentence. */
export function sentence({ title, lines }) {
  return `${title}. ${lines.filter(([, text]) => text).map(([name, text]) => `${name}: ${text}`).join(". ")}.`;
}

/** A mark at a place. `content` is what {@link tellResult} gives; `shape` is an SVG element. */
export function mark(shape, content, { row, time }) {
  const element = s("g", { class: "mark", role: "img", tabindex: "-1", "aria-label": sentence(content), "data-row": row, "data-time": time.getTime() },
    shape);
  told.set(element, content);
  return element;
}

/** What each mark tells; forgotten with the mark. */
const told = new WeakMap();

/**
 * Makes the marks inside a drawing reachable: one stop for Tab, arrow keys from mark to mark (left and right in time, up and down
 * between rows), Enter goes to the source, Escape closes. `tip` is the element that shows what is told, `source(reference)` the link to
 * a resource, `before` what {@link held} gave of the drawing before this one.
 */
export function reachable(svg, tip, source, before) {
  const marks = [...svg.querySelectorAll(".mark")].sort((one, other) =>
    one.dataset.row - other.dataset.row || one.dataset.time - other.dataset.time);
  let pinned;
  const tell = (element) => {
    const { title, lines } = told.get(element);
    show(tip,
      h("strong", {}, title),
      h("dl", {}, lines.filter(([, text]) => text).flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, name === "Source" ? source(text) : text)])));
    place(tip, element, svg);
  };
  const pin = (element) => {
    pinned?.classList.remove("pinned");
    pinned = element;
    pinned?.classList.add("pinned");
  };
  const hide = () => {
    tip.hidden = true;
    pin(undefined);
  };
  marks.forEach((element) => {
    element.addEventListener("pointerenter", () => pinned ?? tell(element));
    element.addEventListener("click", () => { pin(element); tell(element); });
    element.addEventListener("focus", () => tell(element));
    element.addEventListener("blur", () => { tip.hidden = pinned === undefined; });
  });
  svg.addEventListener("pointerleave", () => { if (!pinned && !tip.matches(":hover")) { hide(); } });
  tip.addEventListener("pointerleave", () => { if (!pinned) { hide(); } });
  svg.addEventListener("click", (event) => { if (!event.target.closest(".mark")) { hide(); } });
  svg.addEventListener("keydown", (event) => {
    const current = event.target.closest(".mark");
    if (event.key === "Escape") {
      hide();
    }
    if (current && event.key === "Enter") {
      pin(current);
      tip.querySelector("a")?.focus();
    }
    const goal = current && STEPS[event.key]?.(marks, current);
    if (goal) {
      event.preventDefault();
      marks.forEach((element) => element.setAttribute("tabindex", element === goal ? "0" : "-1"));
      goal.focus();
    }
  });
  tip.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      pinned?.focus();
      hide();
    }
  });
  const there = marks.filter(({ dataset }) => dataset.row === before?.row && dataset.time === before.time);
  const same = there.find((element) => element.ariaLabel === before.label) ?? there[0];
  (same ?? marks.at(-1))?.setAttribute("tabindex", "0");
  if (same && before.pinned) {
    pin(same);
    tell(same);
  }
  if (same && before.focus) {
    (before.focus === "tip" ? tip.querySelector("a") ?? same : same).focus();
  }
}

/** Which mark of a drawing somebody reads, for the drawing that takes its place: `{row, time, label, pinned, focus}`, or undefined. */
export function held(holder) {
  const focused = holder.contains(document.activeElement) ? document.activeElement : undefined;
  const pinned = holder.querySelector(".mark.pinned");
  const mark = pinned ?? focused?.closest(".mark");
  return mark && {
    row: mark.dataset.row, time: mark.dataset.time, label: mark.ariaLabel, pinned: mark === pinned,
    focus: focused?.closest(".tip") ? "tip" : focused && "mark",
  };
}

const STEPS = {
  ArrowRight: (marks, current) => inRow(marks, current, 1),
  ArrowLeft: (marks, current) => inRow(marks, current, -1),
  ArrowDown: (marks, current) => nextRow(marks, current, 1),
  ArrowUp: (marks, current) => nextRow(marks, current, -1),
  Home: (marks, current) => marks.find((element) => element.dataset.row === current.dataset.row),
  End: (marks, current) => marks.findLast((element) => element.dataset.row === current.dataset.row),
};

function inRow(marks, current, step) {
  const goal = marks[marks.indexOf(current) + step];
  return goal?.dataset.row === current.dataset.row ? goal : undefined;
}

/** The mark of the next row that is nearest in time. */
function nextRow(marks, current, step) {
  const rows = [...new Set(marks.map((element) => Number(element.dataset.row)))];
  const row = rows[rows.indexOf(Number(current.dataset.row)) + step];
  const distance = (element) => Math.abs(element.dataset.time - current.dataset.time);
  return marks.filter((element) => Number(element.dataset.row) === row).sort((one, other) => distance(one) - distance(other))[0];
}

/** Beside the mark, inside the drawing's width. */
function place(tip, element, svg) {
  tip.hidden = false;
  const frame = svg.parentElement.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const left = Math.min(Math.max(0, box.left - frame.left + 14), Math.max(0, frame.width - tip.offsetWidth));
  tip.style.left = `${left}px`;
  tip.style.top = `${box.bottom - frame.top + 8}px`;
}

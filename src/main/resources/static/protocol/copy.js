/** Editing a copy: its numbers, its wording, its whole text; and what the server makes of it. */

import { announce, byId, h, show } from "../common/dom.js";
import { failure } from "../common/page.js";
import { HANDED_OVER, canonicalOf } from "../common/protocols.js";
import { changesOf, differing } from "./changes.js";
import { differenceTable } from "./beside.js";
import { checkPanel } from "./checkpanel.js";
import { fieldsOf } from "./fields.js";
import { keep, keptCopy } from "./kept.js";
import { textPanel } from "./textpanel.js";

const MOST_STEPS = 100;

/**
 * The desk: `{restore(), offer(key), end(), checked(), problem()}`. `onChange(kind)` is called with `begun`, `changed` or `ended`, `onShow`
 * when the copy is to be read above.
 */
export function copyDesk(shelf, { onChange, onShow }) {
  const element = byId("copy-desk");
  const fields = h("div", {});
  const changes = h("div", { id: "copy-changes" });
  const troubled = h("div", {});
  const undo = h("button", { type: "button", class: "slim", onclick: back }, "Undo");
  const reset = h("button", { type: "button", class: "slim", onclick: () => replace(structuredClone(shelf.copy.base)) }, "Reset: undo all");
  const text = textPanel({ onEdit: (protocol) => take(protocol, "text"), onMistake: () => check.unchecked("Its text cannot be read: nothing is taken over until it can.") });
  const check = checkPanel(shelf, { goTo: (place) => text.goTo(place), blocked: () => text.broken() });
  let steps = [];
  let offered;

  function nothing() {
    const stored = shelf.stored.find((plan) => offered?.split("@")[0] === plan.id);
    show(element,
      h("p", { class: "quiet" }, "A copy is changed, checked, tried and compared without storing anything. It stays in this browser tab until it is stored or thrown away."),
      h("p", {}, h("button", { type: "button", class: "primary", disabled: !offered, onclick: begin }, stored ? `Edit a copy of ${shelf.name(stored)}` : "Edit a copy")));
  }

  async function begin() {
    try {
      const base = await shelf.plan(offered);
      take({ ...structuredClone(base) }, "begin", structuredClone(base));
      element.querySelector("h3")?.focus();
      announce("The copy can be edited");
    } catch (error) {
      show(element, failure(error));
    }
  }

  /** Takes another text; what showed the old one is out of date. */
  function take(protocol, by, base = shelf.copy?.base) {
    if (by !== "begin" && by !== "undo") {
      steps = [...steps.slice(-MOST_STEPS + 1), JSON.stringify(by === "fields" ? before : shelf.copy.protocol)];
    }
    shelf.copy = { protocol, base };
    before = structuredClone(protocol);
    if (by === "begin") {
      desk();
    }
    if (by !== "fields") {
      show(fields, fieldsOf(shelf, protocol, () => take(protocol, "fields")));
    }
    if (by !== "text") {
      text.set(protocol);
    }
    afterwards();
    onChange(by === "begin" ? "begun" : "changed");
  }
  // Fields change the copy in place, so the step before is kept apart.
  let before;

  function afterwards() {
    show(troubled, keep(shelf.copy) ? null : h("p", { class: "note warm" }, "The browser has no room to keep the copy: a reload would lose it."));
    undo.disabled = steps.length === 0;
    check.unchecked();
    showChanges();
  }

  function showChanges() {
    const [was, is] = [shelf.copy.base, shelf.copy.protocol].map((plan) => shelf.read(plan).model);
    const rows = differing(changesOf(was, is));
    reset.disabled = JSON.stringify(shelf.copy.base) === JSON.stringify(shelf.copy.protocol);
    show(changes, h("h3", {}, rows.length === 0 ? "Nothing is changed yet" : `Changed so far: ${rows.length} ${rows.length === 1 ? "part" : "parts"}`),
      differenceTable(rows, { was: "Stored", is: "Copy", caption: "What the copy changes" }));
  }

  function back() {
    const step = steps.pop();
    if (step) {
      take(JSON.parse(step), "undo");
      announce("The last change is undone");
    }
  }

  function replace(protocol) {
    take(protocol, "replace");
    announce("The copy is as it is stored");
  }

  function end() {
    shelf.copy = undefined;
    steps = [];
    keep(undefined);
    sessionStorage.removeItem(HANDED_OVER);
    nothing();
    onChange("ended");
  }

  function desk() {
    show(element,
      h("h3", { tabindex: "-1" }, `Copy of ${shelf.name(shelf.copy.base)}`),
      h("p", { class: "quiet small" }, `Made from version ${shelf.copy.base.meta?.versionId ?? "?"} in the store (${canonicalOf(shelf.copy.base)}). Nothing is stored or remembered until you store it.`),
      h("div", { class: "row" }, undo, reset,
        h("button", { type: "button", class: "slim", onclick: onShow }, "Read the copy above"),
        h("button", { type: "button", class: "slim", onclick: tryIt }, "Try it in the workbench"),
        h("button", { type: "button", class: "slim", onclick: () => confirmed(end) }, "Throw the copy away")),
      troubled, check.element, changes,
      h("details", { open: true }, h("summary", {}, "Numbers and wording"), fields),
      text.element);
  }

  /** What was edited is gone afterwards, so it is asked for once more. */
  function confirmed(task) {
    const unchanged = JSON.stringify(shelf.copy.base) === JSON.stringify(shelf.copy.protocol);
    if (unchanged || window.confirm("Throw the edited copy away? Its changes are lost.")) {
      task();
    }
  }

  function tryIt() {
    handOver(shelf);
    location.assign("/workbench/?trial=1");
  }

  return {
    restore() {
      const kept = keptCopy();
      if (kept) {
        shelf.copy = kept;
        take(kept.protocol, "begin", kept.base);
      } else {
        nothing();
      }
    },
    offer(key) {
      if (key && key !== "(copy)") {
        offered = key;
        if (!shelf.copy) {
          nothing();
        }
      }
    },
    end,
    /** Checks the copy if it was not; true where it can be used. */
    async usable() {
      return !text.broken() && (check.state() === "ok" || check.run());
    },
  };
}

/** Leaves the copy where the workbench takes it from. */
export function handOver(shelf) {
  sessionStorage.setItem(HANDED_OVER, JSON.stringify(shelf.copy.protocol));
}

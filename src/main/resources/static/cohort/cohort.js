/** The cohort page: ask, wait with the progress in view, read. */

import { arrived } from "../common/away.js";
import { announce, byId, h, show } from "../common/dom.js";
import { enter } from "../common/gate.js";
import { failure } from "../common/page.js";
import { sourceLink } from "../common/source.js";
import { choices, formElement } from "./form.js";
import { Job, share } from "./job.js";
import { readReport } from "./report.js";
import { showResult } from "./result.js";
import { operation, read, write } from "./state.js";

/** Under which the question is kept while somebody signs in. */
const KEPT = "nadir-cohort";

let session;
let known;
let job;

async function start() {
  const query = arrived(KEPT);
  try {
    session = await enter({ page: "cohort", holder: byId("form"), keep: KEPT, why: "Counting needs a sign-in that may see all patients, their results and their orders." });
    if (!session) {
      return;
    }
    if (query.size > 0) {
      history.replaceState(null, "", `?${query.toString().replaceAll("%2F", "/")}`);
    }
    known = await choices(session);
    await follow();
    addEventListener("popstate", follow);
    addEventListener("pagehide", () => job?.cancel(true).catch(() => {}));
  } catch (error) {
    console.error(error);
    show(byId("form"), failure(error));
  }
}

/** Does what the address says: whoever opens a shared one gets its result. */
async function follow() {
  const state = read();
  show(byId("form"), formElement(known, state, (asked) => { write(asked, true); count({ ...asked, arm: "", cycle: "" }); }));
  show(byId("result"));
  await (state.of ? count(state) : job?.cancel().catch(() => {}));
}

/** Another question ends the one before. */
async function count(state) {
  const before = job;
  const present = new Job(session);
  job = present;
  before?.cancel().catch(() => {});
  show(byId("result"));
  const work = working(present);
  show(byId("work"), work.element);
  announce("Counting.");
  try {
    const report = await present.run(operation(state), work.told);
    show(byId("work"));
    display(report, state, present);
  } catch (error) {
    if (job === present) {
      show(byId("work"), present.cancelled ? h("p", { class: "note" }, "Cancelled. Nothing is shown, for a part of the patients would mislead.") : failure(error));
    }
  }
}

function display(report, state, done) {
  const title = byId("form").querySelector("[name=of]").selectedOptions[0].textContent;
  showResult(byId("result"), readReport(report), {
    state, title,
    changed: (view) => { Object.assign(state, view); write(state, false); },
    table: () => done.table(),
    source: (reference, name) => sourceLink(session, reference, name),
  });
  byId("result").focus({ preventScroll: true });
  announce("The counts are here.");
}

/** How far it is, for the eye all the time, for the ear at each quarter. */
function working(present) {
  const text = h("span", { id: "progress-text" }, "Asking the server…");
  const bar = h("progress", { max: 1, "aria-labelledby": "progress-text" });
  let quarter = 0;
  return {
    element: h("div", { class: "panel working" },
      h("div", { class: "row" }, text, h("button", { type: "button", onclick: () => present.cancel().catch((error) => show(byId("work"), failure(error))) }, "Cancel")), bar),
    told(progress) {
      text.textContent = progress.charAt(0).toUpperCase() + progress.slice(1);
      const done = share(progress);
      if (done === undefined) {
        bar.removeAttribute("value");
      } else {
        bar.value = done;
      }
      const now = Math.floor((done ?? 0) * 4);
      if (now !== quarter) {
        quarter = now;
        announce(progress);
      }
    },
  };
}

start();

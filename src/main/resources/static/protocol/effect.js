/** What the copy would change for the patients of this server: each is asked about twice, and nothing of it is remembered. */

import { announce, byId, h, show } from "../common/dom.js";
import { failure, into } from "../common/page.js";
import { call, hookRequest, serviceFor } from "../common/cds.js";
import { effectOn, few } from "./effects.js";
import { effectResult } from "./effectresult.js";
import { patientsOf, populations } from "./population.js";

const AT_ONCE = 3;
const TRIES = 4;

/** `{outdated()}` of the section. */
export function effectView(shelf, desk) {
  const choice = h("select", { id: "population" });
  const run = h("button", { type: "button", class: "primary", onclick: begin }, "Compare the effect");
  const halt = h("button", { type: "button", hidden: true, onclick: () => { stopped = true; halt.disabled = true; halt.textContent = "Stopping…"; } }, "Stop");
  const progress = h("div", { id: "effect-progress" });
  const result = byId("effect-result");
  let stopped = false;
  let running = false;

  show(byId("effect-choice"),
    h("p", { class: "quiet" }, "Asks the service of the hook ", h("code", {}, "patient-view"), " about each patient twice: with the stored protocol and with the copy, both as a trial. Nothing is recorded, and earlier answers to cards are not heeded."),
    h("div", { class: "choices" }, h("div", { class: "field" }, h("label", { for: "population" }, "Patients"), choice), h("div", { class: "row" }, run, halt)),
    progress);
  offer();

  async function offer() {
    const { choices, notes } = await populations(shelf.session);
    const options = (group) => choices.filter((one) => one.group === group).map((one) => h("option", { value: one.value }, one.label));
    show(choice, options(undefined), ["Groups", "Studies"].map((group) => options(group).length > 0 ? h("optgroup", { label: group }, options(group)) : null));
    show(progress, notes.map((note) => h("p", { class: "note warm" }, note)));
  }

  async function begin() {
    if (running) {
      return;
    }
    if (!shelf.copy) {
      show(result, h("p", { class: "note warm" }, "There is no copy yet: edit one above first."));
      return;
    }
    running = true;
    stopped = false;
    run.disabled = true;
    try {
      if (await desk.usable()) {
        await compare();
      } else {
        show(result, h("p", { class: "note alarm", role: "alert" }, "The copy cannot be used: see its problems above."));
      }
    } catch (error) {
      console.error(error);
      show(result, failure(error));
    } finally {
      running = false;
      run.disabled = false;
      halt.hidden = true;
    }
  }

  async function compare() {
    const { protocol, base } = structuredClone(shelf.copy);
    const label = choice.selectedOptions[0].textContent;
    const service = await serviceFor("patient-view");
    let found;
    await into(progress, "Finding the patients…", async () => {
      found = await patientsOf(shelf.session, choice.value);
      return h("p", { class: "quiet" }, `${found.patients.length} patients.`);
    });
    if (!found) {
      show(result);
      return;
    }
    const bar = h("progress", { max: Math.max(found.patients.length, 1), value: 0, "aria-label": "Patients compared" });
    const words = h("p", { id: "effect-count" });
    show(progress, bar, words);
    halt.hidden = false;
    halt.disabled = false;
    halt.textContent = "Stop";
    const tell = (done) => {
      bar.value = done;
      words.textContent = `${done} of ${found.patients.length} patients are compared.`;
    };
    tell(0);
    const started = performance.now();
    const results = await few(found.patients, AT_ONCE, (patient) => ofPatient(service, patient, base, protocol), { stopped: () => stopped, onDone: tell });
    show(progress, h("p", { class: "quiet small" }, `${results.length} of ${found.patients.length} patients in ${((performance.now() - started) / 1000).toFixed(1)} s.`));
    show(result, effectResult(shelf, results, { label, total: found.patients.length, notes: found.notes, protocol, base }));
    announce(`${results.length} patients were compared`);
  }

  async function ofPatient(service, patient, base, protocol) {
    if (patient.error) {
      return { patient, error: patient.error };
    }
    try {
      const stored = await advice(service, patient, base);
      const tried = await advice(service, patient, protocol);
      return effectOn(patient, stored, tried);
    } catch (error) {
      return { patient, error };
    }
  }

  /** A busy server is asked again; a stopped comparison ends with what is under way. */
  async function advice(service, patient, protocol) {
    const request = hookRequest({
      hook: "patient-view",
      session: { base: shelf.session.base, user: shelf.session.user, patientId: patient.id },
      extension: { "org.nadir.trace": true, "org.nadir.trial": { protocol } },
    });
    for (let attempt = 1; ; attempt++) {
      try {
        return trialOnly((await call(shelf.session, service.id, request)).body);
      } catch (error) {
        if (![429, 503].includes(error.status) || attempt === TRIES || stopped) {
          throw error;
        }
        await new Promise((resolve) => { setTimeout(resolve, attempt * 1000); });
      }
    }
  }

  return {
    outdated() {
      if (!running && result.childElementCount > 0 && !result.querySelector(".outdated")) {
        result.prepend(h("p", { class: "note warm outdated" }, "The copy was changed since: compare once more."));
      }
    },
  };
}

/** A server that knows no trial would answer with its stored protocol twice, and everything would look the same. */
function trialOnly(body) {
  if (body.extension?.["org.nadir.trace"]?.trial !== true) {
    throw new Error("The server did not try the protocol that was sent: its answer is that of the stored one.");
  }
  return body;
}

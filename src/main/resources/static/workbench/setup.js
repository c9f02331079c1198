/** The choice of patient, moment, user and prefetch. */

import { h, show } from "../common/dom.js";
import { failure } from "../common/page.js";
import { personName, when } from "../common/format.js";
import { wording } from "../common/fhir.js";
import { patientPicker } from "./patients.js";

const MOMENTS = {
  "patient-view": "The record is opened",
  "order-select": "Orders are chosen",
  "order-sign": "Orders are signed",
  "encounter-start": "A visit begins",
};

/** Fills `element`; `onChange(what)` is called with `patient`, `hook`, `encounter`, `user` or `prefetch`. */
export async function setup(element, state, onChange) {
  const encounter = h("div", { id: "encounter-field" });
  const set = (what, change) => {
    change();
    onChange(what);
  };
  const picker = await patientPicker(state.session, {
    chosen: state.patientId,
    onChoose: (id) => set("patient", () => { state.patientId = id; }),
  });
  show(element,
    picker,
    h("fieldset", { class: "moments" }, h("legend", {}, "Hook"), state.services.map((service) => h("label", { class: "choice" },
      h("input", {
        type: "radio", name: "hook", value: service.hook, checked: service === state.service,
        onchange: () => set("hook", () => { state.service = service; }),
      }),
      h("span", {}, h("code", {}, service.hook), MOMENTS[service.hook] ? h("span", { class: "quiet small" }, ` ${MOMENTS[service.hook]}`) : null)))),
    h("div", { class: "fields" },
      await userField(state, (user) => set("user", () => { state.user = user; })),
      encounter),
    h("label", { class: "choice" }, h("input", {
      type: "checkbox", id: "with-prefetch", checked: state.withPrefetch,
      onchange: (event) => set("prefetch", () => { state.withPrefetch = event.target.checked; }),
    }), "Send the record along (prefetch); else the server reads it itself"));
  return { encounter: () => encounterField(encounter, state, () => onChange("encounter")) };
}

/** Who calls: the one who signed in, or a clinician of the record. */
async function userField(state, choose) {
  if (state.session.user) {
    state.user = state.session.user;
    return h("div", { class: "field" }, h("span", { class: "label" }, "User"), h("code", {}, state.user));
  }
  const bundle = await state.session.read("Practitioner?_count=50");
  const people = (bundle.entry ?? []).map((entry) => entry.resource).filter((resource) => resource?.resourceType === "Practitioner");
  state.user = people[0] ? `Practitioner/${people[0].id}` : undefined;
  return h("div", { class: "field" }, h("label", { for: "user" }, "User"),
    h("select", { id: "user", onchange: (event) => choose(event.target.value || undefined) },
      people.map((person) => h("option", { value: `Practitioner/${person.id}` }, `${personName(person) || person.id} · ${person.id}`)),
      h("option", { value: "" }, "none: the request names no user")));
}

/** The encounters of the patient, at the hook that needs one. */
async function encounterField(element, state, onChange) {
  state.encounterId = undefined;
  show(element);
  if (state.service.hook !== "encounter-start" || !state.patientId) {
    return;
  }
  try {
    const bundle = await state.session.read(`Encounter?patient=${state.patientId}&_sort=-date&_count=50`);
    const encounters = (bundle.entry ?? []).map((entry) => entry.resource).filter((resource) => resource?.resourceType === "Encounter");
    state.encounterId = encounters[0]?.id;
    show(element, encounters.length === 0
      ? h("div", { class: "field" }, h("label", { for: "encounter" }, "Encounter id"),
        h("input", { id: "encounter", type: "text", autocomplete: "off", "aria-describedby": "encounter-hint",
          onchange: (event) => { state.encounterId = event.target.value.trim() || undefined; onChange(); } }),
        h("p", { id: "encounter-hint", class: "quiet small tight" }, "None of this patient is on record: name one, or the server refuses the call."))
      : h("div", { class: "field" }, h("label", { for: "encounter" }, "Encounter"),
        h("select", { id: "encounter", onchange: (event) => { state.encounterId = event.target.value; onChange(); } },
          encounters.map((one) => h("option", { value: one.id }, [when(one.period?.start), wording(one.type?.[0]) || one.class?.code, one.id].filter(Boolean).join(" · "))))));
  } catch (error) {
    show(element, failure(error));
  }
}

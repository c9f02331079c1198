/** Choosing a patient: demo patients first, others by searching the server. */

import { h, show } from "../common/dom.js";
import { failure } from "../common/page.js";
import { personName } from "../common/format.js";

/** Test health data, the label of the demo patients. */
const TEST_DATA = "http://terminology.hl7.org/CodeSystem/v3-ActReason|HTEST";
const MOST = 100;
const PAUSE = 300;

/** A search field and a list; `onChoose(id)` is called for each choice. */
export async function patientPicker(session, { chosen, onChoose }) {
  const hint = h("p", { id: "patient-hint", class: "quiet small" });
  const list = h("select", { id: "patient", "aria-describedby": "patient-hint", onchange: () => onChoose(list.value) });
  const search = h("input", { id: "patient-search", type: "search", autocomplete: "off", placeholder: "Name or id" });
  const known = await firstPatients(session, chosen);
  let asked = 0;
  let waiting;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, PAUSE);
  });
  fill(known, "");

  async function find() {
    const text = search.value.trim();
    const turn = ++asked;
    try {
      const found = text ? await searched(session, text) : [];
      if (turn === asked) {
        fill(unique([...known.filter((patient) => matches(patient, text)), ...found]), text);
      }
    } catch (error) {
      show(hint, failure(error));
    }
  }

  function fill(patients, text) {
    const current = list.value || chosen;
    const present = patients.some((patient) => patient.id === current);
    show(list, present ? null : h("option", { value: "", disabled: true, selected: true }, patients.length ? "Choose a patient" : "No patient found"),
      group("Demo patients", patients.filter(isDemo), current), group("Other patients", patients.filter((patient) => !isDemo(patient)), current));
    show(hint, text ? `${patients.length} found.` : patients.length >= MOST ? `The first ${patients.length} are listed; search for others.` : `${patients.length} patients.`);
  }

  return h("div", { class: "patients" },
    h("div", { class: "field" }, h("label", { for: "patient-search" }, "Find a patient"), search),
    h("div", { class: "field" }, h("label", { for: "patient" }, "Patient"), list, hint));
}

function group(label, patients, current) {
  return patients.length === 0 ? null : h("optgroup", { label },
    patients.map((patient) => h("option", { value: patient.id, selected: patient.id === current },
      [personName(patient), patient.birthDate ? `born ${patient.birthDate}` : null, patient.id].filter(Boolean).join(" · "))));
}

async function firstPatients(session, chosen) {
  if (session.patientId) {
    return [await session.read(`Patient/${session.patientId}`)];
  }
  const lists = await Promise.all([
    page(session, `Patient?_security=${encodeURIComponent(TEST_DATA)}&_count=${MOST}`),
    page(session, `Patient?_count=${MOST}`),
    chosen ? page(session, `Patient?_id=${encodeURIComponent(chosen)}`) : [],
  ]);
  return unique(lists.flat()).sort((one, other) => Number(isDemo(other)) - Number(isDemo(one)) || one.id.localeCompare(other.id));
}

async function searched(session, text) {
  const value = encodeURIComponent(text.replaceAll(/[\\,$|]/g, "\\$&"));
  const queries = [`Patient?name=${value}&_count=${MOST}`, `Patient?identifier=${value}&_count=${MOST}`];
  if (/^[A-Za-z0-9\-.]{1,64}$/.test(text)) {
    queries.push(`Patient?_id=${value}`);
  }
  return (await Promise.all(session.patientId ? [] : queries.map((query) => page(session, query)))).flat();
}

async function page(session, query) {
  const bundle = await session.read(query);
  return (bundle.entry ?? []).map((entry) => entry.resource).filter((resource) => resource?.resourceType === "Patient");
}

function isDemo(patient) {
  return patient.id.startsWith("demo-");
}

function matches(patient, text) {
  return `${personName(patient)} ${patient.id}`.toLowerCase().includes(text.toLowerCase());
}

function unique(patients) {
  return [...new Map(patients.map((patient) => [patient.id, patient])).values()];
}

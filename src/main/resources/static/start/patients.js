/** The demo patients: name, story, and the ways to them. */

import { h } from "../common/dom.js";
import { personName } from "../common/format.js";

const DEMO = "https://nadir-cds.github.io/fhir/sid/demo";
const TEST_DATA = "http://terminology.hl7.org/CodeSystem/v3-ActReason|HTEST";

/** Those that the server brought along; others may be test data too. */
export async function demoPatients(session) {
  const query = new URLSearchParams({ identifier: `${DEMO}|`, _security: TEST_DATA, _sort: "_id", _count: 100 });
  return session.search(`Patient?${query}`);
}

/** One entry for each, with a place for the advice: `[{patient, element, place}]`. */
export function patientList(patients) {
  return patients.map((patient) => {
    const place = h("ul", { class: "topics", "aria-label": "Present advice" }, h("li", { class: "quiet small" }, "not asked yet"));
    const name = personName(patient) || patient.id;
    const element = h("li", { "data-patient": patient.id },
      h("h3", {}, name),
      h("p", { class: "quiet small mono" }, patient.id),
      h("p", {}, storyOf(patient)),
      place,
      h("p", { class: "ways small" },
        h("a", { href: `/app/?patient=${patient.id}`, "aria-label": `Course of ${name}` }, "Course"),
        h("a", { href: `/workbench/?patient=${patient.id}&hook=patient-view`, "aria-label": `Workbench for ${name}` }, "Workbench"),
        h("a", { href: `/fhir/Patient/${patient.id}/$everything`, "aria-label": `Record of ${name} as FHIR` }, "Record as FHIR")));
    return { patient, element, place };
  });
}

/** The story stands in the narrative, for no element holds it. */
function storyOf(patient) {
  return new DOMParser().parseFromString(patient.text?.div ?? "", "text/html").body.textContent.trim();
}

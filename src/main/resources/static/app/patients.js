/** Choosing a patient where no launch brought one. */

import { h, show } from "../common/dom.js";
import { personName } from "../common/format.js";
import { into } from "../common/page.js";

const MOST = 100;

/** A search by name or id; each patient is a link to this page. */
export function choosePatient(holder, session) {
  const list = h("div", { "aria-live": "polite" });
  const field = h("input", { id: "patient-name", type: "search", autocomplete: "off" });
  const search = () => into(list, "Searching…", async () => found(session, field.value.trim()));
  show(holder,
    h("h2", {}, "Choose a patient"),
    h("form", { class: "row", role: "search", onsubmit: (event) => { event.preventDefault(); search(); } },
      h("div", { class: "field" }, h("label", { for: "patient-name" }, "Name or id"), field),
      h("button", { type: "submit" }, "Search")),
    list);
  return search();
}

async function found(session, text) {
  const queries = text === "" ? [`Patient?_count=${MOST}&_sort=family`]
    : [`Patient?name=${encodeURIComponent(text)}&_count=${MOST}`, ...(/^[A-Za-z0-9.-]{1,64}$/.test(text) ? [`Patient?_id=${text}`] : [])];
  const bundles = await Promise.all(queries.map((query) => session.read(query)));
  const patients = new Map(bundles.flatMap((bundle) => bundle.entry ?? []).filter(({ resource }) => resource.resourceType === "Patient").map(({ resource }) => [resource.id, resource]));
  return patients.size === 0 ? h("p", {}, "No patient was found.") : h("ul", { class: "patients" },
    [...patients.values()].map((patient) => h("li", {}, h("a", { href: `?patient=${patient.id}` }, personName(patient) || patient.id),
      h("span", { class: "quiet small" }, ` ${[patient.birthDate && `born ${patient.birthDate}`, patient.gender, patient.id].filter(Boolean).join(" · ")}`))));
}

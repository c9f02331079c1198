/** Which patients, which version of CTCAE, which time. */

import { h } from "../common/dom.js";

/** What can be chosen from, and what of it could not be read. */
export async function choices(session) {
  const missing = [];
  const list = (words, query) => session.search(query).catch((error) => {
    missing.push(`${words}: ${error.message}`);
    return [];
  });
  const [studies, groups, plans] = await Promise.all([
    list("Studies", "ResearchStudy?_elements=title,status&_count=100"),
    list("Groups", "Group?type=person&actual=true&_elements=name,type,actual&_count=100"),
    list("Protocols", "PlanDefinition?_elements=url,title,name,version,status&_count=100"),
  ]);
  return { studies, groups, plans, missing };
}

/** The form; `start` is called with what was asked. */
export function formElement({ studies, groups, plans, missing }, state, start) {
  const option = (value, text, chosen) => h("option", { value, selected: value === chosen }, text);
  const named = (resource, name) => option(`${resource.resourceType}/${resource.id}`, name ?? resource.id, state.of);
  const known = new Set(["", "all", ...[...studies, ...groups].map((one) => `${one.resourceType}/${one.id}`)]);
  const of = h("select", { name: "of" },
    option("all", "All treated patients", state.of),
    group("Studies", studies.map((study) => named(study, study.title))),
    group("Groups", groups.map((one) => named(one, one.name))),
    known.has(state.of) ? null : option(state.of, state.of, state.of));
  const version = h("select", { name: "ctcaeVersion" },
    ["", "5.0", "6.0"].map((one) => option(one, one === "" ? "the protocol's" : one, state.ctcaeVersion)));
  const protocol = h("select", { name: "protocol" },
    option("", "the study's, else the server's", state.protocol),
    plans.filter((plan) => plan.url).map((plan) => option(plan.url, plan.title ?? plan.name ?? plan.url, state.protocol)));
  const date = (name) => h("input", { type: "date", name, value: state[name] });
  const cycle = h("input", { type: "number", name: "cycleLength", min: 1, max: 366, value: state.cycleLength, placeholder: "the protocol's" });
  const more = h("details", { open: Boolean(state.cycleLength || state.protocol) },
    h("summary", {}, "Cycles and drug"),
    h("div", { class: "fields" },
      field("Days in a cycle", cycle), field("Protocol that names the drug", protocol)));
  return h("form", {
    class: "panel", "aria-label": "What to count",
    onsubmit: (event) => {
      event.preventDefault();
      start({ of: of.value, ctcaeVersion: version.value, periodStart: event.target.periodStart.value, periodEnd: event.target.periodEnd.value,
        cycleLength: cycle.value, protocol: protocol.value });
    },
  },
  h("div", { class: "fields" },
    field("Patients", of), field("CTCAE version", version),
    field("Results from (day, included)", date("periodStart")), field("Results until (day, included)", date("periodEnd"))),
  more,
  missing.length === 0 ? null : h("div", { class: "note warm" }, missing.map((line) => h("p", {}, `Could not be read. ${line}`))),
  h("p", { class: "row" }, h("button", { type: "submit", class: "primary" }, "Count")));
}

function group(label, options) {
  return options.length === 0 ? null : h("optgroup", { label }, options);
}

/** A control with its label; its id is its name. */
export function field(label, control) {
  control.id = control.name;
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control);
}

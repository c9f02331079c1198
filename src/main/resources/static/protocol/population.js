/** Over whom a change is compared. */

import { personName } from "../common/format.js";

/** Test health data, the label of the demo patients. */
const TEST_DATA = "http://terminology.hl7.org/CodeSystem/v3-ActReason|HTEST";

/** Each intent of an order; a proposal and an option are none. As the cohort counts. */
const ORDERED = "plan,order,original-order,reflex-order,filler-order,instance-order";

/** On study as docs/studies.md says. */
const ON_STUDY = ["on-study", "on-study-intervention", "on-study-observation", "follow-up"];

/** `[{value, label, group}]` of what can be chosen; what cannot be read is left out and told in `notes`. */
export async function populations(session) {
  const notes = [];
  const listed = async (query, type, group, of = () => true) => {
    try {
      const found = (await session.search(query)).filter((resource) => resource.resourceType === type && of(resource));
      return found.map((resource) => ({ value: `${type}/${resource.id}`, label: resource.title ?? resource.name ?? resource.id, group }));
    } catch (error) {
      notes.push(`${group} cannot be read: ${error.message}`);
      return [];
    }
  };
  const [groups, studies] = await Promise.all([
    listed("Group?_count=100&actual=true", "Group", "Groups", (group) => group.type === "person"),
    listed("ResearchStudy?_count=100", "ResearchStudy", "Studies"),
  ]);
  return {
    notes,
    choices: [{ value: "demo", label: "Demo patients (labelled as test data)" }, { value: "treated", label: "All treated patients (anything was ordered)" }, ...groups, ...studies],
  };
}

/** `{patients: [{id, name, error?}], notes}` of a choice. */
export async function patientsOf(session, choice) {
  if (choice === "demo") {
    return { patients: named(await session.search(`Patient?_security=${encodeURIComponent(TEST_DATA)}&_count=200`)), notes: [] };
  }
  if (choice === "treated") {
    return { patients: named(await session.search(`Patient?_has:MedicationRequest:patient:intent=${ORDERED}&_count=200`)), notes: [] };
  }
  return choice.startsWith("Group/") ? members(session, choice) : subjects(session, choice);
}

function named(resources) {
  return resources.filter((resource) => resource.resourceType === "Patient").map((patient) => ({ id: patient.id, name: personName(patient) }));
}

async function members(session, group) {
  const { member = [] } = await session.read(group);
  const now = new Date().toISOString();
  const present = member.filter((one) => !one.inactive && !(one.period?.end < now.slice(0, one.period?.end?.length)) && !(one.period?.start > now));
  const left = member.length - present.length;
  return { patients: referenced(session, present.map((one) => one.entity)), notes: left ? [`${left} who are not members now are left out.`] : [] };
}

async function subjects(session, study) {
  const all = (await session.search(`ResearchSubject?study=${study}&_count=200`)).filter((resource) => resource.resourceType === "ResearchSubject");
  const present = all.filter((subject) => ON_STUDY.includes(subject.status));
  const left = all.length - present.length;
  return { patients: referenced(session, present.map((subject) => subject.individual)), notes: left ? [`${left} who are not on study now are left out.`] : [] };
}

/** What points elsewhere cannot be asked for and is told as a failure. */
function referenced(session, references) {
  const patients = references.map((reference) => {
    const text = reference?.reference ?? "";
    const own = text.startsWith(`${session.base}/`) ? text.slice(session.base.length + 1) : text;
    const found = /^Patient\/([A-Za-z0-9\-.]{1,64})(\/_history\/.*)?$/.exec(own);
    return found ? { id: found[1], name: reference.display ?? "" } : { id: text || reference?.display || "?", name: "", error: new Error("The reference names no Patient of this server.") };
  });
  return [...new Map(patients.map((patient) => [patient.id, patient])).values()];
}

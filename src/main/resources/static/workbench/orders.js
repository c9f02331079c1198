/** Where draft orders come from: the drugs of the stored protocols, the order templates of the server, the patient's own orders. */

import { wording } from "../common/fhir.js";
import { day } from "../common/format.js";

const ORDERS = ["MedicationRequest", "ServiceRequest"];

/** `{groups, refused}`: lists of `{label, make(id)}` under the names that people read, and what the sign-in does not reach. */
export async function orderSources(session, patientId, requester) {
  const refused = [];
  const read = (query) => resources(session, query, refused);
  const [protocols, templates, medication, services] = await Promise.all([
    read("PlanDefinition?_count=100"),
    read("ActivityDefinition?_count=100"),
    read(`MedicationRequest?patient=${patientId}&_sort=-authoredon&_count=50`),
    read(`ServiceRequest?patient=${patientId}&_sort=-authored&_count=50`),
  ]);
  const subject = { reference: `Patient/${patientId}` };
  const fresh = { status: "draft", intent: "order", subject, ...(requester ? { requester: { reference: requester } } : {}) };
  const groups = {
    "Study drug": drugs(protocols).map((drug) => studyDrug(drug, medication, fresh)),
    "Order templates of the server": templates.filter((template) => ORDERS.includes(template.kind)).map((template) => fromTemplate(template, fresh)),
    "The patient's own orders, as drafts": [...medication, ...services].map((order) => ({
      label: [labelOf(order), order.status, day(order.authoredOn)].filter(Boolean).join(", "),
      make: (id) => again(order, id, fresh),
    })),
  };
  return { groups, refused };
}

/** What an order is for, in words. */
export function labelOf(order) {
  const dose = order.dosageInstruction?.[0]?.text;
  const what = wording(order.medicationCodeableConcept ?? order.code) || order.medicationReference?.display || order.resourceType;
  return !dose || what.includes(dose) ? what : dose.includes(what) ? dose : `${what}, ${dose}`;
}

function drugs(protocols) {
  const all = protocols.flatMap((protocol) => protocol.useContext ?? [])
    .filter((context) => context.code?.code === "focus" && context.valueCodeableConcept)
    .map((context) => context.valueCodeableConcept);
  return [...new Map(all.map((drug) => [wording(drug), drug])).values()];
}

/** As the patient's latest order for it, where there is one; a first order names the drug alone. */
function studyDrug(drug, medication, fresh) {
  const latest = medication.find((order) => isFor(order.medicationCodeableConcept, drug));
  return {
    label: latest ? `${labelOf(latest)} (as ordered last)` : `${wording(drug)} (a first order, without a dose)`,
    make: (id) => latest ? again(latest, id, fresh) : { resourceType: "MedicationRequest", id, ...fresh, medicationCodeableConcept: drug },
  };
}

function isFor(concept, drug) {
  const names = [drug.text, ...(drug.coding ?? []).map((coding) => coding.code)].filter(Boolean).map((name) => name.toLowerCase());
  const codes = (drug.coding ?? []).map((coding) => `${coding.system}|${coding.code}`);
  const text = [concept?.text, ...(concept?.coding ?? []).map((coding) => coding.display)].join(" ").toLowerCase();
  return (concept?.coding ?? []).some((coding) => codes.includes(`${coding.system}|${coding.code}`)) || names.some((name) => text.includes(name));
}

function fromTemplate(template, fresh) {
  const what = template.kind === "MedicationRequest" ? { medicationCodeableConcept: template.productCodeableConcept } : { code: template.code };
  return {
    label: template.title ?? template.name ?? template.id,
    make: (id) => ({
      resourceType: template.kind, id, ...fresh, ...(template.priority ? { priority: template.priority } : {}), ...what,
      ...(template.dosage ? { dosageInstruction: template.dosage } : {}),
    }),
  };
}

/** The order once more, as somebody begins to write it. */
function again(order, id, fresh) {
  const { id: _id, meta: _meta, text: _text, status: _status, statusReason: _reason, authoredOn: _authored, groupIdentifier: _group, ...rest } = order;
  return { resourceType: order.resourceType, id, ...rest, ...fresh };
}

async function resources(session, query, refused) {
  try {
    const bundle = await session.read(query);
    return (bundle.entry ?? []).map((entry) => entry.resource).filter((resource) => resource && resource.resourceType !== "OperationOutcome");
  } catch (error) {
    if (error.status !== 401 && error.status !== 403) {
      throw error;
    }
    refused.push(query.split("?")[0]);
    return [];
  }
}

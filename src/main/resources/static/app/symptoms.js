/** The symptom questionnaire: filled in here, stored as a QuestionnaireResponse, and read by the next assessment. */

import { announce, h, show } from "../common/dom.js";
import { send } from "../common/fhir.js";
import { failure } from "../common/page.js";
import { formItems, responseItems } from "./form.js";

const CANONICAL = "https://nadir-cds.github.io/fhir/Questionnaire/hematologic-symptoms";

/** The Questionnaire: of this server, which knows what it reads; a session elsewhere does not have it. */
async function questionnaire(session, canonical) {
  const [url, version] = canonical.split("|");
  const query = `Questionnaire?url=${encodeURIComponent(url)}${version ? `&version=${encodeURIComponent(version)}` : ""}`;
  const bundle = session.own ? await session.read(query) : (await send(`/fhir/${query}`, { headers: await session.authorizationHere() })).body;
  const found = bundle.entry?.map((entry) => entry.resource).find((resource) => resource?.resourceType === "Questionnaire");
  if (!found) {
    throw new Error(`The questionnaire ${canonical} is not on this server.`);
  }
  return found;
}

/** Shows the form; `saved` is called when an answer was stored. */
export async function showSymptoms(holder, session, { canonical = CANONICAL, saved }) {
  const asked = await questionnaire(session, canonical);
  const outcome = h("div", { "aria-live": "polite" });
  const form = h("form", { class: "symptoms", onsubmit: (event) => { event.preventDefault(); save(form, asked, session, outcome, saved); } },
    formItems(asked.item ?? []),
    h("div", { class: "row" }, h("button", { type: "submit", class: "primary" }, "Save the answers"), h("span", { class: "quiet small" }, "What is not answered stays unknown.")));
  show(holder, h("p", { class: "quiet small" }, asked.description), form, outcome);
}

async function save(form, asked, session, outcome, saved) {
  const item = responseItems(form);
  if (item.length === 0) {
    show(outcome, h("div", { class: "note warm", role: "alert" }, h("p", {}, "Nothing is answered yet: answer at least one question.")));
    return;
  }
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  try {
    const { body } = await session.request("QuestionnaireResponse", { method: "POST", body: response(asked, session, item) });
    const said = `Saved as QuestionnaireResponse/${body.id}.`;
    show(outcome, h("div", { class: "note good" }, h("p", {}, said)));
    announce(said);
    form.reset();
    saved();
  } catch (error) {
    show(outcome, failure(error));
  } finally {
    button.disabled = false;
  }
}

function response(asked, session, item) {
  return {
    resourceType: "QuestionnaireResponse", status: "completed", questionnaire: `${asked.url}|${asked.version}`,
    subject: { reference: `Patient/${session.patientId}` }, authored: new Date().toISOString(), item,
    ...(session.user ? { author: { reference: session.user } } : {}),
  };
}

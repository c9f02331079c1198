/** The SMART app: who, what is advised, the course, where in the workflow, symptoms; kept up to date while it is open. */

import { services } from "../common/cds.js";
import { announce, byId, h, show } from "../common/dom.js";
import { personName } from "../common/format.js";
import { enter } from "../common/gate.js";
import { failure } from "../common/page.js";
import { sourceLink } from "../common/source.js";
import { adviceElements, askAdvice } from "./advice.js";
import { banner } from "./banner.js";
import { watch } from "./live.js";
import { readCourse, readRecord } from "./record.js";
import { drawTimeline } from "./timeline.js";
import { controls, readView, shownOf } from "./view.js";
import { showWorkflow } from "./workflow.js";

const view = readView();
const context = launchContext();
let session;
let shown;

/** What the link in a card says: which card, perhaps which questionnaire. */
function launchContext(text = new URLSearchParams(location.search).get("appContext")) {
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return {};
  }
}

async function start() {
  services().catch(() => {});
  try {
    session = await enter({ page: "app", holder: byId("choose"), patient: true, why: "Sign in and choose a patient, or open the app from the record of a patient in your EHR." });
    if (!session) {
      return;
    }
    Object.assign(context, launchContext(session.context.appContext));
    session.context.patient ??= new URLSearchParams(location.search).get("patient") ?? undefined;
    await (session.patientId ? open() : choose());
  } catch (error) {
    console.error(error);
    show(byId("patient"), h("h1", {}, "The course of a patient"), failure(error));
  }
}

async function choose() {
  const { choosePatient } = await import("./patients.js");
  await choosePatient(byId("choose"), session);
}

async function open() {
  byId("sections").hidden = false;
  await load();
  if (context.questionnaire) {
    byId("symptoms-box").open = true;
  }
  byId("symptoms-box").addEventListener("toggle", symptoms);
  await symptoms();
  await watch(session, { changed: () => refresh("Something new arrived."), state: (text, live) => show(byId("live"), h("span", { class: `chip ${live ? "good" : "warning"}` }, live ? "Live" : "Not live"), ` ${text}`) });
}

/** Reads all of it side by side. The counts are shown as soon as they are there, and the server is asked for advice after them. */
async function load() {
  let reading;
  const read = () => (reading ??= readRecord(session));
  const { first, whole } = readCourse(session, read, view.version, new Date());
  const advising = first.then(async () => askAdvice(session, session.own ? undefined : await read())).catch((error) => ({ error }));
  if (!shown) {
    // A page that is brought up to date keeps what it shows until all is there.
    first.then(showFirst, () => {});
  }
  const [course, advice] = await Promise.all([whole, advising]);
  const record = await read();
  view.version ??= course.version;
  shown = { record, course, advice };
  document.title = `${personName(record.patient[0]) || record.patient[0].id} · Nadir`;
  draw();
}

function showFirst(course) {
  view.version ??= course.version;
  shown ??= { course };
  drawCourse();
}

function draw() {
  const { record, course, advice } = shown;
  show(byId("patient"), banner(record, course, advice.trace));
  if (advice.error) {
    show(byId("cards"), failure(advice.error));
  } else {
    show(byId("cards"), adviceElements({ session, advice, focus: context.card, openLink, changed: (card) => refreshLater(card) }));
  }
  controls(byId("controls"), view, (changed) => (changed.version === shown.course.version ? drawCourse() : regrade()));
  drawCourse();
  drawWorkflow();
}

async function regrade() {
  shown.course = await readCourse(session, async () => shown.record, view.version, shown.course.now).whole;
  drawCourse();
}

function drawCourse() {
  const range = shownOf(view, shown.course);
  const unplaced = shown.course.results.filter((result) => !result.usable && (!result.line || !result.time));
  byId("chart").hidden = view.table;
  byId("tables").hidden = !view.table;
  if (!view.table) {
    drawTimeline(byId("chart"), shown.course, range, source);
  }
  showTables(range);
  show(byId("refused"), unplaced.length === 0 ? null : h("div", { class: "note warm" },
    h("p", {}, "Results that the chart has no place for:"),
    h("ul", {}, unplaced.map((result) => h("li", {}, `${result.name || "Result"} ${result.reported}: ${result.reason} (`, source(result.source), ")")))));
  const advised = shown.advice?.trace?.ctcaeVersion;
  show(byId("version-note"), advised && advised !== view.version
    ? h("p", { class: "note warm" }, `The advice goes by CTCAE ${advised}; this chart is graded by CTCAE ${view.version}.`) : null);
}

function source(reference) {
  return sourceLink(session, reference);
}

async function showTables(range) {
  if (view.table) {
    const { courseTables } = await import("./coursetable.js");
    show(byId("tables"), courseTables(shown.course, range, source));
  }
}

async function drawWorkflow() {
  const { trace } = shown.advice;
  if (!trace) {
    show(byId("diagram"), h("p", {}, "Without the trace of the rules the step cannot be told."));
    return;
  }
  try {
    await showWorkflow(byId("diagram"), trace, `/protocol/?canonical=${encodeURIComponent(trace.protocol)}`);
  } catch (error) {
    show(byId("diagram"), failure(error));
  }
}

let symptomsShown = false;

async function symptoms() {
  if (!byId("symptoms-box").open || symptomsShown) {
    return;
  }
  symptomsShown = true;
  try {
    const { showSymptoms } = await import("./symptoms.js");
    await showSymptoms(byId("symptoms"), session, { canonical: context.questionnaire, saved: () => refresh() });
  } catch (error) {
    show(byId("symptoms"), failure(error));
  }
}

/** A card's link to this very app: its questionnaire opens here. */
async function openLink(card, link) {
  const wanted = launchContext(link.appContext);
  if (wanted.questionnaire) {
    byId("symptoms-box").open = true;
    byId("symptoms-box").scrollIntoView({ block: "start" });
  } else {
    byId("course").scrollIntoView({ block: "start" });
  }
}

let running;
let again = false;

/** Reads again; what comes while it reads makes it read once more. */
async function refresh(words) {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    await load();
    if (words) {
      announce(`${words} The page is up to date.`);
    }
    show(byId("stale"));
  } catch (error) {
    show(byId("stale"), failure(new Error(`The page could not be brought up to date and may be old: ${error.message}`)));
  } finally {
    running = false;
  }
  if (again) {
    again = false;
    refresh(words);
  }
}

/** Leaves the sentence that tells what was done in sight for a while; the card's answer is in the record already. */
function refreshLater() {
  setTimeout(() => refresh(), 4000);
}

let width = innerWidth;
addEventListener("resize", () => {
  if (shown && innerWidth !== width) {
    width = innerWidth;
    drawCourse();
  }
});
addEventListener("beforeprint", () => { document.querySelectorAll("#sections details").forEach((box) => { if (box.id !== "symptoms-box") { box.open = true; } }); });

start();

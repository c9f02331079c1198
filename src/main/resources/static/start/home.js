/** The home page: how the server is, what its protocol advises for the demo patients now, and where to go. */

import { byId, h, show } from "../common/dom.js";
import { drawing } from "../common/drawing.js";
import { failure, frame, into } from "../common/page.js";
import { Session } from "../common/session.js";
import { settings } from "../common/settings.js";
import { askAll } from "./advice.js";
import { healthOf } from "./health.js";
import { demoPatients, patientList } from "./patients.js";

/** The patient of the README's first card. */
const FIRST = "demo-neutropenia-grade-4";

async function start() {
  await Promise.allSettled([frame(""), into(byId("health"), "Asking how the server is…", healthOf), into(byId("mechanism"), "Drawing…", mechanism), patients()]);
}

/** The advice can be asked for only where the server asks nobody who they are. */
async function patients() {
  const holder = byId("advice");
  try {
    const known = await settings();
    if (known.securityMode !== "open") {
      byId("first-course").hidden = true;
      show(holder, closed(known));
      return;
    }
    const session = new Session(new URL(known.fhirBase, location.href).href);
    const found = await demoPatients(session);
    if (found.length === 0) {
      byId("first-course").hidden = true;
      show(holder, h("p", { class: "note" }, "This store has no demo patients: they are loaded at the first start into a store without patients, unless ",
        h("code", {}, "nadir.demo-data"), " is false."));
      return;
    }
    byId("first-course").href = `/app/?patient=${(found.find(({ id }) => id === FIRST) ?? found[0]).id}`;
    await askAll({ session, found, holder, list: patientList(found), example: byId("example"), first: FIRST });
  } catch (error) {
    console.error(error);
    show(holder, failure(error));
  }
}

function closed({ launchPage }) {
  return h("div", { class: "note" },
    h("p", {}, "This server asks who you are (", h("code", {}, "nadir.security.mode=smart"), "), so this page sees no patient and asks for no advice."),
    h("p", {}, launchPage ? [h("a", { href: launchPage }, "Launch the app as from an EHR"), ", or "] : "",
      h("a", { href: "/app/" }, launchPage ? "sign in to the app" : "Sign in to the app"), "."));
}

/** The drawing, and its description for everybody. */
async function mechanism() {
  const svg = await drawing("mechanism");
  show(byId("mechanism-words"), svg.querySelector("desc").textContent);
  return svg;
}

start();

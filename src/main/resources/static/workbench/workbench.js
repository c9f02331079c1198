/** The hook workbench: what is chosen here becomes a request, the request an answer, the answer a reason. */

import { announce, byId, h, show } from "../common/dom.js";
import { enter } from "../common/gate.js";
import { failure, into } from "../common/page.js";
import { services } from "../common/cds.js";
import { settings } from "../common/settings.js";
import { KEPT, keepAddress, readAddress } from "./address.js";
import { caller } from "./caller.js";
import { draftOrders } from "./drafts.js";
import { requestDesk } from "./desk.js";
import { setup } from "./setup.js";
import { trialPanel } from "./trial.js";

async function start() {
  const wanted = readAddress();
  const session = await enter({ page: "workbench", holder: byId("gate"), keep: KEPT, why: "Sign in, and calls carry your access token." });
  if (session) {
    await open(session, wanted);
  }
}

async function open(session, wanted) {
  const offered = await services();
  const state = {
    session,
    settings: await settings(),
    services: offered,
    service: offered.find((service) => service.hook === wanted.hook) ?? offered[0],
    patientId: session.patientId ?? wanted.patient,
    user: undefined,
    encounterId: undefined,
    drafts: [],
    withPrefetch: wanted.prefetch,
    trial: undefined,
  };
  if (!state.service) {
    throw new Error("This server offers no CDS service: its discovery is empty.");
  }
  byId("bench").hidden = false;
  const desk = requestDesk(byId("request"), state, () => calls.send());
  const calls = caller(state, desk, () => drafts.take(desk.request.value().context.draftOrders.entry));
  const drafts = draftOrders(byId("drafts"), state, () => desk.rebuild());
  const choices = await setup(byId("setup"), state, changed);

  async function changed(what) {
    keepAddress(state);
    if (what === "patient" || what === "hook") {
      calls.clear();
      await follow(what);
    }
    await desk.rebuild();
  }

  function tried() {
    keepAddress(state);
    desk.retry();
  }

  async function follow(what) {
    const orders = state.service.hook.startsWith("order-");
    state.drafts = what === "patient" || !orders ? [] : state.drafts;
    await choices.encounter();
    if (orders && state.patientId) {
      await drafts.offer();
    } else {
      drafts.clear();
    }
  }

  calls.clear();
  await follow("patient");
  await desk.rebuild();
  await into(byId("protocol"), "Reading the protocols…", () => trialPanel(state, { onChange: tried, onSend: () => calls.send() }, wanted.trial));
  announce("The workbench is ready");
}

start().catch((error) => {
  console.error(error);
  show(byId("gate"), failure(error));
});

/** The hook workbench: what is chosen here becomes a request, the request an answer, the answer a reason. */

import { announce, byId, h, show } from "/common/dom.js";
import { failure, frame, into } from "/common/page.js";
import { keepWhileAway } from "/common/away.js";
import { services } from "/common/cds.js";
import { connect, signIn, signOut } from "/common/session.js";
import { settings } from "/common/settings.js";
import { KEPT, keepAddress, readAddress } from "/workbench/address.js";
import { caller } from "/workbench/caller.js";
import { draftOrders } from "/workbench/drafts.js";
import { requestDesk } from "/workbench/desk.js";
import { setup } from "/workbench/setup.js";
import { trialPanel } from "/workbench/trial.js";

async function start() {
  const wanted = readAddress();
  await frame("workbench");
  const session = await connect();
  if (!session) {
    show(byId("gate"), h("div", { class: "note" },
      h("p", {}, "This server asks who you are before it shows a record or answers a call. Sign in, and calls carry your access token."),
      h("p", {}, h("button", { type: "button", class: "primary", onclick: leave }, "Sign in"))));
    return;
  }
  if (session.client) {
    show(byId("session"), h("span", { class: "small" }, session.user ?? "signed in"), " ", h("button", { type: "button", class: "slim", onclick: signOut }, "Sign out"));
  }
  await open(session, wanted);
}

async function leave() {
  keepWhileAway(KEPT);
  try {
    await signIn({ patient: false });
  } catch (error) {
    byId("gate").append(failure(error));
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

/** The protocol page: what is shown, what it is compared with, and the copy that is edited here. */

import { announce, byId, h, show } from "../common/dom.js";
import { enter } from "../common/gate.js";
import { failure, into } from "../common/page.js";
import { settings } from "../common/settings.js";
import { KEPT, keepAddress, readAddress, targetedRule } from "./address.js";
import { besideView } from "./beside.js";
import { chooser, keyOf } from "./choice.js";
import { copyDesk } from "./copy.js";
import { effectView } from "./effect.js";
import { reading } from "./reading.js";
import { goToRule } from "./rules.js";
import { COPY, Shelf } from "./shelf.js";
import { storeDesk } from "./store.js";

async function start() {
  const wanted = readAddress();
  const session = await enter({ page: "protocol", holder: byId("gate"), keep: KEPT, why: "Sign in, and the page reads and writes protocols with your access token." });
  if (session) {
    await open(session, wanted);
  }
}

async function open(session, wanted) {
  const shelf = new Shelf(session, await settings());
  await shelf.load();
  if (shelf.stored.length === 0) {
    throw new Error("No protocol is stored on this server, or the sign-in does not reach any.");
  }
  const state = { shown: undefined, beside: undefined };
  byId("pages").hidden = false;
  const beside = besideView(shelf, state, (key) => {
    state.beside = key;
    keepAddress(state.shown, state.beside);
  });
  const choice = chooser(shelf, { id: "protocol-choice", label: "Protocol", choose: display });
  show(byId("choice"), choice);
  const desk = copyDesk(shelf, { onChange: copyChanged, onShow: () => { choice.set(COPY); return display(COPY); } });
  const effect = effectView(shelf, desk);
  const store = storeDesk(shelf, desk, async (stored) => {
    await shelf.load();
    choice.set(stored.id);
    await display(stored.id);
  });
  desk.restore();
  try {
    state.shown = keyOf(wanted, shelf);
  } catch (error) {
    show(byId("gate"), failure(error));
    state.shown = keyOf({}, shelf);
  }
  state.beside = wanted.with;
  choice.set(state.shown);
  await display(state.shown);
  window.addEventListener("hashchange", () => pointed());

  async function display(key) {
    state.shown = key;
    keepAddress(state.shown, state.beside);
    desk.offer(key);
    await into(byId("reading"), "Reading the protocol…", () => reading(shelf, key));
    pointed();
    await beside.refresh();
  }

  /** What shows the copy shows it anew; an effect that was computed for another text is out of date. */
  async function copyChanged(kind) {
    effect.outdated();
    store.refresh();
    if (kind === "begun" || kind === "ended") {
      state.shown = kind === "ended" && state.shown === COPY ? shelf.stored[0].id : state.shown;
      choice.set(state.shown);
    }
    if (state.shown === COPY) {
      await into(byId("reading"), "Reading the copy…", () => reading(shelf, COPY));
    } else if (kind === "ended") {
      await display(state.shown);
    }
    await beside.refresh();
  }

  function pointed() {
    const rule = targetedRule();
    if (rule && !goToRule(rule)) {
      announce(`This protocol has no rule ${rule}`);
    }
  }
}

start().catch((error) => {
  console.error(error);
  show(byId("gate"), failure(error));
});

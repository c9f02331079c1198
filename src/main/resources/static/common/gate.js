/** The way into a page: its head, who has come, and a sign-in where the server asks for one. */

import { keepWhileAway } from "./away.js";
import { byId, h, show } from "./dom.js";
import { failure, frame } from "./page.js";
import { connect, signIn, signOut } from "./session.js";

/**
 * The session of a page, or undefined where somebody has to sign in first: then `holder` says `why` and offers it.
 *
 * `page` is its word in the menu, `patient` whether one patient is chosen at the sign-in, `keep` under which name the address outlasts it.
 */
export async function enter({ page, holder, why, patient = false, keep }) {
  await frame(page);
  const session = await connect();
  if (!session) {
    show(holder, h("div", { class: "note" },
      h("p", {}, `This server asks who you are. ${why}`),
      h("p", {}, h("button", { type: "button", class: "primary", onclick: () => leave(holder, patient, keep) }, "Sign in"))));
  } else if (session.client) {
    show(byId("session"), h("span", { class: "small" }, session.user ?? "signed in"), " ", h("button", { type: "button", class: "slim", onclick: signOut }, "Sign out"));
  }
  return session;
}

async function leave(holder, patient, keep) {
  if (keep) {
    keepWhileAway(keep);
  }
  try {
    await signIn({ patient });
  } catch (error) {
    holder.append(failure(error));
  }
}

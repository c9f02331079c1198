/** Opening a link of type smart as an EHR does: the app's launch page, with what it needs to know of the launch. */

import { settings } from "../common/settings.js";
import { send } from "../common/fhir.js";

/** Opens the app of a link for a patient and tells where. */
export async function openApp(session, link, patientId, user) {
  const known = await settings();
  // A window that is opened after an answer would be blocked.
  const tab = window.open("about:blank", "_blank");
  try {
    const address = session.client && known.launchPage
      ? await launched(known, session, { link, patientId, user })
      : plain(session, link, patientId);
    if (tab) {
      tab.opener = null;
      tab.location.replace(address);
    } else {
      location.assign(address);
    }
    return address;
  } catch (error) {
    tab?.close();
    throw error;
  }
}

/** An open server knows no launches, so the address says whose record it is. */
function plain(session, link, patientId) {
  const address = new URL(link.url, location.href);
  const query = { iss: session.base, launch: "open", patient: patientId, ...(link.appContext ? { appContext: link.appContext } : {}) };
  for (const [name, value] of Object.entries(query)) {
    address.searchParams.set(name, value);
  }
  return address.href;
}

async function launched(known, session, { link, patientId, user }) {
  const answer = await send(known.launchPage, {
    method: "POST",
    type: "application/json",
    headers: await session.authorization(),
    body: {
      client_id: known.clientId, launch_url: link.url, user, patient: patientId,
      ...(link.appContext ? { app_context: link.appContext } : {}),
    },
  });
  return answer.body.launch_url;
}

/** Where a page reads and writes: this server as it is open, or a server that a SMART launch gave access to. */

import { Refusal, send } from "./fhir.js";
import { settings } from "./settings.js";

/** What the app asks for: the patient's record, and to write what a clinician decides in it. */
const PATIENT_SCOPES = ["openid", "fhirUser", "online_access", "patient/*.rs", "patient/MedicationRequest.cu", "patient/ServiceRequest.c",
  "patient/QuestionnaireResponse.c", "patient/Communication.c", "patient/Subscription.crd"].join(" ");

/** What the pages for study teams ask for: the records that the user may see, and the protocols. */
const USER_SCOPES = "openid fhirUser online_access user/*.cruds";

const KEY = "SMART_KEY";

/** One way into a FHIR server. */
export class Session {

  /** `client` is fhirclient's after a launch; none means that the server is open. */
  constructor(base, client, context = {}) {
    this.base = base.replace(/\/$/, "");
    this.client = client;
    this.context = context;
    this.own = new URL(this.base, location.href).origin === location.origin;
  }

  get patientId() {
    return this.context.patient ?? undefined;
  }

  /** The user as `Practitioner/1`, where the launch says so. */
  get user() {
    return this.client?.user?.fhirUser ?? undefined;
  }

  async authorization() {
    if (!this.client) {
      return {};
    }
    await this.client.refreshIfNeeded();
    const header = this.client.getAuthorizationHeader();
    return header ? { Authorization: header } : {};
  }

  /** What opens this server's own doors: after a launch elsewhere its token counts where the operator says so, and an open server needs none. */
  async authorizationHere() {
    const needed = this.own || (await settings()).securityMode !== "open";
    return needed ? this.authorization() : {};
  }

  /** A request below the FHIR base; see {@link send} for the answer. */
  async request(path, options = {}) {
    const headers = { ...(options.headers ?? {}), ...(await this.authorization()) };
    return send(this.address(path), { ...options, headers });
  }

  async read(path) {
    return (await this.request(path)).body;
  }

  /** All resources of a search, page after page. */
  async search(query) {
    const found = [];
    let next = query;
    while (next) {
      const bundle = await this.read(next);
      found.push(...(bundle.entry ?? []).filter((entry) => entry.resource && entry.search?.mode !== "outcome").map((entry) => entry.resource));
      next = bundle.link?.find((link) => link.relation === "next")?.url;
    }
    return found;
  }

  /** A token never leaves the server it is for: pages of a search elsewhere are refused. */
  address(path) {
    const address = new URL(/^https?:/.test(path) ? path : `${this.base}/${path.replace(/^\//, "")}`, location.href);
    const base = new URL(`${this.base}/`, location.href);
    if (address.origin !== base.origin || !address.pathname.startsWith(base.pathname)) {
      throw new Error(`The server sent an address outside itself: ${address.origin}`);
    }
    return address.href;
  }
}

/** The session of this page, or undefined where somebody has to sign in first. */
export async function connect() {
  const known = await settings();
  const query = new URLSearchParams(location.search);
  if (query.has("error")) {
    throw new Refusal(401, undefined, `The sign-in (${query.get("error_description") ?? query.get("error")})`);
  }
  if (query.has("code") || query.has("state") || sessionStorage.getItem(KEY)) {
    try {
      const client = await smart().then((FHIR) => FHIR.oauth2.ready());
      return new Session(client.state.serverUrl, client, client.state.tokenResponse ?? {});
    } catch (error) {
      console.warn("The launch is over:", error);
      sessionStorage.removeItem(KEY);
    }
  }
  if (known.securityMode === "open") {
    return new Session(new URL(known.fhirBase, location.href).href, undefined, {});
  }
  return undefined;
}

/** Leaves for the sign-in of this server and comes back to this page; `patient` says whether one patient is chosen there. */
export async function signIn({ patient }) {
  const known = await settings();
  const FHIR = await smart();
  sessionStorage.removeItem(KEY);
  await FHIR.oauth2.authorize({
    clientId: known.clientId,
    iss: new URL(known.fhirBase, location.href).href,
    scope: patient ? `launch/patient ${PATIENT_SCOPES}` : USER_SCOPES,
    redirectUri: location.origin + location.pathname,
  });
}

/** Goes on with a launch from an EHR; `iss` and `launch` stand in the address of the page. */
export async function launch({ redirectUri, context }) {
  const known = await settings();
  const FHIR = await smart();
  sessionStorage.removeItem(KEY);
  await FHIR.oauth2.authorize({
    clientId: known.clientId,
    scope: `launch ${PATIENT_SCOPES}`,
    redirectUri,
    // Counts only where the server is open and gives no token.
    fakeTokenResponse: context,
  });
}

export function signOut() {
  sessionStorage.removeItem(KEY);
  location.assign(location.pathname);
}

async function smart() {
  await import("../vendor/fhir-client.js");
  return globalThis.FHIR;
}

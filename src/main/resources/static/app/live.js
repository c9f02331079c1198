/** Tells when something new arrives for a patient: by subscriptions over a websocket, else by asking again. */

import { value } from "../common/fhir.js";
import { settings } from "../common/settings.js";

const HOUR = 3_600_000;
const ASK_AGAIN = 15_000;

/** How often a lost connection is opened again. */
const MOST_OPENED = 20;

/** What a subscription is told of: a new result at once, and each change of the advice by its alert. */
const CRITERIA = ["Observation", "DetectedIssue"];

/**
 * Watches until `stop` is called. `changed` is called when something arrived, `state` with a sentence on how it is watched and whether
 * that is by subscription.
 */
export async function watch(session, { changed, state }) {
  const watching = new Watching(session, changed, state);
  await watching.start();
  addEventListener("pagehide", () => watching.stop());
  return watching;
}

class Watching {

  constructor(session, changed, state) {
    this.session = session;
    this.changed = changed;
    this.state = state;
    this.sockets = [];
    this.subscriptions = [];
    this.bound = 0;
    this.opened = 0;
  }

  async start() {
    if (this.stopped) {
      return;
    }
    if (!this.session.own) {
      this.poll("this FHIR server's subscriptions are not used");
      return;
    }
    try {
      await Promise.all(CRITERIA.map((type) => this.subscribe(type)));
      clearTimeout(this.renewal);
      this.renewal = setTimeout(() => this.restart(), 0.9 * HOUR);
    } catch (error) {
      this.stopSockets();
      this.poll(error.message);
    }
  }

  /** A subscription ends with its hour, so that a page that vanished leaves nothing behind. */
  async subscribe(type) {
    const { body } = await this.session.request("Subscription", {
      method: "POST",
      body: {
        resourceType: "Subscription", status: "requested", reason: "The course of a patient in an open app",
        criteria: `${type}?patient=Patient/${this.session.patientId}`, end: new Date(Date.now() + HOUR).toISOString(), channel: { type: "websocket" },
      },
    });
    this.subscriptions.push(body.id);
    await this.active(body.id);
    const answer = await this.session.read(`Subscription/${body.id}/$get-ws-binding-token`);
    await this.bind(value(answer, "websocket-url"), value(answer, "token"));
  }

  /** The server makes a subscription active within seconds. */
  async active(id) {
    for (let attempt = 0; attempt < 20; attempt++) {
      const { status, error } = await this.session.read(`Subscription/${id}`);
      if (status === "active") {
        return;
      }
      if (status === "error" || status === "off") {
        throw new Error(`the server refused the subscription${error ? `: ${error}` : ""}`);
      }
      await new Promise((resolve) => { setTimeout(resolve, 300); });
    }
    throw new Error("the server did not make the subscription active");
  }

  async bind(address, token) {
    const { websocket } = await settings();
    const url = new URL(address ?? websocket, location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    // Behind a proxy the server may know itself by another name than this page.
    url.host = location.host;
    const socket = new WebSocket(url);
    this.sockets.push(socket);
    await new Promise((resolve, reject) => {
      socket.onopen = () => socket.send(`bind-with-token ${token}`);
      socket.onerror = () => reject(new Error("the connection for subscriptions cannot be opened"));
      socket.onclose = () => { reject(new Error("the connection for subscriptions was closed")); this.lost(); };
      socket.onmessage = ({ data }) => {
        if (data.startsWith("bound")) {
          this.bound++;
          this.state("Live: a new result appears by itself.", true);
          resolve();
        } else if (data.startsWith("ping")) {
          this.changed();
        }
      };
    });
  }

  /** A socket ends with the access token behind it, or with the server: what came meanwhile is read, and another one is opened. */
  lost() {
    if (this.stopped || this.bound === 0) {
      return;
    }
    this.stopSockets();
    this.bound = 0;
    this.changed();
    if (this.opened++ < MOST_OPENED) {
      setTimeout(() => this.start(), 2000);
    } else {
      this.poll("the connection was closed again and again");
    }
  }

  poll(why) {
    this.state(`Looks for new results every ${ASK_AGAIN / 1000} seconds (${why}).`, false);
    this.timer ??= setInterval(() => { if (!document.hidden) { this.changed(); } }, ASK_AGAIN);
  }

  async restart() {
    this.stopSockets();
    this.bound = 0;
    await this.start();
  }

  stopSockets() {
    this.sockets.splice(0).forEach((socket) => { socket.onclose = null; socket.close(); });
    this.subscriptions.splice(0).forEach((id) => {
      this.session.request(`Subscription/${id}`, { method: "DELETE", keepalive: true }).catch((error) => console.warn(error));
    });
  }

  stop() {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.renewal);
    this.stopSockets();
  }
}

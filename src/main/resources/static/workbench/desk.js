/** The request on the desk: built from the choices, editable, sent as it stands. */

import { announce, h, show } from "../common/dom.js";
import { failure } from "../common/page.js";
import { bytes } from "./answer.js";
import { editor } from "../common/editor.js";
import { build, curl, extensionOf, fetched } from "./request.js";

/** `{request, rebuild(), again(), retry()}`; `onSend` is called by the button and by Ctrl+Enter. */
export function requestDesk(element, state, onSend) {
  const notes = h("div", { "aria-live": "polite" });
  const target = h("p", { class: "quiet small target" });
  const copied = h("div", {});
  const request = editor({ id: "request-json", label: "Request as JSON", rows: 20, onEdit: describe });
  const send = h("button", { type: "button", class: "primary", onclick: onSend }, "Send");
  let gathered = {};
  let turn = 0;
  show(element, h("div", { class: "row" }, send,
    h("button", { type: "button", onclick: () => rebuild(true) }, "Reset"),
    h("button", { type: "button", onclick: copy }, "Copy as curl")),
  target, notes, copied, request.element);
  request.area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    }
  });

  /** Builds the request from what is chosen; what somebody typed can be brought back. */
  async function rebuild(afresh = false) {
    const mine = ++turn;
    const typed = request.edited ? request.text : undefined;
    send.disabled = !state.patientId;
    if (!state.patientId) {
      request.text = "";
      show(target, "Choose a patient first.");
      return;
    }
    element.setAttribute("aria-busy", "true");
    show(notes, state.withPrefetch ? h("p", { class: "quiet busy" }, "Fetching what discovery asks for…") : null);
    try {
      const { prefetch, notes: doubts } = await record(afresh);
      if (mine === turn) {
        request.text = JSON.stringify(build({ ...state, prefetch, trial: state.trial?.protocol }), null, 2);
        show(notes, doubts.map((doubt) => h("p", { class: "note warm" }, doubt)), typed && !afresh ? bringBack(typed) : null);
        describe();
      }
    } catch (error) {
      show(notes, failure(error));
    } finally {
      element.removeAttribute("aria-busy");
    }
  }

  /** Discovery's queries are asked once for a patient, and again where the record may have changed. */
  async function record(afresh) {
    if (!state.withPrefetch) {
      return { prefetch: undefined, notes: [] };
    }
    const key = `${state.service.id} ${state.patientId}`;
    if (afresh || gathered.key !== key) {
      gathered = { key, ...await fetched(state.session, state.service, state.patientId) };
    }
    return gathered;
  }

  function bringBack(typed) {
    return h("div", { class: "note row" }, h("span", {}, "The request was built anew, without what you typed."),
      h("button", { type: "button", class: "slim", onclick: () => {
        request.text = typed;
        request.edited = true;
        show(notes);
        describe();
      } }, "Bring it back"));
  }

  function describe() {
    show(target, "POST ", h("code", {}, `/cds-services/${state.service.id}`), ` · ${bytes(request.text)}${request.edited ? " · edited by hand" : ""}`);
  }

  async function copy() {
    const text = curl(state.service, request.text, state.session.client !== undefined);
    try {
      await navigator.clipboard.writeText(text);
      show(copied, h("p", { class: "note good" }, state.session.client ? "Copied. Put an access token into $TOKEN." : "Copied."));
      announce("Copied");
    } catch {
      // Only pages of https or of this machine may write there.
      const area = h("textarea", { id: "curl", class: "code", rows: 6, readonly: true });
      area.value = text;
      show(copied, h("div", { class: "field" }, h("label", { for: "curl" }, "Copy this by hand: the browser does not let the page do it"), area));
      area.select();
    }
  }

  return {
    request,
    rebuild: () => rebuild(false),
    /** The record may have changed: fetches it anew, as a client does at the next hook, but leaves what somebody typed. */
    async again() {
      if (request.edited || !state.withPrefetch) {
        return request.patch((value) => { value.hookInstance = crypto.randomUUID(); });
      }
      const { prefetch } = await record(true);
      return request.patch((value) => {
        value.hookInstance = crypto.randomUUID();
        value.prefetch = prefetch;
      });
    },
    /** Another trial, or none: the rest of the request stays. */
    retry() {
      if (request.text) {
        request.patch((value) => {
          const { "org.nadir.trial": _before, ...others } = value.extension ?? {};
          value.extension = { ...others, ...extensionOf(state.trial?.protocol) };
        });
        describe();
      }
    },
  };
}

/** Choosing a protocol and a version of it. */

import { h, show } from "../common/dom.js";
import { when } from "../common/format.js";
import { under } from "../common/protocols.js";
import { COPY } from "./shelf.js";

/** The key that an address means; throws where it names what is not stored. */
export function keyOf(wanted, shelf) {
  if (wanted.canonical) {
    const found = under(wanted.canonical, shelf.stored);
    if (!found) {
      throw new Error(`${wanted.canonical} is not among the protocols that are stored here.`);
    }
    return found.id;
  }
  if (wanted.id) {
    if (wanted.id !== COPY && !shelf.stored.some((plan) => plan.id === wanted.id)) {
      throw new Error(`PlanDefinition/${wanted.id} is not among the protocols that are stored here.`);
    }
    return wanted.id === COPY && !shelf.copy ? shelf.stored[0].id : wanted.version ? `${wanted.id}@${wanted.version}` : wanted.id;
  }
  return (under(shelf.settings.defaultProtocol, shelf.stored) ?? shelf.stored[0]).id;
}

/**
 * Two fields, for the protocol and its version; `none` is the first choice where there need not be one. `choose(key)` is called for
 * each choice; the element has `set(key)` to show another one.
 */
export function chooser(shelf, { id, label, none, choose }) {
  const protocol = h("select", { id, onchange: () => changed(protocol.value) });
  const version = h("select", { id: `${id}-version`, onchange: () => choose(version.value) });
  const versionField = h("div", { class: "field" }, h("label", { for: version.id }, "Version"), version);
  const note = h("p", { class: "quiet small", "aria-live": "polite" });
  const element = h("div", { class: "choices" }, h("div", { class: "field" }, h("label", { for: id }, label), protocol), versionField, note);

  function changed(key) {
    choose(key || undefined);
    versions(key);
  }

  async function versions(key) {
    const [plan] = (key ?? "").split("@");
    versionField.hidden = !plan || plan === COPY;
    show(note);
    if (versionField.hidden) {
      return;
    }
    try {
      const history = await shelf.history(plan);
      if (protocol.value === plan) {
        show(version, history.map((old, index) => h("option", { value: index === 0 ? plan : `${plan}@${old.meta?.versionId}`, selected: key === `${plan}@${old.meta?.versionId}` },
          `${old.version ?? "no version"}, stored ${when(old.meta?.lastUpdated)}${index === 0 ? " (now)" : ""}`)));
      }
    } catch (error) {
      show(version, h("option", { value: plan }, "as stored now"));
      show(note, `Earlier versions cannot be read: ${error.message}`);
    }
  }

  element.set = (key) => {
    const [plan] = (key ?? "").split("@");
    show(protocol, none ? h("option", { value: "" }, none) : null,
      shelf.copy ? h("option", { value: COPY }, shelf.name(shelf.copy.protocol, COPY)) : null,
      shelf.stored.map((stored) => h("option", { value: stored.id }, `${shelf.name(stored)}${shelf.isDefault(stored) ? " · default" : ""}`)));
    protocol.value = plan;
    versions(key);
  };
  return element;
}

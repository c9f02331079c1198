/** The orders in hand at order-select and order-sign. */

import { h, show } from "../common/dom.js";
import { into } from "../common/page.js";
import { labelOf, orderSources } from "./orders.js";

/** Offers drafts of a patient below `element`; `state.drafts` holds `{resource, selected}`, `onChange` is called after each change. */
export function draftOrders(element, state, onChange) {
  const list = h("ul", { class: "plain drafts" });
  let count = 0;
  const changed = () => {
    fill();
    onChange();
  };
  return {
    /** The orders in hand are now those of a request, such as after a card removed one. */
    take(entries) {
      const selected = new Map(state.drafts.map((draft) => [draft.resource.id, draft.selected]));
      state.drafts = entries.map(({ resource }) => ({ resource, selected: selected.get(resource.id) ?? true }));
      fill();
    },
    async offer() {
      await into(element, "Reading orders and templates…", async () => {
        const sources = await orderSources(state.session, state.patientId, state.user);
        return form(sources);
      });
    },
    clear() {
      show(element);
    },
  };

  function form({ groups, refused }) {
    const options = Object.values(groups).flat();
    const choice = h("select", { id: "draft-choice" }, Object.entries(groups).map(([label, list]) => list.length === 0 ? null
      : h("optgroup", { label }, list.map((option) => h("option", { value: options.indexOf(option) }, option.label)))));
    const add = () => {
      const made = options[Number(choice.value)].make(`draft-${++count}`);
      state.drafts = [...state.drafts, { resource: made, selected: true }];
      changed();
    };
    fill();
    return [
      h("h3", {}, "Orders in hand"),
      refused.length > 0 ? h("p", { class: "note warm" }, `This sign-in does not reach: ${refused.join(", ")}.`) : null,
      options.length === 0 ? h("p", { class: "note warm" }, "This server has no order templates, and the patient has no orders: write the drafts into the request.")
        : h("div", { class: "row" },
          h("div", { class: "field grow" }, h("label", { for: "draft-choice" }, "Draft"), choice),
          h("button", { type: "button", class: "end", onclick: add }, "Add the draft")),
      list,
    ];
  }

  function fill() {
    show(list, state.drafts.length === 0 ? h("li", { class: "quiet" }, "No order is in hand yet.") : state.drafts.map((draft) => h("li", { class: "row" },
      h("span", { class: "grow" }, labelOf(draft.resource), " ", h("code", { class: "quiet" }, draft.resource.id)),
      state.service.hook === "order-select" ? selection(draft) : null,
      h("button", { type: "button", class: "slim", "aria-label": `Remove ${labelOf(draft.resource)}`, onclick: () => {
        state.drafts = state.drafts.filter((other) => other !== draft);
        changed();
        // The button that had the focus is gone.
        document.getElementById("draft-choice")?.focus();
      } }, "Remove"))));
  }

  function selection(draft) {
    return h("label", { class: "choice" }, h("input", { type: "checkbox", checked: draft.selected, onchange: (event) => {
      draft.selected = event.target.checked;
      changed();
    } }), "selected now");
  }
}

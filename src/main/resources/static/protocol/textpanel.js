/** The whole copy as text. */

import { announce, h } from "../common/dom.js";
import { editor } from "../common/editor.js";
import { placeOf } from "./place.js";

/** `{element, set(protocol), broken(), goTo(element)}`; `onEdit(protocol)` is called with each text that can be read, else `onMistake()`. */
export function textPanel({ onEdit, onMistake }) {
  let isBroken = false;
  const json = editor({ id: "protocol-json", label: "PlanDefinition as JSON", rows: 24, onEdit: () => {
    try {
      const protocol = json.value();
      if (protocol?.resourceType !== "PlanDefinition") {
        throw new Error("Not a PlanDefinition");
      }
      isBroken = false;
      onEdit(protocol);
    } catch {
      isBroken = true;
      onMistake();
    }
  } });
  const details = h("details", {}, h("summary", {}, "The whole copy as JSON"), json.element);

  return {
    element: details,
    set(protocol) {
      isBroken = false;
      json.text = JSON.stringify(protocol, null, 2);
    },
    broken: () => isBroken,
    /** Selects an element of the copy in its text. */
    goTo(element) {
      details.open = true;
      const { start, end } = placeOf(json.text, element);
      const { area } = json;
      area.focus();
      area.setSelectionRange(start, end);
      const lines = json.text.split("\n").length;
      const line = json.text.slice(0, start).split("\n").length;
      area.scrollTop = Math.max(0, (line / lines) * area.scrollHeight - area.clientHeight / 2);
      announce(`Line ${line} is selected`);
    },
  };
}

/** A field for a number of a protocol. */

import { announce, h } from "./dom.js";

/** `number` is one of `numbersOf`; `onChange` is called after it was set. What is no number is marked and not taken. */
export function numberField(number, id, onChange) {
  const input = h("input", { id, type: "text", inputmode: "decimal", value: number.value, autocomplete: "off" });
  input.addEventListener("change", () => {
    const text = input.value.trim();
    if (/^\d+(\.\d+)?$/.test(text)) {
      input.removeAttribute("aria-invalid");
      number.set(text);
      onChange();
    } else {
      input.setAttribute("aria-invalid", "true");
      announce("A number such as 20 or 0.5 is needed");
    }
  });
  return h("div", { class: "field literal" }, h("label", { for: id }, number.label), input);
}

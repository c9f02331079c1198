/** A text area for JSON that tells where the text is broken. */

import { h, show } from "./dom.js";
import { JsonMistake, parse } from "./json.js";

const PAUSE = 350;
const LARGE = 20_000;

/**
 * An editor with a label: `element`, `text`, `value()`, `edited`.
 *
 * `onEdit()` is called when somebody typed and paused; `value()` gives the JSON or shows what is wrong with it and throws.
 */
export function editor({ id, label, rows, onEdit = () => {} }) {
  const mistake = h("div", { id: `${id}-mistake`, role: "alert" });
  const area = h("textarea", { id, class: "code", rows, spellcheck: "false", autocomplete: "off", wrap: "off", "aria-describedby": `${id}-mistake` });
  const self = {
    element: h("div", { class: "field" }, h("label", { for: id }, label), area, mistake),
    area,
    edited: false,
    get text() {
      return area.value;
    },
    set text(text) {
      area.value = text;
      self.edited = false;
      clear();
    },
    value() {
      try {
        const value = parse(area.value);
        clear();
        return value;
      } catch (error) {
        tell(error);
        throw error;
      }
    },
    /** Changes the JSON and keeps what somebody typed elsewhere in it. */
    patch(change) {
      const edited = self.edited;
      const value = self.value();
      change(value);
      self.text = JSON.stringify(value, null, 2);
      self.edited = edited;
    },
  };

  let waiting;
  area.addEventListener("input", () => {
    self.edited = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      try {
        self.value();
      } catch {
        // Shown by value() already.
      }
      onEdit();
    }, PAUSE);
  });

  area.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.length > LARGE) {
      // A browser takes seconds to insert thousands of lines as if they were typed.
      event.preventDefault();
      area.setRangeText(text.replaceAll("\r\n", "\n"), area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input"));
    }
  });

  function clear() {
    area.removeAttribute("aria-invalid");
    show(mistake);
  }

  function tell(error) {
    area.setAttribute("aria-invalid", "true");
    show(mistake, h("div", { class: "note alarm row" }, h("span", {}, error.message),
      error instanceof JsonMistake ? h("button", { type: "button", class: "slim", onclick: () => goTo(error) }, "Go there") : null));
  }

  function goTo({ position, line }) {
    area.focus();
    area.setSelectionRange(position, position + 1);
    const lines = area.value.split("\n").length;
    area.scrollTop = Math.max(0, (line / lines) * area.scrollHeight - area.clientHeight / 2);
  }

  return self;
}

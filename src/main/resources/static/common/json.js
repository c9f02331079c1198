/** Reads JSON that people type, and tells where it is broken, in each browser alike. */

/** What is wrong, at `line` and `column` (from 1), `position` characters into the text. */
export class JsonMistake extends Error {
  constructor(text, position, wanted) {
    const before = text.slice(0, position).split("\n");
    const found = position >= text.length ? "the end of the text" : `“${text[position]}”`;
    super(`Line ${before.length}, column ${before.at(-1).length + 1}: ${wanted} is expected here, not ${found}.`);
    this.line = before.length;
    this.column = before.at(-1).length + 1;
    this.position = position;
  }
}

/** The value of a text, or a {@link JsonMistake}. */
export function parse(text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    new Scan(text).whole();
    throw cause;
  }
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

class Scan {

  constructor(text) {
    this.text = text;
    this.position = 0;
  }

  whole() {
    this.value();
    if (this.peek() !== undefined) {
      this.fail("the end of the text");
    }
  }

  value() {
    const first = this.peek();
    if (first === "{") {
      this.list("}", () => this.member());
    } else if (first === "[") {
      this.list("]", () => this.value());
    } else if (![STRING, NUMBER, WORD].some((token) => this.take(token))) {
      this.fail(first === "\"" ? "a text that ends on its line, with \\ before quotes," : "a value");
    }
  }

  member() {
    if (this.peek() !== "\"" || !this.take(STRING)) {
      this.fail("a name in double quotes");
    }
    if (this.peek() !== ":") {
      this.fail("a colon");
    }
    this.position++;
    this.value();
  }

  list(end, entry) {
    this.position++;
    if (this.peek() === end) {
      this.position++;
      return;
    }
    for (;;) {
      entry();
      if (this.peek() === end) {
        this.position++;
        return;
      }
      if (this.peek() !== ",") {
        this.fail(`a comma or ${end}`);
      }
      this.position++;
    }
  }

  take(token) {
    token.lastIndex = this.position;
    const found = token.exec(this.text);
    this.position += found ? found[0].length : 0;
    return found !== null;
  }

  /** The next character that is no blank, or undefined at the end. */
  peek() {
    while (/[ \t\r\n]/.test(this.text[this.position] ?? "")) {
      this.position++;
    }
    return this.text[this.position];
  }

  fail(wanted) {
    throw new JsonMistake(this.text, this.position, wanted);
  }
}

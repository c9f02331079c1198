/** The edited copy in this tab's storage, so that a reload loses nothing. */

const KEY = "nadir.protocol-copy";

/** `{protocol, base}`, or undefined. */
export function keptCopy() {
  const text = sessionStorage.getItem(KEY);
  return text ? JSON.parse(text) : undefined;
}

/** Keeps a copy, or none; false where the browser has no room for it. */
export function keep(copy) {
  try {
    if (copy) {
      sessionStorage.setItem(KEY, JSON.stringify(copy));
    } else {
      sessionStorage.removeItem(KEY);
    }
    return true;
  } catch {
    return false;
  }
}

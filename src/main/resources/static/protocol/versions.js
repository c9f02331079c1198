/** Versions of a protocol: what comes next. */

/** A version that follows and is not taken: the last number counts on, as `0.2.0` to `0.2.1`. */
export function nextVersion(version, taken = []) {
  let next = version || "0";
  do {
    next = /\d/.test(next) ? next.replace(/\d+(?=\D*$)/, (number) => String(BigInt(number) + 1n).padStart(number.length, "0")) : `${next}.1`;
  } while (taken.includes(next));
  return next;
}

/** What is wrong with a version, or undefined. */
export function versionProblem(version, { own, taken }) {
  if (!version) {
    return "A version is needed: cards name it.";
  }
  if (/\s|\|/.test(version)) {
    return "A version has no blanks and no |.";
  }
  if (version === own) {
    return `Version ${version} is the stored one. The same version would replace its text, and cards could not tell the two apart: choose a new one.`;
  }
  return taken.includes(version) ? `Version ${version} was used before, with another text: choose a new one.` : undefined;
}

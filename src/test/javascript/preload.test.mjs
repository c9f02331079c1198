import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import test from "node:test";

const STATIC = new URL("../../main/resources/static/", import.meta.url);
const read = (path) => readFileSync(new URL(path, STATIC), "utf8");

function modules(path, found = new Set()) {
  if (!found.has(path)) {
    found.add(path);
    for (const [, target] of path.startsWith("vendor/") ? [] : read(path).matchAll(/^import [^;]*?from "([^"]+)"/gms)) {
      modules(posix.join(posix.dirname(path), target), found);
    }
  }
  return found;
}

test("the app's page names each module that the app imports, and no other", () => {
  const named = [...read("app/index.html").matchAll(/rel="modulepreload" href="\/([^"]+)"/g)].map(([, path]) => path);
  assert.deepEqual(named.toSorted(), [...modules("app/app.js")].filter((path) => path !== "app/app.js").toSorted());
});

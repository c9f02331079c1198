// Bundles each library of ./libraries into one ES module below static/vendor, with the licences of what it holds.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "../resources/static/vendor");

/** The folder of the package that a bundled file belongs to, such as node_modules/d3-scale. */
function packageOf(file) {
  return file.match(/^(node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1];
}

/** Name, version and licence text of a package. */
function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(here, folder, "package.json"), "utf8"));
  const file = readdirSync(join(here, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(here, folder, file), "utf8").trim() : `Licence: ${license}`;
  return `${name} ${version}\n\n${text}\n`;
}

rmSync(vendor, { recursive: true, force: true });
mkdirSync(vendor, { recursive: true });
const result = await build({
  absWorkingDir: here,
  entryPoints: readdirSync(join(here, "libraries")).map((file) => join("libraries", file)),
  outdir: vendor,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
});
// Its makers' own bundle for browsers: from the sources it would draw in what only Node and React Native need.
const smart = "node_modules/fhirclient";
copyFileSync(join(here, smart, "build/fhir-client.pure.min.js"), join(vendor, "fhir-client.js"));

const packages = new Set([smart, ...Object.keys(result.metafile.inputs).map(packageOf).filter(Boolean)]);
writeFileSync(join(vendor, "LICENSES.txt"), [...packages].sort().map(licence).join(`\n${"-".repeat(72)}\n\n`));
for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) {
  console.log(`${basename(file)} ${bytes} bytes`);
}

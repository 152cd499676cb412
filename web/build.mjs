// Bundles styles, scripts and islands, draws the icon sprite, and compresses what the browser will fetch.
//
//   node build.mjs OUT [FEATURES]
//
// OUT receives the files under names that carry a hash of their content, and `files.tsv` with one line
// each: the name that pages ask for, the file, whether a `.br` twin lies beside it. FEATURES is the folder
// whose `*/islands/*.ts` become scripts of their own, asked for as `feature/island.js`.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const out = resolve(process.argv[2] ?? join(here, "dist"));
const features = process.argv[3];
mkdirSync(out, { recursive: true });

const bundled = await build({
  entryPoints: entries(),
  absWorkingDir: here,
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  supported: { nesting: true },
  legalComments: "none",
  charset: "utf8",
  nodePaths: [modules],
  publicPath: "/assets",
  loader: { ".woff2": "file" },
  entryNames: "[dir]/[name]-[hash]",
  assetNames: "[name]-[hash]",
  metafile: true,
  logLevel: "warning",
});

const files = Object.entries(bundled.metafile.outputs).map(([path, output]) => {
  const file = relative(out, resolve(here, path));
  return { name: file.replace(/-[A-Z0-9]{8}(\.\w+)$/, "$1"), file };
});
files.push(write("icons.svg", sprite()));
for (const name of ["favicon.svg", "manifest.webmanifest"]) {
  const text = readFileSync(join(here, "static", name), "utf8").replace(/\{([\w.]+)\}/g, (_, other) => `/assets/${named(other)}`);
  files.push(write(name, text));
}
const lines = files.map(({ name, file }) => [name, file, squeeze(file) ? "br" : ""].join("\t"));
writeFileSync(join(out, "files.tsv"), lines.sort().join("\n") + "\n");

/** One entry for the pages' style, one for their script, one for each island of a feature. */
function entries() {
  const found = [
    { in: join(here, "css/app.css"), out: "app" },
    { in: join(here, "src/app.ts"), out: "app" },
  ];
  for (const feature of features && existsSync(features) ? readdirSync(features) : []) {
    const folder = join(features, feature, "islands");
    for (const island of existsSync(folder) ? readdirSync(folder) : []) {
      if (!island.endsWith(".ts")) continue;
      found.push({ in: resolve(folder, island), out: `${feature}/${basename(island, ".ts")}` });
    }
  }
  return found;
}

/** Only the icons that icons.txt lists: the whole set would weigh more than every page together. */
function sprite() {
  const names = readFileSync(join(here, "icons.txt"), "utf8").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
  const symbols = names.map((name) => {
    const source = readFileSync(join(modules, "lucide-static/icons", `${name}.svg`), "utf8");
    const shapes = source.slice(source.indexOf(">", source.indexOf("<svg")) + 1, source.lastIndexOf("</svg>"));
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, "").replaceAll(" />", "/>")}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${symbols.join("")}</svg>`;
}

function write(name, text) {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  const file = name.replace(/(\.\w+)$/, `-${hash}$1`);
  writeFileSync(join(out, file), text);
  return { name, file };
}

function named(name) {
  return files.find((known) => known.name === name)?.file ?? name;
}

/** Fonts are compressed already; a twin is kept only where it saves something. */
function squeeze(file) {
  const bytes = readFileSync(join(out, file));
  if (file.endsWith(".woff2") || bytes.length < 400) return false;
  const squeezed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  writeFileSync(join(out, `${file}.br`), squeezed);
  return true;
}

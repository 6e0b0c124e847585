import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { brotliCompress, constants, gzip } from "node:zlib";
import { promisify } from "node:util";

import { defineConfig } from "vite";

/** The package, as this page has it installed. */
const installed = createRequire(import.meta.url);

/** What the page takes from the schema of the package, and the definition that lists it. */
const LISTS = {
  CARD_PRESETS: "CardPreset",
  LOAN_PRESETS: "LoanPreset",
  HARDSHIPS: "Hardship",
  SPENDING_CATEGORIES: "SpendingCategory",
  INCOME_CERTAINTIES: "IncomeCertainty",
  FREQUENCIES: "Frequency",
  METHODS: "Method",
  COMPOUNDS: "Compound",
  PERIOD_INTERESTS: "PeriodInterest",
  DAY_COUNTS: "DayCount",
  CHANNELS: "Channel",
  PERSONS: "Person",
};

/** The names that the engine knows, as the module `virtual:contract`: none can be offered that it would refuse. */
function contract() {
  const id = "virtual:contract";
  const accounts = ($defs) =>
    Object.values($defs)
      .flatMap((definition) => [definition, ...(definition.oneOf ?? [])])
      .map(({ properties = {} }) => properties)
      .filter(({ terms, events }) => terms && events);
  const namesOf = (definition) => definition.enum ?? definition.oneOf.map((one) => one.const);
  return {
    name: "contract",
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load(source) {
      if (source !== `\0${id}`) return null;
      const schema = JSON.parse(readFileSync(installed.resolve("arrears/schema/case.json"), "utf8"));
      const { $defs } = schema;
      return Object.entries(LISTS)
        .map(([list, definition]) => `export const ${list} = ${JSON.stringify(namesOf($defs[definition]))};`)
        .concat(`export const TAKES_TOGETHER = ${"together" in schema.properties};`)
        .concat(`export const TAKES_OPENING = ${accounts($defs).some(({ opening }) => opening)};`)
        .join("\n");
    },
  };
}

/**
 * The modules as texts, `virtual:module/account` and `virtual:module/arrears`: the page may fetch nothing, so they travel as scripts. A letter
 * is a byte, 32 above it: base64 hides from the compressor what repeats, and is a third larger on the line.
 */
function engine(isSingle) {
  const prefix = "virtual:module/";
  const lettered = (byte) => {
    const letter = String.fromCharCode(byte + 32);
    // What would end the text, or the script that it stands in.
    return letter === '"' || letter === "\\" ? `\\${letter}` : letter === "<" ? "\\x3c" : letter;
  };
  return {
    name: "engine",
    // In one file there is nothing to fetch later: the whole engine is the only one.
    resolveId: (source) => (source.startsWith(prefix) ? `\0${isSingle ? `${prefix}arrears` : source}` : null),
    load(source) {
      if (!source.startsWith(`\0${prefix}`)) return null;
      const module = readFileSync(installed.resolve(`arrears/${source.slice(prefix.length + 1)}.wasm`));
      return `export const text = "${Array.from(module, lettered).join("")}";`;
    },
  };
}

const PACKERS = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  gz: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** Every file packed as small as it gets, beside itself: `serve.mjs` and most servers of files send these. */
function packed() {
  return {
    name: "packed",
    enforce: "post",
    generateBundle: { order: "post", async handler(_, bundle) {
      for (const [fileName, { code, source }] of Object.entries(bundle)) {
        for (const [ending, pack] of Object.entries(PACKERS)) this.emitFile({ type: "asset", fileName: `${fileName}.${ending}`, source: await pack(code ?? source) });
      }
    } },
  };
}

/** One file that opens from a disk: script and style within the page, and a policy that names them by their digests. */
function single() {
  const digest = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return {
    name: "single",
    enforce: "post",
    // After everything else has had its say about the script.
    generateBundle: { order: "post", handler: (_, bundle) => {
      const page = bundle["index.html"];
      const files = Object.values(bundle);
      const style = files.filter(({ fileName }) => fileName.endsWith(".css")).map(({ source }) => source).join("\n");
      const [script, ...others] = files.filter(({ type }) => type === "chunk");
      if (others.length > 0) throw new Error("one file cannot have several scripts");
      // Nothing is fetched ahead of what is there already; and the text of a script must not end it.
      const code = script.code.replace(/__VITE_PRELOAD__/g, "void 0").replace(/<\/script/g, "<\\/script");
      const icon = readFileSync(new URL("public/icon.svg", import.meta.url), "base64");
      page.source = page.source
        .replace(/<script type="module"[^>]*><\/script>/, "")
        .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
        .replace("</body>", () => `<script type="module">${code}</script></body>`)
        .replace("./icon.svg", `data:image/svg+xml;base64,${icon}`)
        .replace("script-src 'self'", `script-src ${digest(code)}`)
        .replace("style-src 'self'", `style-src ${digest(style)}`);
      for (const { fileName } of files) if (fileName !== "index.html") delete bundle[fileName];
    } },
  };
}

export default defineConfig(({ mode }) => {
  const isSingle = mode === "single";
  return {
    base: "./",
    publicDir: isSingle ? false : "public",
    plugins: [contract(), engine(isSingle), isSingle ? single() : packed()],
    resolve: isSingle ? { alias: { "arrears/account/init": "arrears/init" } } : {},
    // The preload helper would fetch, and the page may not.
    build: {
      target: "es2022",
      outDir: isSingle ? "dist-single" : "dist",
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 3000,
      cssCodeSplit: !isSingle,
      ...(isSingle && { rolldownOptions: { output: { codeSplitting: false } } }),
    },
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  };
});

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { defineConfig } from "vite";

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
      const path = createRequire(import.meta.url).resolve("arrears/schema/case.json");
      const { $defs } = JSON.parse(readFileSync(path, "utf8"));
      return Object.entries(LISTS)
        .map(([list, definition]) => `export const ${list} = ${JSON.stringify(namesOf($defs[definition]))};`)
        .concat(`export const TAKES_OPENING = ${accounts($defs).some(({ opening }) => opening)};`)
        .join("\n");
    },
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
    plugins: isSingle ? [contract(), single()] : [contract()],
    // In one file there is nothing to fetch later: the whole engine is the only one.
    resolve: isSingle ? { alias: { "arrears/account/inline": "arrears/inline" } } : {},
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

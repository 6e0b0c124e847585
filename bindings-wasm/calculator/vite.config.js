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

export default defineConfig({
  base: "./",
  plugins: [contract()],
  // One script, one style sheet; the preload helper would fetch, and the page may not.
  build: { target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});

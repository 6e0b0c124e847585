// The TypeScript types of the case document and its report, from their JSON Schemas: prints js/documents.d.ts.
//
// `cargo xtask types` writes what it prints, and `cargo xtask test` compares.
import { readFileSync } from "node:fs";
import process from "node:process";
import { isDeepStrictEqual } from "node:util";

import { compile } from "json-schema-to-typescript";

/** A type that refers to every other, only so that they are in one file. */
const ALL = "EveryDocument";

const OPTIONS = {
  bannerComment: `/**
 * The case document and its report: made from core/schema by \`cargo xtask types\`, not by hand.
 *
 * Amounts and rates are decimal strings, never numbers; dates are "YYYY-MM-DD".
 * @packageDocumentation
 */`,
  additionalProperties: false,
  ignoreMinAndMaxItems: true,
  style: { printWidth: 140 },
  unknownAny: true,
  unreachableDefinitions: true,
};

/** The documents. `Shape` at the end of a name is left out; the other names are those that would say too little alone, or be another's. */
const DOCUMENTS = [
  {
    file: "case",
    name: "CaseDocument",
    names: {
      AgreementShape: "CaseAgreement",
      AlternativeShape: "MinimumAlternative",
      AnyAccountShape: "Account",
      BudgetShape: "CaseBudget",
      CaseworkShape: "CaseCasework",
      CreditRepairShape: "CaseCreditRepair",
      EventShape: "AccountEvent",
      KindShape: "PolicyKind",
      LateFeeShape: "LateFeeTerms",
      LateFeeWaiverShape: "LateFeeWaiverPolicy",
      LawShape: "CaseLaw",
      MinimumShape: "MinimumTerms",
      OffersShape: "CaseOffers",
      RateShape: "PeriodRate",
      RecordShape: "CaseworkRecord",
      ShareShape: "MinimumShare",
    },
  },
  {
    file: "report",
    name: "Report",
    names: {
      Both: "BothLanguages",
      ComponentShape: "OwedComponent",
      ChangeShape2: "TermChange",
      ChargeShape: "DisclosedCharge",
      MinimumShape: "MinimumPayments",
      OffersReportShape: "Offers",
      PlacedShape: "PlacedClass",
      TextShape: "BothLanguages",
      VerdictShape2: "RuleVerdict",
      WordShape: "BothLanguages",
    },
  },
];

/** A schema with `change` done to every object in it, the innermost first. */
function changed(schema, change) {
  if (Array.isArray(schema)) return schema.map((part) => changed(part, change));
  if (schema === null || typeof schema !== "object") return schema;
  return change(Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, changed(part, change)])));
}

/** The type of an object the keys of which are names, and its values texts, names or objects. */
function keyedByNames({ propertyNames, additionalProperties }) {
  const typeOf = ({ $ref, allOf }) => ($ref ?? allOf?.[0].$ref)?.replace(/^.*\//, "") ?? "string";
  return `{ readonly [name in ${typeOf(propertyNames)}]?: ${typeOf(additionalProperties)} }`;
}

/** The types of a document, itself among them. */
function definitions({ file, name, names }) {
  const path = new URL(`../core/schema/arrears-${file}.schema.json`, import.meta.url);
  const { $defs, $schema, title, ...root } = JSON.parse(readFileSync(path, "utf8"));
  const stale = Object.keys(names).filter((given) => !(given in $defs));
  if (stale.length > 0) throw new Error(`types.mjs names ${stale.join(", ")}, which the schema of the ${file} does not have`);
  const named = (given) => names[given] ?? given.replace(/Shape$/, "");
  const renamed = (part) => {
    const { $ref, ...beside } = part;
    if (part.propertyNames !== undefined) return { ...beside, tsType: keyedByNames(part) };
    const isList = part.type === "array" || (Array.isArray(part.type) && part.type.includes("array"));
    if (isList && part.items?.tsType !== undefined) {
      const orNull = part.type === "array" ? "" : " | null";
      return { ...beside, tsType: `readonly (${part.items.tsType})[]${orNull}` };
    }
    if (typeof $ref !== "string") return part;
    const reference = { $ref: $ref.replace(/\w+$/, named) };
    // What stands beside a reference would make a second type of what it refers to.
    return Object.keys(beside).length === 0 ? reference : { allOf: [reference], ...beside };
  };
  return Object.entries(changed({ [name]: root, ...Object.fromEntries(Object.entries($defs).map(([given, part]) => [named(given), part])) }, renamed));
}

/** Both documents as one schema: a type that both have stands once. */
function together() {
  const $defs = {};
  for (const document of DOCUMENTS) {
    for (const [name, definition] of definitions(document)) {
      if (name in $defs && !isDeepStrictEqual($defs[name], definition)) {
        throw new Error(`two types are called ${name}: give that of the ${document.file} another name in types.mjs`);
      }
      $defs[name] = definition;
    }
  }
  return { $defs, type: "object" };
}

/** The types as we want them: nothing that comes in or goes out is to be changed. */
function finished(types) {
  const lines = types
    .replace(new RegExp(` \\*\\n \\* This interface was referenced by \`${ALL}\`'s JSON-Schema\\n \\* via the \`definition\` "\\w+"\\.\\n`, "g"), "")
    .replace(new RegExp(`/\\*\\*\\n \\* This interface was referenced by \`${ALL}\`'s JSON-Schema\\n \\* via the \`definition\` "\\w+"\\.\\n \\*/\\n`, "g"), "")
    .replace(`export interface ${ALL} {}\n`, "")
    .split("\n");
  const isReadonly = lines.map((line) =>
    line.replace(/^(\s+)((?:[\w$]+|"[^"]+")\??: |\[k: string\]: )/, "$1readonly $2").replace(/((?:\b[\w$]+|\((?:[^()]+)\))(?:\[\])+)/g, readonlyArray),
  );
  const left = isReadonly.find((line) => line.includes("}[]") && !line.includes("readonly {"));
  if (left !== undefined) throw new Error(`a list of objects without a name is not made read-only: ${left}`);
  return isReadonly.join("\n");
}

/** `Row[]` as `readonly Row[]`, and `Row[][]` as `readonly (readonly Row[])[]`. */
function readonlyArray(type) {
  const inner = type.slice(0, -2);
  return `readonly ${inner.endsWith("[]") ? `(${readonlyArray(inner)})` : inner}[]`;
}

process.stdout.write(finished(await compile(together(), ALL, OPTIONS)));

// The TypeScript types of the case document, its report and an error, from their JSON Schemas: prints js/documents.d.ts.
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
 * The case document, its report and an error: made from core/schema by \`cargo xtask types\`, not by hand.
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
      LawShape: "CaseLaw",
      LegalDocumentShape: "StatedLegalDocument",
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
      MinimumShape: "MinimumPayments",
      OffersReportShape: "Offers",
      PlacedShape: "PlacedClass",
      TextShape: "BothLanguages",
      VerdictShape2: "RuleVerdict",
      WordShape: "BothLanguages",
    },
  },
  { file: "error", name: "ErrorDocument", names: { ErrorShape: "EngineError" } },
];

/** Types that are one of several objects: each of these gets a name of its own, by what tells it from the others. */
const NAMED_CHOICES = { AcceptShape: "Acceptance", EventShape: "Event", RecordShape: "Record" };

/** What keys must be given together is said with these. */
const HELPERS = `
/** The keys \`K\` of \`T\`, given. */
type Given<T, K extends keyof T> = { readonly [key in K]-?: NonNullable<T[key]> };
/** The keys \`K\`, not given. */
type Absent<K extends PropertyKey> = { readonly [key in K]?: null };
export {};
`;

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

/** What tells one type from another: its keys. */
function keysOf({ type, properties = {} }) {
  return [type, Object.keys(properties)];
}

/** A schema whose choices are definitions of their own. */
function withNamedChoices($defs) {
  const all = { ...$defs };
  for (const [name, suffix] of Object.entries(NAMED_CHOICES).filter(([given]) => given in $defs)) {
    const { oneOf, ...beside } = $defs[name];
    const choices = oneOf.map((choice) => {
      const tag = Object.values(choice.properties).find((property) => "const" in property).const;
      return [`${tag[0].toUpperCase()}${tag.slice(1)}${suffix}`, choice];
    });
    Object.assign(all, Object.fromEntries(choices));
    all[name] = { ...beside, oneOf: choices.map(([choice]) => ({ $ref: `#/$defs/${choice}` })) };
  }
  return all;
}

/** The type that says which keys of `keys` must be given, from one condition on them. */
function condition({ oneOf, anyOf, not }, keys) {
  const list = (names) => names.map((name) => `"${name}"`).join(" | ");
  const given = ({ required }) => `Given<${keys}, ${list(required)}>`;
  const absent = ({ required }) => required.map((name) => `Absent<"${name}">`).join(" | ");
  if (not !== undefined) return absent(not);
  if (anyOf !== undefined) return anyOf.map((one) => (one.not === undefined ? given(one) : absent(one.not))).join(" | ");
  const others = (one) => list(oneOf.filter((other) => other !== one).flatMap(({ required }) => required));
  return oneOf.map((one) => `(${given(one)} & Absent<${others(one)}>)`).join(" | ");
}

/** Objects with conditions on their keys: the keys as one type, and what is asked of them beside it. */
function withConditions($defs) {
  const split = ([name, definition]) => {
    const { allOf, description, ...object } = definition;
    if (allOf === undefined || object.properties === undefined) return [[name, definition]];
    const keys = `${name}Keys`;
    const tsType = allOf.map((one) => `(${condition(one, keys)})`).join(" & ");
    return [
      [name, { description, allOf: [{ $ref: `#/$defs/${keys}` }, { tsType }] }],
      [keys, { ...object, description: `The keys of {@link ${name}}, before what is asked of them together.` }],
    ];
  };
  return Object.fromEntries(Object.entries($defs).flatMap(split));
}

/** The types of a document, itself among them. */
function definitions({ file, name, names }) {
  const path = new URL(`../core/schema/arrears-${file}.schema.json`, import.meta.url);
  const { $defs: parts, $schema, title, ...root } = JSON.parse(readFileSync(path, "utf8"));
  const $defs = withNamedChoices(parts);
  const stale = Object.keys(names).filter((given) => !(given in $defs));
  if (stale.length > 0) throw new Error(`types.mjs names ${stale.join(", ")}, which the schema of the ${file} does not have`);
  const taken = new Map();
  for (const given of Object.keys($defs)) {
    const name = names[given] ?? given.replace(/Shape$/, "");
    const other = taken.get(name);
    if (other !== undefined && !isDeepStrictEqual(keysOf($defs[given]), keysOf($defs[other]))) throw new Error(`${given} and ${other} are both called ${name}: give one another name in types.mjs`);
    taken.set(name, given);
  }
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
  const all = changed({ [name]: root, ...Object.fromEntries(Object.entries($defs).map(([given, part]) => [named(given), part])) }, renamed);
  return Object.entries(withConditions(all));
}

/** The documents as one schema: a type that two have stands once. */
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

process.stdout.write(finished(await compile(together(), ALL, OPTIONS)) + HELPERS);

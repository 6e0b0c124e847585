// The hand-written types against the schemas that the engine's types give: no key may be missing.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../js/", import.meta.url);
const declared = readdirSync(folder)
  .filter((name) => name.endsWith(".d.ts"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("\n");

/** Every key of every object that a schema describes. */
function keys(schema, found = new Set()) {
  if (schema === null || typeof schema !== "object") return found;
  for (const key of Object.keys(schema.properties ?? {})) found.add(key);
  for (const part of Object.values(schema)) keys(part, found);
  return found;
}

for (const name of ["case", "report"]) {
  test(`the types name every key of the ${name} document`, () => {
    const path = new URL(`../../core/schema/arrears-${name}.schema.json`, import.meta.url);
    const wanted = [...keys(JSON.parse(readFileSync(path, "utf8")))];
    assert.ok(wanted.length > 20, "the schema is read");
    const missing = wanted.filter((key) => !new RegExp(`\\breadonly ${key}\\??:`).test(declared));
    assert.deepEqual(missing, []);
  });
}

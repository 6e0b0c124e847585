// The types say what the schemas say: made from them, and every property and name of theirs is there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const declared = readFileSync(new URL("../js/documents.d.ts", import.meta.url), "utf8");

/** Every key and every name of what a schema describes. */
function found(schema, keys = new Set(), names = new Set()) {
  if (schema === null || typeof schema !== "object") return { keys, names };
  for (const key of Object.keys(schema.properties ?? {})) keys.add(key);
  for (const name of schema.enum ?? []) names.add(name);
  for (const part of Object.values(schema)) found(part, keys, names);
  return { keys, names };
}

for (const [name, fewest] of [["case", 100], ["report", 100], ["error", 4]]) {
  test(`the types have every key and every name of the ${name} document`, () => {
    const path = new URL(`../../core/schema/arrears-${name}.schema.json`, import.meta.url);
    const { keys, names } = found(JSON.parse(readFileSync(path, "utf8")));
    assert.ok(keys.size > fewest && names.size > fewest / 2, "the schema is read");
    assert.deepEqual([...keys].filter((key) => !new RegExp(`\\breadonly ${key}\\??:`).test(declared)), []);
    assert.deepEqual([...names].filter((one) => !declared.includes(`"${one}"`)), []);
  });
}

test("nothing that comes in or goes out can be changed", () => {
  const properties = declared.match(/^\s+(?:readonly )?[\w$]+\??: /gm);
  assert.ok(properties.length > 400);
  assert.deepEqual(properties.filter((property) => !property.includes("readonly ")), []);
  assert.deepEqual(declared.match(/^.*(?<!readonly )\b\w+\[\].*$/gm), null);
});

// The browser's entry file, with a `fetch` that reads from disk: real browsers have their own tests.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const text = readFileSync(new URL("../../fuzz/seeds/case_document/minimum-paid.json", import.meta.url), "utf8");

test("the browser's entry fetches the module next to it, once, and is ready when imported", async (context) => {
  const fetched = [];
  context.mock.method(globalThis, "fetch", async (url) => {
    fetched.push(new URL(url).pathname.split("/").pop());
    return new Response(readFileSync(url), { headers: { "Content-Type": "application/wasm" } });
  });
  const browser = await import("../js/browser.js");
  assert.deepEqual(fetched, ["arrears_bg.wasm"]);
  assert.equal(browser.report(text).version, "arrears-report/1");
  assert.throws(() => browser.report("{"), browser.ArrearsError);
});

test("both entries export the same names", async () => {
  const [browser, node] = await Promise.all([import("../js/browser.js"), import("../js/node.js")]);
  assert.deepEqual(Object.keys(browser), Object.keys(node));
  const declared = readFileSync(new URL("../js/index.d.ts", import.meta.url), "utf8");
  const values = [...declared.matchAll(/^export (?:function|class) (\w+)/gm)].map((match) => match[1]);
  assert.deepEqual(values.sort(), Object.keys(node).sort());
});

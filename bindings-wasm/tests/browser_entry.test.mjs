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

test("every entry exports the same names", async () => {
  const [browser, inline, init, node] = await Promise.all(
    ["browser", "inline", "init", "node"].map((name) => import(`../js/${name}.js`)),
  );
  assert.deepEqual(Object.keys(browser), Object.keys(node));
  assert.deepEqual(Object.keys(inline), Object.keys(node));
  assert.deepEqual(Object.keys(init).filter((name) => name !== "init"), Object.keys(node));
  const declared = readFileSync(new URL("../js/index.d.ts", import.meta.url), "utf8");
  const values = [...declared.matchAll(/^export (?:function|class) (\w+)/gm)].map((match) => match[1]);
  assert.deepEqual(values.sort(), Object.keys(node).sort());
});

test("the inline entry needs nothing from outside, and answers the same", async (context) => {
  context.mock.method(globalThis, "fetch", async () => assert.fail("nothing may be fetched"));
  const inline = await import("../js/inline.js");
  const node = await import("../js/node.js");
  assert.equal(inline.reportText(text), node.reportText(text));
});

test("the bare entry says that it was not started, and answers once it is", async () => {
  const init = await import("../js/init.js");
  assert.throws(() => init.report(text), (error) => error.code === 4 && /init/.test(error.message));
  await init.init(readFileSync(new URL("../js/generated/arrears_bg.wasm", import.meta.url)));
  assert.equal(init.report(text).version, "arrears-report/1");
});

// The browser's entry file, with a `fetch` that reads from disk: real browsers have their own tests.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const text = readFileSync(new URL("../../fuzz/seeds/case_document/minimum-paid.json", import.meta.url), "utf8");

/** Every text of a case that is here, and those that negotiate once more without what they negotiate. */
function cases() {
  const folders = ["core/examples/cases", "fuzz/seeds/case_document"].map((folder) => new URL(`../../${folder}/`, import.meta.url));
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => new URL(file, folder)));
  const texts = files.filter((file) => file.pathname.endsWith(".json")).map((file) => readFileSync(file, "utf8"));
  const about = texts.filter(isJson).map((caseText) => {
    const { budget, offers, agreement, casework, ...account } = JSON.parse(caseText);
    return JSON.stringify(account);
  });
  return [...texts, ...about];
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What an entry says of a case. */
function said({ reportText, ArrearsError }, caseText) {
  try {
    return reportText(caseText);
  } catch (error) {
    if (!(error instanceof ArrearsError)) throw error;
    return `${error.code} ${error.path}`;
  }
}

test("the entry of accounts fetches its module only, and answers as the whole one does but for what is negotiated", async (context) => {
  const fetched = [];
  context.mock.method(globalThis, "fetch", async (url) => {
    fetched.push(new URL(url).pathname.split("/").pop());
    return new Response(readFileSync(url), { headers: { "Content-Type": "application/wasm" } });
  });
  const account = await import("../js/account.browser.js");
  assert.deepEqual(fetched, ["account.wasm"]);
  const texts = cases();
  const alone = texts.map((caseText) => said(account, caseText));

  const browser = await import("../js/browser.js");
  assert.deepEqual(fetched, ["account.wasm", "negotiation.wasm"], "each is fetched once");
  let negotiated = 0;
  texts.forEach((caseText, place) => {
    const whole = said(browser, caseText);
    assert.equal(said(account, caseText), whole, "the entry of accounts has the other module now");
    if (whole === alone[place]) return;
    const [, key] = /^4 (budget|offers|agreement|casework)$/.exec(alone[place]) ?? assert.fail(alone[place]);
    assert.ok(key in JSON.parse(caseText));
    negotiated += 1;
  });
  assert.ok(negotiated > 10 && texts.length - negotiated > 60, `${negotiated} of ${texts.length} negotiate`);
  assert.equal(browser.report(text).version, "arrears-report/1");
  assert.throws(() => browser.report("{"), browser.ArrearsError);
});

test("every entry exports the same names", async () => {
  const [node, init, ...others] = await Promise.all(
    ["node", "init", "browser", "inline", "account.browser", "account.node"].map((name) => import(`../js/${name}.js`)),
  );
  for (const other of others) assert.deepEqual(Object.keys(other), Object.keys(node));
  assert.deepEqual(Object.keys(init).filter((name) => name !== "init"), Object.keys(node));
  for (const file of ["index", "account"]) {
    const declared = readFileSync(new URL(`../js/${file}.d.ts`, import.meta.url), "utf8");
    const values = [...declared.matchAll(/^export (?:(?:function|class) (\w+)|\{ (\w+) \})/gm)].map((match) => match[1] ?? match[2]);
    assert.deepEqual(values.sort(), Object.keys(node).sort(), file);
  }
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
  const module = (name) => readFileSync(new URL(`../js/generated/${name}.wasm`, import.meta.url));
  await init.init(module("account"), await WebAssembly.compile(module("negotiation")));
  assert.equal(init.report(text).version, "arrears-report/1");
});

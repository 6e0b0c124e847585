// The package as a program in Node sees it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ArrearsError, report, reportText } from "arrears";

const text = readFileSync(new URL("../../fuzz/seeds/case_document/minimum-paid.json", import.meta.url), "utf8");
const document = Object.freeze(JSON.parse(text));

/** The ArrearsError that a call throws. */
function refusal(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof ArrearsError, `${error}`);
    return error;
  }
  return assert.fail("nothing was thrown");
}

test("a case becomes a report, from text or from an object", () => {
  const fromText = report(text);
  assert.equal(fromText.version, "arrears-report/2");
  assert.deepEqual(report(document), fromText);
  assert.deepEqual(JSON.parse(reportText(text)), fromText);
});

test("a key that is undefined is a key that is not there", () => {
  assert.deepEqual(report({ ...document, knownOn: undefined }), report(document));
});

test("what the engine refuses is an ArrearsError with code, kind and path", () => {
  const error = refusal(() => report({ ...document, unknown: 1 }));
  assert.equal(error.name, "ArrearsError");
  assert.ok(Number.isInteger(error.code) && error.code >= 100, `${error.code}`);
  assert.equal(error.kind, "unknownKey");
  assert.equal(error.path, "unknown");
  assert.ok(error.message.length > 0);
  assert.match(error.messageZh, /\p{Script=Han}/u);
  assert.ok(`${error}`.startsWith("ArrearsError: "));
});

test("money as a number is refused, not rounded", () => {
  const changed = structuredClone(JSON.parse(text));
  changed.account.events[0].amount = 1000.1;
  assert.equal(refusal(() => report(changed)).path, "account.events[0].amount");
});

test("arguments that are no case are refused before they reach the module", () => {
  const cyclic = {};
  cyclic.self = cyclic;
  const nothing = { toJSON: () => undefined };
  for (const value of [undefined, null, 5, 5n, true, [], Symbol("case"), () => text, cyclic, { amount: 5n }, nothing]) {
    const error = refusal(() => report(value));
    assert.deepEqual([error.code, error.kind], [4, "argument"]);
  }
  assert.equal(refusal(() => reportText(document)).kind, "argument");
  assert.equal(refusal(() => report(`{"title": "\ud800"}`)).kind, "argument");
});

test("hostile text is refused by the engine, and the module lives on", () => {
  const hostile = ["", " ", "{", "null", "[]", "\0", "1e999", "{}{}", `"${"x".repeat(1e6)}"`, "[".repeat(1e6), "\uffff", "😀"];
  for (const value of hostile) {
    assert.ok(refusal(() => report(value)).code >= 100);
  }
  for (let end = 0; end < text.trimEnd().length; end += 1) {
    assert.ok(refusal(() => report(text.slice(0, end))).code >= 100);
  }
  assert.equal(report(text).version, "arrears-report/2");
});

test("many calls do not grow the module's memory", async () => {
  const { initSync } = await import("../js/generated/arrears.js");
  const { memory } = initSync();
  for (let round = 0; round < 100; round += 1) report(text);
  const before = memory.buffer.byteLength;
  for (let round = 0; round < 2000; round += 1) report(text);
  assert.equal(memory.buffer.byteLength, before);
});

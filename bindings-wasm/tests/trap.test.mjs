// What happens when the module traps: an error for the caller, a fresh instance for the next call.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ArrearsError, report } from "arrears";

import { face } from "../js/face.js";
import * as engine from "../js/generated/arrears.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const account = read("fuzz/seeds/case_document/minimum-paid.json");
const offers = read("core/examples/cases/offers-illness.json");

test("a trap becomes an error with its cause, and the module is reset before the next call", () => {
  const calls = [];
  const trap = new WebAssembly.RuntimeError("unreachable");
  const module = {
    report(caseText) {
      calls.push("report");
      if (caseText === "trap") throw trap;
      return "{}";
    },
    __wbg_reset_state: () => calls.push("reset"),
  };
  const { reportText } = face(module);
  assert.throws(
    () => reportText("trap"),
    (error) => error instanceof ArrearsError && error.code === 99 && error.kind === "panic" && error.cause === trap,
  );
  assert.equal(reportText("next"), "{}");
  assert.deepEqual(calls, ["report", "reset", "report"]);
});

test("the real module, trapped on purpose, answers as before with a fresh instance", () => {
  const before = [account, offers].map((text) => report(text));
  const exports = engine.initSync();
  // A length beyond the memory: what an unchecked argument would do.
  assert.throws(() => exports.report(0, 0x7fff_ffff), WebAssembly.RuntimeError);
  engine.__wbg_reset_state();
  assert.notEqual(engine.initSync(), exports, "a fresh instance");
  assert.deepEqual([account, offers].map((text) => report(text)), before);
});

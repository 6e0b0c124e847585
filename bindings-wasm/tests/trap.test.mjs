// What happens when the module traps: an error for the caller, a fresh instance for the next call.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ArrearsError, report } from "arrears";

import { face } from "../js/face.js";
import * as generated from "../js/generated/arrears.js";

const text = readFileSync(new URL("../../fuzz/seeds/case_document/minimum-paid.json", import.meta.url), "utf8");

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

test("the real module, trapped on purpose, answers as before once it is reset", () => {
  const before = report(text);
  const exports = generated.initSync();
  // A length beyond the memory: what an unchecked argument would do.
  assert.throws(() => exports.report(0, 0x7fff_ffff), WebAssembly.RuntimeError);
  generated.__wbg_reset_state();
  assert.deepEqual(report(text), before);
});

// The digest of an agreement, made again from its documentation alone: sorted keys, JSON.stringify and SHA-256.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { report } from "arrears";

const read = (name) =>
  JSON.parse(readFileSync(new URL(`../../core/examples/cases/agreement-${name}.json`, import.meta.url), "utf8"));

/** The same value with the keys of every object in sorted order. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object") return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function digestOf(document) {
  return createHash("sha256")
    .update(JSON.stringify(sorted(document)), "utf8")
    .digest("hex");
}

test("JavaScript takes the same digest of an agreement", () => {
  for (const name of ["on-track", "one-late", "breached", "renegotiated", "completed"]) {
    const asked = read(name);
    if (asked.agreement.accept) asked.agreement.accept.notes = ['a "note" \\ 甲\u2028😀/'];
    const { canonicalText, digest } = report(asked).agreement;
    assert.equal(digestOf(canonicalText), digest, name);
  }
});

test("an agreement handed in again is followed up, and one that was changed is refused", () => {
  const asked = read("completed");
  assert.equal(report(asked).agreement.followUp.status, "completed");
  const { signed } = asked.agreement;
  signed.canonicalText.payments[3].payment = "1.00";
  const refusal = (kind, path) => (error) => error.kind === kind && error.path === path;
  assert.throws(() => report(asked), refusal("agreementDigestDiffers", "agreement.signed.digest"));
  // Somebody who can take digests gets no further: the figures do not follow from the terms.
  signed.digest = digestOf(signed.canonicalText);
  assert.throws(() => report(asked), refusal("agreementFiguresDiffer", "agreement.signed.canonicalText"));
});

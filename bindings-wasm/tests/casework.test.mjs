// The digest of a record, made again from its documentation alone: no engine, only sorted keys, JSON.stringify and SHA-256.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { report } from "arrears";

const text = readFileSync(new URL("../../core/examples/cases/casework-illness.json", import.meta.url), "utf8");

/** What stands in the report under another name, or is the digest itself. The words of the digest never change. */
function digestOf(record, caseName) {
  const { digest, textDigest, actor, contactPoint, supportingDocument, kind, ...rest } = record;
  const said = { ...rest, who: actor, kind: kind === "supportingDocument" ? "document" : kind, version: "arrears-casework/1", case: caseName };
  if (contactPoint !== undefined) said.way = contactPoint;
  if (supportingDocument !== undefined) said.document = supportingDocument;
  if (textDigest !== undefined) said.text = textDigest;
  const texts = Object.keys(said)
    .sort()
    .map((key) => [key, String(said[key])]);
  return createHash("sha256")
    .update(JSON.stringify(Object.fromEntries(texts)), "utf8")
    .digest("hex");
}

test("JavaScript takes the same digests of the records", () => {
  const asked = JSON.parse(text);
  // A reference with whatever JSON must escape, and what it must not.
  asked.casework.records[2].actor = 'desk "4" \\ 甲\u2028😀/';
  const { records, verification } = report(asked).casework;
  assert.ok(records.length >= 10);
  for (const record of records) assert.equal(digestOf(record, asked.casework.case), record.digest);
  assert.equal(records.at(-1).digest, verification.head);
  const hashed = createHash("sha256").update(asked.casework.records[2].text, "utf8").digest("hex");
  assert.equal(records[2].textDigest, hashed);
});

test("records handed in again are verified, and one that was changed is found", () => {
  const asked = JSON.parse(text);
  const { records, verification } = report(asked).casework;
  asked.casework.records = records;
  asked.casework.head = verification.head;
  assert.equal(report(asked).casework.verification.verified, records.length);
  asked.casework.records = records.filter((_, place) => place !== 3);
  assert.deepEqual(
    { ...report(asked).casework.verification, text: undefined },
    { intact: false, at: 3, fault: "removed", text: undefined },
  );
});

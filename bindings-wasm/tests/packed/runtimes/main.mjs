// The same program for every runtime outside a browser: each entry, one answer.
import { readFileSync } from "node:fs";
import process from "node:process";

import * as whole from "arrears";
import * as account from "arrears/account";
import * as inline from "arrears/inline";

const text = readFileSync(process.argv[2], "utf8");
const answers = new Set([whole, account, inline].map(({ reportText }) => reportText(text)));
if (answers.size !== 1) throw new Error("the entries differ");
try {
  whole.report({});
} catch (error) {
  if (!(error instanceof account.ArrearsError) || error.kind !== "missingKey") throw error;
}
console.log([...answers][0]);

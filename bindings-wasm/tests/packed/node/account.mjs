// A program in Node that loads the module of accounts, and the whole engine when it comes to negotiate.
import { readFileSync } from "node:fs";
import process from "node:process";

import { ArrearsError, report, reportText } from "arrears/account";

const [text, negotiated] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
try {
  report(negotiated);
  throw new Error("a case with offers is answered by a module that has none");
} catch (error) {
  if (!(error instanceof ArrearsError) || error.kind !== "notInThisBuild" || error.path !== "offers") throw error;
}
const answer = reportText(text);
const whole = await import("arrears");
if (whole.reportText(text) !== answer) throw new Error("the entries differ");
if (whole.report(negotiated).offers.offers.length === 0) throw new Error("no offers");
console.log(answer);

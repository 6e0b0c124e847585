// Prints the balance of a case: what is owed, by component.
//
//   node balance.mjs CASE.json        a file
//   node balance.mjs < CASE.json      standard input
import { readFileSync } from "node:fs";
import process from "node:process";

import { ArrearsError, report } from "arrears";

const amount = (text) => text.padStart(14);
const label = (text) => text.padEnd(20);

try {
  const { asOf, currency, balance } = report(readFileSync(process.argv[2] ?? 0, "utf8"));
  console.log(`balance as of ${asOf}, ${currency}`);
  console.log(`${label("")} ${amount("billed")} ${amount("unbilled")}`);
  for (const { component, billed, unbilled } of balance.components) {
    console.log(`${label(component)} ${amount(billed)} ${amount(unbilled)}`);
  }
  for (const [name, value] of [
    ["posted", balance.posted],
    ["credit", balance.credit],
    ["accrued interest", balance.accrued.interest],
    ["accrued compound", balance.accrued.compoundInterest],
    ["plan principal", balance.planPrincipal],
    ["payoff", balance.payoff],
  ]) {
    console.log(`${label(name)} ${amount(value)}`);
  }
} catch (error) {
  if (!(error instanceof ArrearsError)) throw error;
  console.error(`${error.kind} (${error.code}) at ${error.path}: ${error.message}`);
  process.exitCode = 1;
}

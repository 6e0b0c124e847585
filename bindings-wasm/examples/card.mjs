// A card by the usual terms of its bank: what is owed, and why.
import { card, payment, purchase, report } from "arrears";

const bill = card(
  { preset: "cmb", opened: "2023-03-06", statementDay: 5 },
  [purchase("2023-03-30", "1000.00"), payment("2023-04-23", "100.00")],
  { asOf: "2023-05-05" },
);
const { balance, delinquency, lines } = report(bill);
console.log(`owed ${balance.payoff}, ${delinquency.daysPastDue} days past due`);
for (const { date, text } of lines) console.log(date, text.en);

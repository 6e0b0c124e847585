// A loan of twelve equal payments, two of them made: what is overdue, and what comes next.
import { disbursement, loan, payment, report } from "arrears";

const lent = loan(
  { principal: "12000.00", disbursed: "2023-01-10", firstDue: "2023-02-10", periods: 12, rate: { annual: "0.18" }, method: "level" },
  [disbursement("2023-01-10", "12000.00"), payment("2023-02-10", "1100.16"), payment("2023-03-10", "1100.16")],
  { asOf: "2023-05-05" },
);
const { balance, delinquency, comingSchedule } = report(lent);
console.log(`overdue ${delinquency.overdue} since ${delinquency.overdueSince}, ${balance.payoff} to repay it all`);
for (const { due, payment: amount } of comingSchedule ?? []) console.log(due, amount);

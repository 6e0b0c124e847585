// What the types allow and what they refuse: an expectation that is not met is an error of the compiler.
import { ArrearsError, report, reportText } from "arrears";
import type { AccountEvent, CaseDocument, Offer, Policy, Report } from "arrears";
import type { AccountCase } from "arrears/account";
import { report as accountReport } from "arrears/account";
import { init } from "arrears/init";
import { report as inlineReport } from "arrears/inline";

const document = {
  version: "arrears-case/2",
  account: {
    kind: "card",
    terms: { preset: "icbc", opened: "2023-03-06", statementDay: 5, due: { rule: "dayOfMonth", day: 23 } },
    events: [
      { id: "bought", kind: "purchase", date: "2023-03-30", amount: "1000.00" },
      { kind: "refund", date: "2023-04-02", amount: "10.00", of: "bought" },
      { kind: "freeze", date: "2023-04-03", components: ["interest"] },
      { kind: "reversal", recorded: "2023-04-04", of: "bought" },
    ],
  },
  asOf: "2023-05-05",
  offers: {
    repaymentCapacity: { monthly: "100.00", payDay: 15 },
    policy: "cardIssuer",
    applicant: { hardship: "illness" },
    proposals: [{ kind: "personalised", periods: 12, waive: { lateFee: "1" } }],
  },
} as const satisfies CaseDocument;

const told: Report = report(document);
const alsoTold: Report = inlineReport(JSON.stringify(document));
const text: string = reportText(JSON.stringify(document));
const payoff: string = told.balance.payoff;
const days: number = told.delinquency.daysPastDue;
const first: Offer | undefined = alsoTold.offers?.offers[0];
const percent: string | undefined = first?.nominalRate.percent;
const ready: Promise<void> = init(new URL("arrears.wasm", "https://example.org"));
const { offers, ...owed } = document;
const account: AccountCase = owed;
const balance: Report["balance"] = accountReport(account).balance;

// @ts-expect-error the module of accounts has no offers
accountReport({ ...account, offers: { policy: "cardIssuer" } });

// Money is text.
// @ts-expect-error an amount is no number
const asNumber: AccountEvent = { kind: "purchase", date: "2023-03-30", amount: 1000 };
// @ts-expect-error a payoff is no number
const payoffNumber: number = told.balance.payoff;
// Each kind has its own keys.
// @ts-expect-error a purchase has no plan
const wrongKey: AccountEvent = { kind: "purchase", date: "2023-03-30", amount: "1.00", plan: "x" };
// @ts-expect-error a payment needs an amount
const noAmount: AccountEvent = { kind: "payment", date: "2023-03-30" };
// @ts-expect-error no such kind
const noKind: AccountEvent = { kind: "repayment", date: "2023-03-30", amount: "1.00" };
// @ts-expect-error days after the statement, not a day
const wrongDue: CaseDocument["account"]["terms"] = { opened: "2023-03-06", statementDay: 5, due: { rule: "dayOfMonth", days: 3 } };
// @ts-expect-error a policy names its version
const noVersion: Policy = { name: "mine", currency: "CNY", discountRate: "0.04", concessions: [], kinds: [] };
// What comes out is not to be changed.
// @ts-expect-error read-only
told.balance.payoff = "0.00";
// @ts-expect-error read-only
told.lines.push();
// @ts-expect-error only the package makes errors
new ArrearsError();
// @ts-expect-error text in, not an object
reportText(document);

try {
  report("{");
} catch (error) {
  if (error instanceof ArrearsError) {
    const { code, kind, path }: { code: number; kind: string; path: string } = error;
    console.log(code, kind, path);
  }
}

export const used = [text, payoff, days, percent, ready, asNumber, payoffNumber, wrongKey, noAmount, noKind, wrongDue, noVersion];

// What the types allow and what they refuse: an expectation that is not met is an error of the compiler.
import { ArrearsError, card, cashAdvance, loan, offers as offersBy, payment, purchase, report, reportText } from "arrears";
import type { AccountEvent, CardTerms, CaseDocument, ErrorKind, LoanTerms, Offer, PeriodRate, Policy, Report } from "arrears";
import type { AccountCase } from "arrears/account";
import { card as accountCard, report as accountReport } from "arrears/account";
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

// Without `as const` too: a document keeps its own type, and fits.
const plain = {
  version: "arrears-case/2",
  account: {
    kind: "loan",
    terms: { principal: "12000.00", disbursed: "2023-01-10", firstDue: "2023-02-10", periods: 12, rate: { annual: "0.18" }, method: "level" },
    events: [{ kind: "payment", date: "2023-02-10", amount: "1100.16" }],
  },
  asOf: "2023-05-05",
  budget: { incomes: [{ amount: "6000.00" }], essentials: [{ category: "housing", amount: "2500.00" }] },
  offers: { policy: "consumerLender", applicant: { hardship: "illness" } },
} satisfies CaseDocument;
const plainPayoff: string = report(plain).balance.payoff;

// The same, built part by part.
const cardTerms: CardTerms = { preset: "cmb", opened: "2023-03-06", statementDay: 5 };
const built: CaseDocument = card(
  cardTerms,
  [purchase("2023-03-30", "1000.00", { id: "bicycle" }), cashAdvance("2023-03-31", "100.00", { fee: "1.00" }), payment("2023-04-23", "100.00")],
  { asOf: "2023-05-05", offers: offersBy("cardIssuer", { monthly: "100.00" }, { applicant: { hardship: "illness" } }) },
);
const lent: CaseDocument = loan(plain.account.terms, plain.account.events, { asOf: "2023-05-05" });
const accountBuilt: AccountCase = accountCard(cardTerms, [], { asOf: "2023-05-05" });
accountReport(accountBuilt);

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

// @ts-expect-error nor has what is built for it
accountCard(cardTerms, [], { asOf: "2023-05-05", offers: { policy: "cardIssuer" } });
// @ts-expect-error a purchase has no fee
purchase("2023-03-30", "1000.00", { fee: "1.00" });
// @ts-expect-error no such policy
offersBy("cardIsuer", { monthly: "100.00" });

// Where the engine wants one of two, so do the types.
const own: CardTerms = {
  opened: "2023-03-06",
  statementDay: 5,
  due: { rule: "daysAfterStatement", days: 20 },
  purchaseRates: [{ daily: "0.0005" }],
  minimum: { ratios: [{ purchase: "0.1" }] },
};
// @ts-expect-error neither a preset nor terms of one's own
const neither: CardTerms = { opened: "2023-03-06", statementDay: 5, due: { rule: "daysAfterStatement", days: 20 } };
// @ts-expect-error two periods at once
const twoPeriods: PeriodRate = { daily: "0.0005", annual: "0.18" };
// @ts-expect-error two lengths of a period at once
const twoLengths: LoanTerms = { ...plain.account.terms, method: "level", interval: { months: 1, weeks: 2 } };
// @ts-expect-error a penalty without a rate
const noPenaltyRate: LoanTerms = { ...plain.account.terms, method: "level", penalty: { base: "principal" } };
// @ts-expect-error a rate change that changes nothing
const noChange: AccountEvent = { kind: "rateChange", date: "2023-04-03" };
// @ts-expect-error a rate of a card and of a loan
const bothRates: AccountEvent = { kind: "rateChange", date: "2023-04-03", purchase: { daily: "0.0004" }, rate: { annual: "0.1" } };
const agreed = { parties: { lender: "L-1", debtor: "D-1", account: "A-1" }, kind: "personalised", form: "written" } as const;
const breach = { accelerates: true, waived: "all", accrual: "none" } as const;
const followed: NonNullable<CaseDocument["agreement"]> = { accept: { ...agreed, clause: { ...breach, consecutive: 2 } } };
// @ts-expect-error a clause without a count
const noCount: NonNullable<CaseDocument["agreement"]> = { accept: { ...agreed, clause: breach } };
// @ts-expect-error accepted and signed
const acceptedAndSigned: NonNullable<CaseDocument["agreement"]> = { ...followed, signed: { canonicalText: {}, digest: "" } };
// @ts-expect-error an oral agreement has a recording
const noRecording: NonNullable<CaseDocument["agreement"]> = { accept: { ...agreed, form: "oral", clause: { ...breach, total: 3 } } };
// @ts-expect-error a page has a format
const noFormat: NonNullable<CaseDocument["pages"]> = [{ kind: "deadlines", language: "en" }];
const at = { date: "2023-04-03", time: "10:00", actor: "agent-7" };
const worked: NonNullable<CaseDocument["casework"]> = { case: "C-1", records: [{ ...at, kind: "step", to: "opened" }] };
// @ts-expect-error a step leads somewhere
const noStep: NonNullable<CaseDocument["casework"]> = { case: "C-1", records: [{ ...at, kind: "step" }] };

// Names are names.
// @ts-expect-error no such currency
const noCurrency: CardTerms = { ...own, currency: "RMB" };
// @ts-expect-error no such preset
const noPreset: CardTerms = { preset: "hsbc", opened: "2023-03-06", statementDay: 5 };
const isKnown: boolean = ((kind: ErrorKind) => kind === "unknownKey")("panic");
// @ts-expect-error no such error
const noError: ErrorKind = "unknown";
// @ts-expect-error no such kind of page
const noPage: boolean = told.pages?.[0]?.kind === "postcard";

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
    const { code, kind, path }: { code: number; kind: ErrorKind; path: string } = error;
    console.log(code, kind, path);
  }
}

export const used = [
  [built, lent, plainPayoff, own, neither, twoPeriods, twoLengths, noPenaltyRate, noChange, bothRates, followed, noCount, acceptedAndSigned],
  [noRecording, noFormat, worked, noStep, noCurrency, noPreset, isKnown, noError, noPage],
  [text, payoff, days, percent, ready, asNumber, payoffNumber, wrongKey, noAmount, noKind, wrongDue, noVersion],
];

/**
 * The case document, its report and an error: made from core/schema by `cargo xtask types`, not by hand.
 *
 * Amounts and rates are decimal strings, never numbers; dates are "YYYY-MM-DD".
 * @packageDocumentation
 */

/**
 * An account: which one, its kind says.
 */
export type Account = CardAccount | LoanAccount;
/**
 * Something that happened to the account.
 */
export type AccountEvent =
  | PurchaseEvent
  | PaymentEvent
  | CashAdvanceEvent
  | RefundEvent
  | CostEvent
  | FeeEvent
  | DisbursementEvent
  | ConversionEvent
  | InstalmentSettlementEvent
  | WaiverEvent
  | FreezeEvent
  | UnfreezeEvent
  | RateChangeEvent
  | EarlyRepaymentEvent
  | AccelerationEvent
  | DueDateChangeEvent
  | ReversalEvent
  | WriteOffEvent
  | AssertionEvent
  | JudgmentEvent
  | CreditLimitChangeEvent
  | CycleChangeEvent
  | ChargebackEvent
  | CreditRefundEvent
  | PaymentChangeEvent
  | DisputeEvent
  | DisputeEndEvent;
/**
 * A component, or all components of a class.
 */
export type ComponentOrClass =
  | "purchase"
  | "cash"
  | "instalment"
  | "loan"
  | "interest"
  | "penaltyInterest"
  | "compoundInterest"
  | "lateFee"
  | "annualFee"
  | "cashFee"
  | "serviceFee"
  | "instalmentFee"
  | "cost"
  | "judgmentInterest"
  | "principal"
  | "fee";
export type ConversionEvent = ConversionEventKeys & (Absent<"monthlyFeeRate"> | Absent<"annualRate">);
export type RateChangeEvent = RateChangeEventKeys &
  (Given<RateChangeEventKeys, "rate"> | Given<RateChangeEventKeys, "purchase"> | Given<RateChangeEventKeys, "cash">) &
  (Absent<"rate"> | Absent<"purchase">) &
  (Absent<"rate"> | Absent<"cash">);
/**
 * A rate: exactly one of the three.
 */
export type PeriodRate = PeriodRateKeys &
  (
    | (Given<PeriodRateKeys, "daily"> & Absent<"monthly" | "annual">)
    | (Given<PeriodRateKeys, "monthly"> & Absent<"daily" | "annual">)
    | (Given<PeriodRateKeys, "annual"> & Absent<"daily" | "monthly">)
  );
/**
 * What a repayment before its time leaves alone.
 */
export type RecastKeeps = "term" | "payment";
export type Due =
  | {
      /**
       * How many days after the statement; with `daysAfterStatement`.
       */
      readonly days: number;
      /**
       * How the due date follows from the statement day.
       */
      readonly rule: "daysAfterStatement";
    }
  | {
      /**
       * The day of the month, 1 to 31; with `dayOfMonth`.
       */
      readonly day: number;
      /**
       * How the due date follows from the statement day.
       */
      readonly rule: "dayOfMonth";
    };
/**
 * For whom a dispute ends.
 */
export type DisputeOutcome = "forCustomer" | "against";
/**
 * Which statement billed something.
 */
export type BilledBy = "last" | "before" | "earlier";
/**
 * What an amount owed is made up of.
 */
export type Component =
  | "purchase"
  | "cash"
  | "instalment"
  | "loan"
  | "interest"
  | "penaltyInterest"
  | "compoundInterest"
  | "lateFee"
  | "annualFee"
  | "cashFee"
  | "serviceFee"
  | "instalmentFee"
  | "cost"
  | "judgmentInterest";
/**
 * Card terms: `opened` and `statementDay` always; `due`, `purchaseRates` and `minimum` where there is no preset; `due` also beside a preset
 * that does not know it.
 */
export type CardTerms = CardTermsKeys & (Given<CardTermsKeys, "preset"> | Given<CardTermsKeys, "due" | "purchaseRates" | "minimum">);
/**
 * Which part of a payment meets principal by its rate, the highest first, before the order has its turn.
 *
 * Minimum payment 45.48, cash 500.00 at 20 %, purchases 1,500.00 at 15 %; of 840.00 the `excess` is 794.52.
 *
 * # Source
 * 12 CFR 1026.53(a): what is paid in excess of the required minimum goes to the balance with the highest rate.
 */
export type HighestRateFirst = "excess" | "payment";
/**
 * How far back a lost interest-free period is charged.
 *
 * 500.00 posted on 10 May, statement on 1 June, 25 June missed, statement on 1 July, 15 % a year by 365 days: from posting
 * 10.68 (52 days), latest cycle 6.16 (30 days).
 */
export type ChargeBack = "fromPosting" | "latestCycle";
/**
 * When interest bears interest.
 *
 * 1,000.00 of cash for 30 days at 0.05 % a day, then 30 days more with the 15.00 or 15.11 unpaid: none 30.00, monthly
 * 30.23 (0.23 of it compound interest), daily 30.45.
 */
export type Compounding = "monthly" | "none" | "daily";
/**
 * A currency of ISO 4217.
 */
export type CurrencyCode =
  | "AED"
  | "AFN"
  | "ALL"
  | "AMD"
  | "AOA"
  | "ARS"
  | "AUD"
  | "AWG"
  | "AZN"
  | "BAM"
  | "BBD"
  | "BDT"
  | "BGN"
  | "BHD"
  | "BIF"
  | "BMD"
  | "BND"
  | "BOB"
  | "BOV"
  | "BRL"
  | "BSD"
  | "BTN"
  | "BWP"
  | "BYN"
  | "BZD"
  | "CAD"
  | "CDF"
  | "CHE"
  | "CHF"
  | "CHW"
  | "CLF"
  | "CLP"
  | "CNY"
  | "COP"
  | "COU"
  | "CRC"
  | "CUC"
  | "CUP"
  | "CVE"
  | "CZK"
  | "DJF"
  | "DKK"
  | "DOP"
  | "DZD"
  | "EGP"
  | "ERN"
  | "ETB"
  | "EUR"
  | "FJD"
  | "FKP"
  | "GBP"
  | "GEL"
  | "GHS"
  | "GIP"
  | "GMD"
  | "GNF"
  | "GTQ"
  | "GYD"
  | "HKD"
  | "HNL"
  | "HRK"
  | "HTG"
  | "HUF"
  | "IDR"
  | "ILS"
  | "INR"
  | "IQD"
  | "IRR"
  | "ISK"
  | "JMD"
  | "JOD"
  | "JPY"
  | "KES"
  | "KGS"
  | "KHR"
  | "KMF"
  | "KPW"
  | "KRW"
  | "KWD"
  | "KYD"
  | "KZT"
  | "LAK"
  | "LBP"
  | "LKR"
  | "LRD"
  | "LSL"
  | "LYD"
  | "MAD"
  | "MDL"
  | "MGA"
  | "MKD"
  | "MMK"
  | "MNT"
  | "MOP"
  | "MRU"
  | "MUR"
  | "MVR"
  | "MWK"
  | "MXN"
  | "MXV"
  | "MYR"
  | "MZN"
  | "NAD"
  | "NGN"
  | "NIO"
  | "NOK"
  | "NPR"
  | "NZD"
  | "OMR"
  | "PAB"
  | "PEN"
  | "PGK"
  | "PHP"
  | "PKR"
  | "PLN"
  | "PYG"
  | "QAR"
  | "RON"
  | "RSD"
  | "RUB"
  | "RWF"
  | "SAR"
  | "SBD"
  | "SCR"
  | "SDG"
  | "SEK"
  | "SGD"
  | "SHP"
  | "SLE"
  | "SLL"
  | "SOS"
  | "SRD"
  | "SSP"
  | "STN"
  | "SVC"
  | "SYP"
  | "SZL"
  | "THB"
  | "TJS"
  | "TMT"
  | "TND"
  | "TOP"
  | "TRY"
  | "TTD"
  | "TWD"
  | "TZS"
  | "UAH"
  | "UGX"
  | "USD"
  | "USN"
  | "UYI"
  | "UYU"
  | "UYW"
  | "UZS"
  | "VED"
  | "VES"
  | "VND"
  | "VUV"
  | "WST"
  | "XAD"
  | "XAF"
  | "XCD"
  | "XCG"
  | "XOF"
  | "XPF"
  | "YER"
  | "ZAR"
  | "ZMW"
  | "ZWG"
  | "ZWL";
/**
 * Which part takes the cents that an even split leaves over.
 */
export type Remainder = "last" | "first";
/**
 * How a fraction of a minor unit becomes whole minor units.
 *
 * | variant | 0.5 | 1.5 | 2.5 | -0.5 | 2.4999 |
 * |---|---|---|---|---|---|
 * | `HalfUp` | 1 | 2 | 3 | -1 | 2 |
 * | `HalfEven` | 0 | 2 | 2 | 0 | 2 |
 * | `TowardZero` | 0 | 1 | 2 | 0 | 2 |
 *
 * # Source
 * 四舍五入 is what Chinese issuers print; banker's rounding and truncation are seen in contracts and judgments.
 */
export type Rounding = "halfUp" | "halfEven" | "towardZero";
/**
 * What bears interest once the interest-free period of a statement is lost.
 *
 * 10,000.00 posted on 1 January, 4,000.00 paid on the due date 25 February, the rest on 28 February, 0.05 % a day: full
 * 284.00 (10,000.00 for 55 days, 6,000.00 for 3); unpaid part 174.00 (6,000.00 for 58 days).
 */
export type InterestBase = "full" | "unpaidPart";
export type LateFeeTerms = LateFeeTermsKeys &
  ((Given<LateFeeTermsKeys, "rate"> & Absent<"slabs">) | (Given<LateFeeTermsKeys, "slabs"> & Absent<"rate">)) &
  (Absent<"slabs"> | Absent<"floor">) &
  (Absent<"slabs"> | Absent<"cap">);
export type Repeat = RepeatKeys & ((Given<RepeatKeys, "rate"> & Absent<"amount">) | (Given<RepeatKeys, "amount"> & Absent<"rate">));
export type MinimumTerms = MinimumTermsKeys & (Given<MinimumTermsKeys, "ratios"> | Given<MinimumTermsKeys, "alternatives">);
/**
 * Which way an amount goes to a multiple.
 *
 * 31.34 to a multiple of 1.00: `Up` 32.00, `Down` 31.00, `HalfUp` 31.00.
 */
export type MultipleRounding = "up" | "down" | "halfUp";
/**
 * How much of earlier minimum payments left unpaid joins the next one.
 */
export type Carry = "one" | "all";
/**
 * Which balance the day of a payment accrues on.
 *
 * 1,000.00 paid off after 24 days at 0.05 % a day: new balance 12.00 (the payment day is not counted), old 12.50.
 */
export type PaymentDay = "newBalance" | "oldBalance";
/**
 * An issuer whose usual terms are known.
 */
export type CardPreset =
  | "icbc"
  | "ccb"
  | "boc"
  | "abc"
  | "bocom"
  | "cmb"
  | "citic"
  | "spdb"
  | "cib"
  | "pab"
  | "ceb"
  | "cmbc"
  | "gdb"
  | "huaXia"
  | "weihai"
  | "psbc";
/**
 * Which cycle the statement day itself belongs to.
 *
 * 1,000.00 posted on 30 March, 100.00 paid on 23 April, statement on 5 May, 0.05 % a day: included 17.85, excluded
 * 17.40.
 */
export type StatementDayAccrual = "included" | "excluded";
/**
 * Loan terms. A preset stands for every key about what is overdue that is not given.
 */
export type LoanTerms = LoanTermsKeys & (Absent<"businessDays"> | Given<LoanTermsKeys, "deadline">);
/**
 * What contract interest accrues on.
 *
 * 1,200.00 at 12 % in six payments of 207.06, nothing paid, the second interest: `Scheduled` 10.05 on what has not
 * fallen due, `Outstanding` 12.00 on all of it.
 */
export type LoanAccrual = "scheduled" | "outstanding";
/**
 * Across instalments: which comes first, the group of components or the instalment.
 *
 * Two instalments of 80.00 principal and 10.00 interest each, 90.00 paid, interest before principal: `GroupFirst` 20.00
 * interest and 70.00 of the older principal; `InstalmentFirst` the older instalment whole.
 */
export type AllocationMode = "groupFirst" | "instalmentFirst";
/**
 * A country whose official days off, and weekend days worked instead, are known.
 */
export type OfficialDays = "cn";
/**
 * A day of the week.
 */
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
/**
 * Compound interest (复利) on overdue interest.
 *
 * 100.00 of interest 30 days late, contract rate 12 % and penalty rate 18 % a year on actual/360: `None` 0.00,
 * `ContractRate` 1.00, `PenaltyRate` 1.50.
 */
export type Compound = "none" | "contract" | "penalty";
/**
 * The day-count convention of an annual rate.
 *
 * 10,000.00 at 6 % from 2024-01-31 to 2024-03-31: actual/360 100.00 (60 days), actual/365 98.63, actual/actual 98.36
 * (a leap year), 30E/360 100.00 (60 days).
 *
 * # Source
 * Chinese loans: annual / 360 x actual days (the daily rate of 银发〔2005〕129号, as reported); courts' 24 % test: actual/365.
 */
export type DayCount = "actual360" | "actual365" | "actualActual" | "thirty360";
/**
 * The last day to pay what falls due on a day off.
 *
 * Due on Saturday, 10 February 2024, Saturdays and Sundays off: `Same` that day, `NextBusinessDay` the 12th.
 */
export type DeadlineRule = "same" | "nextBusinessDay";
/**
 * What becomes of the interest of periods with nothing due.
 *
 * 10,000.00 at 12 %, three months with nothing due: `Capitalised` 303.01 more principal, `DueWithFirst` 300.00 with
 * the first instalment.
 */
export type DeferredInterest = "capitalised" | "dueWithFirst";
/**
 * What a payment does with what it brings beyond everything posted.
 *
 * 500.00 where 207.06 is posted: 292.94 is credit under `Credit`; under `Prepay` it meets the interest accrued and then
 * principal, that day.
 */
export type Excess = "credit" | "prepay";
/**
 * What becomes of the fraction that rounding leaves of each interest posted.
 *
 * 55,000.00 at 10 %, interest only, 36 months: `Dropped` 458.33 each, 16,499.88 in all; `Carried` 458.33, 458.34, 458.33,
 * 16,500.00 in all.
 */
export type InterestFraction = "dropped" | "carried";
/**
 * What a further disbursement does to the payment.
 *
 * 10,000.00 lent at 12 % in twelve, 6,000.00 at once and 4,000.00 on the first due date: `SolveAnew` 533.09, then
 * 918.91; `KeepPayment` 533.09 throughout and the rest with the last.
 */
export type FurtherDisbursement = "solveAnew" | "keepPayment";
/**
 * When the interest of a period is due.
 *
 * 10,000.00 at 12 % in twelve, level: `InArrears` 888.49 each month; `InAdvance` 100.00 on the day of disbursement and then
 * 880.16 each month.
 */
export type InterestTiming = "inArrears" | "inAdvance";
/**
 * How far apart due dates are: exactly one of the three.
 */
export type Interval = IntervalKeys &
  (
    | (Given<IntervalKeys, "days"> & Absent<"months" | "weeks">)
    | (Given<IntervalKeys, "months"> & Absent<"days" | "weeks">)
    | (Given<IntervalKeys, "weeks"> & Absent<"days" | "months">)
  );
/**
 * How the principal and its price are spread over the periods.
 *
 * 12,000.00 at 12 % in 12 whole months: the first and the last payment, and the price of it all.
 *
 * | variant | first | last | price |
 * |---|---|---|---|
 * | `Level` | 1066.19 | 1066.14 | 794.23 |
 * | `EqualPrincipal` | 1120.00 | 1010.00 | 780.00 |
 * | `InterestOnly` | 120.00 | 12120.00 | 1440.00 |
 * | `Bullet` | - | 13440.00 | 1440.00 |
 * | `FlatFee` | 1120.00 | 1120.00 | 1440.00 |
 */
export type Method = "level" | "equalPrincipal" | "interestOnly" | "bullet" | "flatFee";
/**
 * What an odd period does to a level payment: one that is longer or shorter than the others, was moved, cut or frozen,
 * or had its rate changed or more paid out inside.
 *
 * 10,000.00 at 12 % by actual/365 in twelve, the first period 46 days long: `KeepPrincipal` 939.72, then 888.49;
 * `KeepPayment` 888.49 throughout, the last 945.62; `SolveAnew` 892.99 throughout, the last 893.03.
 */
export type OddPeriod = "keepPrincipal" | "keepPayment" | "solveAnew";
/**
 * The first day that bears penalty and compound interest.
 *
 * 2,000.00 due on 10 June and paid on 10 July at 0.05 % a day, the payment day not counted: `DueDate` 30.00 (30 days),
 * `DayAfterDue` 29.00.
 */
export type OverdueFrom = "dueDate" | "dayAfterDue";
/**
 * Where a level payment comes from.
 *
 * 500,000.00 at 11.5 % in twelve months by actual days of actual/actual: `Solved` 44,307.05, `Formula` 44,307.53.
 */
export type PaymentBasis = "solved" | "formula";
/**
 * How the last payment may differ from the others.
 *
 * 75.00 at 12.3 % in five: `Any` 15.46 and a last of 15.49; `NotHigher` and `Similar` 15.47 and a last of 15.45.
 */
export type LastPayment = "any" | "notHigher" | "similar";
export type Penalty = PenaltyKeys & ((Given<PenaltyKeys, "multiple"> & Absent<"rate">) | (Given<PenaltyKeys, "rate"> & Absent<"multiple">));
/**
 * What penalty interest is charged on.
 *
 * An instalment of 800.00 principal and 100.00 interest, 30 days late at 0.05 % a day: `Principal` 12.00,
 * `PrincipalAndInterest` 13.50.
 */
export type PenaltyBase = "principal" | "principalAndInterest" | "outstandingPrincipal";
/**
 * What the interest of one period is.
 *
 * 10,000.00 at 12 % on actual/365 from 10 January, first due 25 February, 12 periods, level: with `Twelfth` 939.72,
 * then 888.49, last 888.47; with `ActualDays` 892.59 every month, last 892.61.
 */
export type PeriodInterest = "twelfth" | "actualDays";
/**
 * A loan product whose usual overdue terms are known.
 */
export type LoanPreset = "huabei" | "jiebei" | "weilidai" | "consumerLoan" | "misusedLoan";
/**
 * An offer accepted or an earlier agreement, what happened since, and what is wanted of it.
 */
export type CaseAgreement = CaseAgreementKeys &
  ((Given<CaseAgreementKeys, "accept"> & Absent<"signed">) | (Given<CaseAgreementKeys, "signed"> & Absent<"accept">)) &
  (Absent<"voided"> | Absent<"superseded">);
export type Accept = WrittenAcceptance | OralAcceptance;
export type WrittenAcceptance = WrittenAcceptanceKeys & (Given<WrittenAcceptanceKeys, "kind"> | Given<WrittenAcceptanceKeys, "proposal">);
/**
 * When it is breached, and what follows.
 */
export type Clause = ClauseKeys & (Given<ClauseKeys, "consecutive"> | Given<ClauseKeys, "total">);
/**
 * What accrues once the agreement is breached.
 */
export type AccrualReinstatement = "none" | "fromBreach" | "fromSigning";
/**
 * What becomes of waived amounts once the agreement is breached. Conditional waivers count as waived.
 */
export type WaiverReinstatement = "none" | "all" | "proRata";
/**
 * What somebody who pays everything early owes of interest that the plan has not earned yet.
 */
export type EarlyCompletion = "rebate" | "inFull";
/**
 * A kind of plan a desk knows: a preset over the concessions, nothing else.
 */
export type PlanKind =
  | "payInFull"
  | "settlement"
  | "billInstalments"
  | "personalised"
  | "principalOnly"
  | "interestOnly"
  | "deferral"
  | "extension"
  | "rateReduction"
  | "waiverOnly"
  | "stepUp"
  | "refinance";
/**
 * What becomes of money that comes in under an agreement beyond the running payment.
 *
 * Of 12,000.00 at 12 % in twelve payments of 1,066.19 the first is made, and 3,000.00 more than the second come in twelve days later.
 */
export type PrepaymentEffect = "nothing" | "shorten" | "lower";
export type OralAcceptance = OralAcceptanceKeys & (Given<OralAcceptanceKeys, "kind"> | Given<OralAcceptanceKeys, "proposal">);
export type Wanted =
  | {
      /**
       * `text`, `markdown` or `html`; not of `calendar` and `csv`.
       */
      readonly format: PageFormat;
      /**
       * `repaymentPlan`, `agreement`, `payoffQuote` (with `quoteValidUntil`), `calendar` or `csv`.
       */
      readonly kind: "repaymentPlan";
      /**
       * `en` or `zh`; not of `csv`.
       */
      readonly language: LanguageCode;
    }
  | {
      /**
       * `text`, `markdown` or `html`; not of `calendar` and `csv`.
       */
      readonly format: PageFormat;
      /**
       * `repaymentPlan`, `agreement`, `payoffQuote` (with `quoteValidUntil`), `calendar` or `csv`.
       */
      readonly kind: "agreement";
      /**
       * `en` or `zh`; not of `csv`.
       */
      readonly language: LanguageCode;
    }
  | {
      /**
       * `text`, `markdown` or `html`; not of `calendar` and `csv`.
       */
      readonly format: PageFormat;
      /**
       * `repaymentPlan`, `agreement`, `payoffQuote` (with `quoteValidUntil`), `calendar` or `csv`.
       */
      readonly kind: "payoffQuote";
      /**
       * `en` or `zh`; not of `csv`.
       */
      readonly language: LanguageCode;
    }
  | {
      /**
       * `repaymentPlan`, `agreement`, `payoffQuote` (with `quoteValidUntil`), `calendar` or `csv`.
       */
      readonly kind: "calendar";
      /**
       * `en` or `zh`; not of `csv`.
       */
      readonly language: LanguageCode;
    }
  | {
      /**
       * `repaymentPlan`, `agreement`, `payoffQuote` (with `quoteValidUntil`), `calendar` or `csv`.
       */
      readonly kind: "csv";
    };
/**
 * What a page is written in.
 */
export type PageFormat = "text" | "markdown" | "html";
/**
 * A language of the engine.
 */
export type LanguageCode = "en" | "zh";
/**
 * What a borrower asks for beside the payments.
 */
export type Relief = "stopInterest" | "waiveInterest" | "waiveLateFees" | "defer";
/**
 * Why somebody cannot pay as agreed.
 */
export type Hardship = "incomeFell" | "unemployment" | "illness" | "disaster" | "family" | "business" | "overIndebted" | "other";
/**
 * A document that a request comes with.
 */
export type SupportingDocument =
  | "identity"
  | "incomeProof"
  | "incomeLossProof"
  | "bankStatements"
  | "creditReport"
  | "unemploymentProof"
  | "medicalRecords"
  | "disasterProof"
  | "familyProof"
  | "businessRecords"
  | "hardshipLetter"
  | "repaymentProposal";
/**
 * How often an income, a spending or a payment recurs.
 *
 * A month's part of it is exact: weekly x 52/12, fortnightly x 26/12, four-weekly x 13/12, monthly x 1, quarterly
 * / 3, yearly / 12.
 */
export type Frequency = "weekly" | "fortnightly" | "fourWeekly" | "monthly" | "quarterly" | "yearly";
/**
 * What essential spending is for.
 */
export type SpendingCategory =
  "housing" | "utilities" | "food" | "transport" | "health" | "education" | "support" | "insurance" | "total" | "other";
/**
 * How sure an income is. How much of it counts is the policy's to say.
 */
export type IncomeCertainty = "secured" | "regular" | "variable" | "expected";
/**
 * How somebody is contacted.
 */
export type Channel = "call" | "message" | "visit" | "letter";
/**
 * Who is contacted.
 */
export type Person = "debtor" | "guarantor" | "contactPerson" | "thirdParty";
/**
 * What a contact is for.
 */
export type ContactPurpose = "collect" | "relay" | "find";
export type CaseworkRecord =
  StepRecord | ContactRecord | ConsentRecord | ContactAgreementRecord | AgencyRecord | SupportingDocumentRecord | KeptRecord | NoteRecord;
export type StepRecord = StepRecordKeys &
  (Absent<"text"> | Absent<"textDigest">) &
  (Absent<"digest"> | Given<StepRecordKeys, "number">) &
  (Absent<"number"> | Given<StepRecordKeys, "digest">) &
  (Absent<"previous"> | Given<StepRecordKeys, "digest">);
/**
 * Where a case stands.
 */
export type CaseState =
  | "opened"
  | "contacted"
  | "applicationReceived"
  | "documentsPending"
  | "underReview"
  | "offersMade"
  | "countered"
  | "agreed"
  | "inFollowUp"
  | "renegotiating"
  | "disputed"
  | "complaint"
  | "mediation"
  | "legal"
  | "completed"
  | "settled"
  | "breachedToCollection"
  | "withdrawn"
  | "refused";
export type ContactRecord = ContactRecordKeys &
  (Absent<"text"> | Absent<"textDigest">) &
  (Absent<"digest"> | Given<ContactRecordKeys, "number">) &
  (Absent<"number"> | Given<ContactRecordKeys, "digest">) &
  (Absent<"previous"> | Given<ContactRecordKeys, "digest">);
export type ConsentRecord = ConsentRecordKeys &
  (Absent<"text"> | Absent<"textDigest">) &
  (Absent<"digest"> | Given<ConsentRecordKeys, "number">) &
  (Absent<"number"> | Given<ConsentRecordKeys, "digest">) &
  (Absent<"previous"> | Given<ConsentRecordKeys, "digest">);
export type ContactAgreementRecord = ContactAgreementRecordKeys &
  (Absent<"text"> | Absent<"textDigest">) &
  (Absent<"digest"> | Given<ContactAgreementRecordKeys, "number">) &
  (Absent<"number"> | Given<ContactAgreementRecordKeys, "digest">) &
  (Absent<"previous"> | Given<ContactAgreementRecordKeys, "digest">);
export type AgencyRecord = AgencyRecordKeys &
  (Absent<"text"> | Absent<"textDigest">) &
  (Absent<"digest"> | Given<AgencyRecordKeys, "number">) &
  (Absent<"number"> | Given<AgencyRecordKeys, "digest">) &
  (Absent<"previous"> | Given<AgencyRecordKeys, "digest">);
export type SupportingDocumentRecord = SupportingDocumentRecordKeys &
  (Absent<"text"> | Absent<"textDigest">) &
  (Absent<"digest"> | Given<SupportingDocumentRecordKeys, "number">) &
  (Absent<"number"> | Given<SupportingDocumentRecordKeys, "digest">) &
  (Absent<"previous"> | Given<SupportingDocumentRecordKeys, "digest">);
export type KeptRecord = KeptRecordKeys &
  (Absent<"text"> | Absent<"textDigest">) &
  (Absent<"digest"> | Given<KeptRecordKeys, "number">) &
  (Absent<"number"> | Given<KeptRecordKeys, "digest">) &
  (Absent<"previous"> | Given<KeptRecordKeys, "digest">);
/**
 * A thing that law tells how long to keep.
 */
export type RecordKind = "recording" | "collectionRecord" | "oralAgreement" | "creditEntry";
export type NoteRecord = NoteRecordKeys &
  (Absent<"text"> | Absent<"textDigest">) &
  (Absent<"digest"> | Given<NoteRecordKeys, "number">) &
  (Absent<"number"> | Given<NoteRecordKeys, "digest">) &
  (Absent<"previous"> | Given<NoteRecordKeys, "digest">);
/**
 * The five tiers of loan quality (五级分类), best first.
 */
export type Classification = "pass" | "specialMention" | "substandard" | "doubtful" | "loss";
export type ClassificationRules = "order2023" | "cardLadder2011" | "stricter";
/**
 * A document whose contents law prescribes.
 */
export type LegalDocument = "agreement" | "contract" | "statement" | "letter" | "disclosure";
/**
 * Who lends or collects.
 */
export type Lender = "bank" | "consumerFinance" | "localLicensed" | "private" | "agency";
/**
 * What the debt is.
 */
export type Product = "creditCard" | "cardInstalment" | "cashInstalment" | "loan" | "onlineLoan";
/**
 * How the annual rate is shown to the customer.
 */
export type RateDisplay = "notShown" | "simpleNamed" | "simpleUnnamed" | "compound";
/**
 * Whether a card can still be used.
 */
export type CardStatus = "normal" | "blocked" | "cancelled";
/**
 * A policy, or the name of a sample.
 */
export type PolicyChoice = PolicySample | Policy;
/**
 * The name of a sample policy.
 */
export type PolicySample = "cardIssuer" | "consumerLender";
/**
 * Something that a plan can give up.
 */
export type Concession =
  | "periods"
  | "deferral"
  | "downPayment"
  | "rate"
  | "discount"
  | "waive.principal"
  | "waive.interest"
  | "waive.penaltyInterest"
  | "waive.compoundInterest"
  | "waive.lateFee"
  | "waive.fee"
  | "waive.cost";
/**
 * A kind of plan. What is absent is as the kind's preset has it.
 */
export type PolicyKind = PolicyKindKeys &
  (Absent<"priceList"> | Absent<"periods">) &
  (Absent<"priceList"> | Absent<"accrual">) &
  (Absent<"priceList"> | Absent<"rate">);
/**
 * What may earn interest during a plan.
 */
export type AllowedAccrual = "frozen" | "continued" | "planRate";
/**
 * A class of components that one concession of a plan moves together.
 *
 * ```
 * use arrears::{Component, offer::Class};
 * assert_eq!(Class::of(Component::Cash), Class::Principal);
 * assert!(Class::Interest.may_bear_interest() && !Class::LateFee.may_bear_interest());
 * ```
 */
export type Class = "principal" | "interest" | "penaltyInterest" | "compoundInterest" | "lateFee" | "fee" | "cost";
/**
 * When the interest of a deferral is due.
 */
export type DeferralDue = "firstInstalment" | "capitalised";
/**
 * What the first period bears.
 *
 * 121,200.00 at 12 % a year, signed on the 2nd, first due on the 5th: by days 119.54, whole 1,212.00.
 */
export type FirstPeriodInterest = "byDays" | "whole";
/**
 * When the fee of a price list is charged.
 */
export type FeeCharged = "eachPeriod" | "once";
/**
 * How the payments of a plan run.
 */
export type Profile =
  | {
      /**
       * Which of the several it is.
       */
      readonly kind: "level";
    }
  | {
      /**
       * Which of the several it is.
       */
      readonly kind: "equalPrincipal";
    }
  | {
      /**
       * Which of the several it is.
       */
      readonly kind: "fixed";
      /**
       * The amount.
       */
      readonly payment: string;
    }
  | {
      /**
       * Which of the several it is.
       */
      readonly kind: "interestOnly";
      /**
       * How many payments are of interest only.
       */
      readonly periods: number;
    }
  | {
      /**
       * A step up after so many payments.
       */
      readonly every: number;
      /**
       * By how much a payment is multiplied at each step.
       */
      readonly factor: string;
      /**
       * Which of the several it is.
       */
      readonly kind: "stepUp";
    }
  | {
      /**
       * Which of the several it is.
       */
      readonly kind: "principalFirst";
    }
  | {
      /**
       * Which of the several it is.
       */
      readonly kind: "balloon";
      /**
       * The share of what is owed that the last payment pays.
       */
      readonly share: string;
    };
export type CasePage =
  | {
      /**
       * `text`, `markdown` or `html`; not of `calendar`.
       */
      readonly format: PageFormat;
      /**
       * Which page: `deadlines`, `calendar`, `consequences`, `statement`, `costDisclosure`, `letter`, `application` or `settlementProof`.
       */
      readonly kind: "deadlines";
      /**
       * Its language: `en` or `zh`.
       */
      readonly language: LanguageCode;
    }
  | {
      /**
       * `text`, `markdown` or `html`; not of `calendar`.
       */
      readonly format: PageFormat;
      /**
       * Which page: `deadlines`, `calendar`, `consequences`, `statement`, `costDisclosure`, `letter`, `application` or `settlementProof`.
       */
      readonly kind: "consequences";
      /**
       * Its language: `en` or `zh`.
       */
      readonly language: LanguageCode;
    }
  | {
      /**
       * `text`, `markdown` or `html`; not of `calendar`.
       */
      readonly format: PageFormat;
      /**
       * Which page: `deadlines`, `calendar`, `consequences`, `statement`, `costDisclosure`, `letter`, `application` or `settlementProof`.
       */
      readonly kind: "statement";
      /**
       * Its language: `en` or `zh`.
       */
      readonly language: LanguageCode;
    }
  | {
      /**
       * `text`, `markdown` or `html`; not of `calendar`.
       */
      readonly format: PageFormat;
      /**
       * Which page: `deadlines`, `calendar`, `consequences`, `statement`, `costDisclosure`, `letter`, `application` or `settlementProof`.
       */
      readonly kind: "costDisclosure";
      /**
       * Its language: `en` or `zh`.
       */
      readonly language: LanguageCode;
    }
  | {
      /**
       * `text`, `markdown` or `html`; not of `calendar`.
       */
      readonly format: PageFormat;
      /**
       * Which page: `deadlines`, `calendar`, `consequences`, `statement`, `costDisclosure`, `letter`, `application` or `settlementProof`.
       */
      readonly kind: "letter";
      /**
       * Its language: `en` or `zh`.
       */
      readonly language: LanguageCode;
    }
  | {
      /**
       * `text`, `markdown` or `html`; not of `calendar`.
       */
      readonly format: PageFormat;
      /**
       * Which page: `deadlines`, `calendar`, `consequences`, `statement`, `costDisclosure`, `letter`, `application` or `settlementProof`.
       */
      readonly kind: "application";
      /**
       * Its language: `en` or `zh`.
       */
      readonly language: LanguageCode;
    }
  | {
      /**
       * `text`, `markdown` or `html`; not of `calendar`.
       */
      readonly format: PageFormat;
      /**
       * Which page: `deadlines`, `calendar`, `consequences`, `statement`, `costDisclosure`, `letter`, `application` or `settlementProof`.
       */
      readonly kind: "settlementProof";
      /**
       * Its language: `en` or `zh`.
       */
      readonly language: LanguageCode;
    }
  | {
      /**
       * Which page: `deadlines`, `calendar`, `consequences`, `statement`, `costDisclosure`, `letter`, `application` or `settlementProof`.
       */
      readonly kind: "calendar";
      /**
       * Its language: `en` or `zh`.
       */
      readonly language: LanguageCode;
    };
/**
 * The unit period that rates of given flows are measured by.
 */
export type FlowPeriod = "day" | "week" | "semiMonth" | "month" | "quarter" | "year";
export type AccountKind = "card" | "loan";
/**
 * The pages of a case.
 */
export type CasePageKind =
  "deadlines" | "calendar" | "consequences" | "statement" | "costDisclosure" | "letter" | "application" | "settlementProof";
export type DueRule = "daysAfterStatement" | "dayOfMonth";
/**
 * What an event is: each kind is a `kind` of the case document, and its place here is its number in a column.
 *
 * ```
 * use arrears::ledger::EventKind;
 * assert_eq!(EventKind::from_key("cashAdvance"), Some(EventKind::CashAdvance));
 * assert_eq!([EventKind::Purchase, EventKind::Payment].map(EventKind::number), [0, 1]);
 * ```
 */
export type EventKind =
  | "purchase"
  | "payment"
  | "cashAdvance"
  | "refund"
  | "cost"
  | "fee"
  | "disbursement"
  | "conversion"
  | "instalmentSettlement"
  | "waiver"
  | "freeze"
  | "unfreeze"
  | "rateChange"
  | "earlyRepayment"
  | "acceleration"
  | "dueDateChange"
  | "reversal"
  | "writeOff"
  | "assertion"
  | "judgment"
  | "creditLimitChange"
  | "cycleChange"
  | "chargeback"
  | "creditRefund"
  | "paymentChange"
  | "dispute"
  | "disputeEnd";
export type HappeningKind = "step" | "contact" | "consent" | "contactAgreement" | "agency" | "supportingDocument" | "kept" | "note";
/**
 * A component or class, or the day from which a row of ratios is in force.
 */
export type MinimumRatio =
  | "from"
  | "purchase"
  | "cash"
  | "instalment"
  | "loan"
  | "interest"
  | "penaltyInterest"
  | "compoundInterest"
  | "lateFee"
  | "annualFee"
  | "cashFee"
  | "serviceFee"
  | "instalmentFee"
  | "cost"
  | "judgmentInterest"
  | "principal"
  | "fee";
/**
 * A class of what is owed, as a plan treats it.
 */
export type OwedClass = "principal" | "interest" | "penaltyInterest" | "compoundInterest" | "lateFee" | "fee" | "cost";
/**
 * The documents of an agreement.
 */
export type PageKind = "repaymentPlan" | "agreement" | "payoffQuote" | "calendar" | "csv";
/**
 * What happens to what has accrued of a class.
 */
export type Placed = "capitalised" | "firstInstalment" | "deferred";
/**
 * When a waiver takes effect.
 */
export type WaivedWhen = "atSigning" | "onCompletion";
/**
 * Where an agreement stands.
 */
export type AgreementStatus = "onTrack" | "pastDue" | "breached" | "completed" | "superseded" | "voided";
/**
 * Where one payment stands.
 */
export type PaymentState = "paid" | "partPaid" | "late" | "missed" | "upcoming";
/**
 * What a rule says.
 */
export type VerdictOutcome = "pass" | "warn" | "fail" | "notApplicable";
/**
 * How a quoted rate is meant.
 *
 * 1,072.00 in each of 12 months for 12,000.00: 1.0862 % a period, 13.034 % simple, 13.842 % compound.
 *
 * # Source
 * PBOC notice 2021 no. 3, article 4: a rate by simple interest must say so.
 */
export type Basis = "period" | "simple" | "compound";
/**
 * How well a rule's text is known.
 */
export type RuleCertainty = "confirmed" | "reported" | "unconfirmed";
/**
 * What a document is to show.
 */
export type DocumentPurpose = "identity" | "income" | "special" | "plan";
/**
 * How sure a value is that an answer rests on.
 */
export type AssumptionCertainty = "reported" | "unconfirmed" | "rounded" | "derived" | "simplest" | "unknown";
/**
 * The kinds of findings.
 */
export type FindingKind =
  | "noIncome"
  | "spendingAboveIncome"
  | "nothingToSpare"
  | "missingEssential"
  | "essentialsTooLow"
  | "debtServiceHigh"
  | "incomeUncertain"
  | "evidenceMissing"
  | "evidenceOld"
  | "evidenceLater"
  | "debtUnpaid";
/**
 * What a record is of.
 */
export type RecordedKind = "step" | "contact" | "consent" | "contactAgreement" | "agency" | "supportingDocument" | "kept" | "note";
/**
 * What happened to a chain of records; [`verify`](super::verify) says at which record.
 *
 * ```
 * use arrears::casework::{Casework, CaseworkError, ChainFault, Moment, Reference, verify};
 * use arrears::{Date, TimeOfDay};
 * let name = |text: &str| Reference::new(text).unwrap();
 * let when = Moment::new(Date::new(2026, 3, 2)?, TimeOfDay::new(9, 30)?);
 * let file = Casework::open(name("case-7"), when, name("agent-17"));
 * let error = verify(file.case(), &[], Some(file.head())).unwrap_err();
 * assert_eq!(error, CaseworkError::ChainBroken { at: 0, fault: ChainFault::CutOff });
 * # Ok::<(), arrears::Error>(())
 * ```
 */
export type ChainFault = "changed" | "removed" | "inserted" | "reordered" | "replaced" | "cutOff";
/**
 * What a fact about being overdue is about.
 */
export type ConsequenceKey = "creditRecord" | "classification" | "limitation" | "criminalThreshold" | "noCrime" | "courtCut" | "complaint";
/**
 * What a disclosure is about.
 */
export type Disclosed = "loan" | "conversion" | "offer" | "agreement";
/**
 * A charge where everything is paid as agreed.
 */
export type NormalCharge = "interest" | "instalmentFee" | "fee";
/**
 * What comes on top in default.
 */
export type ContingentCharge = "penaltyInterest" | "compoundInterest" | "lateFee" | "contractInterest" | "waivedAgain";
/**
 * What speaks against a repair, a limit or a waiver.
 */
export type ObstacleKey =
  | "notShown"
  | "aroseOutside"
  | "amountAbove"
  | "notRepaidInTime"
  | "notACard"
  | "notInPolicy"
  | "daysPastDue"
  | "classification"
  | "agreement"
  | "accountAge"
  | "increase"
  | "highest"
  | "belowOwed"
  | "beforeToday"
  | "days"
  | "noLateFee"
  | "tooOften"
  | "amount"
  | "beyondOwed";
/**
 * A 30-day bucket of days past due.
 *
 * | bucket | days | bucket | days |
 * |---|---|---|---|
 * | M0 | 0 | M4 | 91 to 120 |
 * | M1 | 1 to 30 | M5 | 121 to 150 |
 * | M2 | 31 to 60 | M6 | 151 to 180 |
 * | M3 | 61 to 90 | M7+ | 181 and more |
 *
 * # Source
 * Usage of Chinese card desks; the same limits as the credit report's codes 1 to 7.
 */
export type Bucket = "m0" | "m1" | "m2" | "m3" | "m4" | "m5" | "m6" | "m7Plus";
/**
 * What paying by a day averts or keeps.
 */
export type DeadlinePurpose =
  "lateFee" | "interestFreePeriod" | "current" | "bucket" | "day91" | "creditRecord" | "agreementPayment" | "agreementBreach" | "offer";
/**
 * The ladder of days past due that classifies.
 */
export type ClassifiedBy = "order2023" | "cardLadder2011" | "stricter" | "own";
/**
 * The status of a month in a credit report.
 */
export type CreditSymbol = "N" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "M" | "C" | "*";
/**
 * Whether a rule must be kept.
 */
export type RuleBinding = "binding" | "advisory";
/**
 * What a line says.
 */
export type LineKind =
  | "charge"
  | "part"
  | "settlement"
  | "lateFee"
  | "interest"
  | "compoundInterest"
  | "judgmentInterest"
  | "accrued"
  | "retroactiveInterest"
  | "due"
  | "accelerated"
  | "repaid"
  | "event"
  | "statement"
  | "interestFreePeriodKept"
  | "interestFreePeriodLost"
  | "assertion"
  | "payment"
  | "refund"
  | "waiver"
  | "conversion"
  | "earlyRepayment"
  | "dispute"
  | "credit"
  | "earlyRepaymentFee"
  | "capped"
  | "shortfallPassed"
  | "chargeback";
/**
 * The period of a rate.
 */
export type RatePeriod = "daily" | "monthly" | "annual";
/**
 * How a proposal is answered.
 */
export type ProposalAnswer = "accept" | "counter" | "refuse";
/**
 * Something that a proposal can ask for: a concession, the kind of plan, or an amount a month.
 */
export type ProposalItem =
  | "periods"
  | "deferral"
  | "downPayment"
  | "rate"
  | "discount"
  | "waive.principal"
  | "waive.interest"
  | "waive.penaltyInterest"
  | "waive.compoundInterest"
  | "waive.lateFee"
  | "waive.fee"
  | "waive.cost"
  | "kind"
  | "monthly";
/**
 * What earns interest during a plan.
 */
export type PlanAccrual = "frozen" | "continued" | "planRate" | "fee";
/**
 * How the payments of a plan run.
 */
export type RepaymentProfile = "level" | "equalPrincipal" | "fixed" | "interestOnly" | "stepUp" | "principalFirst" | "balloon";
/**
 * A condition of a policy that somebody does not meet.
 */
export type Condition = "product" | "daysPastDue" | "hardship" | "cardStatus" | "firstTime" | "amount" | "rate" | "nothingOwed";
/**
 * What would have to be otherwise.
 */
export type NearestKind = "affordableFrom" | "lumpSumFrom" | "periods";
/**
 * Why a kind of plan cannot be offered.
 */
export type RefusalReason =
  "notEligible" | "unlawful" | "aboveCapacity" | "aboveLumpSum" | "tooEarly" | "recoversTooLittle" | "searchTooLarge";
/**
 * Where an account stands: of a card or of a loan, as `account.kind` of the case says.
 */
export type AnyOpening = OpeningReport | LoanOpeningReport;
/**
 * A component, or another amount that knowledge changes.
 */
export type ChangedAmount =
  | "purchase"
  | "cash"
  | "instalment"
  | "loan"
  | "interest"
  | "penaltyInterest"
  | "compoundInterest"
  | "lateFee"
  | "annualFee"
  | "cashFee"
  | "serviceFee"
  | "instalmentFee"
  | "cost"
  | "judgmentInterest"
  | "credit"
  | "accruedInterest"
  | "accruedPenaltyInterest"
  | "accruedCompoundInterest"
  | "accruedJudgmentInterest"
  | "disputed"
  | "payoff";
/**
 * The name of an error's number.
 */
export type ErrorName =
  | "notDecimal"
  | "tooManyDecimals"
  | "amountOutOfRange"
  | "mixedCurrencies"
  | "unknownCurrency"
  | "amountNotPositive"
  | "amountNegative"
  | "rateNotDecimal"
  | "rateTooManyDecimals"
  | "rateOutOfRange"
  | "rateInexactProduct"
  | "rateWrongPeriod"
  | "notADate"
  | "noSuchDay"
  | "dateOutOfRange"
  | "noSuchMonthDay"
  | "notATime"
  | "noSuchTime"
  | "notAMonthDay"
  | "noBusinessDay"
  | "dayTwice"
  | "tooManyOwnDays"
  | "historyTooLong"
  | "historyNotAscending"
  | "historyStartsLate"
  | "orderIncomplete"
  | "orderRepeats"
  | "graceTooLong"
  | "dueDatesCollide"
  | "floorAboveCap"
  | "ratioAboveOne"
  | "zeroCount"
  | "tooManyDays"
  | "notInOrders"
  | "slabsNotAscending"
  | "tooManySlabs"
  | "tooManyCycles"
  | "notToBear"
  | "statementBeforeOpening"
  | "dueRuleUnknown"
  | "compoundTwice"
  | "compoundNeedsPenalty"
  | "flatFeeEarnsNoInterest"
  | "needsGroupFirst"
  | "prepayNeedsOutstanding"
  | "multipleBelowOne"
  | "agesNotAscending"
  | "noContractRate"
  | "inAdvanceNeedsScheduled"
  | "tooManyEvents"
  | "totalTooLarge"
  | "recordedTooEarly"
  | "unknownTarget"
  | "reversalOfReversal"
  | "reversedTwice"
  | "reversedTooEarly"
  | "wrongTarget"
  | "beforeTarget"
  | "periodsOutOfRange"
  | "tooManyConversions"
  | "wrongComponent"
  | "noRate"
  | "unevenColumns"
  | "unknownEventKind"
  | "performBeforeJudgment"
  | "disputeAbovePurchase"
  | "disputeEnded"
  | "tooManyDisputes"
  | "nullValue"
  | "notOfThisKind"
  | "unknownNumber"
  | "disputeBeforeOpening"
  | "beforeOpening"
  | "owedTooLarge"
  | "waiverTooLarge"
  | "conversionTooLarge"
  | "nothingToSettle"
  | "targetMissing"
  | "wrongKind"
  | "replayOutOfOrder"
  | "scratchTooSmall"
  | "tooManyAssertions"
  | "judgmentTooLarge"
  | "alreadyJudged"
  | "disputeTooLarge"
  | "tooManyRates"
  | "wrongDisbursement"
  | "nothingToAccelerate"
  | "dueDateNotLater"
  | "keepMissing"
  | "creditRefundTooLarge"
  | "noInstalmentRunning"
  | "chargebackTooLarge"
  | "chargebackByInstalment"
  | "interestInAdvance"
  | "notAfterOpening"
  | "openingBeforeAccount"
  | "minimumAboveBalance"
  | "dueNotAfterStatement"
  | "graceBeforeDue"
  | "statementAfterOpening"
  | "statementMissing"
  | "statementUndecided"
  | "statementDecided"
  | "owedNotBilled"
  | "creditWithDebt"
  | "dateAfterOpening"
  | "statementNotTold"
  | "notOldestFirst"
  | "partsBilled"
  | "componentOfAnother"
  | "feeWithoutMiss"
  | "openingNegative"
  | "notExact"
  | "reversesOpening"
  | "principalAboveTerms"
  | "periodsLeftOutOfRange"
  | "nextDueNotAfterOpening"
  | "componentTwice"
  | "countedBackTooFar"
  | "momentTooLarge"
  | "daysPastDueNegative"
  | "ladderNotRising"
  | "tooManyMonths"
  | "monthAfterEnd"
  | "restructuringsOutOfOrder"
  | "restructuringDates"
  | "repaidBeforeArising"
  | "budgetTooMany"
  | "budgetTotal"
  | "shareAboveOne"
  | "dependants"
  | "noSuchIncome"
  | "nothingOwed"
  | "paymentsOutOfOrder"
  | "sharePlaces"
  | "lastBeforeFirst"
  | "tooManyChanges"
  | "rulebookNotJson"
  | "rulebookTooLong"
  | "rulebookFormat"
  | "rulebookUnknownKey"
  | "rulebookMissingKey"
  | "rulebookDuplicateKey"
  | "rulebookWrongType"
  | "unknownRuleKind"
  | "rulebookUnknownWord"
  | "rulebookEmptyText"
  | "badIdentifier"
  | "rulebookListLength"
  | "listedTwice"
  | "rulebookNumberOutOfRange"
  | "endsBeforeStart"
  | "overlappingDates"
  | "invertedBand"
  | "exactlyOneNeeded"
  | "segmentInverted"
  | "segmentsOverlap"
  | "flowCount"
  | "allZero"
  | "oneSided"
  | "noRoot"
  | "severalRoots"
  | "figureOutOfRange"
  | "unresolvedRate"
  | "periodsAYear"
  | "flowsTooLarge"
  | "flowsOutOfOrder"
  | "percentDecimals"
  | "brokenYear"
  | "oddDays"
  | "negativeCharge"
  | "beforeValuation"
  | "boundsInverted"
  | "zeroStep"
  | "planShareAboveOne"
  | "planPeriods"
  | "stepUp"
  | "nothingLeftToRepayIn"
  | "downPaymentTooLarge"
  | "dueBeforeSigning"
  | "settlementPayments"
  | "kindTwice"
  | "policyListLength"
  | "concessionNotOrdered"
  | "concessionTwice"
  | "tooManyCombinations"
  | "boundBelowBound"
  | "concessionOfAnotherKind"
  | "emptyProposal"
  | "policyDays"
  | "roundsOutOfOrder"
  | "pricesNotRising"
  | "pricedProfile"
  | "neverBears"
  | "policyMonths"
  | "capacityOutOfOrder"
  | "planAccounts"
  | "claimDays"
  | "agreementDigestDiffers"
  | "agreementFiguresDiffer"
  | "otherCalculation"
  | "offerExpired"
  | "acceptedTooEarly"
  | "balanceChanged"
  | "otherLedger"
  | "clauseCounts"
  | "clauseGraceTooLong"
  | "beforeAcceptance"
  | "nothingToRenegotiate"
  | "wrongPredecessor"
  | "agreementChainTooLong"
  | "agreementNotes"
  | "kindNotOffered"
  | "quoteDates"
  | "prepaymentProfile"
  | "accountTwice"
  | "otherAccounts"
  | "otherLedgerBeside"
  | "referenceEmpty"
  | "referenceTooLong"
  | "referenceControl"
  | "looksLikeIdentity"
  | "looksLikeMobile"
  | "stepForbidden"
  | "recordOutOfOrder"
  | "tooManyRecords"
  | "caseNotOpened"
  | "chainBroken"
  | "nothingNeeded"
  | "recordUnsealed"
  | "stepNotBack"
  | "agencyNotAssigned"
  | "applicationReason"
  | "applicationMonth"
  | "applicationAmount"
  | "applicationTooLong"
  | "askedPayments"
  | "askedAmount"
  | "schedulePeriods"
  | "schedulePrincipal"
  | "scheduleAmount"
  | "schedulePeriodRate"
  | "firstDueNotLater"
  | "firstDueNotOnPayDay"
  | "dailyRateNeedsActualDays"
  | "flatFeeByTheDay"
  | "tooFewRows"
  | "wrongInterval"
  | "noPeriodRate"
  | "methodHasNo"
  | "residualTooLarge"
  | "paymentTooSmall"
  | "noPeriodForPrincipal"
  | "paymentTwice"
  | "wrongMultiple"
  | "shapeCurrency"
  | "notInAdvance"
  | "notRenminbi"
  | "rowLength"
  | "eventTwice"
  | "notADigest"
  | "keyTwice"
  | "notJson"
  | "unknownKey"
  | "missingKey"
  | "wrongType"
  | "duplicateKey"
  | "unknownName"
  | "duplicateId"
  | "unknownId"
  | "unknownVersion"
  | "keyOfAnotherKind"
  | "ambiguousKeys"
  | "documentTooLarge"
  | "notInThisBuild"
  | "probabilityAboveOne"
  | "offerTwice"
  | "candidateTwice"
  | "capTwice"
  | "otherQuestion"
  | "unevenAccountColumns"
  | "unknownProduct"
  | "noSuchAccount"
  | "nullAccountValue"
  | "notOfThisKindOfAccount"
  | "unknownAccountNumber";

export interface CaseDocument {
  /**
   * The account that everything is asked about.
   */
  readonly account: Account;
  /**
   * An offer accepted, or an agreement followed up.
   */
  readonly agreement?: CaseAgreement | null;
  /**
   * What the borrower hands in to ask for a plan.
   */
  readonly application?: Application | null;
  /**
   * The day asked about.
   */
  readonly asOf: string;
  /**
   * What comes in, what must go out, and who shares what is left.
   */
  readonly budget?: CaseBudget | null;
  /**
   * The work on the case: its records, and whether somebody may be contacted.
   */
  readonly casework?: CaseCasework | null;
  /**
   * A second day of knowledge: the report shows what changed between the two.
   */
  readonly comparedWith?: string | null;
  /**
   * Whether records of the credit report are repaired.
   */
  readonly creditRepair?: CaseCreditRepair | null;
  /**
   * Leaves out what was recorded later than this day.
   */
  readonly knownOn?: string | null;
  /**
   * What the account is judged by; mainland China's rules where absent.
   */
  readonly law?: CaseLaw | null;
  /**
   * A note, for people.
   */
  readonly note?: string | null;
  /**
   * Who asks for offers, with what to pay, by which policy.
   */
  readonly offers?: CaseOffers | null;
  /**
   * Whether the report writes the opening that goes on from the end of `asOf`.
   */
  readonly opening?: boolean | null;
  /**
   * The pages wanted.
   */
  readonly pages?: readonly CasePage[] | null;
  /**
   * Flows whose yearly rates are asked for, whatever they are of.
   */
  readonly rates?: readonly Flows[] | null;
  /**
   * Where the case comes from, for people.
   */
  readonly source?: string | null;
  /**
   * A title, for people.
   */
  readonly title?: string | null;
  /**
   * Other accounts of the same lender: offers, an agreement and its follow-up are then over all of them.
   */
  readonly together?: readonly Together[] | null;
  /**
   * The version of the document: `arrears-case/2`.
   */
  readonly version: "arrears-case/2";
}
/**
 * A card.
 */
export interface CardAccount {
  /**
   * What happened, in ledger order; after the opening, where there is one.
   */
  readonly events: readonly AccountEvent[];
  /**
   * The kind of account: `card`.
   */
  readonly kind: "card";
  /**
   * Where it stood at the end of a day, for an account that begins in the middle.
   */
  readonly opening?: CardOpening | null;
  /**
   * What was promised.
   */
  readonly terms: CardTerms;
}
export interface PurchaseEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "purchase";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface PaymentEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "payment";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface CashAdvanceEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * Cash-advance fee.
   */
  readonly fee?: string | null;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "cashAdvance";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface RefundEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "refund";
  /**
   * The `id` of the purchase refunded or disputed, of the dispute ended, or of the event reversed.
   */
  readonly of?: string | null;
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface CostEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "cost";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface FeeEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * A component or class.
   */
  readonly component: ComponentOrClass;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "fee";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface DisbursementEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "disbursement";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
/**
 * The keys of {@link ConversionEvent}, before what is asked of them together.
 */
export interface ConversionEventKeys {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * Interest of a level-payment plan.
   */
  readonly annualRate?: string | null;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "conversion";
  /**
   * Fee of each period, a share of the converted amount.
   */
  readonly monthlyFeeRate?: string | null;
  /**
   * Number of instalment parts, 1 to 600.
   */
  readonly periods: number;
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface InstalmentSettlementEvent {
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "instalmentSettlement";
  /**
   * The `id` of the conversion settled; every plan where absent.
   */
  readonly plan?: string | null;
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface WaiverEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * A component or class.
   */
  readonly component: ComponentOrClass;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "waiver";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface FreezeEvent {
  /**
   * Components and classes.
   */
  readonly components: readonly ComponentOrClass[];
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "freeze";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface UnfreezeEvent {
  /**
   * Components and classes.
   */
  readonly components: readonly ComponentOrClass[];
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "unfreeze";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
/**
 * The keys of {@link RateChangeEvent}, before what is asked of them together.
 */
export interface RateChangeEventKeys {
  /**
   * New daily rate of cash advances.
   */
  readonly cash?: DailyRate | null;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "rateChange";
  /**
   * New daily rate of purchases.
   */
  readonly purchase?: DailyRate | null;
  /**
   * New contract rate of a loan.
   */
  readonly rate?: PeriodRate | null;
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
/**
 * A daily rate.
 */
export interface DailyRate {
  /**
   * Decimal fraction a day.
   */
  readonly daily: string;
}
/**
 * The keys of {@link PeriodRate}, before what is asked of them together.
 */
export interface PeriodRateKeys {
  /**
   * Decimal fraction a year.
   */
  readonly annual?: string | null;
  /**
   * Decimal fraction a day.
   */
  readonly daily?: string | null;
  /**
   * Decimal fraction a month.
   */
  readonly monthly?: string | null;
}
export interface EarlyRepaymentEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What an early repayment leaves alone; needed where it leaves principal.
   */
  readonly keep?: RecastKeeps | null;
  /**
   * What happened.
   */
  readonly kind: "earlyRepayment";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface AccelerationEvent {
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "acceleration";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface DueDateChangeEvent {
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * New due date of the running instalment.
   */
  readonly due: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "dueDateChange";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface ReversalEvent {
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "reversal";
  /**
   * The `id` of the purchase refunded or disputed, of the dispute ended, or of the event reversed.
   */
  readonly of: string;
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded: string;
}
export interface WriteOffEvent {
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "writeOff";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface AssertionEvent {
  /**
   * What posted amounts less credit should be.
   */
  readonly balance: string;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "assertion";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface JudgmentEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * Components and classes.
   */
  readonly components?: readonly ComponentOrClass[] | null;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * Whether contract, penalty and compound interest go on after a judgment; they stop where absent.
   */
  readonly interestContinues?: boolean | null;
  /**
   * What happened.
   */
  readonly kind: "judgment";
  /**
   * The last day to perform a judgment.
   */
  readonly performBy: string;
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface CreditLimitChangeEvent {
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "creditLimitChange";
  /**
   * New credit limit, 0 or more.
   */
  readonly limit: string;
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface CycleChangeEvent {
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * New due rule of the statements after the change; as before where absent.
   */
  readonly dueRule?: Due | null;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "cycleChange";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
  /**
   * New statement day, 1 to 31; the last day of a shorter month.
   */
  readonly statementDay: number;
}
export interface ChargebackEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "chargeback";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface CreditRefundEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "creditRefund";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface PaymentChangeEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount: string;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "paymentChange";
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface DisputeEvent {
  /**
   * The amount of the kind, above zero.
   */
  readonly amount?: string | null;
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "dispute";
  /**
   * The `id` of the purchase refunded or disputed, of the dispute ended, or of the event reversed.
   */
  readonly of: string;
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
export interface DisputeEndEvent {
  /**
   * The day it takes effect.
   */
  readonly date: string;
  /**
   * A name that other events can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * What happened.
   */
  readonly kind: "disputeEnd";
  /**
   * The `id` of the purchase refunded or disputed, of the dispute ended, or of the event reversed.
   */
  readonly of: string;
  /**
   * For whom a dispute ends.
   */
  readonly outcome: DisputeOutcome;
  /**
   * The day it was recorded; the day it takes effect where absent.
   */
  readonly recorded?: string | null;
}
/**
 * Where the card stood at the end of a day: everything before is summed up, every event comes after. From a bill: `statement` alone.
 */
export interface CardOpening {
  /**
   * Accrued through the day and not posted.
   */
  readonly accrued?: OpeningAccrued | null;
  /**
   * The statement before it, where its late-payment grace is not over.
   */
  readonly before?: OpeningStatement | null;
  /**
   * The daily rate of cash advances, where an event changed that of the terms.
   */
  readonly cashRate?: DailyRate | null;
  /**
   * Paid in advance.
   */
  readonly credit?: string | null;
  /**
   * The credit limit, where an event changed that of the terms.
   */
  readonly creditLimit?: OpeningLimit | null;
  /**
   * The day at the end of which it stands; the statement's date where absent.
   */
  readonly day?: string | null;
  /**
   * Demands of statements not met, oldest first; the rest of the last minimum payment where absent.
   */
  readonly demands?: readonly OpeningDemand[] | null;
  /**
   * Disputed amounts of purchases, which are not among what is owed.
   */
  readonly disputes?: readonly OpeningDispute[] | null;
  /**
   * How due dates follow from statements, where an event changed that of the terms.
   */
  readonly dueRule?: Due | null;
  /**
   * What does not accrue.
   */
  readonly frozen?: readonly Component[] | null;
  /**
   * A judgment on the account.
   */
  readonly judgment?: OpeningJudgment | null;
  /**
   * A late fee that is owed the next day.
   */
  readonly lateFee?: OpeningLateFee | null;
  /**
   * Which of the statements decided so far were missed, counted back: 1 is the last one decided, 64 the oldest that counts; those in a row where absent.
   */
  readonly missedCycles?: readonly number[] | null;
  /**
   * Minimum payments missed in a row.
   */
  readonly missedPayments?: number | null;
  /**
   * The day of the next statement; the first statement day after the last statement where absent.
   */
  readonly nextStatement?: string | null;
  /**
   * What is posted and unpaid, oldest first; what the statement leaves, as one purchase, where absent.
   */
  readonly owed?: readonly OpeningPosting[] | null;
  /**
   * Instalment plans with parts left to bill, oldest first.
   */
  readonly plans?: readonly OpeningPlan[] | null;
  /**
   * The daily rate of purchases, where an event changed that of the terms.
   */
  readonly purchaseRate?: DailyRate | null;
  /**
   * Where interest compounds by the day: the rates of purchases of late, oldest first; those of the terms where absent.
   */
  readonly recentRates?: readonly RecentRate[] | null;
  /**
   * Whether new purchases bear interest from posting: the last statement decided was not paid in full.
   */
  readonly revolving?: boolean | null;
  /**
   * The last statement.
   */
  readonly statement?: OpeningStatement | null;
  /**
   * The statement day, 1 to 31, where an event changed that of the terms.
   */
  readonly statementDay?: number | null;
  /**
   * Whether it is written off.
   */
  readonly writtenOff?: boolean | null;
}
/**
 * Each an amount in whole cents, which is taken as rounded, or an exact amount `a/b`.
 */
export interface OpeningAccrued {
  /**
   * Earned by cash advances.
   */
  readonly cash?: string | null;
  /**
   * Earned by billed unpaid interest.
   */
  readonly compoundInterest?: string | null;
  /**
   * Earned by purchases and billed instalment parts.
   */
  readonly purchase?: string | null;
  /**
   * What repaid parts of unbilled purchases would have earned, should unbilled purchases come to bear.
   */
  readonly repaidUnbilled?: string | null;
}
/**
 * A statement before the account begins here: three figures of a bill, and what became of it.
 */
export interface OpeningStatement {
  /**
   * What it asked for in all.
   */
  readonly balance: string;
  /**
   * The statement's date.
   */
  readonly date: string;
  /**
   * The last day to pay; by the terms where absent.
   */
  readonly due?: string | null;
  /**
   * Last day of late-payment grace; by the terms where absent.
   */
  readonly latePaymentGraceEnd?: string | null;
  /**
   * The minimum payment printed on it.
   */
  readonly minimum: string;
  /**
   * Paid since, and what counts like a payment; what the balance has more than is listed as unpaid where absent.
   */
  readonly paid?: string | null;
  /**
   * Once its grace is over: whether it counted as paid in full.
   */
  readonly paidInFull?: boolean | null;
  /**
   * What repaid parts of its purchases would have earned, were its interest-free period lost: an exact amount.
   */
  readonly repaid?: string | null;
  /**
   * What one unit has earned since the first day that the statement did not accrue, where nothing before that is charged back: a fraction `a/b`; by the rates of the terms where absent.
   */
  readonly sinceStatement?: string | null;
}
/**
 * The credit limit that an event set.
 */
export interface OpeningLimit {
  /**
   * The limit.
   */
  readonly amount: string;
  /**
   * The day of the event.
   */
  readonly from: string;
}
export interface OpeningDemand {
  /**
   * What is unpaid of it.
   */
  readonly amount: string;
  /**
   * The due date of the statement that demanded it.
   */
  readonly due: string;
  /**
   * Last day of late-payment grace; by the terms where absent.
   */
  readonly latePaymentGraceEnd?: string | null;
  /**
   * How much of them it asked for in full because it was above the credit limit.
   */
  readonly overLimit?: string | null;
  /**
   * What share of purchases it asked for; that of the terms where absent.
   */
  readonly purchaseShare?: string | null;
  /**
   * What has this place in the order of posting, or a later one, was not billed by it; as the statements tell where absent.
   */
  readonly until?: number | null;
}
/**
 * A disputed amount of a purchase, as it is posted again should the dispute end against the customer.
 */
export interface OpeningDispute {
  /**
   * What is disputed.
   */
  readonly amount: string;
  /**
   * Whether it bears interest; as the statements tell where absent.
   */
  readonly bears?: boolean | null;
  /**
   * Which statement billed the purchase; unbilled where absent.
   */
  readonly billed?: BilledBy | null;
  /**
   * A name that the end of the dispute can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * The place of the purchase in the order of posting.
   */
  readonly moment?: number | null;
  /**
   * The first day that it accrues; unknown where absent, and nothing of before the opening is charged back.
   */
  readonly posted?: string | null;
  /**
   * What one unit of it has earned since its posting: a fraction `a/b`; by the rates of the terms where absent.
   */
  readonly sincePosting?: string | null;
}
/**
 * A judgment while it is performed.
 */
export interface OpeningJudgment {
  /**
   * Earned and not yet posted: an exact amount.
   */
  readonly accrued?: string | null;
  /**
   * What is unpaid of it.
   */
  readonly amount: string;
  /**
   * What it awards, general interest left out.
   */
  readonly components: readonly ComponentOrClass[];
  /**
   * The first day not yet counted; at the earliest the day after the last one to perform it.
   */
  readonly from: string;
  /**
   * Whether interest of the contract goes on beside it; false where absent.
   */
  readonly interestContinues?: boolean | null;
  /**
   * What has a lower place in the order of posting is judged; all of it where absent.
   */
  readonly moment?: number | null;
}
export interface OpeningLateFee {
  /**
   * The statement balance that asked for it; that of the last statement where absent.
   */
  readonly balance?: string | null;
  /**
   * Principal posted and unpaid.
   */
  readonly principal: string;
  /**
   * What was missing of the minimum payment.
   */
  readonly shortfall: string;
}
export interface OpeningPosting {
  /**
   * Whether it was posted the day before, as the rest of a settled plan is.
   */
  readonly accruesNextDay?: boolean | null;
  /**
   * What is unpaid of it.
   */
  readonly amount: string;
  /**
   * Whether it bears interest; as the statements tell where absent.
   */
  readonly bears?: boolean | null;
  /**
   * Which statement billed it; unbilled where absent.
   */
  readonly billed?: BilledBy | null;
  /**
   * What it is.
   */
  readonly component: Component;
  /**
   * A name that a refund can refer to, of a purchase; unique in the case.
   */
  readonly id?: string | null;
  /**
   * Its place in the order of posting: what was posted together shares a number; the next one where absent.
   */
  readonly moment?: number | null;
  /**
   * The first day that it accrues; unknown where absent, and nothing of before the opening is charged back.
   */
  readonly posted?: string | null;
  /**
   * What one unit of it has earned since its posting: a fraction `a/b`; by the rates of the terms where absent.
   */
  readonly sincePosting?: string | null;
}
export interface OpeningPlan {
  /**
   * What was converted.
   */
  readonly amount: string;
  /**
   * Interest of a level-payment plan.
   */
  readonly annualRate?: string | null;
  /**
   * How many of them are billed.
   */
  readonly billed: number;
  /**
   * A name that a settlement can refer to; unique in the case.
   */
  readonly id?: string | null;
  /**
   * Fee of each part, a share of the converted amount.
   */
  readonly monthlyFeeRate?: string | null;
  /**
   * Number of parts, 1 to 600.
   */
  readonly periods: number;
}
/**
 * A rate of purchases that was in force of late.
 */
export interface RecentRate {
  /**
   * Decimal fraction a day.
   */
  readonly daily: string;
  /**
   * In force from this day.
   */
  readonly from: string;
}
/**
 * The keys of {@link CardTerms}, before what is asked of them together.
 */
export interface CardTermsKeys {
  /**
   * How a payment falls through what is billed, by how late the account is.
   */
  readonly allocation?: Allocation | null;
  /**
   * History of the daily rate of cash advances; that of purchases where absent.
   */
  readonly cashRates?: readonly RateRow[] | null;
  /**
   * How far back interest is charged once the interest-free period of a statement is lost.
   */
  readonly chargeBack?: ChargeBack | null;
  /**
   * Whether billed interest itself earns interest.
   */
  readonly compounding?: Compounding | null;
  /**
   * History of the credit limit; none known where absent. Principal above it is part of the minimum payment in full.
   */
  readonly creditLimits?: readonly CreditLimit[] | null;
  /**
   * ISO 4217 code; CNY where absent.
   */
  readonly currency?: CurrencyCode | null;
  /**
   * The due date of a statement. Known without it: of `ccb` and `boc` 20, `abc` and `bocom` 25, `cmb` and `pab` 18 days after the statement.
   */
  readonly due?: Due | null;
  /**
   * Conventions of purchases converted to instalments.
   */
  readonly instalments?: Instalments | null;
  /**
   * Whether a balance not paid in full earns interest as a whole (全额计息) or only on its unpaid part.
   */
  readonly interestBase?: InterestBase | null;
  /**
   * Fees, late fees and costs that bear interest as purchases do; none where absent.
   */
  readonly interestBearing?: readonly ComponentOrClass[] | null;
  /**
   * When late fees end; never where absent.
   */
  readonly lateFeeStop?: LateFeeStop | null;
  /**
   * History of the late-fee rule; none where empty.
   */
  readonly lateFees?: readonly LateFeeTerms[] | null;
  /**
   * Days after the due date on which a payment still counts as in time (容时).
   */
  readonly latePaymentGraceDays?: number | null;
  /**
   * The minimum payment.
   */
  readonly minimum?: MinimumTerms | null;
  /**
   * The least interest a statement charges once it charges any.
   */
  readonly minimumInterest?: MinimumInterest | null;
  /**
   * Whether new purchases are free of interest although the statement before was not paid in full.
   */
  readonly newPurchasesKeepInterestFreePeriod?: boolean | null;
  /**
   * The day the account was opened; the first day that an opening speaks of where absent.
   */
  readonly opened?: string | null;
  /**
   * Whether the day of a payment earns interest on the balance after it or before it.
   */
  readonly paymentDay?: PaymentDay | null;
  /**
   * An issuer whose usual terms stand for every key not given.
   */
  readonly preset?: CardPreset | null;
  /**
   * History of the daily rate of purchases.
   */
  readonly purchaseRates?: readonly RateRow[] | null;
  /**
   * Whether a refund counts towards the minimum payment.
   */
  readonly refundCountsAsPayment?: boolean | null;
  /**
   * How amounts are rounded to the currency's smallest unit.
   */
  readonly rounding?: Rounding | null;
  /**
   * Past closing dates as printed: the first statements of the account, after which the statement day goes on.
   */
  readonly statementDates?: readonly string[] | null;
  /**
   * 1 to 31; the last day of a shorter month.
   */
  readonly statementDay: number;
  /**
   * Whether the statement day's interest is on the statement of that day or on the next one.
   */
  readonly statementDayAccrual?: StatementDayAccrual | null;
  /**
   * How much may be wanting of a statement that still counts as paid in full (容差).
   */
  readonly tolerance?: string | null;
}
export interface Allocation {
  /**
   * The order while the account is not overdue; the standard order where absent, here and below.
   */
  readonly current?: readonly (readonly ComponentOrClass[])[] | null;
  /**
   * Which part of a payment meets principal by its rate, the highest first; none where absent.
   */
  readonly highestRateFirst?: HighestRateFirst | null;
  /**
   * The order from day 91 past due on.
   */
  readonly longOverdue?: readonly (readonly ComponentOrClass[])[] | null;
  /**
   * The order from 1 to 90 days past due.
   */
  readonly overdue?: readonly (readonly ComponentOrClass[])[] | null;
}
export interface RateRow {
  /**
   * Decimal fraction a day.
   */
  readonly daily: string;
  /**
   * In force from this day; the first row has none.
   */
  readonly from?: string | null;
}
export interface CreditLimit {
  /**
   * The limit, 0 or more.
   */
  readonly amount: string;
  /**
   * In force from this day.
   */
  readonly from?: string | null;
}
export interface Instalments {
  /**
   * Share of the unbilled principal charged for settling a plan early.
   */
  readonly earlySettlementFeeRate?: string | null;
  /**
   * How an amount is split into equal parts.
   */
  readonly split?: Split | null;
}
export interface Split {
  /**
   * Which part takes what rounding leaves over.
   */
  readonly remainder: Remainder;
  /**
   * How each part is rounded.
   */
  readonly rounding: Rounding;
}
export interface LateFeeStop {
  /**
   * No fee above this many days past due.
   */
  readonly daysPastDue?: number | null;
  /**
   * The last consecutive miss with a fee.
   */
  readonly missedPayments?: number | null;
  /**
   * No fee from the day of a write-off on.
   */
  readonly writeOff?: boolean | null;
}
/**
 * The keys of {@link LateFeeTerms}, before what is asked of them together.
 */
export interface LateFeeTermsKeys {
  /**
   * The largest fee; none where absent.
   */
  readonly cap?: string | null;
  /**
   * The smallest fee; none where absent.
   */
  readonly floor?: string | null;
  /**
   * In force from this day.
   */
  readonly from?: string | null;
  /**
   * Share of the unpaid minimum; instead of `slabs`.
   */
  readonly rate?: string | null;
  /**
   * Another fee for repeated missed payments.
   */
  readonly repeat?: Repeat | null;
  /**
   * Fixed fees by the balance of the statement, the lowest balance first; instead of `rate`, without floor and cap.
   */
  readonly slabs?: readonly Slab[] | null;
  /**
   * Where the unpaid principal is at most this, the fee is that principal.
   */
  readonly smallBalance?: string | null;
}
/**
 * The keys of {@link Repeat}, before what is asked of them together.
 */
export interface RepeatKeys {
  /**
   * The fee from then on; instead of `rate`.
   */
  readonly amount?: string | null;
  /**
   * The consecutive miss from which the other fee is charged.
   */
  readonly missedPayments: number;
  /**
   * Share of the unpaid minimum from then on; instead of `amount`.
   */
  readonly rate?: string | null;
  /**
   * Counting the present miss and those of so many cycles before it, 1 to 60; misses in a row where absent.
   */
  readonly withinCycles?: number | null;
}
export interface Slab {
  /**
   * The fee.
   */
  readonly amount: string;
  /**
   * For balances up to and with this one; the last slab has none.
   */
  readonly upTo?: string | null;
}
/**
 * The keys of {@link MinimumTerms}, before what is asked of them together.
 */
export interface MinimumTermsKeys {
  /**
   * Other ways to reckon it; the greatest of them and of the ratios counts. At most 4.
   */
  readonly alternatives?: readonly MinimumAlternative[] | null;
  /**
   * What of missed minimums is added to the next one: all of it (default), or what the last statement alone asked anew.
   */
  readonly carry?: Carry | null;
  /**
   * The smallest minimum payment, or the whole balance if that is less; none where absent.
   */
  readonly floor?: string | null;
  /**
   * History of ratios: `from`, and a ratio a component or class; `purchase` and `cash` are required, others are 1. Required where there
   * are no alternatives.
   */
  readonly ratios?: readonly {readonly [name in MinimumRatio]?: string}[] | null;
}
/**
 * A fixed amount and shares of what is owed.
 */
export interface MinimumAlternative {
  /**
   * The fixed amount; none where absent.
   */
  readonly amount?: string | null;
  /**
   * For statements from this day on; always where absent.
   */
  readonly from?: string | null;
  /**
   * The whole rounded to a multiple.
   */
  readonly roundTo?: Multiple | null;
  /**
   * Shares of what is owed, at most 4.
   */
  readonly shares?: readonly MinimumShare[] | null;
  /**
   * For statements up to this day; for ever where absent.
   */
  readonly until?: string | null;
}
export interface Multiple {
  /**
   * The amount that others become multiples of, above 0: 1.00 for whole units.
   */
  readonly multiple: string;
  /**
   * Which way an amount goes.
   */
  readonly rounding: MultipleRounding;
}
export interface MinimumShare {
  /**
   * Components and classes; everything owed where absent.
   */
  readonly of?: readonly ComponentOrClass[] | null;
  /**
   * The share. Below 1 of all that is billed and unpaid; 1 or more of what is newly billed.
   */
  readonly ratio: string;
  /**
   * The share by itself rounded to a multiple.
   */
  readonly roundTo?: Multiple | null;
}
export interface MinimumInterest {
  /**
   * The least interest on cash advances.
   */
  readonly cash?: string | null;
  /**
   * The least interest on purchases.
   */
  readonly purchase?: string | null;
}
/**
 * A loan.
 */
export interface LoanAccount {
  /**
   * What happened, in ledger order; after the opening, where there is one.
   */
  readonly events: readonly AccountEvent[];
  /**
   * The kind of account: `loan`.
   */
  readonly kind: "loan";
  /**
   * Where it stood at the end of a day, for a loan that begins in the middle.
   */
  readonly opening?: LoanOpening | null;
  /**
   * What was promised.
   */
  readonly terms: LoanTerms;
}
/**
 * Where the loan stood at the end of a day. From a servicer's screen: `day`, `principal`, `periodsLeft`, `nextDue`, `payment`, and what is in arrears.
 */
export interface LoanOpening {
  /**
   * Accrued through the day and not posted.
   */
  readonly accrued?: LoanAccrued | null;
  /**
   * What charges may still come to, where they have a cap; all of it where absent.
   */
  readonly chargesLeft?: string | null;
  /**
   * Paid in advance.
   */
  readonly credit?: string | null;
  /**
   * The day at the end of which it stands; every event comes after it.
   */
  readonly day: string;
  /**
   * Periods left with nothing due, the running one included; by the terms where absent.
   */
  readonly deferredPeriods?: number | null;
  /**
   * Whether the loan is paid out; true where absent.
   */
  readonly disbursed?: boolean | null;
  /**
   * Whether accrual stood still or changed its rate inside the running period.
   */
  readonly disturbed?: boolean | null;
  /**
   * What was paid out in all; the principal of the terms where absent.
   */
  readonly drawn?: string | null;
  /**
   * The principal that falls due at the end of the running period; what the payment leaves for it where absent.
   */
  readonly duePrincipal?: string | null;
  /**
   * Interest that a payment before its due date, or after the last one, posted and left unpaid; interest and a flat fee charged back that fall due with the next instalment.
   */
  readonly earlyInterest?: readonly OpeningAmount[] | null;
  /**
   * What does not accrue.
   */
  readonly frozen?: readonly Component[] | null;
  /**
   * A payment that the contract gives, where an event changed that of the terms; 0.00 where it gives none any more.
   */
  readonly givenPayment?: string | null;
  /**
   * What fell due and is unpaid, or is in its late-payment grace, oldest first.
   */
  readonly instalments?: readonly OpeningInstalment[] | null;
  /**
   * Periods of interest alone left after those; by the terms where absent.
   */
  readonly interestOnlyPeriods?: number | null;
  /**
   * A judgment on the loan.
   */
  readonly judgment?: OpeningJudgment | null;
  /**
   * What money met, newest last: what a `chargeback` of before takes back; principal where absent.
   */
  readonly met?: readonly OpeningMet[] | null;
  /**
   * When the running period ends.
   */
  readonly nextDue: string;
  /**
   * Whether the running period is unlike those that the payment was solved for; as its length says where absent.
   */
  readonly oddPeriod?: boolean | null;
  /**
   * What is posted and belongs to no instalment; penalty and compound interest too, where groups are paid one after another.
   */
  readonly owed?: readonly OpeningAmount[] | null;
  /**
   * The day of the month that instalments fall due on, where it was moved.
   */
  readonly payDay?: number | null;
  /**
   * The level payment, or an equal part of principal; solved for what is left where absent.
   */
  readonly payment?: string | null;
  /**
   * The rate of the running period, where the contract rate waits for the next.
   */
  readonly periodRate?: PeriodRate | null;
  /**
   * From when the running period bears interest; a period before its end where absent.
   */
  readonly periodStart?: string | null;
  /**
   * Periods left, the running one included.
   */
  readonly periodsLeft: number;
  /**
   * Principal that has not fallen due.
   */
  readonly principal: string;
  /**
   * The contract rate, where an event changed that of the terms.
   */
  readonly rate?: PeriodRate | null;
  /**
   * What of the principal stays to the last payment; by the terms where absent.
   */
  readonly residual?: string | null;
  /**
   * Principal that came back from payments charged back and falls due with the running period.
   */
  readonly returnedPrincipal?: string | null;
  /**
   * Whether the payment is solved anew for the next period.
   */
  readonly solveNext?: boolean | null;
}
/**
 * Each an amount in whole cents, which is taken as rounded, or an exact amount `a/b`.
 */
export interface LoanAccrued {
  /**
   * What of it was earned in earlier periods, exactly: of a bullet.
   */
  readonly carried?: string | null;
  /**
   * Compound interest that overdue interest has earned together.
   */
  readonly compoundInterest?: string | null;
  /**
   * What rounding left of the interest posted last, where that is carried: exactly, and below zero too.
   */
  readonly fraction?: string | null;
  /**
   * Earned by principal not yet due; by the rate, since the running period began, where absent.
   */
  readonly interest?: string | null;
  /**
   * Penalty interest that overdue amounts have earned together.
   */
  readonly penaltyInterest?: string | null;
  /**
   * Where interest accrues on all principal outstanding, by shares of a whole period: what is beside `interest`.
   */
  readonly shares?: LoanShares | null;
  /**
   * Where the penalty is on all principal outstanding: what one unit would have earned since it last stopped, a fraction `a/b`.
   */
  readonly sincePenaltyStopped?: string | null;
  /**
   * What weeks of earlier periods left of a unit of accrual, in thirteenths.
   */
  readonly thirteenths?: number | null;
}
/**
 * Shares of the running period, exactly.
 */
export interface LoanShares {
  /**
   * Balance x days so far.
   */
  readonly balanceDays: string;
  /**
   * What the same days earn by the day count.
   */
  readonly byCount: string;
  /**
   * By how much the day count would be more than the shares of days before a new rate; none where absent.
   */
  readonly instead?: string | null;
  /**
   * The period was moved: all its days go by the day count.
   */
  readonly moved?: boolean | null;
}
export interface OpeningAmount {
  /**
   * What is unpaid of it.
   */
  readonly amount: string;
  /**
   * What it is.
   */
  readonly component: Component;
  /**
   * Its place in the order of posting: what was posted together shares a number; by its day where absent.
   */
  readonly moment?: number | null;
  /**
   * The day it was posted; the due date of its instalment, or the opening's day, where absent.
   */
  readonly posted?: string | null;
}
/**
 * What fell due on a day, and what is unpaid of it.
 */
export interface OpeningInstalment {
  /**
   * Accelerated, not scheduled.
   */
  readonly accelerated?: boolean | null;
  /**
   * What its overdue amounts have earned, where instalments are paid one after another.
   */
  readonly accrued?: OverdueAccrued | null;
  /**
   * The day it fell due.
   */
  readonly due: string;
  /**
   * What was unpaid of it at the end of its grace, where the late fee on that is owed the next day.
   */
  readonly lateFeeBase?: string | null;
  /**
   * Last day of late-payment grace; by the terms where absent.
   */
  readonly latePaymentGraceEnd?: string | null;
  /**
   * What is unpaid of it.
   */
  readonly owed: readonly OpeningAmount[];
  /**
   * Short by no more than the terms let pass: what is unpaid of it is due with a later one.
   */
  readonly passed?: boolean | null;
  /**
   * In its grace: what one unit of it would have earned since it can, as fractions `a/b`; by the terms where absent.
   */
  readonly sinceDue?: SinceDue | null;
  /**
   * The later one is still to fall due: `due` is when.
   */
  readonly waits?: boolean | null;
}
export interface OverdueAccrued {
  /**
   * Compound interest.
   */
  readonly compoundInterest?: string | null;
  /**
   * Penalty interest.
   */
  readonly penaltyInterest?: string | null;
}
export interface SinceDue {
  /**
   * Compound interest.
   */
  readonly compoundInterest: string;
  /**
   * Penalty interest.
   */
  readonly penaltyInterest: string;
}
/**
 * What money met.
 */
export interface OpeningMet {
  /**
   * How much of it.
   */
  readonly amount: string;
  /**
   * What it met.
   */
  readonly component: Component;
}
/**
 * The keys of {@link LoanTerms}, before what is asked of them together.
 */
export interface LoanTermsKeys {
  /**
   * Whether the lender may call the whole loan due; true where absent.
   */
  readonly acceleration?: boolean | null;
  /**
   * Whether contract interest accrues on what has not fallen due, or each day on all principal outstanding.
   */
  readonly accrual?: LoanAccrual | null;
  /**
   * How a payment falls through what is due.
   */
  readonly allocation?: LoanAllocation | null;
  /**
   * The business days of a `deadline` that moves; Monday to Friday where absent.
   */
  readonly businessDays?: BusinessDays | null;
  /**
   * The most that interest, penalty and compound interest, late fees and fees may come to together, as a share of the principal paid out.
   */
  readonly chargeCap?: string | null;
  /**
   * The rate at which unpaid interest itself earns interest.
   */
  readonly compound?: Compound | null;
  /**
   * ISO 4217 code; CNY where absent.
   */
  readonly currency?: CurrencyCode | null;
  /**
   * How the days of a period become a share of a year.
   */
  readonly dayCount?: DayCount | null;
  /**
   * The last day to pay what falls due on a day off; `same` where absent.
   */
  readonly deadline?: DeadlineRule | null;
  /**
   * What becomes of the interest of those periods; `capitalised` where absent.
   */
  readonly deferredInterest?: DeferredInterest | null;
  /**
   * So many periods at the start have nothing due.
   */
  readonly deferredPeriods?: number | null;
  /**
   * The day the money is paid out.
   */
  readonly disbursed: string;
  /**
   * Principal due on the day of disbursement.
   */
  readonly downPayment?: string | null;
  /**
   * A fee on principal repaid before it is due, by the age of the loan; none where absent.
   */
  readonly earlyRepaymentFee?: readonly EarlyRepaymentFee[] | null;
  /**
   * Whether what a payment brings beyond what is posted waits, or meets accrued interest and then principal.
   */
  readonly excess?: Excess | null;
  /**
   * The day the first instalment falls due.
   */
  readonly firstDue: string;
  /**
   * Whether the fraction that rounding leaves of interest is dropped, or joins the next posting.
   */
  readonly fraction?: InterestFraction | null;
  /**
   * What a further disbursement does to the payment; `solveAnew` where absent.
   */
  readonly furtherDisbursement?: FurtherDisbursement | null;
  /**
   * So many periods at the start, or after those with nothing due, have interest alone.
   */
  readonly interestOnlyPeriods?: number | null;
  /**
   * Whether the interest of a period is due at its end or on its first day; `inArrears` where absent.
   */
  readonly interestTiming?: InterestTiming | null;
  /**
   * How far apart due dates are; a month where absent.
   */
  readonly interval?: Interval | null;
  /**
   * A fee for each missed instalment; none where absent.
   */
  readonly lateFee?: LoanLateFee | null;
  /**
   * Days after the due date on which a payment still counts as in time.
   */
  readonly latePaymentGraceDays?: number | null;
  /**
   * How the loan is repaid.
   */
  readonly method: Method;
  /**
   * What an odd period does to a level payment; `keepPrincipal` where absent.
   */
  readonly oddPeriod?: OddPeriod | null;
  /**
   * The first day that counts as overdue.
   */
  readonly overdueFrom?: OverdueFrom | null;
  /**
   * 1 to 31; the day of `firstDue` where absent.
   */
  readonly payDay?: number | null;
  /**
   * Where a level payment comes from; `solved` where absent.
   */
  readonly payment?: PaymentBasis | null;
  /**
   * The level payment, or for `equalPrincipal` the principal of each part, where the contract names it; the last takes what is left.
   */
  readonly paymentAmount?: string | null;
  /**
   * Whether the day of a payment earns interest on the balance after it or before it.
   */
  readonly paymentDay?: PaymentDay | null;
  /**
   * How a level payment is rounded; to the smallest unit where absent.
   */
  readonly paymentRounding?: PaymentRounding | null;
  /**
   * Penalty interest on overdue amounts; none where absent and no preset stands for it.
   */
  readonly penalty?: Penalty | null;
  /**
   * Whether a month earns a twelfth of the annual rate or its actual days.
   */
  readonly periodInterest?: PeriodInterest | null;
  /**
   * How many periods, 1 to 600; months unless `interval` says otherwise.
   */
  readonly periods: number;
  /**
   * A product whose usual overdue terms stand for the keys not given.
   */
  readonly preset?: LoanPreset | null;
  /**
   * What is lent.
   */
  readonly principal: string;
  /**
   * The contract rate; for `flatFee` the rate of the fee.
   */
  readonly rate: PeriodRate;
  /**
   * Principal that stays to the end and falls due with the last payment.
   */
  readonly residual?: string | null;
  /**
   * How amounts are rounded to the currency's smallest unit.
   */
  readonly rounding?: Rounding | null;
  /**
   * By how much an instalment may be short and still count as paid; nothing where absent.
   */
  readonly shortfallTolerance?: string | null;
  /**
   * How equal parts of principal are split.
   */
  readonly split?: Split | null;
}
export interface LoanAllocation {
  /**
   * Whether a payment goes through the groups over all instalments, or instalment by instalment.
   */
  readonly mode?: AllocationMode | null;
  /**
   * The groups in order; within a group, the oldest first.
   */
  readonly order?: readonly (readonly ComponentOrClass[])[] | null;
}
/**
 * Which days are business days: own dates first, then official days, then the days of the week.
 */
export interface BusinessDays {
  /**
   * Other dates off.
   */
  readonly off?: readonly string[] | null;
  /**
   * Whose official days off, and weekend days worked instead, hold besides; nobody's where absent.
   */
  readonly official?: OfficialDays | null;
  /**
   * Days of the week on which nobody works; Saturday and Sunday where absent.
   */
  readonly weekdaysOff?: readonly Weekday[] | null;
  /**
   * Other dates worked.
   */
  readonly working?: readonly string[] | null;
}
export interface EarlyRepaymentFee {
  /**
   * The age in whole months since the disbursement from which the rate holds; left out in the first row only.
   */
  readonly ageMonths?: number | null;
  /**
   * Share of the principal repaid.
   */
  readonly rate: string;
}
/**
 * The keys of {@link Interval}, before what is asked of them together.
 */
export interface IntervalKeys {
  /**
   * 1 to 366 days.
   */
  readonly days?: number | null;
  /**
   * 1, 2, 3, 6 or 12 months, by the pay day.
   */
  readonly months?: number | null;
  /**
   * 1 to 52 weeks.
   */
  readonly weeks?: number | null;
}
export interface LoanLateFee {
  /**
   * The largest fee; none where absent.
   */
  readonly cap?: string | null;
  /**
   * The smallest fee; none where absent.
   */
  readonly floor?: string | null;
  /**
   * Share of what is unpaid of the overdue instalment.
   */
  readonly rate: string;
}
export interface PaymentRounding {
  /**
   * How the last payment may differ; `any` where absent.
   */
  readonly last?: LastPayment | null;
  /**
   * Which way a payment goes to its multiple.
   */
  readonly mode: MultipleRounding;
  /**
   * What payments are a multiple of.
   */
  readonly multiple: string;
}
/**
 * The keys of {@link Penalty}, before what is asked of them together.
 */
export interface PenaltyKeys {
  /**
   * What earns penalty interest.
   */
  readonly base?: PenaltyBase | null;
  /**
   * The day count of penalty interest; that of the contract where absent.
   */
  readonly dayCount?: DayCount | null;
  /**
   * The penalty rate as a multiple of the contract rate; or `rate`.
   */
  readonly multiple?: string | null;
  /**
   * A penalty rate of its own; or `multiple`.
   */
  readonly rate?: PeriodRate | null;
}
/**
 * The keys of {@link CaseAgreement}, before what is asked of them together.
 */
export interface CaseAgreementKeys {
  /**
   * An offer of this case accepted: needs `offers`. Either this or `signed`.
   */
  readonly accept?: Accept | null;
  /**
   * The day of the follow-up: `asOf` of the case where absent.
   */
  readonly asOf?: string | null;
  /**
   * What happened after `account.events`, for the follow-up only.
   */
  readonly later?: readonly AccountEvent[] | null;
  /**
   * The pages wanted.
   */
  readonly pages?: readonly Wanted[] | null;
  /**
   * The agreements that it, or the one accepted, stands in a chain with: the first one first.
   */
  readonly previous?: readonly Signed[] | null;
  /**
   * Asks what settles it, valid to this day.
   */
  readonly quoteValidUntil?: string | null;
  /**
   * An agreement made earlier, as a report gave it.
   */
  readonly signed?: Signed | null;
  /**
   * The day another took its place.
   */
  readonly superseded?: string | null;
  /**
   * The day it was voided.
   */
  readonly voided?: string | null;
}
/**
 * The keys of {@link WrittenAcceptance}, before what is asked of them together.
 */
export interface WrittenAcceptanceKeys {
  /**
   * When it is breached, and what follows.
   */
  readonly clause: Clause;
  /**
   * The day of acceptance; `asOf` of the case where absent.
   */
  readonly date?: string | null;
  /**
   * What paying everything early costs: `rebate` (where absent) or `inFull`.
   */
  readonly early?: EarlyCompletion | null;
  /**
   * The form of the agreement: `written` or `oral`.
   */
  readonly form: "written";
  /**
   * The kind of offer accepted; of several answers to proposals, `proposal` says which.
   */
  readonly kind?: PlanKind | null;
  /**
   * Other matters, in the words of the parties.
   */
  readonly notes?: readonly string[] | null;
  /**
   * Who agrees about which account.
   */
  readonly parties: Parties;
  /**
   * What becomes of money that comes in beyond the running payment: `nothing` (where absent), it waits for the next ones; `shorten` or
   * `lower`, it repays principal at once.
   */
  readonly prepayment?: PrepaymentEffect | null;
  /**
   * The place of an accepted proposal in `offers.proposals`, from 0.
   */
  readonly proposal?: number | null;
  /**
   * Accepts also where what is owed has changed since the offer, and shows the difference.
   */
  readonly showDifference?: boolean | null;
}
/**
 * The keys of {@link Clause}, before what is asked of them together.
 */
export interface ClauseKeys {
  /**
   * Whether everything left is due at once.
   */
  readonly accelerates: boolean;
  /**
   * What accrues: `none`, `fromBreach` or `fromSigning`.
   */
  readonly accrual: AccrualReinstatement;
  /**
   * This many missed payments in a row breach it.
   */
  readonly consecutive?: number | null;
  /**
   * Days after a due date in which a payment is still in time; 0 where absent.
   */
  readonly latePaymentGraceDays?: number | null;
  /**
   * What may be wanting of a payment; 0 where absent.
   */
  readonly tolerance?: string | null;
  /**
   * This many missed payments in all breach it.
   */
  readonly total?: number | null;
  /**
   * What becomes of waived amounts: `none`, `all` or `proRata`.
   */
  readonly waived: WaiverReinstatement;
}
/**
 * Opaque references: no name, identity number or telephone number.
 */
export interface Parties {
  /**
   * A reference to the account.
   */
  readonly account: string;
  /**
   * A reference to the debtor.
   */
  readonly debtor: string;
  /**
   * A reference to the lender.
   */
  readonly lender: string;
}
/**
 * The keys of {@link OralAcceptance}, before what is asked of them together.
 */
export interface OralAcceptanceKeys {
  /**
   * When it is breached, and what follows.
   */
  readonly clause: Clause;
  /**
   * The day of acceptance; `asOf` of the case where absent.
   */
  readonly date?: string | null;
  /**
   * What paying everything early costs: `rebate` (where absent) or `inFull`.
   */
  readonly early?: EarlyCompletion | null;
  /**
   * The form of the agreement: `written` or `oral`.
   */
  readonly form: "oral";
  /**
   * The kind of offer accepted; of several answers to proposals, `proposal` says which.
   */
  readonly kind?: PlanKind | null;
  /**
   * Other matters, in the words of the parties.
   */
  readonly notes?: readonly string[] | null;
  /**
   * Who agrees about which account.
   */
  readonly parties: Parties;
  /**
   * What becomes of money that comes in beyond the running payment: `nothing` (where absent), it waits for the next ones; `shorten` or
   * `lower`, it repays principal at once.
   */
  readonly prepayment?: PrepaymentEffect | null;
  /**
   * The place of an accepted proposal in `offers.proposals`, from 0.
   */
  readonly proposal?: number | null;
  /**
   * Of an oral agreement: a reference to the recording.
   */
  readonly recording: string;
  /**
   * Accepts also where what is owed has changed since the offer, and shows the difference.
   */
  readonly showDifference?: boolean | null;
}
/**
 * An agreement with the digest it was signed with.
 */
export interface Signed {
  /**
   * Its text, `agreement.document` of the report that made it.
   */
  readonly canonicalText: {
    readonly [k: string]: unknown;
  };
  /**
   * The digest of the text, `agreement.digest` of that report.
   */
  readonly digest: string;
}
/**
 * What the borrower hands in to ask for a plan.
 */
export interface Application {
  /**
   * What is asked for beside the payments.
   */
  readonly asks?: readonly Relief[] | null;
  /**
   * Why the borrower cannot pay as agreed: asks which documents are needed.
   */
  readonly hardship: Hardship;
  /**
   * What is expected month by month, one month after the other; at most 120.
   */
  readonly months: readonly ApplicationMonth[];
  /**
   * The plan asked for.
   */
  readonly plan: AskedPlan;
  /**
   * The reasons in the borrower's own words, each of 1 to 2,000 characters; at most 20.
   */
  readonly reasons?: readonly string[] | null;
  /**
   * What is attached.
   */
  readonly supportingDocuments?: readonly SupportingDocument[] | null;
}
export interface ApplicationMonth {
  /**
   * What cannot be left out; 0 where absent.
   */
  readonly essential?: string | null;
  /**
   * What comes in.
   */
  readonly income: string;
  /**
   * The month, such as `2026-04`.
   */
  readonly month: string;
}
/**
 * Equal payments on the same day of each month.
 */
export interface AskedPlan {
  /**
   * When the first is due.
   */
  readonly firstDue: string;
  /**
   * The amount of each payment.
   */
  readonly payment: string;
  /**
   * How many payments, 1 to 360.
   */
  readonly payments: number;
}
export interface CaseBudget {
  /**
   * Others who share the capacity with this account, pro rata to what is owed.
   */
  readonly creditors?: readonly Creditor[] | null;
  /**
   * Other debts, and what is paid on them.
   */
  readonly debts?: readonly Debt[] | null;
  /**
   * People who live on this household's income besides the debtor; 0 where absent.
   */
  readonly dependants?: number | null;
  /**
   * Spending that cannot be left out.
   */
  readonly essentials: readonly Spending[];
  /**
   * What comes in; a month's worth of each is counted by its certainty.
   */
  readonly incomes: readonly Income[];
  /**
   * How the lender reads it; all of the surplus where absent.
   */
  readonly policy?: CapacityPolicy | null;
}
export interface Creditor {
  /**
   * What is owed to them.
   */
  readonly balance: string;
  /**
   * Who it is, as the report should call them.
   */
  readonly name: string;
}
export interface Debt {
  /**
   * What is owed on it.
   */
  readonly balance: string;
  /**
   * How often it is paid; monthly where absent.
   */
  readonly every?: Frequency | null;
  /**
   * The first day on which it is paid; from ever where absent.
   */
  readonly from?: string | null;
  /**
   * What is paid on it each time.
   */
  readonly payment: string;
  /**
   * The last day on which it is paid; for ever where absent.
   */
  readonly to?: string | null;
}
export interface Spending {
  /**
   * What is spent each time.
   */
  readonly amount: string;
  /**
   * What it is spent on.
   */
  readonly category: SpendingCategory;
  /**
   * How often; monthly where absent.
   */
  readonly every?: Frequency | null;
  /**
   * The first day on which it is spent; from ever where absent.
   */
  readonly from?: string | null;
  /**
   * The last day on which it is spent; for ever where absent.
   */
  readonly to?: string | null;
}
export interface Income {
  /**
   * What comes in each time.
   */
  readonly amount: string;
  /**
   * `secured`, `regular`, `variable` or `expected`; regular where absent.
   */
  readonly certainty?: IncomeCertainty | null;
  /**
   * `weekly`, `fortnightly`, `fourWeekly`, `monthly`, `quarterly` or `yearly`; monthly where absent.
   */
  readonly every?: Frequency | null;
  /**
   * The date of the evidence.
   */
  readonly evidence?: string | null;
  /**
   * The first day on which it counts; from ever where absent.
   */
  readonly from?: string | null;
  /**
   * The last day on which it counts; for ever where absent.
   */
  readonly to?: string | null;
}
export interface CapacityPolicy {
  /**
   * The share of an income that counts, by its certainty.
   */
  readonly counting?: {readonly [name in IncomeCertainty]?: string};
  /**
   * What is left to the household of that.
   */
  readonly cushion?: string | null;
  /**
   * The share of counted income above which payments on debts are pointed out, such as `0.5`.
   */
  readonly debtServiceLimit?: string | null;
  /**
   * Evidence of an income is too old when its date lies further back than so many days; never where absent.
   */
  readonly evidenceWithinDays?: number | null;
  /**
   * What essential spending is at least: anything below is pointed out.
   */
  readonly minimumEssentials?: MinimumEssentials | null;
  /**
   * Categories of spending that must be there.
   */
  readonly requires?: readonly SpendingCategory[] | null;
  /**
   * The share of the surplus that may be asked for.
   */
  readonly share?: string | null;
  /**
   * The share of all income that is variable or expected above which it is pointed out.
   */
  readonly uncertainLimit?: string | null;
}
export interface MinimumEssentials {
  /**
   * A month's amount more for each dependant.
   */
  readonly dependant: string;
  /**
   * A month's amount for the household itself.
   */
  readonly household: string;
}
/**
 * The work on the case: its records, and what is asked about it.
 */
export interface CaseCasework {
  /**
   * An opaque reference to the case, part of every digest.
   */
  readonly case: string;
  /**
   * Whether a contact may be made.
   */
  readonly contact?: Contact | null;
  /**
   * Why the debtor cannot pay as agreed: asks which documents are needed. `incomeFell`, `unemployment`, `illness`,
   * `disaster`, `family`, `business` or `other`.
   */
  readonly hardship?: Hardship | null;
  /**
   * The digest of the last record known from elsewhere: with it, records removed at the end are found too.
   */
  readonly head?: string | null;
  /**
   * In order: those with a digest are verified, those without, at the end, are chained. The first opens the case.
   */
  readonly records: readonly CaseworkRecord[];
  /**
   * Leaves references, contact points and digests of records out of the report.
   */
  readonly redact?: boolean | null;
  /**
   * How many months after its own day the lender keeps each kind of record, by kind: the rules of retention are asked
   * about it.
   */
  readonly retentionMonths?: RetentionMonths | null;
}
/**
 * A contact about to be made. Consent, and contacts before, are read from the records.
 */
export interface Contact {
  /**
   * `call`, `message`, `visit` or `letter`.
   */
  readonly channel: Channel;
  /**
   * The telephone or address, as in the records.
   */
  readonly contactPoint?: string | null;
  /**
   * Local date of the person contacted.
   */
  readonly date: string;
  /**
   * Whether the debtor can be reached: true where absent.
   */
  readonly debtorReachable?: boolean | null;
  /**
   * Of a letter: the keys of the items it states, as the rulebook names them. Where given, what a letter must state is
   * asked too.
   */
  readonly items?: readonly string[] | null;
  /**
   * The first day of a statutory moratorium; that of `law` where absent.
   */
  readonly moratoriumFrom?: string | null;
  /**
   * Who is to be reached; `debtor` where absent.
   */
  readonly person?: Person | null;
  /**
   * Whether the contact person has asked not to be contacted again: false where absent.
   */
  readonly personRefused?: boolean | null;
  /**
   * Whether a plan is being performed: where absent, by the agreement of the case on the day of its follow-up, or
   * else by the state.
   */
  readonly planPerformed?: boolean | null;
  /**
   * What the contact is for: `collect` where absent; `relay` and `find` do not tell the debt.
   */
  readonly purpose?: ContactPurpose | null;
  /**
   * Local time of the person contacted.
   */
  readonly time: string;
}
/**
 * The keys of {@link StepRecord}, before what is asked of them together.
 */
export interface StepRecordKeys {
  /**
   * An opaque reference to whoever made it: no name, identity number or telephone number.
   */
  readonly actor: string;
  /**
   * `call`, `message`, `visit` or `letter`; of a contact required.
   */
  readonly channel?: Channel | null;
  /**
   * An opaque reference to the telephone or address used.
   */
  readonly contactPoint?: string | null;
  /**
   * Local date.
   */
  readonly date: string;
  /**
   * The digest it was stored with.
   */
  readonly digest?: string | null;
  /**
   * What was recorded.
   */
  readonly kind: "step";
  /**
   * Its place in the chain, from 0; with `digest`.
   */
  readonly number?: number | null;
  /**
   * The digest of the record before, but for the first; with `digest`.
   */
  readonly previous?: string | null;
  /**
   * A text: only its digest is kept.
   */
  readonly text?: string | null;
  /**
   * The digest of a text, in its place.
   */
  readonly textDigest?: string | null;
  /**
   * Local time, such as `09:30`.
   */
  readonly time: string;
  /**
   * Of a step: the state it leads to.
   */
  readonly to: CaseState;
}
/**
 * The keys of {@link ContactRecord}, before what is asked of them together.
 */
export interface ContactRecordKeys {
  /**
   * An opaque reference to whoever made it: no name, identity number or telephone number.
   */
  readonly actor: string;
  /**
   * An opaque reference to a collection agency: of a contact, the one that made it for the lender; of `agency` required.
   */
  readonly agency?: string | null;
  /**
   * `call`, `message`, `visit` or `letter`; of a contact required.
   */
  readonly channel: Channel;
  /**
   * An opaque reference to the telephone or address used.
   */
  readonly contactPoint?: string | null;
  /**
   * Local date.
   */
  readonly date: string;
  /**
   * The digest it was stored with.
   */
  readonly digest?: string | null;
  /**
   * Of a contact: whether a conversation took place.
   */
  readonly effective: boolean;
  /**
   * Of a contact: whether whoever made it named the lender, and the agency where there is one.
   */
  readonly identified?: boolean | null;
  /**
   * What was recorded.
   */
  readonly kind: "contact";
  /**
   * Its place in the chain, from 0; with `digest`.
   */
  readonly number?: number | null;
  /**
   * Of a contact: `debtor`, `guarantor`, `contactPerson` or `thirdParty`.
   */
  readonly person: Person;
  /**
   * The digest of the record before, but for the first; with `digest`.
   */
  readonly previous?: string | null;
  /**
   * Of a contact: what it was for, `collect` where absent; of a `relay` and a `find` the debt was not told.
   */
  readonly purpose?: ContactPurpose | null;
  /**
   * A text: only its digest is kept.
   */
  readonly text?: string | null;
  /**
   * The digest of a text, in its place.
   */
  readonly textDigest?: string | null;
  /**
   * Local time, such as `09:30`.
   */
  readonly time: string;
}
/**
 * The keys of {@link ConsentRecord}, before what is asked of them together.
 */
export interface ConsentRecordKeys {
  /**
   * An opaque reference to whoever made it: no name, identity number or telephone number.
   */
  readonly actor: string;
  /**
   * `call`, `message`, `visit` or `letter`; of a contact required.
   */
  readonly channel?: Channel | null;
  /**
   * An opaque reference to the telephone or address used.
   */
  readonly contactPoint?: string | null;
  /**
   * Local date.
   */
  readonly date: string;
  /**
   * The digest it was stored with.
   */
  readonly digest?: string | null;
  /**
   * Of consent to contact at other times: given, or taken back.
   */
  readonly given: boolean;
  /**
   * What was recorded.
   */
  readonly kind: "consent";
  /**
   * Its place in the chain, from 0; with `digest`.
   */
  readonly number?: number | null;
  /**
   * The digest of the record before, but for the first; with `digest`.
   */
  readonly previous?: string | null;
  /**
   * A text: only its digest is kept.
   */
  readonly text?: string | null;
  /**
   * The digest of a text, in its place.
   */
  readonly textDigest?: string | null;
  /**
   * Local time, such as `09:30`.
   */
  readonly time: string;
}
/**
 * The keys of {@link ContactAgreementRecord}, before what is asked of them together.
 */
export interface ContactAgreementRecordKeys {
  /**
   * An opaque reference to whoever made it: no name, identity number or telephone number.
   */
  readonly actor: string;
  /**
   * Of `contactAgreement`: the most calls a day to one telephone that were agreed with the debtor, answered or not.
   */
  readonly callsADay: number;
  /**
   * `call`, `message`, `visit` or `letter`; of a contact required.
   */
  readonly channel?: Channel | null;
  /**
   * An opaque reference to the telephone or address used.
   */
  readonly contactPoint?: string | null;
  /**
   * Local date.
   */
  readonly date: string;
  /**
   * The digest it was stored with.
   */
  readonly digest?: string | null;
  /**
   * What was recorded.
   */
  readonly kind: "contactAgreement";
  /**
   * Its place in the chain, from 0; with `digest`.
   */
  readonly number?: number | null;
  /**
   * The digest of the record before, but for the first; with `digest`.
   */
  readonly previous?: string | null;
  /**
   * A text: only its digest is kept.
   */
  readonly text?: string | null;
  /**
   * The digest of a text, in its place.
   */
  readonly textDigest?: string | null;
  /**
   * Local time, such as `09:30`.
   */
  readonly time: string;
}
/**
 * The keys of {@link AgencyRecord}, before what is asked of them together.
 */
export interface AgencyRecordKeys {
  /**
   * An opaque reference to whoever made it: no name, identity number or telephone number.
   */
  readonly actor: string;
  /**
   * An opaque reference to a collection agency: of a contact, the one that made it for the lender; of `agency` required.
   */
  readonly agency: string;
  /**
   * Of `agency`: true where it begins to act for the lender, false where it ends.
   */
  readonly assigned: boolean;
  /**
   * `call`, `message`, `visit` or `letter`; of a contact required.
   */
  readonly channel?: Channel | null;
  /**
   * An opaque reference to the telephone or address used.
   */
  readonly contactPoint?: string | null;
  /**
   * Local date.
   */
  readonly date: string;
  /**
   * The digest it was stored with.
   */
  readonly digest?: string | null;
  /**
   * What was recorded.
   */
  readonly kind: "agency";
  /**
   * Its place in the chain, from 0; with `digest`.
   */
  readonly number?: number | null;
  /**
   * The digest of the record before, but for the first; with `digest`.
   */
  readonly previous?: string | null;
  /**
   * A text: only its digest is kept.
   */
  readonly text?: string | null;
  /**
   * The digest of a text, in its place.
   */
  readonly textDigest?: string | null;
  /**
   * Local time, such as `09:30`.
   */
  readonly time: string;
}
/**
 * The keys of {@link SupportingDocumentRecord}, before what is asked of them together.
 */
export interface SupportingDocumentRecordKeys {
  /**
   * An opaque reference to whoever made it: no name, identity number or telephone number.
   */
  readonly actor: string;
  /**
   * `call`, `message`, `visit` or `letter`; of a contact required.
   */
  readonly channel?: Channel | null;
  /**
   * An opaque reference to the telephone or address used.
   */
  readonly contactPoint?: string | null;
  /**
   * Local date.
   */
  readonly date: string;
  /**
   * The digest it was stored with.
   */
  readonly digest?: string | null;
  /**
   * What was recorded.
   */
  readonly kind: "supportingDocument";
  /**
   * Its place in the chain, from 0; with `digest`.
   */
  readonly number?: number | null;
  /**
   * The digest of the record before, but for the first; with `digest`.
   */
  readonly previous?: string | null;
  /**
   * Of a document: which came in.
   */
  readonly supportingDocument: SupportingDocument;
  /**
   * A text: only its digest is kept.
   */
  readonly text?: string | null;
  /**
   * The digest of a text, in its place.
   */
  readonly textDigest?: string | null;
  /**
   * Local time, such as `09:30`.
   */
  readonly time: string;
}
/**
 * The keys of {@link KeptRecord}, before what is asked of them together.
 */
export interface KeptRecordKeys {
  /**
   * An opaque reference to whoever made it: no name, identity number or telephone number.
   */
  readonly actor: string;
  /**
   * `call`, `message`, `visit` or `letter`; of a contact required.
   */
  readonly channel?: Channel | null;
  /**
   * An opaque reference to the telephone or address used.
   */
  readonly contactPoint?: string | null;
  /**
   * Local date.
   */
  readonly date: string;
  /**
   * The digest it was stored with.
   */
  readonly digest?: string | null;
  /**
   * What was recorded.
   */
  readonly kind: "kept";
  /**
   * Its place in the chain, from 0; with `digest`.
   */
  readonly number?: number | null;
  /**
   * The digest of the record before, but for the first; with `digest`.
   */
  readonly previous?: string | null;
  /**
   * Of something kept: `recording`, `collectionRecord`, `oralAgreement` or `creditEntry`.
   */
  readonly record: RecordKind;
  /**
   * A text: only its digest is kept.
   */
  readonly text?: string | null;
  /**
   * The digest of a text, in its place.
   */
  readonly textDigest?: string | null;
  /**
   * Local time, such as `09:30`.
   */
  readonly time: string;
}
/**
 * The keys of {@link NoteRecord}, before what is asked of them together.
 */
export interface NoteRecordKeys {
  /**
   * An opaque reference to whoever made it: no name, identity number or telephone number.
   */
  readonly actor: string;
  /**
   * `call`, `message`, `visit` or `letter`; of a contact required.
   */
  readonly channel?: Channel | null;
  /**
   * An opaque reference to the telephone or address used.
   */
  readonly contactPoint?: string | null;
  /**
   * Local date.
   */
  readonly date: string;
  /**
   * The digest it was stored with.
   */
  readonly digest?: string | null;
  /**
   * What was recorded.
   */
  readonly kind: "note";
  /**
   * Its place in the chain, from 0; with `digest`.
   */
  readonly number?: number | null;
  /**
   * The digest of the record before, but for the first; with `digest`.
   */
  readonly previous?: string | null;
  /**
   * A text: only its digest is kept.
   */
  readonly text?: string | null;
  /**
   * The digest of a text, in its place.
   */
  readonly textDigest?: string | null;
  /**
   * Local time, such as `09:30`.
   */
  readonly time: string;
}
export interface RetentionMonths {
  /**
   * A record of collection, contacts included.
   */
  readonly collectionRecord?: number | null;
  /**
   * A negative entry of a credit report.
   */
  readonly creditEntry?: number | null;
  /**
   * The recording of an agreement made orally.
   */
  readonly oralAgreement?: number | null;
  /**
   * The recording of a collection call or visit.
   */
  readonly recording?: number | null;
}
/**
 * Overdue records of the borrower's credit report, of any lender, and the policy that repairs them once (一次性信用修复).
 */
export interface CaseCreditRepair {
  /**
   * What is other than in the policy of 2025-12-22.
   */
  readonly policy?: RepairPolicy | null;
  /**
   * The records asked about.
   */
  readonly records: readonly OverdueRecord[];
}
export interface RepairPolicy {
  /**
   * The largest single overdue amount: `10000.00` in CNY.
   */
  readonly amountAtMost?: string | null;
  /**
   * The first day on which a record may have arisen: `2020-01-01`.
   */
  readonly aroseFrom?: string | null;
  /**
   * The last day on which a record may have arisen: `2025-12-31`.
   */
  readonly aroseTo?: string | null;
  /**
   * The day from which a record repaid early is not shown: `2026-01-01`.
   */
  readonly earlyHiddenFrom?: string | null;
  /**
   * The last day of early repayment: `2025-11-30`.
   */
  readonly earlyRepaidBy?: string | null;
  /**
   * The last day of repayment: `2026-03-31`.
   */
  readonly repaidBy?: string | null;
}
export interface OverdueRecord {
  /**
   * Principal, interest and penalty of this record.
   */
  readonly amount: string;
  /**
   * The day the overdue arose.
   */
  readonly arose: string;
  /**
   * The day it was repaid in full; absent while it is not.
   */
  readonly repaidInFull?: string | null;
  /**
   * Whether the central bank's system shows it as personal overdue information; true where absent.
   */
  readonly shown?: boolean | null;
}
/**
 * The law that the account is judged by. Every key may be left out.
 */
export interface CaseLaw {
  /**
   * The class that the lender has given the account, `pass` to `loss`, where it is not the one computed: what rules of
   * classification are asked about.
   */
  readonly assignedClassification?: Classification | null;
  /**
   * The day that the cap on charges counts from; the day the posted balance last rose from zero where absent.
   */
  readonly capFrom?: string | null;
  /**
   * By which days past due the account is classified; where absent the 2023 order, and of a card asked about before 2023-07-01 the ladder of 2011.
   */
  readonly classificationRules?: ClassificationRules | null;
  /**
   * What the signed contract says of the late fee, as a share of the unpaid minimum payment: a decimal fraction, 0 to
   * 10. Given where the account is run by other terms; by its terms where absent.
   */
  readonly contractLateFeeRate?: string | null;
  /**
   * Documents that law prescribes, each with what it states.
   */
  readonly legalDocuments?: readonly StatedLegalDocument[] | null;
  /**
   * `bank` (default), `consumerFinance`, `localLicensed`, `private` or `agency`.
   */
  readonly lender?: Lender | null;
  /**
   * The first day of a statutory moratorium.
   */
  readonly moratoriumFrom?: string | null;
  /**
   * The borrower's other accounts: the report says how the borrower stands over all.
   */
  readonly otherAccounts?: readonly OtherAccount[] | null;
  /**
   * Whether the contract asks a fee for exceeding the limit: false where absent.
   */
  readonly overLimitFee?: boolean | null;
  /**
   * `creditCard` (default), `cardInstalment` or `cashInstalment` of a card; `loan` (default) or `onlineLoan` of a loan.
   */
  readonly product?: Product | null;
  /**
   * How the annual rate of a plan is shown to the customer: `notShown`, `simpleNamed` (default: a simple rate that is
   * said to be one), `simpleUnnamed` or `compound`.
   */
  readonly rateDisplay?: RateDisplay | null;
  /**
   * Restructurings of the account so far, in the order of agreement.
   */
  readonly restructurings?: readonly Restructuring[] | null;
  /**
   * A rulebook document; mainland China's where absent.
   */
  readonly rulebook?: {
    readonly [k: string]: unknown;
  } | null;
}
export interface StatedLegalDocument {
  /**
   * The day it is of: law of that day speaks on it; the day asked about where absent.
   */
  readonly date?: string | null;
  /**
   * The keys of the items it states, as the rulebook names them.
   */
  readonly items: readonly string[];
  /**
   * `agreement`, `contract`, `statement`, `letter` or `disclosure`.
   */
  readonly legalDocument: LegalDocument;
}
export interface OtherAccount {
  /**
   * Its class, where it is worse than its days past due make it: `pass` to `loss`.
   */
  readonly classification?: Classification | null;
  /**
   * Its days past due, 0 or above.
   */
  readonly daysPastDue: number;
}
export interface Restructuring {
  /**
   * The day it was agreed.
   */
  readonly agreed: string;
  /**
   * The first repayment date under the new terms.
   */
  readonly firstNewDue: string;
  /**
   * The day the second of two consecutive new due dates was paid as agreed; absent while that has not happened.
   */
  readonly secondConsecutivePaid?: string | null;
}
export interface CaseOffers {
  /**
   * Who asks.
   */
  readonly applicant?: Applicant | null;
  /**
   * How far ahead doing nothing and paying the minimum are replayed; 60 where absent, at most 600.
   */
  readonly horizonMonths?: number | null;
  /**
   * Late fees that are to be waived alone, while the account goes on as usual.
   */
  readonly lateFeeWaiver?: LateFeeRequest | null;
  /**
   * A temporary limit that is asked for: checked, not priced.
   */
  readonly limitRequest?: LimitRequest | null;
  /**
   * A policy, or the name of a sample: `cardIssuer`, `consumerLender`.
   */
  readonly policy: PolicyChoice;
  /**
   * What the customer proposes, in order.
   */
  readonly proposals?: readonly Proposal[] | null;
  /**
   * What there is to pay with; by default what the budget leaves.
   */
  readonly repaymentCapacity?: RepaymentCapacity | null;
  /**
   * What a month would have if things got worse; those of the budget where absent.
   */
  readonly stresses?: readonly Stress[] | null;
}
/**
 * Who asks. What the debt is and who lends stands under `law`.
 */
export interface Applicant {
  /**
   * `normal` (where absent), `blocked` or `cancelled`.
   */
  readonly cardStatus?: CardStatus | null;
  /**
   * Whether the account is overdue for the first time.
   */
  readonly firstTime?: boolean | null;
  /**
   * Why it is hard to pay: `incomeFell`, `unemployment`, `illness`, `disaster`, `family`, `business`, `overIndebted`, `other`.
   */
  readonly hardship?: Hardship | null;
  /**
   * The documents brought: an offer then says which it still waits for.
   */
  readonly supportingDocuments?: readonly SupportingDocument[] | null;
}
/**
 * Late fees that the customer asks to have waived, and nothing else.
 */
export interface LateFeeRequest {
  /**
   * How much; everything that is owed of late fees where absent.
   */
  readonly amount?: string | null;
}
/**
 * A temporary limit (临时额度) that the customer of a card asks for.
 */
export interface LimitRequest {
  /**
   * The first day.
   */
  readonly from: string;
  /**
   * The limit asked for in its place.
   */
  readonly limit: string;
  /**
   * The limit of the card today.
   */
  readonly presentLimit: string;
  /**
   * The last day, included.
   */
  readonly to: string;
}
export interface Policy {
  /**
   * Concessions in the order in which they are given up, the one given up most readily first.
   */
  readonly concessions: readonly Concession[];
  /**
   * ISO 4217 code of every amount in it.
   */
  readonly currency: CurrencyCode;
  /**
   * The annual rate at which the lender discounts what is to come: `0.06` is 6 %.
   */
  readonly discountRate: string;
  /**
   * The kinds of plan that may be offered, each at most once.
   */
  readonly kinds: readonly PolicyKind[];
  /**
   * The rule for late fees that are waived alone, while the account goes on as usual; none is where absent.
   */
  readonly lateFeeWaiver?: LateFeeWaiverPolicy | null;
  /**
   * What the policy is called in the report.
   */
  readonly name: string;
  /**
   * A note, for people.
   */
  readonly note?: string | null;
  /**
   * A proposal must be worth this share of what the lender's own offer of the kind is worth; `1` where absent.
   */
  readonly proposalShare?: string | null;
  /**
   * The rule for temporary limits (临时额度); none is granted where absent.
   */
  readonly temporaryLimit?: LimitPolicy | null;
  /**
   * The version of the document: `arrears-policy/2`.
   */
  readonly version: "arrears-policy/2";
}
/**
 * The keys of {@link PolicyKind}, before what is asked of them together.
 */
export interface PolicyKindKeys {
  /**
   * What accrues while the plan is kept: `frozen`, `continued` or `planRate` (with `rate`).
   */
  readonly accrual?: AllowedAccrual | null;
  /**
   * Which of `interest`, `penaltyInterest` and `compoundInterest` bear the plan's interest once capitalised; none where absent.
   */
  readonly bearing?: readonly Class[] | null;
  /**
   * Periods without a payment first.
   */
  readonly deferral?: Deferral | null;
  /**
   * Discount of a settlement.
   */
  readonly discount?: ShareRange | null;
  /**
   * Share of what is left after waivers.
   */
  readonly downPayment?: ShareRange | null;
  /**
   * Days from signing to the first payment; 0 to 366.
   */
  readonly firstDueAfterDays?: number | null;
  /**
   * What the first period bears: `byDays`, its whole periods and odd days, or `whole`, one period however long it is.
   */
  readonly firstPeriod?: FirstPeriodInterest | null;
  /**
   * Whom the kind is for; anybody where absent.
   */
  readonly for?: Eligibility | null;
  /**
   * How often a payment falls due.
   */
  readonly frequency?: Frequency | null;
  /**
   * Which kind it is.
   */
  readonly kind: PlanKind;
  /**
   * The least share of what is owed that the plan is worth to the lender, in present value.
   */
  readonly minimumRecoveryRatio?: string | null;
  /**
   * The number of payments, from and to.
   */
  readonly periods?: CountRange | null;
  /**
   * Where classes go: `capitalised`, `firstInstalment` or `deferred`.
   */
  readonly place?: {readonly [name in OwedClass]?: Placed};
  /**
   * A published price list: the numbers of payments there may be, each with its fee; in place of `periods`, `accrual` and `rate`.
   */
  readonly priceList?: PriceList | null;
  /**
   * How the payments run.
   */
  readonly profile?: Profile | null;
  /**
   * Annual rate of the plan.
   */
  readonly rate?: ShareRange | null;
  /**
   * The documents that must be there before it is signed.
   */
  readonly supportingDocuments?: readonly SupportingDocument[] | null;
  /**
   * Waived shares by class.
   */
  readonly waive?: {readonly [name in OwedClass]?: Waiver};
}
export interface Deferral {
  /**
   * Whether interest accrues during them.
   */
  readonly accrues?: boolean | null;
  /**
   * When that interest is due: `firstInstalment` or `capitalised`.
   */
  readonly due?: DeferralDue | null;
  /**
   * How many periods.
   */
  readonly periods: CountRange;
}
/**
 * From no concession to the furthest, in steps; `to` is `from` where absent.
 */
export interface CountRange {
  /**
   * Where the search begins: no concession.
   */
  readonly from: number;
  /**
   * How far apart two values are that are tried; 1 where absent.
   */
  readonly step?: number | null;
  /**
   * The furthest it goes.
   */
  readonly to?: number | null;
}
/**
 * From no concession to the furthest, in steps; `to` is `from` where absent.
 */
export interface ShareRange {
  /**
   * Where the search begins: no concession. A decimal fraction.
   */
  readonly from: string;
  /**
   * How far apart two values are that are tried; only the ends where absent.
   */
  readonly step?: string | null;
  /**
   * The furthest it goes.
   */
  readonly to?: string | null;
}
export interface Eligibility {
  /**
   * Only where so much is owed.
   */
  readonly amount?: Amount | null;
  /**
   * Only cards of these statuses: `normal`, `blocked`, `cancelled`; any where absent.
   */
  readonly cardStatuses?: readonly CardStatus[] | null;
  /**
   * Only accounts so many days past due.
   */
  readonly daysPastDue?: Days | null;
  /**
   * Only accounts that are overdue for the first time.
   */
  readonly firstTimeOnly?: boolean | null;
  /**
   * Only for these reasons of hardship; any or none where absent.
   */
  readonly hardship?: readonly Hardship[] | null;
  /**
   * Only these products; any where absent.
   */
  readonly products?: readonly Product[] | null;
}
export interface Amount {
  /**
   * The smallest amount; no lower end where absent.
   */
  readonly atLeast?: string | null;
  /**
   * The largest amount; no upper end where absent.
   */
  readonly atMost?: string | null;
}
export interface Days {
  /**
   * At least so many days; no lower end where absent.
   */
  readonly from?: number | null;
  /**
   * At most so many days; no upper end where absent.
   */
  readonly to?: number | null;
}
/**
 * Fees by the number of payments, as an issuer publishes them.
 */
export interface PriceList {
  /**
   * `eachPeriod` (where absent) or `once`, with the first payment.
   */
  readonly charged?: FeeCharged | null;
  /**
   * The rows, the fewest payments first.
   */
  readonly prices: readonly Price[];
}
export interface Price {
  /**
   * The fee each time it is charged, as a share of the principal put into instalments.
   */
  readonly fee: string;
  /**
   * The number of payments.
   */
  readonly periods: number;
}
export interface LateFeeWaiverPolicy {
  /**
   * The most that is waived at once.
   */
  readonly amountAtMost: string;
  /**
   * The most days past due: 0 where absent.
   */
  readonly daysPastDueAtMost?: number | null;
  /**
   * On how many days late fees may be waived within the months before.
   */
  readonly timesAtMost: number;
  /**
   * Those months: 1 to 120.
   */
  readonly withinMonths: number;
}
/**
 * What it asks of the account and of the amount, it asks of a raise.
 */
export interface LimitPolicy {
  /**
   * Days from the first to the last, both included: 1 to 366.
   */
  readonly daysAtMost: number;
  /**
   * The most days past due of an account whose limit may be raised: 0 where absent.
   */
  readonly daysPastDueAtMost?: number | null;
  /**
   * How far a raise may go, as a share of the present limit: `0.5` on 20,000.00 reaches 30,000.00.
   */
  readonly increaseAtMost: string;
  /**
   * The highest limit that a raise may reach.
   */
  readonly limitAtMost: string;
  /**
   * Months from the opening to the first day; 0 where absent.
   */
  readonly monthsOpenAtLeast?: number | null;
  /**
   * Whether a limit may be raised while an agreement is in force; not where absent.
   */
  readonly underAgreement?: boolean | null;
  /**
   * The worst of the five tiers: `pass` where absent.
   */
  readonly worstClassification?: Classification | null;
}
export interface Proposal {
  /**
   * The day of the proposal; `asOf` where absent.
   */
  readonly date?: string | null;
  /**
   * How many periods without a payment come first.
   */
  readonly deferral?: number | null;
  /**
   * The share that a settlement gives up: `0.3` pays 70 % of what is owed.
   */
  readonly discount?: string | null;
  /**
   * What is paid at signing.
   */
  readonly downPayment?: string | null;
  /**
   * The kind of plan; the best of any kind where absent.
   */
  readonly kind?: PlanKind | null;
  /**
   * The most that a month's payments may come to.
   */
  readonly monthly?: string | null;
  /**
   * The number of payments.
   */
  readonly periods?: number | null;
  /**
   * Annual rate of the plan, a decimal fraction: `0.06` is 6 %.
   */
  readonly rate?: string | null;
  /**
   * Shares to be waived, by class: `1` is all of it.
   */
  readonly waive?: {readonly [name in OwedClass]?: string};
}
export interface RepaymentCapacity {
  /**
   * Nothing can be paid before this day.
   */
  readonly from?: string | null;
  /**
   * What is at hand for one payment; a month's amount where absent.
   */
  readonly lumpSum?: string | null;
  /**
   * What a month has for this debt; what the budget leaves where absent.
   */
  readonly monthly?: string | null;
  /**
   * The day of the month that payments should fall on.
   */
  readonly payDay?: number | null;
}
export interface Stress {
  /**
   * What a month would have for this debt then.
   */
  readonly monthly: string;
  /**
   * What it is called in the report, such as "one job lost".
   */
  readonly name: string;
}
/**
 * What is lent and what comes back when.
 */
export interface Flows {
  /**
   * Decimals of the percentages, 1 to 6; two where absent.
   */
  readonly decimals?: number | null;
  /**
   * The flows, 2 to 601, in order of their days.
   */
  readonly flows: readonly Flow[];
  /**
   * The unit period; a month where absent.
   */
  readonly period?: FlowPeriod | null;
}
export interface Flow {
  /**
   * The amount: below zero what is lent, above what comes back, or the other way round.
   */
  readonly amount: string;
  /**
   * The day it flows.
   */
  readonly date: string;
}
/**
 * Another account of the same lender.
 */
export interface Together {
  /**
   * The account.
   */
  readonly account: Account;
  /**
   * What happened after `account.events`, for the follow-up only.
   */
  readonly later?: readonly AccountEvent[] | null;
  /**
   * What law has to know of it beyond its history.
   */
  readonly law?: AccountLaw | null;
  /**
   * A reference to the account, of your own: another one than that of the parties of an agreement.
   */
  readonly reference: string;
}
/**
 * What law has to know of one of several accounts beyond its history. Every key may be left out.
 */
export interface AccountLaw {
  /**
   * The class that the lender has given it, `pass` to `loss`, where it is not the one computed.
   */
  readonly assignedClassification?: Classification | null;
  /**
   * The day that the cap on its charges counts from; the day its posted balance last rose from zero where absent.
   */
  readonly capFrom?: string | null;
  /**
   * What its signed contract says of the late fee, as a share of the unpaid minimum payment: a decimal fraction, 0 to 10.
   */
  readonly contractLateFeeRate?: string | null;
  /**
   * Whether its contract asks a fee for exceeding the limit: false where absent.
   */
  readonly overLimitFee?: boolean | null;
  /**
   * As in `law`; where absent that of the account of the case where both are cards or both loans, else `creditCard` or `loan`.
   */
  readonly product?: Product | null;
  /**
   * Restructurings of the account so far, in the order of agreement.
   */
  readonly restructurings?: readonly Restructuring[] | null;
}
export interface Waiver {
  /**
   * Where the search begins: the smallest share waived, `0` for none.
   */
  readonly from: string;
  /**
   * How far apart two shares are that are tried; only the ends where absent.
   */
  readonly step?: string | null;
  /**
   * The largest share waived, at most `1`.
   */
  readonly to?: string | null;
  /**
   * When the waiver takes effect: `atSigning` or `onCompletion`.
   */
  readonly when?: WaivedWhen | null;
}
export interface Report {
  /**
   * The offer accepted or the agreement followed up.
   */
  readonly agreement?: AgreementReport;
  /**
   * What the loan, or each conversion of a card, costs a year by its contract, all its charges included; absent where
   * nothing is lent so.
   */
  readonly annualCost?: readonly AnnualCost[];
  /**
   * What was handed in to ask for a plan, where anything was.
   */
  readonly application?: ApplicationReport;
  /**
   * The day asked about.
   */
  readonly asOf: string;
  /**
   * The balance assertions of the ledger, in ledger order.
   */
  readonly assertions: readonly Assertion[];
  /**
   * What the figures rest on although nobody told it for certain; absent where everything was told.
   */
  readonly assumptions?: readonly Assumption[];
  /**
   * What a payment on `asOf` would settle.
   */
  readonly balance: Balance;
  /**
   * What can be paid each month.
   */
  readonly budget?: BudgetReport;
  /**
   * The version of the calculation: it changes whenever a computed amount does.
   */
  readonly calcVersion: string;
  /**
   * The work on the case, where it has any.
   */
  readonly casework?: CaseworkReport;
  /**
   * What will fall due of a loan if everything due is paid and nothing else happens.
   */
  readonly comingSchedule?: readonly Coming[];
  /**
   * What being overdue leads to, as dated facts with their source; absent where nothing is overdue.
   */
  readonly consequences?: readonly Consequence[];
  /**
   * What the loan, each conversion, each offer and the agreement cost, item by item.
   */
  readonly costDisclosures?: readonly CostDisclosure[];
  /**
   * What waiting adds if nothing more happens; absent where the calendar ends first, or more would be owed than an account can hold.
   */
  readonly costOfDelay?: CostOfDelay;
  /**
   * The records of the credit report asked about, in the order of the case.
   */
  readonly creditRepair?: readonly Repaired[];
  /**
   * ISO 4217 code of every amount.
   */
  readonly currency: CurrencyCode;
  /**
   * What to pay by which day and what each averts, the first day first; empty where nothing is due.
   */
  readonly deadlines: readonly Deadline[];
  /**
   * How late the account is at the end of `asOf`, and how that is classified.
   */
  readonly delinquency: Delinquency;
  /**
   * What fell due of a loan, or was accelerated.
   */
  readonly instalments?: readonly Instalment[];
  /**
   * The day of knowledge, where the case has one.
   */
  readonly knownOn?: string;
  /**
   * Late fees charged, in order of their days.
   */
  readonly lateFees: readonly LateFee[];
  /**
   * What the rulebook says of the account.
   */
  readonly law: LawReport;
  /**
   * Everything that happened, each line with its because.
   */
  readonly lines: readonly Line[];
  /**
   * What has to be known of the figures; absent where nothing has.
   */
  readonly notes?: readonly Note[];
  /**
   * What can be offered, and what else could be done.
   */
  readonly offers?: Offers;
  /**
   * Where the account stands at the end of `asOf`, where the case asks for it.
   */
  readonly opening?: AnyOpening;
  /**
   * The pages wanted; absent where none is.
   */
  readonly pages?: readonly CasePageReport[];
  /**
   * The yearly rates of each row of flows asked about.
   */
  readonly rates?: readonly FlowRates[];
  /**
   * What changed since `comparedWith`.
   */
  readonly restatement?: Restatement;
  /**
   * The statements made, oldest first; absent of a loan.
   */
  readonly statements?: readonly Statement[];
  /**
   * The title of the case.
   */
  readonly title?: string;
  /**
   * The accounts in one plan on `asOf`, that of the case first; absent where it stands alone.
   */
  readonly together?: readonly TogetherReport[];
  /**
   * The version of the report document.
   */
  readonly version: "arrears-report/2";
}
/**
 * The agreement, and where it stands on the day asked about.
 */
export interface AgreementReport {
  /**
   * What of it is each account's, where it is over several: that of the parties first.
   */
  readonly accounts?: readonly AgreedAccount[];
  /**
   * What was agreed, all values as texts: keep it, and hand it in again with the digest.
   */
  readonly canonicalText: {
    readonly [k: string]: unknown;
  };
  /**
   * The agreements before it, the first one first.
   */
  readonly chain: readonly Chain[];
  /**
   * What was owed on the day of acceptance beyond the offer, by class.
   */
  readonly difference: readonly ClassAmount[];
  /**
   * SHA-256 of the canonical text of the document.
   */
  readonly digest: string;
  /**
   * Where it stands.
   */
  readonly followUp: FollowUp;
  /**
   * What law says of it as a document.
   */
  readonly law: readonly RuleVerdict[];
  /**
   * Its place in the chain of renegotiations, from 1.
   */
  readonly number: number;
  /**
   * The pages wanted.
   */
  readonly pages: readonly Page[];
  /**
   * What settles it.
   */
  readonly quote?: Quote;
}
/**
 * What of an agreement is one account's.
 */
export interface AgreedAccount {
  /**
   * Its reference.
   */
  readonly account: string;
  /**
   * What is given up of it.
   */
  readonly givenUp: string;
  /**
   * What of the claim it owes, by class.
   */
  readonly owed: readonly ClassAmount[];
  /**
   * Its part of each payment.
   */
  readonly payments: readonly SharedPayment[];
  /**
   * All that is paid for it.
   */
  readonly total: string;
  /**
   * All of it together.
   */
  readonly totalOwed: string;
}
export interface ClassAmount {
  /**
   * How much.
   */
  readonly amount: string;
  /**
   * Which class of what is owed.
   */
  readonly class: OwedClass;
}
/**
 * An account's part of a payment.
 */
export interface SharedPayment {
  /**
   * The part of it.
   */
  readonly amount: string;
  /**
   * The day it falls due.
   */
  readonly due: string;
  /**
   * Its number: 0 for the down payment.
   */
  readonly number: number;
}
/**
 * An agreement that was renegotiated, on its last day.
 */
export interface Chain {
  /**
   * The day it was breached; absent where it was not.
   */
  readonly breachedOn?: string;
  /**
   * Its digest.
   */
  readonly digest: string;
  /**
   * Its place in the chain, from 1.
   */
  readonly number: number;
  /**
   * What was owed under it on its last day, conditional waivers included: what the next one is about.
   */
  readonly owed: string;
  /**
   * What was paid under it.
   */
  readonly paid: string;
  /**
   * `superseded`, since one that is completed is not renegotiated.
   */
  readonly status: AgreementStatus;
  /**
   * The day the next took its place.
   */
  readonly supersededOn: string;
}
export interface FollowUp {
  /**
   * Each account, where it is over several.
   */
  readonly accounts?: readonly FollowedAccount[];
  /**
   * The day of the follow-up.
   */
  readonly asOf: string;
  /**
   * Due before the day and not paid.
   */
  readonly behind: string;
  /**
   * The day it was breached; absent where it is not.
   */
  readonly breachedOn?: string;
  /**
   * Whether collection stops.
   */
  readonly collectionStops: boolean;
  /**
   * The day everything was paid; absent where it is not.
   */
  readonly completedOn?: string;
  /**
   * What is waived once everything is paid.
   */
  readonly contingentWaivers: readonly ClassAmount[];
  /**
   * Whether that has become final.
   */
  readonly contingentWaiversFinal: boolean;
  /**
   * What of it is due.
   */
  readonly due: string;
  /**
   * Interest since the breach at the rate of the contract.
   */
  readonly interestSinceBreach: string;
  /**
   * Payments that were missed.
   */
  readonly missedPayments: number;
  /**
   * How many more missed payments breach it; 0 where it has ended.
   */
  readonly missedPaymentsLeft: number;
  /**
   * The next miss breaches it, and there was one already.
   */
  readonly nearBreach: boolean;
  /**
   * The next payment; absent where there is none.
   */
  readonly nextDue?: NextDue;
  /**
   * What it means to the classification.
   */
  readonly observation?: Observation;
  /**
   * What was paid beyond it.
   */
  readonly overpaid: string;
  /**
   * What is owed, by class; what settles it while it is performed.
   */
  readonly owed: readonly ClassAmount[];
  /**
   * What was paid under it.
   */
  readonly paid: string;
  /**
   * The payments of the schedule, each with what came in.
   */
  readonly payments: readonly Payment[];
  /**
   * Interest of the plan.
   */
  readonly planInterest: string;
  /**
   * What came in beyond the running payment and repaid principal at once; absent where nothing did.
   */
  readonly prepayments?: readonly PrepaymentProfile[];
  /**
   * Interest not charged because everything was paid early.
   */
  readonly rebate: string;
  /**
   * After a breach: what of the waived amounts is owed again.
   */
  readonly reinstated: readonly ClassAmount[];
  /**
   * Where it stands: `onTrack`, `pastDue`, `breached`, `completed`, `superseded` or `voided`.
   */
  readonly status: AgreementStatus;
  /**
   * After a breach: what of them stays waived.
   */
  readonly stillWaived: readonly ClassAmount[];
  /**
   * The status in words.
   */
  readonly text: BothLanguages;
  /**
   * Everything owed together.
   */
  readonly totalOwed: string;
  /**
   * What would be owed had there been no agreement.
   */
  readonly withoutAgreement: string;
}
/**
 * One of the accounts that an agreement is over.
 */
export interface FollowedAccount {
  /**
   * Its reference.
   */
  readonly account: string;
  /**
   * Days past due had there been no agreement.
   */
  readonly daysPastDue: number;
  /**
   * What came in on it under the agreement; it pays the plan, whichever account it came in on.
   */
  readonly received: string;
  /**
   * Its share of what is owed.
   */
  readonly totalOwed: string;
  /**
   * What would be owed on it had there been no agreement.
   */
  readonly withoutAgreement: string;
}
export interface NextDue {
  /**
   * What is wanting of it.
   */
  readonly amount: string;
  /**
   * The day it falls due.
   */
  readonly due: string;
  /**
   * Its number in the schedule.
   */
  readonly number: number;
}
export interface Observation {
  /**
   * The first repayment date under the new terms.
   */
  readonly firstNewDue: string;
  /**
   * The class that the account cannot be better than on the day; absent where no observation runs.
   */
  readonly floor?: string;
  /**
   * How often it was restructured, this agreement included.
   */
  readonly restructurings: number;
  /**
   * The day the second of two payments in a row was made in time.
   */
  readonly secondConsecutivePaid?: string;
}
export interface Payment {
  /**
   * The day it falls due.
   */
  readonly due: string;
  /**
   * The last day on which it is in time.
   */
  readonly latePaymentGraceEnd: string;
  /**
   * Its number: 0 for the down payment.
   */
  readonly number: number;
  /**
   * What was paid of it.
   */
  readonly paid: string;
  /**
   * The day it was paid in full; absent while it is not.
   */
  readonly paidOn?: string;
  /**
   * What is to be paid.
   */
  readonly payment: string;
  /**
   * It is no payment of the plan, but what came in beyond the running payment and repaid principal at once; absent of all others.
   */
  readonly prepayment?: boolean;
  /**
   * `paid`, `partPaid`, `late`, `missed` or `upcoming`.
   */
  readonly state: PaymentState;
  /**
   * The state in words.
   */
  readonly text: BothLanguages;
}
export interface BothLanguages {
  /**
   * In English.
   */
  readonly en: string;
  /**
   * In simplified Chinese.
   */
  readonly zh: string;
}
/**
 * Money beyond the running payment that repaid principal at once.
 */
export interface PrepaymentProfile {
  /**
   * How much of it repaid principal.
   */
  readonly amount: string;
  /**
   * The day it came in.
   */
  readonly date: string;
  /**
   * How much less interest the payments after it have than those before it had.
   */
  readonly interestSaved: string;
  /**
   * The payments left, the running one among them.
   */
  readonly paymentsLeft: number;
}
export interface RuleVerdict {
  /**
   * What the rule says.
   */
  readonly outcome: VerdictOutcome;
  /**
   * The identifier of the rule in the rulebook.
   */
  readonly rule: string;
  /**
   * The verdict in words.
   */
  readonly text: BothLanguages;
}
export interface Page {
  /**
   * The page itself.
   */
  readonly content: string;
  /**
   * Its format.
   */
  readonly format?: PageFormat;
  /**
   * Which page.
   */
  readonly kind: PageKind;
  /**
   * Its language.
   */
  readonly language?: LanguageCode;
}
export interface Quote {
  /**
   * What settles the agreement.
   */
  readonly amount: string;
  /**
   * The last day on which the amount settles it.
   */
  readonly validUntil: string;
}
export interface AnnualCost {
  /**
   * The day it was lent: the law of that day speaks on its cost.
   */
  readonly agreed: string;
  /**
   * With compounding, by whole months and odd days over 365.
   */
  readonly effectiveRate: Rate;
  /**
   * The event of the conversion; absent of a loan.
   */
  readonly event?: string;
  /**
   * Twelve times the rate of a month, odd days simple.
   */
  readonly nominalRate: Rate;
  /**
   * The reference rate of that day, where a rule limits the cost to a multiple of it.
   */
  readonly referenceRate?: ReferenceRate;
}
/**
 * A rate, or the name of why there is none.
 */
export interface Rate {
  /**
   * How the period's rate was made a year's.
   */
  readonly basis?: Basis;
  /**
   * Why there is no rate.
   */
  readonly none?: string;
  /**
   * Percent a year, rounded half up to two decimals, such as "12.68".
   */
  readonly percent?: string;
}
export interface ReferenceRate {
  /**
   * Decimal fraction a year.
   */
  readonly annual: string;
  /**
   * How well it is known; one that is unconfirmed is no limit.
   */
  readonly certainty: RuleCertainty;
  /**
   * The day from which it is known to hold.
   */
  readonly from: string;
  /**
   * What it is called.
   */
  readonly name: BothLanguages;
}
/**
 * What was handed in to ask for a plan, beside what is owed.
 */
export interface ApplicationReport {
  /**
   * What is asked for beside the payments.
   */
  readonly asks: readonly Ask[];
  /**
   * The first day of the first month in which what is left does not cover the payment; absent where all do.
   */
  readonly firstShort?: string;
  /**
   * Why the borrower cannot pay as agreed.
   */
  readonly hardship: Hardship;
  /**
   * The months, one after the other.
   */
  readonly months: readonly ExpectedMonth[];
  /**
   * What the hardship asks for, each with what is attached for it.
   */
  readonly needed: readonly Attached[];
  /**
   * What paying on `asOf` would settle.
   */
  readonly owed: string;
  /**
   * The plan asked for.
   */
  readonly plan: AskedPlanOut;
  /**
   * The reasons in the borrower's own words.
   */
  readonly reasons: readonly string[];
  /**
   * What is attached.
   */
  readonly supportingDocuments: readonly SupportingDocument[];
  /**
   * What the payments leave of what is owed; absent where they cover it. Interest that goes on comes on top.
   */
  readonly uncovered?: string;
}
export interface Ask {
  /**
   * Its stable name.
   */
  readonly key: Relief;
  /**
   * What is asked for, in words.
   */
  readonly text: BothLanguages;
}
export interface ExpectedMonth {
  /**
   * What cannot be left out.
   */
  readonly essential: string;
  /**
   * What comes in.
   */
  readonly income: string;
  /**
   * What is left; below zero where more goes out than comes in.
   */
  readonly left: string;
  /**
   * The first day of the month.
   */
  readonly month: string;
  /**
   * What the plan asks for in it.
   */
  readonly payment: string;
  /**
   * Whether what is left does not cover the payment.
   */
  readonly short: boolean;
}
export interface Attached {
  /**
   * Any of these will do.
   */
  readonly anyOf: readonly SupportingDocument[];
  /**
   * The document attached; absent where it is missing.
   */
  readonly metBy?: SupportingDocument;
  /**
   * `identity`, `income`, `special` or `plan`.
   */
  readonly purpose: DocumentPurpose;
  /**
   * The same in words.
   */
  readonly text: BothLanguages;
}
export interface AskedPlanOut {
  /**
   * When the first is due.
   */
  readonly firstDue: string;
  /**
   * When the last is due.
   */
  readonly lastDue: string;
  /**
   * The amount of each payment.
   */
  readonly payment: string;
  /**
   * How many payments.
   */
  readonly payments: number;
  /**
   * All payments together.
   */
  readonly total: string;
}
export interface Assertion {
  /**
   * What the balance is.
   */
  readonly actual: string;
  /**
   * The place of the event in the document, from 0.
   */
  readonly event: number;
  /**
   * What the event says the balance should be.
   */
  readonly expected: string;
  /**
   * Whether the two are the same.
   */
  readonly holds: boolean;
}
export interface Assumption {
  /**
   * How sure it is.
   */
  readonly certainty: AssumptionCertainty;
  /**
   * The path of the key in the case document that was left open.
   */
  readonly key: string;
  /**
   * Where the value comes from, or why there is none.
   */
  readonly source: BothLanguages;
  /**
   * What stands for it; absent where nothing does, and what would follow from it is left out.
   */
  readonly value?: string;
}
export interface Balance {
  /**
   * Earned and not yet posted, each rounded once.
   */
  readonly accrued: Accrued;
  /**
   * What is posted and unpaid, component by component; those of nothing are left out.
   */
  readonly components: readonly OwedComponent[];
  /**
   * Paid in advance.
   */
  readonly credit: string;
  /**
   * Disputed and set apart, in none of the other figures; absent where nothing is.
   */
  readonly disputed?: string;
  /**
   * What settling every plan or the loan today costs beyond what is owed.
   */
  readonly earlySettlementFee: string;
  /**
   * What ends the debt today.
   */
  readonly payoff: string;
  /**
   * Instalment principal not yet billed; loan principal not yet due.
   */
  readonly planPrincipal: string;
  /**
   * The sum of the components.
   */
  readonly posted: string;
  /**
   * Interest owed only if an open statement is not paid in full; not in the payoff.
   */
  readonly retroactiveInterest: string;
}
export interface Accrued {
  /**
   * Interest on unpaid interest since the last posting.
   */
  readonly compoundInterest: string;
  /**
   * Interest since the last posting.
   */
  readonly interest: string;
  /**
   * Interest on a judgment not performed in time; absent where it is nothing.
   */
  readonly judgmentInterest?: string;
  /**
   * Penalty interest since the last posting; absent of a card.
   */
  readonly penaltyInterest?: string;
}
export interface OwedComponent {
  /**
   * What a statement or an instalment has demanded of it.
   */
  readonly billed: string;
  /**
   * Which component.
   */
  readonly component: Component;
  /**
   * What is posted and not yet demanded.
   */
  readonly unbilled: string;
}
/**
 * What can be paid each month, how it came about, and what to look at twice.
 */
export interface BudgetReport {
  /**
   * The policy's share of the surplus less its cushion, rounded down, never below zero.
   */
  readonly capacity: string;
  /**
   * Everybody who shares it, this account first.
   */
  readonly creditors?: readonly Share[];
  /**
   * A month's payments on other debts.
   */
  readonly debts: string;
  /**
   * A month's essential spending.
   */
  readonly essentials: string;
  /**
   * What to look at twice.
   */
  readonly findings: readonly Finding[];
  /**
   * A month's counted income, half up.
   */
  readonly income: string;
  /**
   * Where incomes, spending or payments on other debts begin or end: what can be paid each month from one day to another; what stands above is of the first.
   */
  readonly periods?: readonly Period[];
  /**
   * What of it is for this account, where others share it.
   */
  readonly share: string;
  /**
   * What would be left if things got worse.
   */
  readonly stresses: readonly Stressed[];
  /**
   * Income less both; below zero where they are more.
   */
  readonly surplus: string;
}
export interface Share {
  /**
   * What is owed to them.
   */
  readonly balance: string;
  /**
   * The creditor's name; empty for this account.
   */
  readonly name: string;
  /**
   * What of the capacity is theirs.
   */
  readonly share: string;
}
export interface Finding {
  /**
   * Which kind of finding.
   */
  readonly kind: FindingKind;
  /**
   * What it says.
   */
  readonly text: BothLanguages;
}
export interface Period {
  /**
   * The policy's share of the surplus less its cushion, rounded down, never below zero.
   */
  readonly capacity: string;
  /**
   * A month's payments on other debts.
   */
  readonly debts: string;
  /**
   * A month's essential spending.
   */
  readonly essentials: string;
  /**
   * The first day.
   */
  readonly from: string;
  /**
   * A month's counted income, half up.
   */
  readonly income: string;
  /**
   * What of it is for this account, where others share it.
   */
  readonly share: string;
  /**
   * What would be left if things got worse.
   */
  readonly stresses: readonly Stressed[];
  /**
   * Income less both; below zero where they are more.
   */
  readonly surplus: string;
  /**
   * The last day; absent in the last period.
   */
  readonly to?: string;
}
export interface Stressed {
  /**
   * What could be paid each month then.
   */
  readonly capacity: string;
  /**
   * What of it would be for this account.
   */
  readonly share: string;
  /**
   * What got worse.
   */
  readonly text: BothLanguages;
}
/**
 * The work on the case. Where the chain of records is broken, only the verification stands here.
 */
export interface CaseworkReport {
  /**
   * The agencies that acted for the lender; absent where none did, and of a redacted report.
   */
  readonly agencies?: readonly Agency[];
  /**
   * The documents that the hardship asks for.
   */
  readonly checklist?: Checklist;
  /**
   * The answer to the contact asked about.
   */
  readonly contact?: ContactAnswer;
  /**
   * What may come next; nothing of a closed case.
   */
  readonly next: readonly Step[];
  /**
   * Every record with its digest: what to store, and to hand in again. Absent of a redacted report.
   */
  readonly records?: readonly RecordOut[];
  /**
   * The file without references and digests, all values as texts.
   */
  readonly redacted?: {
    readonly [k: string]: unknown;
  };
  /**
   * What law says of keeping records, of those it speaks of.
   */
  readonly retention: readonly Retention[];
  /**
   * Where the case stands.
   */
  readonly state?: State;
  /**
   * Whether the records are those that were made.
   */
  readonly verification: Verification;
}
/**
 * An agency that acts for the lender, or did.
 */
export interface Agency {
  /**
   * The reference to it.
   */
  readonly agency: string;
  /**
   * The number of the record of its first contact; absent where it made none.
   */
  readonly firstContact?: number;
  /**
   * When it began.
   */
  readonly from: Moment;
  /**
   * Whether it named the lender and itself in its first contact; absent where that is not recorded.
   */
  readonly identified?: boolean;
  /**
   * When it ended; absent while it goes on.
   */
  readonly until?: Moment;
}
export interface Moment {
  /**
   * The day.
   */
  readonly date: string;
  /**
   * The time of day.
   */
  readonly time: string;
}
export interface Checklist {
  /**
   * Whether everything needed is there.
   */
  readonly complete: boolean;
  /**
   * The reason of hardship.
   */
  readonly hardship: Hardship;
  /**
   * What is needed.
   */
  readonly needed: readonly Needed[];
}
export interface Needed {
  /**
   * Any of these will do.
   */
  readonly anyOf: readonly SupportingDocument[];
  /**
   * The document that came in; absent where it is missing.
   */
  readonly metBy?: SupportingDocument;
  /**
   * `identity`, `income`, `special` or `plan`.
   */
  readonly purpose: DocumentPurpose;
  /**
   * The same in words.
   */
  readonly text: BothLanguages;
}
export interface ContactAnswer {
  /**
   * Whether it may be made.
   */
  readonly allowed: boolean;
  /**
   * The first moment at which no rule refuses it; absent where waiting does not help.
   */
  readonly nextAllowed?: Moment;
  /**
   * The rules that refuse it.
   */
  readonly refused: readonly RuleSays[];
  /**
   * Advisory rules that it goes against.
   */
  readonly warnings: readonly RuleSays[];
}
export interface RuleSays {
  /**
   * The identifier of the rule.
   */
  readonly rule: string;
  /**
   * What it says.
   */
  readonly text: BothLanguages;
}
export interface Step {
  /**
   * Why one would take it.
   */
  readonly reason: BothLanguages;
  /**
   * The state it leads to.
   */
  readonly to: CaseState;
}
export interface RecordOut {
  /**
   * The reference to whoever made it.
   */
  readonly actor: string;
  /**
   * The reference to the agency that acted, or that the record is about.
   */
  readonly agency?: string;
  /**
   * Of an agency: whether it begins to act for the lender.
   */
  readonly assigned?: boolean;
  /**
   * Of an agreement about contact: the most calls a day to one telephone.
   */
  readonly callsADay?: number;
  /**
   * The channel.
   */
  readonly channel?: Channel;
  /**
   * The reference to the telephone or address used.
   */
  readonly contactPoint?: string;
  /**
   * Local date.
   */
  readonly date: string;
  /**
   * SHA-256 of the record.
   */
  readonly digest: string;
  /**
   * Of a contact: whether a conversation took place.
   */
  readonly effective?: boolean;
  /**
   * Of consent: given, or taken back.
   */
  readonly given?: boolean;
  /**
   * Of a contact: whether whoever made it named the lender; absent where it is not recorded.
   */
  readonly identified?: boolean;
  /**
   * What was recorded.
   */
  readonly kind: RecordedKind;
  /**
   * Its place, from 0.
   */
  readonly number: number;
  /**
   * Of a contact: with whom.
   */
  readonly person?: Person;
  /**
   * The digest of the record before.
   */
  readonly previous?: string;
  /**
   * Of a contact: what it was for; absent where it asked for payment.
   */
  readonly purpose?: ContactPurpose;
  /**
   * Of something kept: which kind of record.
   */
  readonly record?: RecordKind;
  /**
   * Of a document: which came in.
   */
  readonly supportingDocument?: SupportingDocument;
  /**
   * The digest of the text.
   */
  readonly textDigest?: string;
  /**
   * Local time.
   */
  readonly time: string;
  /**
   * Of a step: the state it leads to.
   */
  readonly to?: CaseState;
}
export interface Retention {
  /**
   * What it is to the law: `recording`, `collectionRecord`, `oralAgreement` or `creditEntry`.
   */
  readonly kept: string;
  /**
   * What they say of how long the lender keeps it; absent where that is not given.
   */
  readonly law?: readonly RuleVerdict[];
  /**
   * The first day it may be erased.
   */
  readonly mayEraseFrom?: string;
  /**
   * The last day it may be kept.
   */
  readonly mustEraseBy?: string;
  /**
   * The number of the record.
   */
  readonly record: number;
  /**
   * The rules that speak of it.
   */
  readonly rules: readonly string[];
  /**
   * Whether it must be kept until the debt is paid.
   */
  readonly untilSettled: boolean;
}
export interface State {
  /**
   * Whether the case is closed.
   */
  readonly closed: boolean;
  /**
   * The name of the state.
   */
  readonly key: CaseState;
  /**
   * The state in words.
   */
  readonly text: BothLanguages;
}
/**
 * Whether the records are those that were made.
 */
export interface Verification {
  /**
   * The place of the first record that does not fit.
   */
  readonly at?: number;
  /**
   * `changed`, `removed`, `inserted`, `reordered`, `replaced` or `cutOff`.
   */
  readonly fault?: ChainFault;
  /**
   * The digest of the last record: keep it elsewhere.
   */
  readonly head?: string;
  /**
   * Whether the records are intact.
   */
  readonly intact: boolean;
  /**
   * Records made after the known head; absent where no head was given.
   */
  readonly sinceHead?: number;
  /**
   * What is wrong, in words.
   */
  readonly text?: BothLanguages;
  /**
   * How many records had a digest to verify.
   */
  readonly verified?: number;
}
/**
 * An instalment to come.
 */
export interface Coming {
  /**
   * The day it will fall due.
   */
  readonly due: string;
  /**
   * Fee in it.
   */
  readonly fee: string;
  /**
   * Interest in it.
   */
  readonly interest: string;
  /**
   * The last day to pay it, any late-payment grace left out, where that is a business day after it.
   */
  readonly lastDay?: string;
  /**
   * What is to be paid: their sum.
   */
  readonly payment: string;
  /**
   * Principal in it.
   */
  readonly principal: string;
}
/**
 * A fact about what being overdue leads to.
 */
export interface Consequence {
  /**
   * `creditRecord`, `classification`, `limitation`, `criminalThreshold`, `noCrime`, `courtCut` or `complaint`.
   */
  readonly about: ConsequenceKey;
  /**
   * The amount it is about.
   */
  readonly amount?: string;
  /**
   * `confirmed`, `reported` or `unconfirmed`: how well the text is known.
   */
  readonly certainty: RuleCertainty;
  /**
   * The day it is about.
   */
  readonly day?: string;
  /**
   * Where it stands.
   */
  readonly source: BothLanguages;
  /**
   * What it says.
   */
  readonly text: BothLanguages;
}
/**
 * What something costs, item by item; everything goes to the lender, and nothing else is charged.
 */
export interface CostDisclosure {
  /**
   * `loan`, `conversion`, `offer` or `agreement`.
   */
  readonly about: Disclosed;
  /**
   * The sum of what each charge costs a year by itself, in percent; absent where one has no rate.
   */
  readonly annualCost?: string;
  /**
   * Each charge where everything is paid as agreed.
   */
  readonly charges: readonly DisclosedCharge[];
  /**
   * What comes on top in default: outside the total.
   */
  readonly contingent: readonly Contingent[];
  /**
   * The conversion.
   */
  readonly event?: string;
  /**
   * The kind of plan, of an offer and of an agreement.
   */
  readonly kind?: PlanKind;
  /**
   * What is lent, or put into instalments.
   */
  readonly principal: string;
}
export interface DisclosedCharge {
  /**
   * All of it over the whole time.
   */
  readonly amount: string;
  /**
   * What it costs a year by itself, nominal, in percent; absent where it has no rate.
   */
  readonly annual?: string;
  /**
   * `interest`, `instalmentFee` or `fee`.
   */
  readonly charge: NormalCharge;
}
export interface Contingent {
  /**
   * `penaltyInterest`, `compoundInterest`, `lateFee`, `contractInterest` or `waivedAgain`.
   */
  readonly charge: ContingentCharge;
  /**
   * What it is, and its measure.
   */
  readonly text: BothLanguages;
}
export interface CostOfDelay {
  /**
   * Tomorrow.
   */
  readonly day: Later;
  /**
   * In a month.
   */
  readonly month: Later;
  /**
   * What ends the debt today.
   */
  readonly today: string;
  /**
   * In a week.
   */
  readonly week: Later;
}
/**
 * What ends the debt on a day, and how much more that is than today.
 */
export interface Later {
  /**
   * The day that is looked ahead to.
   */
  readonly date: string;
  /**
   * How much more that is than today.
   */
  readonly increase: string;
  /**
   * What ends the debt on it.
   */
  readonly payoff: string;
}
/**
 * Whether a record of the credit report is repaired.
 */
export interface Repaired {
  /**
   * The day the overdue arose.
   */
  readonly arose: string;
  /**
   * The day by which it is no longer shown: exactly for early repayment, at the latest for later ones.
   */
  readonly hiddenFrom?: string;
  /**
   * The conditions that do not hold.
   */
  readonly obstacles: readonly Obstacle[];
  /**
   * Whether it is repaired.
   */
  readonly repaired: boolean;
}
/**
 * What speaks against something.
 */
export interface Obstacle {
  /**
   * Its stable name.
   */
  readonly key: ObstacleKey;
  /**
   * What it says.
   */
  readonly text: BothLanguages;
}
/**
 * An amount, the last day to pay it, and what it averts.
 */
export interface Deadline {
  /**
   * The least that averts it, if paid on the last day and nothing else happens; 0 of an offer.
   */
  readonly amount: string;
  /**
   * What is unpaid of the whole bill; `amount` is less by the tolerance.
   */
  readonly bill?: string;
  /**
   * The bucket that begins the day after.
   */
  readonly bucket?: Bucket;
  /**
   * The kind of plan offered.
   */
  readonly kind?: PlanKind;
  /**
   * The last day on which it does, late-payment grace included.
   */
  readonly lastDay: string;
  /**
   * The late fee averted.
   */
  readonly lateFee?: string;
  /**
   * The payment of the agreement; 0 is the down payment.
   */
  readonly payment?: number;
  /**
   * `lateFee`, `interestFreePeriod`, `current`, `bucket`, `day91`, `creditRecord`, `agreementPayment`, `agreementBreach` or `offer`.
   */
  readonly purpose: DeadlinePurpose;
  /**
   * What it says.
   */
  readonly text: BothLanguages;
}
export interface Delinquency {
  /**
   * How the borrower stands over all accounts; absent where no other account is given.
   */
  readonly borrower?: Borrower;
  /**
   * `m0` to `m6`, `m7Plus`.
   */
  readonly bucket: Bucket;
  /**
   * The class by `classification_rules`, and by the observation of a restructured account: `pass`, `specialMention`, `substandard`,
   * `doubtful` or `loss`.
   */
  readonly classification: Classification;
  /**
   * `order2023`, `cardLadder2011` or `stricter`.
   */
  readonly classificationRules: ClassifiedBy;
  /**
   * Minimum payments missed in a row.
   */
  readonly consecutiveMissedPayments: number;
  /**
   * The months that have ended; absent where the calendar begins within them.
   */
  readonly creditHistory?: CreditHistory;
  /**
   * Days since the oldest due date that is not paid; 0 where nothing is overdue.
   */
  readonly daysPastDue: number;
  /**
   * What is asked for, unpaid, and past its late-payment grace.
   */
  readonly overdue: string;
  /**
   * The due date that the days count from.
   */
  readonly overdueSince: string | null;
}
/**
 * How the borrower stands over all accounts, each figure the worst.
 */
export interface Borrower {
  /**
   * The worst bucket.
   */
  readonly bucket: Bucket;
  /**
   * The worst of the five classes.
   */
  readonly classification: Classification;
  /**
   * The most days past due of any account.
   */
  readonly daysPastDue: number;
}
export interface CreditHistory {
  /**
   * Each month with its symbol, oldest first.
   */
  readonly months: readonly CreditMonth[];
  /**
   * The 24 symbols, oldest first.
   */
  readonly paymentHistory: string;
}
export interface CreditMonth {
  /**
   * The last day of the month.
   */
  readonly monthEnd: string;
  /**
   * `N`, `1` to `7`, `M`, `C` or `*`.
   */
  readonly symbol: CreditSymbol;
}
export interface Instalment {
  /**
   * Accelerated, not scheduled.
   */
  readonly accelerated: boolean;
  /**
   * The day it fell due.
   */
  readonly due: string;
  /**
   * Fee that fell due.
   */
  readonly fee: string;
  /**
   * Interest that fell due.
   */
  readonly interest: string;
  /**
   * Principal that fell due.
   */
  readonly principal: string;
}
export interface LateFee {
  /**
   * How much.
   */
  readonly amount: string;
  /**
   * The day it was charged.
   */
  readonly date: string;
}
export interface LawReport {
  /**
   * Charges against their cap; absent where the rulebook has no cap for such a debt, or nothing was ever owed.
   */
  readonly chargeCap?: ChargeCap;
  /**
   * The jurisdiction of the rulebook, such as `cn`.
   */
  readonly jurisdiction: string;
  /**
   * The kind of lender that the rules were asked about.
   */
  readonly lender: Lender;
  /**
   * The product that the rules were asked about.
   */
  readonly product: Product;
  /**
   * Every rule that has something to say, in the order of the book.
   */
  readonly verdicts: readonly Verdict[];
}
/**
 * All charges together against a yearly share of principal.
 */
export interface ChargeCap {
  /**
   * Whether going over it is a matter of asking for relief, and not forbidden as such.
   */
  readonly advisory: boolean;
  /**
   * What of the unpaid charges stands.
   */
  readonly allowed: string;
  /**
   * Decimal fraction a year.
   */
  readonly annualRate: string;
  /**
   * Each day's principal, instalments not yet billed or due included, at the rate.
   */
  readonly cap: string;
  /**
   * Unpaid interest, penalty and compound interest, accrued ones included, late fees and fees; no enforcement cost.
   */
  readonly charges: string;
  /**
   * Paid on such charges since the first day.
   */
  readonly chargesPaid: string;
  /**
   * Unpaid charges above the cap.
   */
  readonly excess: string;
  /**
   * Unpaid and paid charges together above the cap: the stricter reading.
   */
  readonly excessWithPaid: string;
  /**
   * The first day counted; `asOf` is not counted.
   */
  readonly from: string;
}
export interface Verdict {
  /**
   * What the rule allows.
   */
  readonly allowed?: BothLanguages;
  /**
   * The article of the source.
   */
  readonly article?: BothLanguages;
  /**
   * `binding` or `advisory`.
   */
  readonly binding: RuleBinding;
  /**
   * How well the rule's text is known: `confirmed`, `reported` or `unconfirmed`.
   */
  readonly certainty: RuleCertainty;
  /**
   * The day of what is judged: of a late fee, of a payment, or the day asked about.
   */
  readonly day: string;
  /**
   * The figure of the account; absent where the facts cannot be compared.
   */
  readonly given?: BothLanguages;
  /**
   * Of a document: what the rule asks for and the document does not state; absent where it states everything.
   */
  readonly missing?: readonly Missing[];
  /**
   * `pass`, `warn` or `fail`.
   */
  readonly outcome: VerdictOutcome;
  /**
   * The identifier of the rule in the rulebook.
   */
  readonly rule: string;
  /**
   * Where the rule stands.
   */
  readonly source: BothLanguages;
  /**
   * The verdict in one line.
   */
  readonly text: BothLanguages;
}
export interface Missing {
  /**
   * The key of the item in the rulebook.
   */
  readonly key: string;
  /**
   * What the document does not state, in words.
   */
  readonly name: BothLanguages;
}
/**
 * One line: `kind` says which of the optional keys it has.
 */
export interface Line {
  /**
   * What was posted (above zero) or taken (below zero).
   */
  readonly amount?: string;
  /**
   * Where the cents of an allocation went.
   */
  readonly applications?: readonly PaymentApplication[];
  /**
   * What of it was earned before an account that begins in the middle does, in minor units, exactly: of a loan as a fraction `a/b`.
   */
  readonly broughtForward?: string;
  /**
   * The part of the interest that was carried from the posting before, in minor units.
   */
  readonly carried?: string;
  /**
   * The component it is about.
   */
  readonly component?: Component;
  /**
   * What interest earned by compounding daily, in minor units, exactly; beside the segments.
   */
  readonly compounded?: string;
  /**
   * What of an allocation became a credit balance.
   */
  readonly credit?: string;
  /**
   * The day it is about.
   */
  readonly date: string;
  /**
   * Days past due that chose the allocation order.
   */
  readonly daysPastDue?: number;
  /**
   * The `id` of the event, or its place in the document as `#0`.
   */
  readonly event?: string;
  /**
   * What it says.
   */
  readonly kind: LineKind;
  /**
   * How an amount of a loan was earned.
   */
  readonly loanSegments?: readonly LoanSegment[];
  /**
   * Days over which balance and rate stood still.
   */
  readonly segments?: readonly Segment[];
  /**
   * The line in words.
   */
  readonly text: BothLanguages;
}
export interface PaymentApplication {
  /**
   * How much of the payment.
   */
  readonly amount: string;
  /**
   * Whether it was billed.
   */
  readonly billed: boolean;
  /**
   * The component paid.
   */
  readonly component: Component;
  /**
   * The day that component was posted.
   */
  readonly posted: string;
}
export interface LoanSegment {
  /**
   * The balance that earned.
   */
  readonly base: string;
  /**
   * By the day count; absent for a whole period; of a part of one its days.
   */
  readonly days?: number;
  /**
   * The first day.
   */
  readonly from: string;
  /**
   * The days of the period of which it is a part.
   */
  readonly ofDays?: number;
  /**
   * `daily`, `monthly` or `annual`.
   */
  readonly period: RatePeriod;
  /**
   * Decimal fraction a `period`.
   */
  readonly rate: string;
  /**
   * The share of the year of a whole period, such as `1/12` or `2/52`; absent where days are counted.
   */
  readonly share?: string;
  /**
   * The day after the last.
   */
  readonly to: string;
  /**
   * Days of the year of the day count; absent where they depend on the year.
   */
  readonly year?: number;
}
export interface Segment {
  /**
   * The balance that earned.
   */
  readonly base: string;
  /**
   * Decimal fraction a day; 0 while frozen.
   */
  readonly daily: string;
  /**
   * How many days.
   */
  readonly days: number;
  /**
   * Base x rate x days in minor units, exactly.
   */
  readonly exact: string;
  /**
   * The first day.
   */
  readonly from: string;
  /**
   * The day after the last.
   */
  readonly to: string;
}
export interface Note {
  /**
   * How many events, where it is about some.
   */
  readonly count?: number;
  /**
   * `nothingDrawn`, `nothingDue`, `officialDaysUnknown`, or `eventsAfter` the day asked about.
   */
  readonly note: string;
  /**
   * What it says.
   */
  readonly text: BothLanguages;
}
export interface Offers {
  /**
   * What else could be done.
   */
  readonly alternatives: Alternatives;
  /**
   * The classification rules that were applied.
   */
  readonly classificationRules: ClassifiedBy;
  /**
   * The answer to the late fees that are to be waived alone.
   */
  readonly lateFeeWaiver?: LateFeeAnswer;
  /**
   * The rulebook asked.
   */
  readonly law: string;
  /**
   * The answer to the temporary limit asked for.
   */
  readonly limitRequest?: LimitAnswer;
  /**
   * What is at hand for one payment.
   */
  readonly lumpSum: string;
  /**
   * What a month has.
   */
  readonly monthly: string;
  /**
   * The customer's proposals and their answers, in order.
   */
  readonly negotiation?: readonly Round[];
  /**
   * The offers, the best first.
   */
  readonly offers: readonly Offer[];
  /**
   * What the offers are about, by class.
   */
  readonly owed: readonly ClassAmount[];
  /**
   * The name of the policy.
   */
  readonly policy: string;
  /**
   * The kinds of plan that cannot be offered, and why.
   */
  readonly refused: readonly Refusal[];
  /**
   * What each kind with a price list offers for each number of payments that passes, the fewest first; absent where none has one.
   */
  readonly sideBySide?: readonly Offer[];
  /**
   * All of it together.
   */
  readonly totalOwed: string;
}
export interface Alternatives {
  /**
   * What doing nothing leads to; under an agreement in force, to its breach by its clause.
   */
  readonly doingNothing?: LaterOwed;
  /**
   * The last day looked at; null where the calendar ends first.
   */
  readonly horizon: string | null;
  /**
   * What paying the minimum each month leads to.
   */
  readonly minimumPayments?: MinimumPayments;
  /**
   * What ends the debt today; under an agreement in force, what is owed under it.
   */
  readonly payingToday: string;
}
export interface LaterOwed {
  /**
   * The day the agreement in force would be breached.
   */
  readonly breachedOn?: string;
  /**
   * Days past due of the account at the horizon.
   */
  readonly daysPastDue: number;
  /**
   * What a court would grant of it at most, on request and as law stands on the day asked about: without the charges
   * above the cap. Absent where the rulebook has no cap for such a debt.
   */
  readonly inCourt?: string;
  /**
   * How much more that is than today.
   */
  readonly increase: string;
  /**
   * What ends the debt at the horizon.
   */
  readonly owed: string;
}
export interface MinimumPayments {
  /**
   * The largest of them.
   */
  readonly largest: string;
  /**
   * What is still owed at the horizon.
   */
  readonly owed: string;
  /**
   * What is paid until then.
   */
  readonly paid: string;
  /**
   * The day it is paid off; absent where it is not by the horizon.
   */
  readonly paidOff?: string;
  /**
   * How many payments that is.
   */
  readonly payments: number;
  /**
   * What is paid and what is still owed, together.
   */
  readonly total: string;
}
/**
 * Whether the policy allows the late fees to be waived alone, and how the account goes on then.
 */
export interface LateFeeAnswer {
  /**
   * The account once they are waived: it goes on as usual.
   */
  readonly after?: AfterWaiver;
  /**
   * Whether the policy allows it.
   */
  readonly allowed: boolean;
  /**
   * What is to be waived.
   */
  readonly amount: string;
  /**
   * The most that would pass; absent where it passes as it is, and where no amount would.
   */
  readonly nearest?: string;
  /**
   * Everything that speaks against it.
   */
  readonly obstacles: readonly Obstacle[];
}
export interface AfterWaiver {
  /**
   * Days past due.
   */
  readonly daysPastDue: number;
  /**
   * What is overdue.
   */
  readonly overdue: string;
  /**
   * What settles it.
   */
  readonly totalOwed: string;
}
/**
 * Whether the policy allows the temporary limit asked for.
 */
export interface LimitAnswer {
  /**
   * Whether the policy allows it.
   */
  readonly allowed: boolean;
  /**
   * The nearest that would pass; absent where it passes as it is, and where no other limit or day would do.
   */
  readonly nearest?: NearestLimit;
  /**
   * Everything that speaks against it.
   */
  readonly obstacles: readonly Obstacle[];
}
export interface NearestLimit {
  /**
   * The first day.
   */
  readonly from: string;
  /**
   * The limit that would pass.
   */
  readonly limit: string;
  /**
   * The last day, included.
   */
  readonly to: string;
}
export interface Round {
  /**
   * `accept`, `counter` or `refuse`.
   */
  readonly answer: ProposalAnswer;
  /**
   * The day of the proposal.
   */
  readonly date: string;
  /**
   * The offer that is accepted, or what is offered instead.
   */
  readonly offers: readonly Counter[];
  /**
   * What was proposed, concession by concession.
   */
  readonly proposed: readonly Item[];
  /**
   * Why nothing is offered.
   */
  readonly refused: readonly Refusal[];
}
export interface Counter {
  /**
   * What it changes of the proposal.
   */
  readonly changes: readonly TermChange[];
  /**
   * The offer.
   */
  readonly offer: Offer;
  /**
   * What the lender's own offer of the kind is worth for the same repayment capacity; absent where there is none.
   */
  readonly ownPresentValue?: string;
}
export interface TermChange {
  /**
   * What is offered; absent where the concession is left alone.
   */
  readonly offered?: string;
  /**
   * What was proposed for it.
   */
  readonly proposed: string;
  /**
   * Which concession.
   */
  readonly term: ProposalItem;
}
export interface Offer {
  /**
   * What of it is each account's, where the plan is over several: that of the case first.
   */
  readonly accounts?: readonly AccountShare[];
  /**
   * What it costs the customer more (less, where below zero) than each alternative.
   */
  readonly against: Against;
  /**
   * The class of the account once it is signed.
   */
  readonly classificationAfterSigning: Classification;
  /**
   * The concessions that give something up.
   */
  readonly conceded: readonly Concession[];
  /**
   * The documents that it still waits for; absent where nobody said which are brought.
   */
  readonly conditionalOn?: readonly SupportingDocument[];
  /**
   * What a settlement gives up, by class.
   */
  readonly discounted: readonly ClassAmount[];
  /**
   * The yearly rate with compounding that makes the payments worth what is owed.
   */
  readonly effectiveRate: Rate;
  /**
   * The effective rate by the dates of the payments (actual/365), where the first is more than a period and a half away.
   */
  readonly effectiveRateByDates?: Rate;
  /**
   * Fees of the plan in them.
   */
  readonly fees: string;
  /**
   * Everything waived and given up together.
   */
  readonly givenUp: string;
  /**
   * Interest of the plan in them, or its fee by a price list.
   */
  readonly interest: string;
  /**
   * The kind of plan.
   */
  readonly kind: PlanKind;
  /**
   * The largest payment.
   */
  readonly largestPayment: string;
  /**
   * The day of the last payment; empty where there is none.
   */
  readonly lastDue: string;
  /**
   * The rules that have something to say of it.
   */
  readonly law: readonly RuleVerdict[];
  /**
   * What it is called.
   */
  readonly name: BothLanguages;
  /**
   * Periods a year x the rate of one period.
   */
  readonly nominalRate: Rate;
  /**
   * No other offer is as good in total, largest payment and present value, and better in one.
   */
  readonly pareto: boolean;
  /**
   * What the payments are worth today at the policy's discount rate.
   */
  readonly presentValue: string;
  /**
   * Present value against what is owed.
   */
  readonly recovery?: string;
  /**
   * The payments, in order.
   */
  readonly schedule: readonly Row[];
  /**
   * The largest payment as a share of what a period has, or of what is at hand for one payment.
   */
  readonly shareOfRepaymentCapacity?: string;
  /**
   * The documents that must be there before it is signed.
   */
  readonly supportingDocuments: readonly SupportingDocument[];
  /**
   * Whether the payments could still be made under each stress.
   */
  readonly survives: readonly Survival[];
  /**
   * The terms of the plan.
   */
  readonly terms: OfferTerms;
  /**
   * All payments together.
   */
  readonly total: string;
  /**
   * What is waived when it is signed, by class.
   */
  readonly waivedAtSigning: readonly ClassAmount[];
  /**
   * What is waived once everything is paid, by class.
   */
  readonly waivedOnCompletion: readonly ClassAmount[];
}
/**
 * What of a plan is one account's.
 */
export interface AccountShare {
  /**
   * What is given up of it.
   */
  readonly givenUp: string;
  /**
   * Its part of each payment, in the order of the schedule.
   */
  readonly payments: readonly string[];
  /**
   * All that is paid for it.
   */
  readonly total: string;
}
export interface Against {
  /**
   * Against doing nothing until the horizon; absent where that cannot be replayed.
   */
  readonly doingNothing?: string;
  /**
   * Against paying the minimum each month; absent of a loan.
   */
  readonly minimumPayments?: string;
  /**
   * Against paying everything today.
   */
  readonly payingToday: string;
}
export interface Row {
  /**
   * The day it falls due.
   */
  readonly due: string;
  /**
   * Interest in it.
   */
  readonly interest: string;
  /**
   * Its number: 0 for the down payment.
   */
  readonly number: number;
  /**
   * What is paid.
   */
  readonly payment: string;
  /**
   * What is left after it.
   */
  readonly remaining: string;
  /**
   * What it pays of what is owed.
   */
  readonly split: readonly ClassAmount[];
}
export interface Survival {
  /**
   * What a month would have.
   */
  readonly monthly: string;
  /**
   * Payments made before the first that cannot be.
   */
  readonly payments: number;
  /**
   * The name of the stress.
   */
  readonly stress: string;
  /**
   * Whether every payment can be made.
   */
  readonly whole: boolean;
}
export interface OfferTerms {
  /**
   * What earns interest during the plan.
   */
  readonly accrual: PlanAccrual;
  /**
   * The amount of the last payment.
   */
  readonly balloon?: string;
  /**
   * Capitalised classes that bear the plan's interest beside principal.
   */
  readonly bearing: readonly OwedClass[];
  /**
   * Whether interest accrues during them.
   */
  readonly deferralAccrues: boolean;
  /**
   * When that interest is due.
   */
  readonly deferralDue: DeferralDue;
  /**
   * Periods without a payment first.
   */
  readonly deferredPeriods: number;
  /**
   * The share that a settlement gives up.
   */
  readonly discount?: string;
  /**
   * What is paid at signing.
   */
  readonly downPayment: string;
  /**
   * The last day to pay the settlement.
   */
  readonly expires?: string;
  /**
   * The fee in place of interest: a share of the principal put into instalments.
   */
  readonly fee?: string;
  /**
   * `eachPeriod` or `once`.
   */
  readonly feeCharged?: FeeCharged;
  /**
   * The day of the first payment.
   */
  readonly firstDue: string;
  /**
   * What the first period bears.
   */
  readonly firstPeriod: FirstPeriodInterest;
  /**
   * How often a payment falls due.
   */
  readonly frequency: Frequency;
  /**
   * Payments of interest only, first.
   */
  readonly interestOnlyPeriods?: number;
  /**
   * The amount of every payment but the last.
   */
  readonly payment?: string;
  /**
   * The number of payments.
   */
  readonly periods: number;
  /**
   * Classes that are not capitalised.
   */
  readonly placed: readonly PlacedClass[];
  /**
   * How the payments run.
   */
  readonly profile: RepaymentProfile;
  /**
   * Annual rate of the plan.
   */
  readonly rate?: string;
  /**
   * The day of signing.
   */
  readonly signed: string;
  /**
   * A step up after so many payments.
   */
  readonly stepEvery?: number;
  /**
   * By how much a payment is multiplied at each step.
   */
  readonly stepFactor?: string;
  /**
   * Shares waived, by class.
   */
  readonly waived: readonly Waived[];
}
export interface PlacedClass {
  /**
   * Which class.
   */
  readonly class: OwedClass;
  /**
   * Where it goes.
   */
  readonly place: Placed;
}
export interface Waived {
  /**
   * Which class.
   */
  readonly class: OwedClass;
  /**
   * The share of it.
   */
  readonly share: string;
  /**
   * When it is waived.
   */
  readonly when: WaivedWhen;
}
export interface Item {
  /**
   * Which concession.
   */
  readonly term: ProposalItem;
  /**
   * What was proposed for it.
   */
  readonly value: string;
}
export interface Refusal {
  /**
   * Of `notEligible`: which condition of the policy is not met.
   */
  readonly condition?: Condition;
  /**
   * The kind of plan.
   */
  readonly kind: PlanKind;
  /**
   * What it is called.
   */
  readonly name: BothLanguages;
  /**
   * What would come nearest.
   */
  readonly nearest: readonly Nearest[];
  /**
   * Of `notEligible`: the day from which it would be met if nothing more is paid; absent where waiting does not do it.
   */
  readonly passesOn?: string;
  /**
   * `notEligible`, `unlawful`, `aboveCapacity`, `aboveLumpSum`, `tooEarly`, `recoversTooLittle`, `searchTooLarge`.
   */
  readonly reason: RefusalReason;
  /**
   * The reason in words.
   */
  readonly text: BothLanguages;
}
export interface Nearest {
  /**
   * The number of payments that the policy allows.
   */
  readonly allowed?: number;
  /**
   * The amount a month, or at hand, that would do.
   */
  readonly amount?: string;
  /**
   * `affordableFrom`, `lumpSumFrom` or `periods`.
   */
  readonly kind: NearestKind;
  /**
   * The number of payments that would be needed.
   */
  readonly needed?: number;
  /**
   * The same in words.
   */
  readonly text: BothLanguages;
}
/**
 * Where the account stands at the end of `asOf`, as `account.opening` of a case takes it: it goes on to the same cents.
 */
export interface OpeningReport {
  /**
   * Accrued through the day and not posted.
   */
  readonly accrued: OpeningAccruedReport;
  /**
   * The statement before it, where its late-payment grace is not over.
   */
  readonly before?: OpeningStatementReport;
  /**
   * The daily rate of cash advances, where an event changed that of the terms.
   */
  readonly cashRate?: OpeningRateReport;
  /**
   * Paid in advance.
   */
  readonly credit: string;
  /**
   * The credit limit, where an event changed that of the terms.
   */
  readonly creditLimit?: OpeningLimitReport;
  /**
   * The day at the end of which it stands.
   */
  readonly day: string;
  /**
   * Demands of statements not met, oldest first.
   */
  readonly demands: readonly OpeningDemandReport[];
  /**
   * Disputed amounts of purchases, which are not among what is owed.
   */
  readonly disputes: readonly OpeningDisputeReport[];
  /**
   * How due dates follow from statements, where an event changed that of the terms.
   */
  readonly dueRule?: DueRuleReport;
  /**
   * What does not accrue.
   */
  readonly frozen: readonly Component[];
  /**
   * A judgment on the account.
   */
  readonly judgment?: OpeningJudgmentReport;
  /**
   * A late fee that is owed the next day.
   */
  readonly lateFee?: OpeningLateFeeReport;
  /**
   * Which of the statements decided so far were missed, counted back: 1 is the last one decided.
   */
  readonly missedCycles: readonly number[];
  /**
   * Minimum payments missed in a row.
   */
  readonly missedPayments: number;
  /**
   * The day of the next statement, where it is not the first statement day after the last one.
   */
  readonly nextStatement?: string;
  /**
   * What is posted and unpaid, oldest first.
   */
  readonly owed: readonly OpeningPostingReport[];
  /**
   * Instalment plans with parts left to bill, oldest first.
   */
  readonly plans: readonly OpeningPlanReport[];
  /**
   * The daily rate of purchases, where an event changed that of the terms.
   */
  readonly purchaseRate?: OpeningRateReport;
  /**
   * Where interest compounds by the day: the rates of purchases of late, oldest first.
   */
  readonly recentRates?: readonly RecentRateReport[];
  /**
   * Whether new purchases bear interest from posting.
   */
  readonly revolving: boolean;
  /**
   * The last statement.
   */
  readonly statement?: OpeningStatementReport;
  /**
   * The statement day, where an event changed that of the terms.
   */
  readonly statementDay?: number;
  /**
   * Whether it is written off.
   */
  readonly writtenOff: boolean;
}
/**
 * Exact amounts `a/b`.
 */
export interface OpeningAccruedReport {
  /**
   * Earned by cash advances.
   */
  readonly cash?: string;
  /**
   * Earned by billed unpaid interest.
   */
  readonly compoundInterest?: string;
  /**
   * Earned by purchases and billed instalment parts.
   */
  readonly purchase?: string;
  /**
   * What repaid parts of unbilled purchases would have earned, should unbilled purchases come to bear.
   */
  readonly repaidUnbilled?: string;
}
export interface OpeningStatementReport {
  /**
   * What it asked for in all.
   */
  readonly balance: string;
  /**
   * The statement's date.
   */
  readonly date: string;
  /**
   * The last day to pay.
   */
  readonly due?: string;
  /**
   * Last day of late-payment grace.
   */
  readonly latePaymentGraceEnd?: string;
  /**
   * The minimum payment printed on it.
   */
  readonly minimum: string;
  /**
   * Paid since, and what counts like a payment.
   */
  readonly paid?: string;
  /**
   * Once its grace is over: whether it counted as paid in full.
   */
  readonly paidInFull?: boolean;
  /**
   * What repaid parts of its purchases would have earned, were its interest-free period lost.
   */
  readonly repaid?: string;
  /**
   * What one unit has earned since the first day that the statement did not accrue, where nothing before that is charged back.
   */
  readonly sinceStatement?: string;
}
export interface OpeningRateReport {
  /**
   * Decimal fraction a day.
   */
  readonly daily: string;
}
export interface OpeningLimitReport {
  /**
   * The limit.
   */
  readonly amount: string;
  /**
   * The day of the event.
   */
  readonly from: string;
}
export interface OpeningDemandReport {
  /**
   * What is unpaid of it.
   */
  readonly amount: string;
  /**
   * The due date of the statement that demanded it.
   */
  readonly due: string;
  /**
   * Last day of late-payment grace.
   */
  readonly latePaymentGraceEnd?: string;
  /**
   * How much of them it asked for in full because it was above the credit limit.
   */
  readonly overLimit?: string;
  /**
   * What share of purchases it asked for.
   */
  readonly purchaseShare?: string;
  /**
   * What has this place in the order of posting, or a later one, was not billed by it.
   */
  readonly until?: number;
}
export interface OpeningDisputeReport {
  /**
   * What is disputed.
   */
  readonly amount: string;
  /**
   * Whether it bears interest.
   */
  readonly bears?: boolean;
  /**
   * Which statement billed the purchase; unbilled where absent.
   */
  readonly billed?: BilledBy;
  /**
   * A name that the end of the dispute can refer to.
   */
  readonly id?: string;
  /**
   * The place of the purchase in the order of posting.
   */
  readonly moment?: number;
  /**
   * The first day that it accrues.
   */
  readonly posted?: string;
  /**
   * What one unit of it has earned since its posting.
   */
  readonly sincePosting?: string;
}
export interface DueRuleReport {
  /**
   * The day of the month, 1 to 31; with `dayOfMonth`.
   */
  readonly day?: number;
  /**
   * How many days after the statement; with `daysAfterStatement`.
   */
  readonly days?: number;
  /**
   * How the due date follows from the statement day.
   */
  readonly rule: string;
}
export interface OpeningJudgmentReport {
  /**
   * Earned and not yet posted: an exact amount.
   */
  readonly accrued?: string;
  /**
   * What is unpaid of it.
   */
  readonly amount: string;
  /**
   * What it awards, general interest left out.
   */
  readonly components: readonly Component[];
  /**
   * The first day not yet counted.
   */
  readonly from: string;
  /**
   * Whether interest of the contract goes on beside it.
   */
  readonly interestContinues: boolean;
  /**
   * What has a lower place in the order of posting is judged.
   */
  readonly moment?: number;
}
export interface OpeningLateFeeReport {
  /**
   * The statement balance that asked for it.
   */
  readonly balance?: string;
  /**
   * Principal posted and unpaid.
   */
  readonly principal: string;
  /**
   * What was missing of the minimum payment.
   */
  readonly shortfall: string;
}
export interface OpeningPostingReport {
  /**
   * Whether it was posted the day before, as the rest of a settled plan is.
   */
  readonly accruesNextDay?: boolean;
  /**
   * What is unpaid of it.
   */
  readonly amount: string;
  /**
   * Whether it bears interest.
   */
  readonly bears?: boolean;
  /**
   * Which statement billed it; unbilled where absent.
   */
  readonly billed?: BilledBy;
  /**
   * What it is.
   */
  readonly component: Component;
  /**
   * A name that a refund can refer to, of a purchase.
   */
  readonly id?: string;
  /**
   * Its place in the order of posting: what was posted together shares a number.
   */
  readonly moment?: number;
  /**
   * The first day that it accrues.
   */
  readonly posted?: string;
  /**
   * What one unit of it has earned since its posting.
   */
  readonly sincePosting?: string;
}
export interface OpeningPlanReport {
  /**
   * What was converted.
   */
  readonly amount: string;
  /**
   * Interest of a level-payment plan.
   */
  readonly annualRate?: string;
  /**
   * How many of them are billed.
   */
  readonly billed: number;
  /**
   * A name that a settlement can refer to.
   */
  readonly id?: string;
  /**
   * Fee of each part, a share of the converted amount.
   */
  readonly monthlyFeeRate?: string;
  /**
   * Number of parts.
   */
  readonly periods: number;
}
export interface RecentRateReport {
  /**
   * Decimal fraction a day.
   */
  readonly daily: string;
  /**
   * In force from this day.
   */
  readonly from: string;
}
/**
 * Where the loan stands at the end of `asOf`, as `account.opening` of a case takes it: it goes on to the same cents.
 */
export interface LoanOpeningReport {
  /**
   * Accrued through the day and not posted.
   */
  readonly accrued: LoanAccruedReport;
  /**
   * What charges may still come to, where they have a cap.
   */
  readonly chargesLeft?: string;
  /**
   * Paid in advance.
   */
  readonly credit: string;
  /**
   * The day at the end of which it stands.
   */
  readonly day: string;
  /**
   * Periods left with nothing due, the running one included.
   */
  readonly deferredPeriods?: number;
  /**
   * Whether the loan is paid out.
   */
  readonly disbursed: boolean;
  /**
   * Whether accrual stood still or changed its rate inside the running period.
   */
  readonly disturbed: boolean;
  /**
   * What was paid out in all.
   */
  readonly drawn?: string;
  /**
   * The principal that falls due at the end of the running period.
   */
  readonly duePrincipal?: string;
  /**
   * Interest that a payment before its due date, or after the last one, posted and left unpaid; interest and a flat fee charged back that fall due with the next instalment.
   */
  readonly earlyInterest: readonly OpeningAmountReport[];
  /**
   * What does not accrue.
   */
  readonly frozen: readonly Component[];
  /**
   * A payment that the contract gives, where an event changed that of the terms; 0.00 where it gives none any more.
   */
  readonly givenPayment?: string;
  /**
   * What fell due and is unpaid, or is in its late-payment grace, oldest first.
   */
  readonly instalments: readonly OpeningInstalmentReport[];
  /**
   * Periods of interest alone left after those.
   */
  readonly interestOnlyPeriods?: number;
  /**
   * A judgment on the loan.
   */
  readonly judgment?: OpeningJudgmentReport;
  /**
   * What money met, newest last: what a `chargeback` of before takes back.
   */
  readonly met?: readonly OpeningMetReport[];
  /**
   * When the running period ends.
   */
  readonly nextDue: string;
  /**
   * Whether the running period is unlike those that the payment was solved for.
   */
  readonly oddPeriod?: boolean;
  /**
   * What is posted and belongs to no instalment.
   */
  readonly owed: readonly OpeningAmountReport[];
  /**
   * The day of the month that instalments fall due on, where it was moved.
   */
  readonly payDay?: number;
  /**
   * The level payment, or an equal part of principal.
   */
  readonly payment?: string;
  /**
   * The rate of the running period, where the contract rate waits for the next.
   */
  readonly periodRate?: RateReport;
  /**
   * From when the running period bears interest.
   */
  readonly periodStart?: string;
  /**
   * Periods left, the running one included.
   */
  readonly periodsLeft: number;
  /**
   * Principal that has not fallen due.
   */
  readonly principal: string;
  /**
   * The contract rate, where an event changed that of the terms.
   */
  readonly rate?: RateReport;
  /**
   * What of the principal stays to the last payment.
   */
  readonly residual?: string;
  /**
   * Principal that came back from payments charged back and falls due with the running period.
   */
  readonly returnedPrincipal?: string;
  /**
   * Whether the payment is solved anew for the next period.
   */
  readonly solveNext: boolean;
}
/**
 * Exact amounts `a/b`.
 */
export interface LoanAccruedReport {
  /**
   * What of it was earned in earlier periods.
   */
  readonly carried?: string;
  /**
   * Compound interest that overdue interest has earned together.
   */
  readonly compoundInterest?: string;
  /**
   * What rounding left of the interest posted last, where that is carried.
   */
  readonly fraction?: string;
  /**
   * Earned by principal not yet due.
   */
  readonly interest?: string;
  /**
   * Penalty interest that overdue amounts have earned together.
   */
  readonly penaltyInterest?: string;
  /**
   * Where interest accrues on all principal outstanding, by shares of a whole period: what is beside `interest`.
   */
  readonly shares?: LoanSharesReport;
  /**
   * Where the penalty is on all principal outstanding: what one unit would have earned since it last stopped.
   */
  readonly sincePenaltyStopped?: string;
  /**
   * What weeks of earlier periods left of a unit of accrual, in thirteenths.
   */
  readonly thirteenths?: number;
}
export interface LoanSharesReport {
  /**
   * Balance x days so far.
   */
  readonly balanceDays: string;
  /**
   * What the same days earn by the day count.
   */
  readonly byCount: string;
  /**
   * By how much the day count would be more than the shares of days before a new rate.
   */
  readonly instead?: string;
  /**
   * The period was moved: all its days go by the day count.
   */
  readonly moved?: boolean;
}
export interface OpeningAmountReport {
  /**
   * What is unpaid of it.
   */
  readonly amount: string;
  /**
   * What it is.
   */
  readonly component: Component;
  /**
   * Its place in the order of posting: what was posted together shares a number.
   */
  readonly moment?: number;
  /**
   * The day it was posted.
   */
  readonly posted?: string;
}
export interface OpeningInstalmentReport {
  /**
   * Accelerated, not scheduled.
   */
  readonly accelerated: boolean;
  /**
   * What its overdue amounts have earned, where instalments are paid one after another.
   */
  readonly accrued?: OverdueAccruedReport;
  /**
   * The day it fell due.
   */
  readonly due: string;
  /**
   * What was unpaid of it at the end of its grace, where the late fee on that is owed the next day.
   */
  readonly lateFeeBase?: string;
  /**
   * Last day of late-payment grace.
   */
  readonly latePaymentGraceEnd?: string;
  /**
   * What is unpaid of it.
   */
  readonly owed: readonly OpeningAmountReport[];
  /**
   * Short by no more than the terms let pass: what is unpaid of it is due with a later one.
   */
  readonly passed?: boolean;
  /**
   * In its grace: what one unit of it would have earned since it can, as fractions `a/b`.
   */
  readonly sinceDue?: SinceDueReport;
  /**
   * The later one is still to fall due: `due` is when.
   */
  readonly waits?: boolean;
}
export interface OverdueAccruedReport {
  /**
   * Compound interest.
   */
  readonly compoundInterest?: string;
  /**
   * Penalty interest.
   */
  readonly penaltyInterest?: string;
}
export interface SinceDueReport {
  /**
   * Compound interest.
   */
  readonly compoundInterest: string;
  /**
   * Penalty interest.
   */
  readonly penaltyInterest: string;
}
export interface OpeningMetReport {
  /**
   * How much of it.
   */
  readonly amount: string;
  /**
   * What it met.
   */
  readonly component: Component;
}
/**
 * A rate: one of the three.
 */
export interface RateReport {
  /**
   * Decimal fraction a year.
   */
  readonly annual?: string;
  /**
   * Decimal fraction a day.
   */
  readonly daily?: string;
  /**
   * Decimal fraction a month.
   */
  readonly monthly?: string;
}
/**
 * A page of the case.
 */
export interface CasePageReport {
  /**
   * The page itself.
   */
  readonly content: string;
  /**
   * Its format; a calendar has none.
   */
  readonly format?: PageFormat;
  /**
   * Which page.
   */
  readonly kind: CasePageKind;
  /**
   * Its language.
   */
  readonly language: LanguageCode;
}
export interface FlowRates {
  /**
   * Compounded, actual days over 365.
   */
  readonly actual365: Rate;
  /**
   * Compounded, whole months over 12 and odd days over 365.
   */
  readonly monthsAndDays: Rate;
  /**
   * Unit periods a year times the rate of one, odd days simple (Regulation Z).
   */
  readonly unitPeriods: Rate;
}
export interface Restatement {
  /**
   * What differs.
   */
  readonly changes: readonly Change[];
  /**
   * The other day of knowledge.
   */
  readonly comparedWith: string;
  /**
   * Days past due as known now.
   */
  readonly daysPastDueAfter: number;
  /**
   * Days past due as known on the other day.
   */
  readonly daysPastDueBefore: number;
}
export interface Change {
  /**
   * As known now.
   */
  readonly after: string;
  /**
   * As known on the other day.
   */
  readonly before: string;
  /**
   * The second less the first.
   */
  readonly change: string;
  /**
   * A component, `credit` or `payoff`.
   */
  readonly of: ChangedAmount;
}
export interface Statement {
  /**
   * What it asks for in all.
   */
  readonly balance: string;
  /**
   * Interest on unpaid interest that it posted.
   */
  readonly compoundInterest: string;
  /**
   * What was paid in advance.
   */
  readonly credit: string;
  /**
   * The statement day.
   */
  readonly date: string;
  /**
   * The last day to pay.
   */
  readonly due: string;
  /**
   * Interest that this statement posted.
   */
  readonly interest: string;
  /**
   * Last day of late-payment grace.
   */
  readonly latePaymentGraceEnd: string;
  /**
   * The minimum payment, missed ones carried over included.
   */
  readonly minimum: string;
  /**
   * Which of the alternatives of the terms asked for most, from 1; absent where the ratios did.
   */
  readonly minimumAlternative?: number;
  /**
   * The part of the minimum that this statement demanded anew.
   */
  readonly newMinimum: string;
  /**
   * What of principal is above the credit limit, asked for in full; absent where no limit is in force.
   */
  readonly overLimit?: string;
}
/**
 * One of the accounts in one plan.
 */
export interface TogetherReport {
  /**
   * Its reference; absent of the account of the case.
   */
  readonly account?: string;
  /**
   * Days past due.
   */
  readonly daysPastDue: number;
  /**
   * What to pay on it by which day; absent of the account of the case, whose are in `deadlines` of the report, and under an
   * agreement that is kept.
   */
  readonly deadlines?: readonly Deadline[];
  /**
   * What the rulebook says of it; absent of the account of the case, of which it is `law` of the report.
   */
  readonly law?: LawReport;
  /**
   * What of it is overdue.
   */
  readonly overdue: string;
  /**
   * What is owed on it, by class.
   */
  readonly owed: readonly ClassAmount[];
  /**
   * All of it together.
   */
  readonly totalOwed: string;
}
/**
 * What stands in place of a report where there is none.
 */
export interface ErrorDocument {
  /**
   * What is wrong.
   */
  readonly error: EngineError;
}
export interface EngineError {
  /**
   * The stable number.
   */
  readonly code: number;
  /**
   * What is wrong, for people, in English.
   */
  readonly message: string;
  /**
   * The same in Chinese.
   */
  readonly messageZh: string;
  /**
   * The stable name of the number.
   */
  readonly name: ErrorName;
  /**
   * Where in the case, such as `account.events[3].amount`; may be empty.
   */
  readonly path: string;
}

/** The keys `K` of `T`, given. */
type Given<T, K extends keyof T> = { readonly [key in K]-?: NonNullable<T[key]> };
/** The keys `K`, not given. */
type Absent<K extends PropertyKey> = { readonly [key in K]?: null };
export {};

// The terms of a loan: what was paid out, at what rate, and how it comes back.
import { COMPOUNDS, DAY_COUNTS, METHODS, PERIOD_INTERESTS } from "virtual:contract";

import { type Change, type Draft, withTerms } from "./draft.js";
import { AsOf, Day, Picked, Typed, text } from "./fields.js";
import { name } from "./names.js";
import { More, isAt, usePage } from "./page.js";
import { PRODUCTS } from "./presets.js";
import { PERIODS, fractionOf, percentOf } from "./rate.js";

type Loose = Readonly<Record<string, unknown>>;

/** Terms with a field of their own, and those that few need to touch. */
const MORE_KEYS = ["periodInterest", "dayCount", "payDay", "latePaymentGraceDays", "compound"];
export const LOAN_KEYS = ["preset", "currency", "principal", "disbursed", "rate", "periods", "firstDue", "method", "penalty", ...MORE_KEYS];

/** The engine's currencies of two decimals: what the page reckons in. */
const CURRENCIES = ["CNY", "HKD", "MOP", "TWD", "USD", "EUR", "GBP", "CHF", "SGD", "AUD", "CAD", "INR"];

const named = (kind: string, values: readonly string[], language: "en" | "zh") => values.map((value) => [value, name(`${kind}.${value}`, language)] as const);

export function LoanTerms({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t, language } = usePage();
  const { terms } = draft;
  const put = (some: Loose) => change((old) => withTerms(old, { ...old.terms, ...some }));
  const set = (key: string) => (value: unknown) => put({ [key]: value });
  // A rate a day earns by the day: a month has no fixed number of them.
  const setRate = (rate: Loose) => {
    const [was, is] = [periodOf(terms.rate) === "daily", periodOf(rate) === "daily"];
    put(was === is ? { rate } : { rate, periodInterest: is ? "actualDays" : undefined });
  };
  return (
    <>
      <div class="grid">
        <Picked
          label={t("product")}
          path="account.terms.preset"
          hint={t("productHint")}
          className="wide"
          value={terms.preset}
          set={set("preset")}
          options={[...PRODUCTS.map(([key, product]) => [key, product[language]] as const), ["", t("noProduct")]]}
        />
        <Typed kind="amount" label={t("principal")} path="account.terms.principal" value={terms.principal} set={set("principal")} />
        <Picked
          label={t("currency")}
          path="account.terms.currency"
          value={terms.currency ?? "CNY"}
          set={(currency) => put({ currency: currency === "CNY" ? undefined : currency })}
          options={CURRENCIES.map((currency) => [currency, currency] as const)}
        />
        <Day label={t("disbursed")} path="account.terms.disbursed" value={terms.disbursed} set={set("disbursed")} />
        <Day label={t("firstDue")} path="account.terms.firstDue" value={terms.firstDue} set={set("firstDue")} />
        <Typed kind="number" label={t("periods")} path="account.terms.periods" hint={t("periodsHint")} value={terms.periods} set={set("periods")} />
        <Picked label={t("method")} path="account.terms.method" value={terms.method} set={set("method")} options={named("method", METHODS, language)} />
        <Rate label={t(terms.method === "flatFee" ? "feeRate" : "loanRate")} period={t("ratePeriod")} hint={t("rateHint")} path="account.terms.rate" rate={terms.rate} set={setRate} />
        <Penalty penalty={terms.penalty as Loose | undefined} hasPreset={Boolean(terms.preset)} set={set("penalty")} />
        <AsOf draft={draft} change={change} />
      </div>
      <MoreTerms terms={terms} set={set} />
    </>
  );
}

const periodOf = (rate: unknown) => PERIODS.find((period) => typeof rate === "object" && rate !== null && period in rate) ?? "annual";

/** A rate in percent, and what it is for. */
export function Rate(props: {
  readonly label: string;
  readonly period: string;
  readonly hint?: string;
  readonly path: string;
  readonly rate: unknown;
  readonly set: (rate: Loose) => void;
}) {
  const { language } = usePage();
  const { label, hint, path, rate, set } = props;
  const period = periodOf(rate);
  const fraction = text((rate as Loose | undefined)?.[period]);
  return (
    <>
      <Typed kind="decimal" label={label} path={path} hint={hint} value={percentOf(fraction)} set={(percent) => set({ [period]: fractionOf(percent) })} />
      <Picked
        label={props.period}
        path={`${path}.period`}
        value={period}
        set={(picked) => set({ [picked]: fraction })}
        options={named("period", PERIODS, language)}
      />
    </>
  );
}

/** What is charged on what is overdue: as a multiple of the rate, or at a rate of its own. */
function Penalty({ penalty, hasPreset, set }: { readonly penalty: Loose | undefined; readonly hasPreset: boolean; readonly set: (penalty: unknown) => void }) {
  const { t } = usePage();
  const { multiple, rate, ...others } = penalty ?? {};
  const kind = penalty === undefined ? "" : rate === undefined ? "multiple" : "rate";
  const pick = (picked: string) => set(picked === "" ? undefined : { ...others, ...(picked === "rate" ? { rate: { daily: "0.0005" } } : { multiple: "1.5" }) });
  return (
    <>
      <Picked
        label={t("penalty")}
        path={penalty === undefined ? "account.terms.penalty" : "account.terms.penalty.kind"}
        value={kind}
        set={pick}
        options={[
          ["", t(hasPreset ? "byProduct" : "noneAgreed")],
          ["multiple", t("penaltyMultiple")],
          ["rate", t("penaltyOwn")],
        ]}
      />
      {kind === "multiple" && (
        <Typed kind="decimal" label={t("multiple")} path="account.terms.penalty" hint={t("multipleHint")} value={multiple} set={(value) => set({ ...others, multiple: value.trim() })} />
      )}
      {kind === "rate" && <Rate label={t("penaltyRate")} period={t("penaltyPeriod")} path="account.terms.penalty" rate={rate} set={(own) => set({ ...others, rate: own })} />}
    </>
  );
}

/** What the kind of loan settles for most people. */
function MoreTerms({ terms, set }: { readonly terms: Loose; readonly set: (key: string) => (value: unknown) => void }) {
  const { t, language, fault } = usePage();
  const unsaid = t(terms.preset ? "byProduct" : "noneAgreed");
  const compounds = COMPOUNDS.filter((kind) => kind !== "none" || terms.preset || terms.compound === "none");
  const isOpen = MORE_KEYS.some((key) => terms[key] !== undefined || isAt(fault, `account.terms.${key}`));
  return (
    <More summary={t("moreTerms")} isShown={isOpen}>
      <div class="grid">
        <Typed kind="number" label={t("latePaymentGraceDays")} path="account.terms.latePaymentGraceDays" hint={t("graceDaysHint")} value={terms.latePaymentGraceDays} set={set("latePaymentGraceDays")} />
        <Picked
          label={t("compound")}
          path="account.terms.compound"
          value={terms.compound}
          set={set("compound")}
          options={[["", unsaid], ...named("compound", compounds, language)]}
        />
        <Typed kind="number" label={t("loanPayDay")} path="account.terms.payDay" hint={t("loanPayDayHint")} value={terms.payDay} set={set("payDay")} />
        <Picked
          label={t("periodInterest")}
          path="account.terms.periodInterest"
          value={terms.periodInterest}
          set={set("periodInterest")}
          options={[["", t("usual")], ...named("basis", PERIOD_INTERESTS, language)]}
        />
        <Picked
          label={t("dayCount")}
          path="account.terms.dayCount"
          value={terms.dayCount}
          set={set("dayCount")}
          options={[["", t("usual")], ...named("count", DAY_COUNTS, language)]}
        />
      </div>
    </More>
  );
}

// My plan: the next payment, what is kept, late or in grace, what is left; and what to do where things have changed.
import { useState } from "preact/hooks";
import type { AgreementReport, AgreementStatus, Payment, Report } from "arrears";

import { Followed } from "./accounts.js";
import { lookAt, lookedAt, withPages, withPayment } from "./agreed.js";
import { Disclosure, disclosureOf } from "./disclosure.js";
import { isDay, longDay, today } from "./dates.js";
import { type Change, type Draft, build } from "./draft.js";
import { type Fault, ask } from "./engine.js";
import { Day, Typed } from "./fields.js";
import { toSection } from "./focus.js";
import { cleaned, decimal, minor, shown, withCurrency } from "./money.js";
import { faultText } from "./names.js";
import { Section, usePage } from "./page.js";
import { download } from "./save.js";
import type { WordKey } from "./words.js";

const STATUS: Readonly<Record<AgreementStatus, WordKey>> = {
  onTrack: "statusOnTrack",
  pastDue: "statusPastDue",
  breached: "statusBreached",
  completed: "statusCompleted",
  superseded: "statusSuperseded",
  voided: "statusVoided",
};

interface Props {
  readonly draft: Draft;
  readonly report: Report;
  readonly agreement: AgreementReport;
  readonly change: Change;
  /** What the debts of the list are called, and which is looked at. */
  readonly names: readonly string[];
  readonly at: number;
}

export function Mine({ draft, report, agreement, change, names, at }: Props) {
  const { t, language, folds } = usePage();
  const { followUp } = agreement;
  const { status, nextDue } = followUp;
  const changed = () => {
    folds.set("carry", true);
    folds.set("plans", true);
    toSection("carry");
  };
  const save = (kind: "agreement" | "calendar") => {
    const content = ask(build(withPages(draft, [kind], language), language).document).report?.agreement?.pages[0]?.content;
    if (!content) return;
    if (kind === "calendar") download(`arrears-plan-${followUp.asOf}.ics`, "text/calendar;charset=utf-8", content);
    else download(`arrears-agreement-${followUp.asOf}.txt`, "text/plain;charset=utf-8", content);
  };
  const left = followUp.payments.reduce((sum, row) => sum + (minor(row.payment) ?? 0n) - (minor(row.paid) ?? 0n), 0n);
  const goesOn = status === "onTrack" || status === "pastDue";
  return (
    <Section id="mine" title={t("mine")} summary={nextDue ? t("nextOf", { amount: withCurrency(nextDue.amount, report.currency), day: nextDue.due }) : t(STATUS[status])}>
      <p class={`lead status ${status}`} id="status">
        {t(STATUS[status])}
        {followUp.breachedOn !== undefined && ` ${longDay(followUp.breachedOn, language)}`}
        {followUp.completedOn !== undefined && ` ${longDay(followUp.completedOn, language)}`}
      </p>
      <dl class="facts even">
        {nextDue && goesOn && (
          <div class="strong">
            <dt>{t("nextPayment")}</dt>
            <dd>
              {withCurrency(nextDue.amount, report.currency)}
              <small>{t("dueDate", { day: longDay(nextDue.due, language) })}</small>
            </dd>
          </div>
        )}
        {minor(followUp.behind) !== 0n && (
          <div class="late">
            <dt>{t("behind")}</dt>
            <dd>{shown(followUp.behind)}</dd>
          </div>
        )}
        <div>
          <dt>{t("paidSoFar")}</dt>
          <dd>{shown(followUp.paid)}</dd>
        </div>
        <div>
          <dt>{t(goesOn ? "stillToPay" : "owedNow")}</dt>
          <dd>{shown(goesOn ? decimal(left) : followUp.totalOwed)}</dd>
        </div>
        {goesOn && (
          <div class={followUp.nearBreach ? "late" : ""}>
            <dt>{t("missesLeft")}</dt>
            <dd>{followUp.missedPaymentsLeft}</dd>
          </div>
        )}
      </dl>
      {goesOn && <Paid key={`${nextDue?.number}`} draft={draft} owed={nextDue?.amount ?? ""} change={change} />}
      <div class="grid">
        <Day label={t("asOf")} path="agreement.asOf" hint={t("asOfHint")} value={lookedAt(draft)} set={(day) => change((old) => lookAt(old, day))} />
      </div>
      {followUp.accounts && <Followed accounts={followUp.accounts} names={names} at={at} />}
      <Payments payments={followUp.payments} asOf={followUp.asOf} />
      <div class="buttons">
        {status !== "completed" && (
          <button type="button" onClick={changed}>
            {t("thingsChanged")}
          </button>
        )}
        <button type="button" onClick={() => save("agreement")}>
          {t("saveAgreement")}
        </button>
        <button type="button" onClick={() => save("calendar")}>
          {t("savePlanDays")}
        </button>
      </div>
      <details>
        <summary>{t("allInCost")}</summary>
        <Disclosure disclosure={disclosureOf(report)} draft={draft} agreement={agreement} />
      </details>
      {agreement.chain.length > 0 && <p class="hint">{t("chain", { n: agreement.number })}</p>}
      <p class="hint digest">
        {t("digest")} {agreement.digest}
      </p>
    </Section>
  );
}

/** "I paid": when and how much. */
function Paid({ draft, owed, change }: { readonly draft: Draft; readonly owed: string; readonly change: Change }) {
  const { t, language } = usePage();
  const [fault, setFault] = useState<Fault | null>(null);
  const [date, setDate] = useState(lookedAt(draft) || today());
  const [amount, setAmount] = useState(owed);
  const [isTried, setTried] = useState(false);
  const isAmount = (minor(amount) ?? 0n) > 0n;
  const paid = () => {
    setTried(true);
    if (!isAmount || !isDay(date)) return;
    const answer = ask(build(withPayment(draft, date, cleaned(amount)), language).document);
    // What the engine refuses of it is told here, and nothing is entered.
    setFault(answer.fault);
    if (answer.report) change((old) => withPayment(old, date, cleaned(amount)));
  };
  const refused = (isOfDay: boolean) => (fault && /\.(date|asOf)$/.test(fault.path) === isOfDay ? faultText(fault.kind, fault.message, language) : null);
  const wrongDay = isTried && !isDay(date) ? t("paidNoDay") : refused(true);
  const wrongAmount = isTried && !isAmount ? t("paidNoAmount") : refused(false);
  const write = (set: (value: string) => void) => (value: string) => {
    setFault(null);
    set(value);
  };
  return (
    <form
      class="paid"
      onSubmit={(event) => {
        event.preventDefault();
        paid();
      }}
    >
      <Day label={t("paidOn")} path="paid.date" value={date} set={write(setDate)} wrong={wrongDay} />
      <Typed kind="amount" label={t("amount")} path="paid.amount" value={amount} set={write(setAmount)} wrong={wrongAmount} />
      <button type="submit" class="primary">
        {t("iPaid")}
      </button>
    </form>
  );
}

/** Rows around the next payment, and all of them when asked for. */
const BEFORE = 2;
const FEW = 8;

function Payments({ payments, asOf }: { readonly payments: readonly Payment[]; readonly asOf: string }) {
  const { t, language } = usePage();
  const [isWhole, setWhole] = useState(false);
  const open = payments.findIndex(({ state }) => state !== "paid" && state !== "late");
  const from = Math.max(0, Math.min((open < 0 ? payments.length : open) - BEFORE, payments.length - FEW));
  const rows = isWhole ? payments : payments.slice(from, from + FEW);
  const inGrace = ({ state, due, latePaymentGraceEnd }: Payment) => (state === "upcoming" || state === "partPaid") && due < asOf && asOf <= latePaymentGraceEnd;
  return (
    <>
      <ol class="kept" role="list">
        {rows.map((row) => (
          <li key={row.number} class={row.state}>
            <span>{row.number === 0 ? t("downPayment") : row.number}</span> <time dateTime={row.due}>{row.due}</time> <b>{shown(row.payment)}</b>{" "}
            <em>{inGrace(row) ? t("inGrace", { day: row.latePaymentGraceEnd }) : row.text[language]}</em>
          </li>
        ))}
      </ol>
      {payments.length > FEW && (
        <button type="button" class="more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("fewer") : t("allPayments", { n: payments.length })}
        </button>
      )}
    </>
  );
}

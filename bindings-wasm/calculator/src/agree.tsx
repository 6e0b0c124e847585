// "This is what we agreed": the plan chosen becomes an agreement, with its paper.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Offer, Report } from "arrears";

import { type Terms, USUAL, accepted } from "./agreed.js";
import { longDay } from "./dates.js";
import { Disclosure, disclosureOf } from "./disclosure.js";
import { type Change, type Draft, type Wish, build } from "./draft.js";
import { type Fault, ask } from "./engine.js";
import { Picked, Typed } from "./fields.js";
import { toSection } from "./focus.js";
import { withCurrency } from "./money.js";
import { faultText } from "./names.js";
import { Field, Section, colon, isAt, usePage } from "./page.js";
import { paymentCount, usualPayment } from "./payments.js";

interface Props {
  readonly draft: Draft;
  readonly change: Change;
  readonly offer: Offer;
  readonly currency: string;
  /** What the lender is called, until another name is given. */
  readonly lender: string;
  /** The proposal that the offer answers; nothing where it is one of the list. */
  readonly wish: Wish | null;
}

export function Agree({ draft, change, offer, currency, wish, lender }: Props) {
  const { t, language, folds } = usePage();
  const [terms, setTerms] = useState<Terms>({ ...USUAL, lender, debtor: t("signCustomer") });
  const [fault, setFault] = useState<Fault | null>(null);
  const set = (key: keyof Terms) => (value: string) => {
    setFault(null);
    setTerms((old) => ({ ...old, [key]: value }));
  };
  const isOpen = folds.isOpen("agree");
  const agreement = useMemo(() => {
    const { offers } = build(draft, language, wish).document;
    return accepted(draft, terms, wish ? { proposal: (offers?.proposals?.length ?? 1) - 1 } : { kind: offer.kind });
  }, [draft, terms, wish, offer, language]);
  const asked = () => ask(build({ ...draft, agreement }, language, wish).document);
  // What it would cost, told before it is signed; a moment later, so that the sliders do not wait for it.
  const [trial, setTrial] = useState<Report | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    const timer = setTimeout(() => {
      const { report } = asked();
      if (report) setTrial(report);
    }, 200);
    return () => clearTimeout(timer);
  }, [agreement, isOpen]);
  const agree = () => {
    const answer = asked();
    if (!answer.report) return setFault(answer.fault);
    const { canonicalText, digest } = answer.report.agreement ?? {};
    // What was agreed is over these accounts, whatever becomes of the list.
    const { together } = build(draft, language).document;
    change((old) => ({ ...old, rest: { ...old.rest, ...(together !== undefined && { together }) }, agreement: { signed: { canonicalText, digest }, ...("previous" in agreement && { previous: agreement.previous }) } }));
    // What led to it has been done.
    for (const id of ["account", "carry", "plans", "propose", "plan", "agree", "talk"]) folds.set(id, false);
    folds.set("mine", true);
    toSection("mine");
  };
  const wrong = (key: string) => (isAt(fault, `agreement.accept.${key}`) && fault ? faultText(fault.kind, fault.message, language) : null);
  const FIELDS = ["parties", "recording", "clause.latePaymentGraceDays", "clause.consecutive", "clause.total"];
  const elsewhere = fault && !FIELDS.some((key) => isAt(fault, `agreement.accept.${key}`)) ? fault : null;
  const counted = (key: string) => wrong(`clause.${key}`);
  const field = (key: "lender" | "debtor" | "account", label: string) => (
    <Plain label={label} path={`agreement.accept.parties.${key}`} value={terms[key]} set={set(key)} wrong={wrong(`parties.${key}`)} />
  );
  return (
    <Section id="agree" title={t("agree")} summary={t("agreeLead")} lead={t("agreeLead")}>
      <p class="agreed">
        <strong>
          {offer.name[language]}
          {colon(language)}
          {t("payments", { n: paymentCount(offer) })} × {withCurrency(usualPayment(offer), currency)}
        </strong>{" "}
        · {longDay(draft.asOf, language)}
      </p>
      {/* What is written is tried once its field is left, as the account's is. */}
      <div class="grid" onFocusOut={() => setFault(asked().fault)}>
        {field("lender", t("signLender"))}
        {field("debtor", t("signCustomer"))}
        {field("account", t("accountRef"))}
        <Picked
          label={t("agreedHow")}
          path="agreement.accept.form"
          value={terms.form}
          set={set("form")}
          options={[
            ["written", t("inWriting")],
            ["oral", t("onTheLine")],
          ]}
        />
        {terms.form === "oral" && <Plain label={t("recordingRef")} path="agreement.accept.recording" value={terms.recording} set={set("recording")} wrong={wrong("recording")} />}
        <Typed kind="number" label={t("latePaymentGraceDays")} path="agreement.accept.clause.latePaymentGraceDays" value={terms.graceDays} set={set("graceDays")} wrong={counted("latePaymentGraceDays")} />
        <Typed kind="number" label={t("missedRow")} path="agreement.accept.clause.consecutive" value={terms.consecutive} set={set("consecutive")} wrong={counted("consecutive")} />
        <Typed kind="number" label={t("missedAll")} path="agreement.accept.clause.total" value={terms.total} set={set("total")} wrong={counted("total")} />
        <Picked
          label={t("afterBreachWaived")}
          path="agreement.accept.clause.waived"
          className="wide"
          value={terms.waived}
          set={set("waived")}
          options={[
            ["none", t("waivedStays")],
            ["proRata", t("waivedProRata")],
            ["all", t("waivedBack")],
          ]}
        />
        <Picked
          label={t("afterBreachAccrual")}
          path="agreement.accept.clause.accrual"
          className="wide"
          value={terms.accrual}
          set={set("accrual")}
          options={[
            ["none", t("accrualNone")],
            ["fromBreach", t("accrualBreach")],
            ["fromSigning", t("accrualSigning")],
          ]}
        />
        <label class="tick">
          <input type="checkbox" checked={terms.accelerates} onChange={(event) => setTerms({ ...terms, accelerates: event.currentTarget.checked })} />
          <span>{t("accelerates")}</span>
        </label>
      </div>
      <p class="hint">{t("refsHint")}</p>
      {trial?.agreement && <Disclosure isTitled disclosure={disclosureOf(trial)} draft={draft} agreement={trial.agreement} />}
      {elsewhere && (
        <p class="fault" role="alert">
          {faultText(elsewhere.kind, elsewhere.message, language)}
        </p>
      )}
      <div class="buttons">
        <button type="button" class="primary" onClick={agree}>
          {t("agreeNow")}
        </button>
      </div>
    </Section>
  );
}

function Plain(props: { readonly label: string; readonly path: string; readonly value: string; readonly set: (value: string) => void; readonly wrong: string | null }) {
  return (
    <Field label={props.label} path={props.path} wrong={props.wrong}>
      {(attributes) => <input {...attributes} autocomplete="off" value={props.value} onInput={(event) => props.set(event.currentTarget.value)} />}
    </Field>
  );
}

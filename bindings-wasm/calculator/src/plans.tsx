// The offers side by side: cards to choose from, what each costs, and payments over time.
import { useMemo, useState } from "preact/hooks";
import type { Offer, Offers } from "arrears";

import { Chart } from "./chart.js";
import { seconds } from "./dates.js";
import { minor, pixels, shown, withCurrency } from "./money.js";
import { Section, Switch, usePage } from "./page.js";

interface Props {
  readonly offers: Offers;
  readonly currency: string;
  /** What can be chosen: the answer to a proposal first, where there is one. */
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly choose: (key: string) => void;
  readonly theme: string;
}

export interface Choice {
  readonly key: string;
  readonly offer: Offer;
  readonly isProposal: boolean;
}

export function Plans(props: Props) {
  const { t } = usePage();
  const { offers, choices } = props;
  return (
    <Section id="plans" title={t("plans")} lead={choices.length > 0 ? t("plansLead") : t("noPlans")}>
      {choices.length > 0 && (
        <>
          <Cards {...props} />
          <Payments {...props} />
        </>
      )}
      <Costs {...props} />
      <Refused offers={offers} />
    </Section>
  );
}

/** The payment most people ask about: what most of the payments are. */
export function usualPayment(offer: Offer): string {
  const rows = offer.schedule.filter((row) => row.number > 0 && minor(row.payment) !== 0n);
  return rows[Math.floor(rows.length / 2)]?.payment ?? offer.largestPayment;
}

/** Payments after signing; a down payment is told apart. */
export function paymentCount(offer: Offer): number {
  return offer.schedule.filter((row) => row.number > 0 && minor(row.payment) !== 0n).length;
}

export function downPayment(offer: Offer): string | null {
  const first = offer.schedule.find((row) => row.number === 0);
  return first && minor(first.payment) !== 0n ? first.payment : null;
}

function Cards({ choices, chosen, choose, currency }: Props) {
  const { t, language } = usePage();
  return (
    <fieldset class="cards">
      <legend class="unseen">{t("choose")}</legend>
      {choices.map(({ key, offer, isProposal }, index) => {
        const count = paymentCount(offer);
        const isOne = count === 1;
        return (
          <label key={key} class="card">
            <input type="radio" name="plan" value={key} checked={key === chosen} onChange={() => choose(key)} />
            <span class="card-name">
              {isProposal ? t("proposal") : offer.name[language]}
              {!isProposal && index === (choices[0]?.isProposal ? 1 : 0) && <em>{t("best")}</em>}
            </span>
            {isProposal && <span class="card-kind">{offer.name[language]}</span>}
            <strong class="card-payment">{withCurrency(usualPayment(offer), currency)}</strong>
            <span class="card-count">
              {isOne ? t("onePayment") : t("payments", { n: count })} · {t("until", { day: offer.lastDue })}
            </span>
            <dl>
              {downPayment(offer) !== null && <Pair label={t("down")} value={shown(downPayment(offer) ?? "")} />}
              {usualPayment(offer) !== offer.largestPayment && downPayment(offer) === null && <Pair label={t("largest")} value={shown(offer.largestPayment)} />}
              <Pair label={t("toPay")} value={shown(offer.total)} />
              <Pair label={t("givenUp")} value={shown(offer.givenUp)} />
              <Pair label={t("rate")} value={offer.nominalRate.percent === undefined ? "–" : `${offer.nominalRate.percent} %`} />
            </dl>
          </label>
        );
      })}
    </fieldset>
  );
}

function Pair({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

type View = "payments" | "remaining";

function Payments({ choices, chosen, theme }: Props) {
  const { t, language } = usePage();
  const [view, setView] = useState<View>("remaining");
  const { days, lines } = useMemo(() => timeline(choices, chosen, view, language), [choices, chosen, view, language]);
  return (
    <div class="payments">
      <Switch
        label={t("chartOf")}
        value={view}
        options={[
          ["remaining", t("chartRemaining")],
          ["payments", t("chartPayments")],
        ]}
        onPick={setView}
      />
      <p class="hint">{t("chartOf")}</p>
      <Chart label={t("chartOf")} days={days} lines={lines} language={language} shape="steps" theme={theme} />
    </div>
  );
}

/** Every plan on one axis of days; a plan says nothing before its first and after its last day. */
function timeline(choices: readonly Choice[], chosen: string, view: View, language: "en" | "zh") {
  const days = [...new Set(choices.flatMap(({ offer }) => [offer.terms.signed, ...offer.schedule.map((row) => row.due)]))].sort();
  const ordered = [...choices].sort((a, b) => Number(a.key === chosen) - Number(b.key === chosen));
  const lines = ordered.map(({ key, offer }) => {
    const at = new Map(offer.schedule.map((row) => [row.due, pixels(view === "payments" ? row.payment : row.remaining)]));
    let held: number | null = view === "remaining" ? pixels(offer.total) : null;
    const values = days.map((day) => {
      held = at.get(day) ?? held;
      return day > offer.lastDue ? null : held;
    });
    return { label: offer.name[language], bold: key === chosen, values };
  });
  return { days: days.map(seconds), lines };
}

function Costs({ offers, choices, chosen, currency }: Props) {
  const { t, language } = usePage();
  const { alternatives } = offers;
  const rows: { label: string; amount: string; rest?: string; isChosen?: boolean; isPlan: boolean }[] = choices.map(({ key, offer, isProposal }) => ({
    label: isProposal ? t("proposal") : offer.name[language],
    amount: offer.total,
    isChosen: key === chosen,
    isPlan: true,
  }));
  const horizon = alternatives.horizon ?? "";
  rows.push({ label: t("payingToday"), amount: alternatives.payingToday, isPlan: false });
  if (alternatives.minimumPayments) rows.push({ label: t("minimumPayments", { day: alternatives.minimumPayments.paidOff ?? horizon }), amount: alternatives.minimumPayments.total, isPlan: false });
  if (alternatives.doingNothing) rows.push({ label: t("doingNothing", { day: horizon }), amount: alternatives.doingNothing.owed, isPlan: false });
  const largest = rows.reduce((most, row) => ((minor(row.amount) ?? 0n) > most ? (minor(row.amount) ?? 0n) : most), 1n);
  return (
    <div class="costs">
      <h3>{t("costAll")}</h3>
      <ul role="list">
        {rows.map((row, index) => (
          <li key={index} class={row.isChosen ? "chosen" : row.isPlan ? "" : "other"}>
            <span>{row.label}</span>
            <span class="bar" aria-hidden="true">
              {/* A width for the eye only: whole per mille of the largest. */}
              <i style={{ width: `${Number(((minor(row.amount) ?? 0n) * 1000n) / largest) / 10}%` }} />
            </span>
            <b>{withCurrency(row.amount, currency)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Refused({ offers }: { readonly offers: Offers }) {
  const { t, language } = usePage();
  if (offers.refused.length === 0) return null;
  return (
    <details class="refused" open={offers.offers.length === 0}>
      <summary>{t("refused")}</summary>
      <dl>
        {offers.refused.map((refusal, index) => (
          <div key={index}>
            <dt>{refusal.name[language]}</dt>
            <dd>
              {refusal.text[language]}
              {refusal.nearest.map((nearest, place) => (
                <span key={place} class="nearest">
                  {nearest.text[language]}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

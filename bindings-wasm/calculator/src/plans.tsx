// The offers side by side: cards to choose from, what each costs, and payments over time.
import { useMemo, useState } from "preact/hooks";
import type { Hardship, Offer, Offers, Report, Round } from "arrears";

import { Agree } from "./agree.js";
import { OverAccounts } from "./accounts.js";
import { Chart } from "./chart.js";
import { seconds } from "./dates.js";
import type { Change, Draft, Wish } from "./draft.js";
import { minor, pixels, shown, withCurrency } from "./money.js";
import { name } from "./names.js";
import { type Obstacle, obstacle } from "./obstacle.js";
import { Section, Switch, colon, listed, usePage } from "./page.js";
import { downPayment, paymentCount, usualPayment } from "./payments.js";
import { Plan } from "./plan.js";
import { Propose } from "./propose.js";

interface Props {
  readonly draft: Draft;
  readonly report: Report;
  readonly offers: Offers;
  /** What can be chosen: the answer to a proposal first, where there is one. */
  readonly choices: readonly Choice[];
  readonly picked: Choice | null;
  readonly choose: (key: string) => void;
  readonly theme: string;
  /** The plan that the sliders begin at. */
  readonly slidersFrom: Offer | null;
  readonly wish: Wish | null;
  readonly setWish: (wish: Wish) => void;
  readonly wished: { readonly round: Round; readonly milliseconds: number } | null;
  readonly change: Change;
  readonly pickReason: (hardship: Hardship) => void;
  /** What the debts of the list are called, and which is looked at. */
  readonly names: readonly string[];
  readonly at: number;
}

export interface Choice {
  readonly key: string;
  readonly offer: Offer;
  readonly isProposal: boolean;
}

export function Plans(props: Props) {
  const { t, language } = usePage();
  const { draft, report, offers, choices, picked, slidersFrom } = props;
  const stands = useMemo(() => obstacle(draft, offers, language), [draft, offers, language]);
  const summary = choices.length > 0 ? t("planCount", { n: choices.length }) : t("noPlans");
  return (
    <>
      <Section id="plans" title={t(offers.offers.length > 0 ? "plans" : "plansNone")} lead={offers.offers.length > 0 ? t("plansLead") : undefined} summary={summary}>
        {report.together && <OverAccounts accounts={report.together} names={props.names} at={props.at} />}
        {stands && <Stands obstacle={stands} pickReason={props.pickReason} />}
        {choices.length > 0 && (
          <>
            <Cards {...props} chosen={picked?.key ?? ""} currency={report.currency} />
            <Payments {...props} chosen={picked?.key ?? ""} />
          </>
        )}
        <Costs {...props} chosen={picked?.key ?? ""} currency={report.currency} />
        <Refused offers={offers} />
      </Section>
      {slidersFrom && (
        <Propose
          wish={props.wish}
          setWish={props.setWish}
          round={props.wished?.round ?? null}
          milliseconds={props.wished?.milliseconds ?? 0}
          from={slidersFrom}
          listed={offers.offers}
          totalOwed={offers.totalOwed}
          means={offers.monthly}
        />
      )}
      {picked && <Plan offer={picked.offer} budget={report.budget ?? null} over={report.together ?? []} names={props.names} at={props.at} />}
      {picked && <Agree lender={props.names[props.at] ?? ""} draft={draft} change={props.change} offer={picked.offer} currency={report.currency} wish={picked.isProposal ? props.wish : null} />}
    </>
  );
}

/** What really stands in the way, and what would do. */
function Stands({ obstacle: stands, pickReason }: { readonly obstacle: Obstacle; readonly pickReason: (hardship: Hardship) => void }) {
  const { t, language } = usePage();
  if (stands.kind === "amount") return <p class="lead">{t("obstacleAmount", { plan: stands.plan[language], amount: shown(stands.amount) })}</p>;
  if (stands.kind === "other") {
    return (
      <p class="lead">
        {stands.plan[language]}
        {colon(language)}
        {stands.text[language]}
      </p>
    );
  }
  return (
    <>
      <p class="lead">{t("obstacleReason")}</p>
      <ul class="would" role="list">
        {stands.would.map(({ hardship, plans, from, papers }) => (
          <li key={hardship}>
            <button type="button" onClick={() => pickReason(hardship)}>
              {name(hardship, language)}
            </button>
            <span>
              {plans > 0 ? t("wouldPlans", { n: plans }) : t("wouldFrom", { amount: shown(from ?? "") })}
              {papers.length > 0 && <small>{t("wouldPapers", { papers: listed(papers.map((paper) => name(paper, language)), language) })}</small>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Chosen {
  readonly chosen: string;
  readonly currency: string;
}

function Cards({ choices, chosen, choose, currency }: Props & Chosen) {
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

function Payments({ choices, chosen, theme }: Props & Pick<Chosen, "chosen">) {
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

function Costs({ offers, choices, chosen, currency }: Props & Chosen) {
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

// One plan in full: every payment, what is given up, what it survives, what the rules say.
import { useState } from "preact/hooks";
import type { BudgetReport, ClassAmount, Offer, TogetherReport } from "arrears";

import { OfAccounts } from "./accounts.js";
import { minor, shown } from "./money.js";
import { name } from "./names.js";
import { Section, colon, listed, usePage } from "./page.js";
import { paymentCount } from "./payments.js";

/** A stress of the budget in the language of the page; the engine names it in English among the offers. */
function stressName(name: string, budget: BudgetReport | null, language: "en" | "zh"): string {
  return budget?.stresses.find((stress) => stress.text.en === name)?.text[language] ?? name;
}

interface Props {
  readonly offer: Offer;
  readonly budget: BudgetReport | null;
  /** The accounts that the plan is over, where it is over several. */
  readonly over: readonly TogetherReport[];
  /** What the debts of the list are called, and which is looked at. */
  readonly names: readonly string[];
  readonly at: number;
}

export function Plan({ offer, budget, over, names, at }: Props) {
  const { t, language } = usePage();
  const amounts = (parts: readonly ClassAmount[]) =>
    parts.length === 0 ? t("nothingWaived") : listed(parts.map((part) => `${name(part.class, language)} ${shown(part.amount)}`), language);
  const facts: readonly (readonly [string, string])[] = [
    [t("toPay"), shown(offer.total)],
    [t("interest"), shown(offer.interest)],
    [t("rate"), percent(offer.nominalRate)],
    [t("effective"), percent(offer.effectiveRate)],
    [t("waivedAt"), amounts(offer.waivedAtSigning)],
    [t("waivedOn"), amounts(offer.waivedOnCompletion)],
    [t("discounted"), amounts(offer.discounted)],
    [t("afterSigning"), name(offer.classificationAfterSigning, language)],
    [t("documents"), listed(offer.supportingDocuments.map((paper) => name(paper, language)), language) || "–"],
  ];
  return (
    <Section id="plan" title={t("plan")} summary={t("planOf", { name: offer.name[language], n: paymentCount(offer) })} lead={t("planOf", { name: offer.name[language], n: paymentCount(offer) })}>
      <dl class="pairs">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {offer.accounts && <OfAccounts over={over} accounts={offer.accounts} names={names} at={at} />}
      <Schedule offer={offer} few={12} />
      {offer.survives.length > 0 && (
        <>
          <h3>{t("survives")}</h3>
          <ul class="plain">
            {offer.survives.map((stress) => (
              <li key={stress.stress}>
                {stressName(stress.stress, budget, language)}{colon(language)}{stress.whole ? t("survivesWhole") : stress.payments === 0 ? t("survivesNone") : t("survivesSome", { n: stress.payments })}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t("legal")}</h3>
      <ul class="verdicts">
        {offer.law.map((verdict, index) => (
          <li key={index} class={verdict.outcome}>
            {verdict.text[language]}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function percent(rate: Offer["nominalRate"]): string {
  return rate.percent === undefined ? (rate.none ?? "–") : `${rate.percent} %`;
}

/** Every payment; the first few where the rest is asked for. */
export function Schedule({ offer, few }: { readonly offer: Offer; readonly few?: number }) {
  const { t, language } = usePage();
  const [isWhole, setWhole] = useState(false);
  const all = offer.schedule.filter((row) => minor(row.payment) !== 0n);
  const isCut = few !== undefined && all.length > few + 1;
  const rows = isCut && !isWhole ? all.slice(0, few) : all;
  const hasInterest = minor(offer.interest) !== 0n;
  return (
    <>
    <table class="amounts schedule">
      <thead>
        <tr>
          <th scope="col">{t("number")}</th>
          <th scope="col">{t("day")}</th>
          <th scope="col">{t("payment")}</th>
          {hasInterest && (
            <th scope="col" class="roomy">
              {t("interest")}
            </th>
          )}
          <th scope="col" class="words">
            {t("paysOff")}
          </th>
          <th scope="col">{t("remaining")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <td>{row.number === 0 ? t("downPayment") : row.number}</td>
            <th scope="row">{row.due}</th>
            <td>{shown(row.payment)}</td>
            {hasInterest && <td class="roomy">{shown(row.interest)}</td>}
            <td class="words">{row.split.map((part) => `${name(part.class, language)} ${shown(part.amount)}`).join(" · ")}</td>
            <td>{shown(row.remaining)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <th scope="row">{t("total")}</th>
          <td>{shown(offer.total)}</td>
          {hasInterest && <td class="roomy">{shown(offer.interest)}</td>}
          <td class="words" />
          <td />
        </tr>
      </tfoot>
    </table>
    {isCut && (
      <button type="button" class="more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? t("fewer") : t("allPayments", { n: all.length })}
      </button>
    )}
    </>
  );
}

// Two sliders: move one, the engine answers, the other follows.
import type { Offer, Round } from "arrears";

import type { Wish } from "./draft.js";
import { minor, shown } from "./money.js";
import { name } from "./names.js";
import { Section, usePage } from "./page.js";
import { downPayment, paymentCount, usualPayment } from "./plans.js";

interface Props {
  readonly wish: Wish | null;
  readonly setWish: (wish: Wish) => void;
  /** The answer to the wish, and how long it took. */
  readonly round: Round | null;
  readonly milliseconds: number;
  /** The plan that the sliders stand at while nothing is wished. */
  readonly from: Offer;
  /** What is owed, and what a month has: no larger payment is worth a place on the slider. */
  readonly totalOwed: string;
  readonly means: string;
}

const MOST_PERIODS = 60;

/** Whole units of a currency, for a slider. */
const wholeUnits = (amount: string): number => Number((minor(amount) ?? 0n) / 100n);

export function Propose({ wish, setWish, round, milliseconds, from, totalOwed, means }: Props) {
  const { t, language } = usePage();
  const answered = round?.offers[0]?.offer ?? null;
  const shownOffer = answered ?? from;
  const periods = wish?.periods ?? Math.min(MOST_PERIODS, paymentCount(shownOffer));
  const monthly = wish?.monthly === undefined ? wholeUnits(usualPayment(shownOffer)) : wholeUnits(wish.monthly);
  const most = Math.ceil(Math.max(100, Math.min(wholeUnits(totalOwed), Math.max(wholeUnits(totalOwed) / 8, wholeUnits(means) * 3))) / 100) * 100;
  return (
    <Section id="propose" title={t("propose")} lead={t("proposeLead")}>
      <div class="sliders">
        <label>
          <span>{t("term")}</span>
          <output>{periods}</output>
          <input
            id="term"
            type="range"
            min={2}
            max={MOST_PERIODS}
            value={periods}
            onInput={(event) => setWish({ kind: kindOf(from), periods: Number(event.currentTarget.value) })}
          />
        </label>
        <label>
          <span>{t("atMost")}</span>
          <output>{shown(`${monthly}`)}</output>
          <input
            id="monthly"
            type="range"
            min={Math.max(10, Math.floor(most / 600) * 10)}
            max={most}
            step={10}
            value={monthly}
            onInput={(event) => setWish({ monthly: `${event.currentTarget.value}.00` })}
          />
        </label>
      </div>
      <div class="answer" aria-live="polite" id="answer">
        {!round && <Headline offer={from} />}
        {round && (
          <>
            <p class={`verdict ${round.answer}`}>
              <strong>{t(round.answer)}</strong>
              <small data-milliseconds={milliseconds}>{t("answeredIn", { n: milliseconds < 1 ? "<1" : Math.round(milliseconds) })}</small>
            </p>
            {answered && <Headline offer={answered} />}
            <ul>
              {round.offers[0]?.changes.map((change) => (
                <li key={change.term}>
                  {name(change.term, language)}: {t("yours", { value: valueOf(change.term, change.proposed) })}
                  {change.offered !== undefined && <>, {t("offered", { value: valueOf(change.term, change.offered) })}</>}
                </li>
              ))}
              {!answered &&
                round.refused.slice(0, 2).map((refusal, index) => (
                  <li key={index}>
                    {refusal.name[language]}: {refusal.text[language]}
                    {refusal.nearest[0] && <> {refusal.nearest[0].text[language]}</>}
                  </li>
                ))}
            </ul>
          </>
        )}
      </div>
    </Section>
  );
}

function Headline({ offer }: { readonly offer: Offer }) {
  const { t, language } = usePage();
  const down = downPayment(offer);
  return (
    <p>
      {offer.name[language]}
      {language === "zh" ? "：" : ": "}
      {down !== null && t("downFirst", { amount: shown(down) })}
      {t("payments", { n: paymentCount(offer) })} × {shown(usualPayment(offer))}{language === "zh" ? "，" : ", "}{t("toPay").toLowerCase()} {shown(offer.total)}
    </p>
  );
}

/** The kind that a term is proposed for: that of the plan chosen, where it has a term. */
function kindOf(offer: Offer): string {
  return paymentCount(offer) > 1 ? offer.kind : "personalised";
}

/** A lever's value: amounts and shares are decimals, a term is a whole number. */
function valueOf(lever: string, value: string): string {
  if (lever === "monthly") return shown(value);
  if (lever === "periods" || lever === "deferral" || lever === "kind") return value;
  const share = /^(\d+)(?:\.(\d*))?$/.exec(value);
  if (!share) return value;
  const digits = `${share[1]}${(share[2] ?? "").padEnd(2, "0")}`;
  const whole = digits.slice(0, (share[1] ?? "").length + 2).replace(/^0+(?=\d)/, "");
  const rest = digits.slice((share[1] ?? "").length + 2).replace(/0+$/, "");
  return `${whole}${rest ? `.${rest}` : ""} %`;
}

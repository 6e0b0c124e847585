// Two sliders: move one, the engine answers, the other follows.
import { useState } from "preact/hooks";
import type { Offer, Round } from "arrears";

import type { Wish } from "./draft.js";
import { cleaned, minor, shown } from "./money.js";
import { name } from "./names.js";
import { Section, usePage } from "./page.js";
import { downPayment, paymentCount, usualPayment } from "./payments.js";

interface Props {
  readonly wish: Wish | null;
  readonly setWish: (wish: Wish) => void;
  /** The answer to the wish, and how long it took. */
  readonly round: Round | null;
  readonly milliseconds: number;
  /** The plan that the sliders stand at while nothing is wished. */
  readonly from: Offer;
  /** The plans of the list: a counter-offer is another plan than that of its kind. */
  readonly listed: readonly Offer[];
  /** What is owed, and what a month has: no larger payment is worth a place on the slider. */
  readonly totalOwed: string;
  readonly means: string;
}

const MOST_PERIODS = 60;

/** Whole units of a currency, for a slider. */
const wholeUnits = (amount: string): number => Number((minor(amount) ?? 0n) / 100n);

export function Propose({ wish, setWish, round, milliseconds, from, listed, totalOwed, means }: Props) {
  const { t, language } = usePage();
  const answered = round?.offers[0]?.offer ?? null;
  const shownOffer = answered ?? from;
  const periods = wish?.periods ?? Math.min(MOST_PERIODS, paymentCount(shownOffer));
  const monthly = wish?.monthly === undefined ? wholeUnits(usualPayment(shownOffer)) : wholeUnits(wish.monthly);
  const most = Math.ceil(Math.max(100, Math.min(wholeUnits(totalOwed), Math.max(wholeUnits(totalOwed) / 8, wholeUnits(means) * 3))) / 100) * 100;
  return (
    <Section id="propose" title={t("propose")} lead={t("proposeLead")} summary={t("proposeLead")}>
      <div class="sliders">
        <Slider
          id="term"
          label={t("term")}
          min={2}
          max={MOST_PERIODS}
          step={1}
          value={periods}
          set={(value) => setWish({ kind: kindOf(from), periods: value })}
        />
        <Slider
          id="monthly"
          label={t("atMost")}
          min={Math.max(10, Math.floor(most / 600) * 10)}
          max={most}
          step={10}
          value={monthly}
          set={(value) => setWish({ monthly: `${value}.00` })}
        />
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
            {answered && round.answer === "counter" && <Differs answered={answered} listed={listed} />}
          </>
        )}
      </div>
    </Section>
  );
}

/** Why what is offered instead is not the plan of the list. */
function Differs({ answered, listed }: { readonly answered: Offer; readonly listed: readonly Offer[] }) {
  const { t } = usePage();
  const other = listed.find(({ kind }) => kind === answered.kind);
  if (!other || other.total === answered.total) return null;
  return <p class="hint">{t("counterDiffers", { n: paymentCount(other), amount: shown(usualPayment(other)), total: shown(other.total) })}</p>;
}

interface SliderProps {
  readonly id: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly set: (value: number) => void;
}

/** A slider with its number, which can be written too, and a step to either side. */
function Slider({ id, label, min, max, step, value, set }: SliderProps) {
  const { t } = usePage();
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const within = (wanted: number) => Math.min(max, Math.max(min, wanted));
  const take = (text: string) => {
    const digits = cleaned(text).replace(/\.0*$/, "");
    const isNumber = /^\d{1,9}$/.test(digits);
    setWrong(!isNumber);
    setTyped(isNumber ? null : text);
    if (isNumber) set(within(Number(digits)));
  };
  const move = (to: number) => {
    setTyped(null);
    setWrong(false);
    set(to);
  };
  return (
    <div class="slider" role="group" aria-label={label}>
      <label for={`${id}-exact`}>{label}</label>
      <span class="stepped">
        <button type="button" aria-label={`${label} −${step}`} onClick={() => move(within(value - step))} disabled={value <= min}>
          −
        </button>
        <input
          id={`${id}-exact`}
          inputMode="numeric"
          autocomplete="off"
          data-path={`propose.${id}`}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-range ${id}-fault` : `${id}-range`}
          value={typed ?? shown(`${value}`)}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onChange={(event) => take(event.currentTarget.value)}
        />
        <button type="button" aria-label={`${label} +${step}`} onClick={() => move(within(value + step))} disabled={value >= max}>
          +
        </button>
      </span>
      <input id={id} type="range" aria-label={label} aria-valuetext={shown(`${value}`)} min={min} max={max} step={step} value={value} onInput={(event) => move(Number(event.currentTarget.value))} />
      <small class="hint" id={`${id}-range`}>
        {t("range", { from: shown(`${min}`), to: shown(`${max}`) })}
      </small>
      {isWrong && (
        <p class="fault" id={`${id}-fault`}>
          {t("noNumber")}
        </p>
      )}
    </div>
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

/** A concession's value: amounts and shares are decimals, a term is a whole number. */
function valueOf(concession: string, value: string): string {
  if (concession === "monthly") return shown(value);
  if (concession === "periods" || concession === "deferral" || concession === "kind") return value;
  const share = /^(\d+)(?:\.(\d*))?$/.exec(value);
  if (!share) return value;
  const digits = `${share[1]}${(share[2] ?? "").padEnd(2, "0")}`;
  const whole = digits.slice(0, (share[1] ?? "").length + 2).replace(/^0+(?=\d)/, "");
  const rest = digits.slice((share[1] ?? "").length + 2).replace(/0+$/, "");
  return `${whole}${rest ? `.${rest}` : ""} %`;
}

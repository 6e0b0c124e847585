// A loan from what its app shows: what is left, how many instalments, what each is, what is overdue.
import { isDay, plusMonths } from "./dates.js";
import type { Change, Draft } from "./draft.js";
import { AsOf, Day, Picked, Typed, text } from "./fields.js";
import { Rate } from "./loan.js";
import { decimal, minor } from "./money.js";
import { usePage } from "./page.js";
import { PRODUCTS } from "./presets.js";

type Loose = Readonly<Record<string, unknown>>;

/** Months from a day to a later one, at least one. */
function monthsTo(from: string, to: string): number {
  let months = 1;
  while (months < 600 && plusMonths(from, months) < to) months += 1;
  return months;
}

/** What is overdue, spread over the instalments missed: of what each consists the app does not say, so all of it counts as principal. */
function instalments(screen: Loose): readonly Loose[] | undefined {
  const [since, next, amount] = [text(screen.since), text(screen.nextDue), minor(text(screen.overdue))];
  if (!isDay(since) || amount === null || amount <= 0n) return undefined;
  const count = isDay(next) && next > since ? BigInt(monthsTo(since, next)) : 1n;
  return Array.from({ length: Number(count) }, (_, place) => {
    const part = place === 0 ? amount - (amount / count) * (count - 1n) : amount / count;
    return { due: plusMonths(since, place), owed: [{ component: "loan", amount: decimal(part) }] };
  });
}

/** The opening and the terms that a screen makes: what the contract says of the past does not matter, so it begins with what is left. */
function settled(draft: Draft, screen: Loose): Draft {
  const missed = instalments(screen);
  const first = missed ? text(screen.since) : text(screen.nextDue);
  const began = isDay(first) ? plusMonths(first, -1) : "";
  const left = minor(text(screen.principal));
  const overdue = missed ? (minor(text(screen.overdue)) ?? 0n) : 0n;
  const periods = /^\d{1,3}$/.test(text(screen.periodsLeft)) ? Number(screen.periodsLeft) + (missed?.length ?? 0) : 0;
  const terms = {
    ...draft.terms,
    principal: left === null ? "" : decimal(left + overdue),
    disbursed: began,
    firstDue: first,
    periods: periods > 0 ? `${periods}` : "",
  };
  const { payment, nextDue } = screen;
  const opening = {
    day: text(screen.day) || draft.asOf,
    principal: screen.principal,
    periodsLeft: screen.periodsLeft,
    nextDue,
    ...(text(payment) !== "" && { payment }),
    ...(missed && { instalments: missed }),
  };
  return { ...draft, terms, opening, screen };
}

export function Screen({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t, language } = usePage();
  const screen = draft.screen ?? {};
  const put = (some: Loose) => change((old) => settled(old, { ...old.screen, ...some }));
  const set = (key: string) => (value: string) => put({ [key]: value });
  const setTerms = (some: Loose) => change((old) => settled({ ...old, terms: { ...old.terms, ...some } }, old.screen ?? {}));
  return (
    <div class="grid">
      <Picked
        label={t("product")}
        path="account.terms.preset"
        hint={t("productHint")}
        className="wide"
        value={draft.terms.preset ?? ""}
        set={(preset) => setTerms({ preset })}
        options={[...PRODUCTS.map(([key, product]) => [key, product[language]] as const), ["", t("noProduct")]]}
      />
      <Typed kind="amount" label={t("leftToPay")} path="account.opening.principal" hint={t("leftToPayHint")} value={screen.principal} set={set("principal")} />
      <Typed kind="number" label={t("periodsLeft")} path="account.opening.periodsLeft" value={screen.periodsLeft} set={set("periodsLeft")} />
      <Day label={t("nextDueDay")} path="account.opening.nextDue" value={screen.nextDue} set={set("nextDue")} />
      <Typed kind="amount" label={t("eachPayment")} path="account.opening.payment" hint={t("optional")} value={screen.payment} set={set("payment")} />
      <Rate label={t("loanRate")} period={t("ratePeriod")} hint={t("rateHint")} path="account.terms.rate" rate={draft.terms.rate} set={(rate) => setTerms({ rate })} />
      <Day label={t("overdueSince")} path="account.opening.instalments" hint={t("optional")} value={screen.since} set={set("since")} />
      <Typed kind="amount" label={t("overdue")} path="account.opening.overdue" hint={t("optional")} value={screen.overdue} set={set("overdue")} />
      <Day label={t("shownOn")} path="account.opening.day" value={text(screen.day) || draft.asOf} set={set("day")} />
      <AsOf draft={draft} change={change} />
    </div>
  );
}

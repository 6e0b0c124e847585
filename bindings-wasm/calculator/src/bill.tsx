// A card from the bill in the hand: what stands on it, and since when something is overdue.
import { daysBetween, isDay } from "./dates.js";
import type { Change, Draft } from "./draft.js";
import { AsOf, Day, Picked, Typed, text } from "./fields.js";
import { usePage } from "./page.js";
import { ISSUERS, knowsDue } from "./presets.js";

type Loose = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown): Loose => (typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {});
const firstOf = (value: unknown): Loose => objectOf(Array.isArray(value) ? value[0] : undefined);

/** What the bill says of the terms: its day of the month, and when it is due where the issuer's rule is not known. */
function settled(draft: Draft): Draft {
  const { date, due } = objectOf(draft.opening?.statement);
  const [from, to] = [text(date), text(due)];
  if (!isDay(from)) return { ...draft, terms: { ...draft.terms, statementDay: "" } };
  const { due: _, ...terms } = draft.terms;
  const days = isDay(to) ? daysBetween(from, to) : 0;
  const rule = !knowsDue(text(terms.preset)) && days > 0 ? { due: { rule: "daysAfterStatement", days: `${days}` } } : {};
  return { ...draft, terms: { ...terms, ...rule, statementDay: `${Number(from.slice(8))}` } };
}

/** A list of one, or none where nothing of it is written. */
function ofOne(value: Loose): readonly Loose[] | undefined {
  return Object.values(value).some((part) => part !== "" && part !== undefined) ? [value] : undefined;
}

export function Bill({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t, language } = usePage();
  const opening = draft.opening ?? {};
  const statement = objectOf(opening.statement);
  const demand = objectOf(opening.earlier ?? firstOf(opening.demands));
  const edit = (part: (old: Draft) => Draft) => change((old) => settled(part(old)));
  const put = (some: Loose) => edit((old) => ({ ...old, opening: { ...old.opening, ...some } }));
  const set = (key: string) => (value: string) => put({ statement: { ...statement, [key]: value } });
  const late = (key: string) => (value: string) => put({ demands: undefined, earlier: ofOne({ due: "", amount: "", ...demand, [key]: value })?.[0] });
  const isEarlier = ofOne(demand) !== undefined && (demand.due !== statement.due || text(demand.due) === "");
  const limit = firstOf(draft.terms.creditLimits);
  return (
    <div class="grid">
      <Picked
        label={t("issuer")}
        path="account.terms.preset"
        hint={t("issuerHint")}
        className="wide"
        value={draft.terms.preset ?? ""}
        set={(preset) => edit((old) => ({ ...old, terms: { ...old.terms, preset } }))}
        options={[["", t("noIssuer")], ...ISSUERS.map(([name, issuer]) => [name, issuer[language]] as const)]}
      />
      <Day label={t("billDate")} path="account.opening.statement.date" hint={t("billDateHint")} value={statement.date} set={set("date")} />
      <Typed kind="amount" label={t("billBalance")} path="account.opening.statement.balance" hint={t("billBalanceHint")} value={statement.balance} set={set("balance")} />
      <Typed kind="amount" label={t("billMinimum")} path="account.opening.statement.minimum" value={statement.minimum} set={set("minimum")} />
      <Day label={t("due")} path="account.opening.statement.due" value={statement.due} set={set("due")} />
      <Day label={t("overdueSince")} path="account.opening.demands[0].due" hint={t("overdueSinceHint")} value={demand.due} set={late("due")} />
      {isEarlier && <Typed kind="amount" label={t("overduePart")} path="account.opening.demands[0].amount" hint={t("overduePartHint")} value={demand.amount} set={late("amount")} />}
      <Typed
        kind="amount"
        label={t("limit")}
        path="account.terms.creditLimits"
        hint={t("optional")}
        value={limit.amount}
        set={(amount) => edit((old) => ({ ...old, terms: { ...old.terms, creditLimits: ofOne({ amount }) } }))}
      />
      <AsOf draft={draft} change={change} />
      <label class="tick wide">
        <input type="checkbox" checked={opening.revolving === true} onChange={(event) => put({ revolving: event.currentTarget.checked ? true : undefined })} />
        <span>{t("revolving")}</span>
      </label>
    </div>
  );
}

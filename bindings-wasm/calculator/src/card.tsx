// The terms of a card: who issued it, when statements are made and fall due.
import type { Change, Draft } from "./draft.js";
import { AsOf, Day, Picked, Typed, text } from "./fields.js";
import { usePage } from "./page.js";
import { ISSUERS, knowsDue } from "./presets.js";

type Loose = Readonly<Record<string, unknown>>;

/** Terms with a field of their own. */
export const CARD_KEYS = ["preset", "opened", "statementDay", "due"];

const DUES: Readonly<Record<string, Loose>> = {
  daysAfterStatement: { rule: "daysAfterStatement", days: "20" },
  dayOfMonth: { rule: "dayOfMonth", day: "25" },
};

export function CardTerms({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t, language } = usePage();
  const { terms } = draft;
  const set = (key: string) => (value: unknown) => change((old) => ({ ...old, terms: { ...old.terms, [key]: value } }));
  const due = terms.due as Loose | undefined;
  const rule = due ? text(due.rule) : "preset";
  const key = rule === "dayOfMonth" ? "day" : "days";
  return (
    <div class="grid">
      <Picked
        label={t("issuer")}
        path="account.terms.preset"
        hint={t("issuerHint")}
        className="wide"
        value={terms.preset}
        set={set("preset")}
        options={[...ISSUERS.map(([name, issuer]) => [name, issuer[language]] as const), ["", t("noIssuer")]]}
      />
      <Day label={t("opened")} path="account.terms.opened" value={terms.opened} set={set("opened")} />
      <Typed kind="number" label={t("statementDay")} path="account.terms.statementDay" hint={t("statementDayHint")} value={terms.statementDay} set={set("statementDay")} />
      <Picked
        label={t("due")}
        path={rule === "preset" ? "account.terms.due" : "account.terms.due.rule"}
        value={rule}
        set={(picked) => set("due")(DUES[picked])}
        options={[
          ["preset", t(knowsDue(text(terms.preset)) ? "dueByIssuer" : "dueUnknown")],
          ["daysAfterStatement", t("dueAfter")],
          ["dayOfMonth", t("dueOn")],
        ]}
      />
      {rule !== "preset" && (
        <Typed kind="number" label={t(key === "day" ? "dueDay" : "dueDays")} path={`account.terms.due.${key}`} value={due?.[key]} set={(value) => set("due")({ rule, [key]: value })} />
      )}
      <AsOf draft={draft} change={change} />
    </div>
  );
}

// What a month has: an amount, or income and spending.
import { FREQUENCIES, type Budget, type Frequency, type Item, sums } from "./budget.js";
import type { Draft, Question } from "./draft.js";
import { decimal, minor, shown } from "./money.js";
import { name } from "./names.js";
import { Field, Section, Switch, isAt, usePage } from "./page.js";

type Change = (change: (draft: Draft) => Draft) => void;

const REASONS = ["incomeFell", "illness", "jobLoss", "disaster", "family", "overIndebted"];

export function Carry({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t, language } = usePage();
  const { question } = draft;
  const set = (part: Partial<Question>) => change((old) => ({ ...old, question: { ...old.question, ...part } }));
  const policy = typeof question.policy === "string" ? question.policy : "own";
  return (
    <Section id="carry" title={t("carry")} lead={t("carryLead")}>
      <Switch
        label={t("carry")}
        value={question.mode}
        options={[
          ["amount", t("byAmount")],
          ["budget", t("byBudget")],
        ]}
        onPick={(mode) => set({ mode })}
      />
      {question.mode === "budget" && <BudgetForm budget={question.budget} set={(budget) => set({ budget })} />}
      <div class="grid">
        {question.mode === "amount" && (
          <Field label={t("monthly")} path="offers.means.monthly" className="money">
            {(attributes) => (
              <input {...attributes} inputMode="decimal" autocomplete="off" value={question.monthly} placeholder="0.00" onInput={(event) => set({ monthly: event.currentTarget.value })} />
            )}
          </Field>
        )}
        <Field label={t("atHand")} path="offers.means.atHand" hint={t("atHandHint")} className="money">
          {(attributes) => (
            <input {...attributes} inputMode="decimal" autocomplete="off" value={question.atHand} placeholder="0.00" onInput={(event) => set({ atHand: event.currentTarget.value })} />
          )}
        </Field>
        <Field label={t("payDay")} path="offers.means.payDay" hint={t("payDayHint")}>
          {(attributes) => (
            <input {...attributes} inputMode="numeric" autocomplete="off" value={question.payDay} onInput={(event) => set({ payDay: event.currentTarget.value })} />
          )}
        </Field>
        <Field label={t("reason")} path="offers.applicant.hardship">
          {(attributes) => (
            <select {...attributes} value={question.hardship} onChange={(event) => set({ hardship: event.currentTarget.value })}>
              <option value="">{t("reasonNone")}</option>
              {REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {name(reason, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t("lender")} path="offers.policy">
          {(attributes) => (
            <select {...attributes} value={policy} onChange={(event) => set({ policy: event.currentTarget.value })}>
              <option value="cardIssuer">{t("policyCard")}</option>
              <option value="consumerLender">{t("policyLender")}</option>
              {policy === "own" && <option value="own">{t("policyOwn")}</option>}
            </select>
          )}
        </Field>
        <label class="tick">
          <input type="checkbox" checked={question.firstTime} onChange={(event) => set({ firstTime: event.currentTarget.checked })} />
          <span>{t("firstTime")}</span>
        </label>
      </div>
    </Section>
  );
}

function BudgetForm({ budget, set }: { readonly budget: Budget; readonly set: (budget: Budget) => void }) {
  const { t, fault } = usePage();
  const worked = sums(budget);
  const amount = (units: bigint) => t("perMonth", { amount: shown(decimal(units)) });
  return (
    <div class="budget">
      <Items title={t("incomes")} path="incomes" items={budget.incomes} set={(incomes) => set({ ...budget, incomes })} />
      <Items title={t("spending")} path="spending" items={budget.spending} set={(spending) => set({ ...budget, spending })} />
      <Items title={t("debts")} path="debts" items={budget.debts} set={(debts) => set({ ...budget, debts })} />
      <Field label={t("cushion")} path="cushion" className="money" wrong={wrongAmount(budget.cushion, t("badAmount"))}>
        {(attributes) => (
          <input {...attributes} inputMode="decimal" autocomplete="off" placeholder="0.00" value={budget.cushion} onInput={(event) => set({ ...budget, cushion: event.currentTarget.value })} />
        )}
      </Field>
      {worked && (
        <>
          <dl class="facts even" aria-live="polite">
            <div>
              <dt>{t("incomes")}</dt>
              <dd>{amount(worked.income)}</dd>
            </div>
            <div>
              <dt>{t("spending")}</dt>
              <dd>{amount(worked.spending + worked.debts)}</dd>
            </div>
            <div class="strong">
              <dt>{t("leftOver")}</dt>
              <dd id="capacity">{amount(worked.capacity)}</dd>
            </div>
          </dl>
          {worked.income > 0n && (worked.capacity === 0n || isAt(fault, "offers.means.monthly")) && <p class="note">{t("nothingLeft")}</p>}
        </>
      )}
    </div>
  );
}

function wrongAmount(typed: string, message: string): string | null {
  const units = minor(typed);
  return typed.trim() !== "" && (units === null || units < 0n) ? message : null;
}

function Items(props: {
  readonly title: string;
  readonly path: string;
  readonly items: readonly Item[];
  readonly set: (items: readonly Item[]) => void;
}) {
  const { t, language } = usePage();
  const { title, path, items, set } = props;
  const put = (index: number, part: Partial<Item>) => set(items.map((item, place) => (place === index ? { ...item, ...part } : item)));
  return (
    <fieldset class="items">
      <legend>{title}</legend>
      <ol class="rows" role="list">
        {items.map((item, index) => (
          <li key={index} class="row">
            <Field label={`${title}, ${t("label")} ${index + 1}`} path={`${path}[${index}].label`} quiet>
              {(attributes) => (
                <input {...attributes} autocomplete="off" maxLength={40} placeholder={t("label")} value={item.label} onInput={(event) => put(index, { label: event.currentTarget.value })} />
              )}
            </Field>
            <Field label={`${title}, ${t("amount")} ${index + 1}`} path={`${path}[${index}].amount`} quiet className="money" wrong={wrongAmount(item.amount, t("badAmount"))}>
              {(attributes) => (
                <input {...attributes} inputMode="decimal" autocomplete="off" placeholder="0.00" value={item.amount} onInput={(event) => put(index, { amount: event.currentTarget.value })} />
              )}
            </Field>
            <Field label={`${title}, ${t("frequency")} ${index + 1}`} path={`${path}[${index}].frequency`} quiet>
              {(attributes) => (
                <select {...attributes} value={item.frequency} onChange={(event) => put(index, { frequency: event.currentTarget.value as Frequency })}>
                  {FREQUENCIES.map((frequency) => (
                    <option key={frequency} value={frequency}>
                      {name(frequency, language)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <button type="button" class="remove" aria-label={`${t("remove")}: ${title} ${index + 1}`} onClick={() => set(items.filter((_, place) => place !== index))}>
              ×
            </button>
          </li>
        ))}
      </ol>
      <button type="button" onClick={() => set([...items, { label: "", amount: "", frequency: "monthly" }])}>
        + {title}
      </button>
    </fieldset>
  );
}

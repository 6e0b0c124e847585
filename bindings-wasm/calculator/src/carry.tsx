// What a month has: an amount, or income and spending.
import { useState } from "preact/hooks";
import type { BudgetReport } from "arrears";
import { FREQUENCIES, HARDSHIPS, INCOME_CERTAINTIES, SPENDING_CATEGORIES } from "virtual:contract";

import { type Budget, type ListName, type Loose, NEW_ITEM } from "./budget.js";
import type { Change, Draft, Question } from "./draft.js";
import { Day } from "./fields.js";
import { useFocus } from "./focus.js";
import { cleaned, minor, shown } from "./money.js";
import { name } from "./names.js";
import { Field, Section, Switch, colon, usePage } from "./page.js";

export function Carry({ draft, answer, change, cards }: { readonly draft: Draft; readonly answer: BudgetReport | null; readonly change: Change; readonly cards: number }) {
  const { t, language } = usePage();
  const { question } = draft;
  const set = (part: Partial<Question>) => change((old) => ({ ...old, question: { ...old.question, ...part } }));
  const monthly = question.mode === "amount" ? question.monthly : (answer?.share ?? "");
  const summary = [question.hardship ? name(question.hardship, language) : t("reasonNone"), monthly && t("perMonth", { amount: shown(cleaned(monthly)) })].filter(Boolean).join(" · ");
  const policy = typeof question.policy === "string" ? question.policy : "own";
  return (
    <Section id="carry" title={t("carry")} summary={summary} keep>
      <h3>{t("reasonFirst")}</h3>
      <div class="grid">
        <Field label={t("reason")} path="offers.applicant.hardship">
          {(attributes) => (
            <select {...attributes} value={question.hardship} onChange={(event) => set({ hardship: event.currentTarget.value })}>
              <option value="">{t("reasonNone")}</option>
              {HARDSHIPS.map((reason) => (
                <option key={reason} value={reason}>
                  {name(reason, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label class="tick">
          <input type="checkbox" checked={question.firstTime} onChange={(event) => set({ firstTime: event.currentTarget.checked })} />
          <span>{t("firstTime")}</span>
        </label>
        <Field label={t("lender")} path="offers.policy">
          {(attributes) => (
            <select {...attributes} value={policy} onChange={(event) => set({ policy: event.currentTarget.value })}>
              <option value="cardIssuer">{t("policyCard")}</option>
              <option value="consumerLender">{t("policyLender")}</option>
              {policy === "own" && <option value="own">{t("policyOwn")}</option>}
            </select>
          )}
        </Field>
      </div>
      <h3>{t("means")}</h3>
      <Switch
        label={t("means")}
        value={question.mode}
        options={[
          ["amount", t("byAmount")],
          ["budget", t("byBudget")],
        ]}
        onPick={(mode) => set({ mode })}
      />
      {cards > 1 && (
        <>
          <label class="tick" id="one-for-all">
            <input type="checkbox" checked={draft.isTogether === true} onChange={(event) => change((old) => ({ ...old, isTogether: event.currentTarget.checked }))} />
            <span>{t("oneForAll", { n: cards })}</span>
          </label>
          <p class="hint">{t("oneForAllHint")}</p>
        </>
      )}
      {question.mode === "budget" && <BudgetForm budget={question.budget} answer={answer} set={(budget) => set({ budget })} />}
      <div class="grid">
        {question.mode === "amount" && (
          <Field label={t("monthly")} path="offers.repaymentCapacity.monthly" className="money">
            {(attributes) => (
              <input {...attributes} inputMode="decimal" autocomplete="off" value={question.monthly} placeholder="0.00" onInput={(event) => set({ monthly: event.currentTarget.value })} />
            )}
          </Field>
        )}
        <Field label={t("lumpSum")} path="offers.repaymentCapacity.lumpSum" hint={t("atHandHint")} className="money">
          {(attributes) => (
            <input {...attributes} inputMode="decimal" autocomplete="off" value={question.lumpSum} placeholder="0.00" onInput={(event) => set({ lumpSum: event.currentTarget.value })} />
          )}
        </Field>
        <Field label={t("payDay")} path="offers.repaymentCapacity.payDay" hint={t("payDayHint")}>
          {(attributes) => (
            <input {...attributes} inputMode="numeric" autocomplete="off" value={question.payDay} onInput={(event) => set({ payDay: event.currentTarget.value })} />
          )}
        </Field>
      </div>
    </Section>
  );
}

function BudgetForm({ budget, answer, set }: { readonly budget: Budget; readonly answer: BudgetReport | null; readonly set: (budget: Budget) => void }) {
  const { t, language } = usePage();
  const amount = (text: string) => t("perMonth", { amount: shown(text) });
  return (
    <div class="budget">
      <Items title={t("incomes")} list="incomes" items={budget.incomes} set={(incomes) => set({ ...budget, incomes })} kinds={["certainty", INCOME_CERTAINTIES]} />
      <Items title={t("spending")} list="essentials" items={budget.essentials} set={(essentials) => set({ ...budget, essentials })} kinds={["category", SPENDING_CATEGORIES]} />
      <Items title={t("debts")} list="debts" items={budget.debts} set={(debts) => set({ ...budget, debts })} />
      <Field label={t("cushion")} path="budget.policy.cushion" className="money">
        {(attributes) => (
          <input {...attributes} inputMode="decimal" autocomplete="off" placeholder="0.00" value={budget.cushion} onInput={(event) => set({ ...budget, cushion: event.currentTarget.value })} />
        )}
      </Field>
      {answer && (
        <>
          <dl class="facts even" aria-live="polite">
            <div>
              <dt>{t("incomes")}</dt>
              <dd>{amount(answer.income)}</dd>
            </div>
            <div>
              <dt>{t("spending")}</dt>
              <dd>{amount(answer.essentials)}</dd>
            </div>
            {minor(answer.debts) !== 0n && (
              <div>
                <dt>{t("debts")}</dt>
                <dd>{amount(answer.debts)}</dd>
              </div>
            )}
            <div class="strong">
              <dt>{t("leftOver")}</dt>
              <dd id="capacity">{amount(answer.share)}</dd>
            </div>
          </dl>
          <Shared answer={answer} />
          <Periods answer={answer} />
          <ul class="plain">
            {answer.findings.map((finding, index) => (
              <li key={index}>{finding.text[language]}</li>
            ))}
          </ul>
          {minor(answer.share) === 0n && <p class="note">{t("nothingLeft")}</p>}
        </>
      )}
    </div>
  );
}

/** Who else shares what is left, where somebody does. */
function Shared({ answer }: { readonly answer: BudgetReport }) {
  const { t } = usePage();
  if (!answer.creditors) return null;
  return (
    <table class="amounts">
      <thead>
        <tr>
          <th scope="col">{t("sharedBy")}</th>
          <th scope="col">{t("toSettle")}</th>
          <th scope="col">{t("monthly")}</th>
        </tr>
      </thead>
      <tbody>
        {answer.creditors.map((creditor, index) => (
          <tr key={index}>
            <th scope="row">{creditor.name || t("thisAccount")}</th>
            <td>{shown(creditor.balance)}</td>
            <td>{shown(creditor.share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a month has from one day to another, where something begins or ends. */
function Periods({ answer }: { readonly answer: BudgetReport }) {
  const { t } = usePage();
  if (!answer.periods) return null;
  return (
    <>
      <h3>{t("overTime")}</h3>
      <table class="amounts periods">
        <thead>
          <tr>
            <th scope="col">{t("period")}</th>
            <th scope="col">{t("incomes")}</th>
            <th scope="col" class="roomy">
              {t("spending")}
            </th>
            <th scope="col">{t("leftOver")}</th>
          </tr>
        </thead>
        <tbody>
          {answer.periods.map((period) => (
            <tr key={period.from}>
              <th scope="row">
                <time>{period.from}</time> {period.to === undefined ? t("onwards") : <time>{t("untilDay", { day: period.to })}</time>}
              </th>
              <td>{shown(period.income)}</td>
              <td class="roomy">{shown(period.essentials)}</td>
              <td>{shown(period.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const written = (value: unknown): string => (typeof value === "string" ? value : "");

function Items(props: {
  readonly title: string;
  readonly list: ListName;
  readonly items: readonly Loose[];
  readonly set: (items: readonly Loose[]) => void;
  /** What kind each is, and the kinds there are. */
  readonly kinds?: readonly [key: string, values: readonly string[]];
}) {
  const { t, language } = usePage();
  const { title, list, items, set, kinds } = props;
  const focus = useFocus();
  const first = kinds ? kinds[0] : "balance";
  const add = () => {
    set([...items, NEW_ITEM[list]]);
    focus(`form.${list}[${items.length}].${first}`);
  };
  const remove = (index: number) => {
    set(items.filter((_, place) => place !== index));
    if (items.length > 1) focus(`form.${list}[${Math.min(index, items.length - 2)}].${first}`);
  };
  const put = (index: number, key: string, value: string) => set(items.map((item, place) => (place === index ? { ...item, [key]: value } : item)));
  // Most of what a month has neither begins nor ends: the days are asked for where something does.
  const [isDated, setDated] = useState(false);
  const hasDays = isDated || items.some(({ from, to }) => written(from) !== "" || written(to) !== "");
  const date = (dated: boolean) => {
    setDated(dated);
    if (!dated) set(items.map(({ from: _, to: __, ...item }) => item));
  };
  const amounts = list === "debts" ? (["balance", "payment"] as const) : (["amount"] as const);
  const labels = { amount: t("amount"), balance: t("toSettle"), payment: t("payment") };
  return (
    <fieldset class="items">
      <legend>{title}</legend>
      <ol class="rows" role="list">
        {items.map((item, index) => (
          <li key={index} class="row">
            {kinds && (
              <Field label={`${title}, ${t("label")} ${index + 1}`} path={`form.${list}[${index}].${kinds[0]}`} quiet>
                {(attributes) => (
                  <select {...attributes} value={written(item[kinds[0]]) || kinds[1][0]} onChange={(event) => put(index, kinds[0], event.currentTarget.value)}>
                    {kinds[1].map((kind) => (
                      <option key={kind} value={kind}>
                        {name(`${kinds[0]}.${kind}`, language)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
            {amounts.map((key) => (
              <Field key={key} label={`${title}, ${labels[key]} ${index + 1}`} path={`form.${list}[${index}].${key}`} quiet className="money">
                {(attributes) => (
                  <input
                    {...attributes}
                    inputMode="decimal"
                    autocomplete="off"
                    placeholder={list === "debts" ? labels[key] : "0.00"}
                    value={written(item[key])}
                    onInput={(event) => put(index, key, event.currentTarget.value)}
                  />
                )}
              </Field>
            ))}
            <Field label={`${title}, ${t("frequency")} ${index + 1}`} path={`form.${list}[${index}].every`} quiet>
              {(attributes) => (
                <select {...attributes} value={written(item.every) || "monthly"} onChange={(event) => put(index, "every", event.currentTarget.value)}>
                  {FREQUENCIES.map((frequency) => (
                    <option key={frequency} value={frequency}>
                      {name(frequency, language)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <button type="button" class="remove" aria-label={`${t("remove")}: ${title} ${index + 1}`} onClick={() => remove(index)}>
              ×
            </button>
            {hasDays && (
              <div class="after spell">
                {(["from", "to"] as const).map((key) => (
                  <Day
                    key={key}
                    label={`${title} ${index + 1}${colon(language)}${t(key === "from" ? "fromDay" : "toDay")}`}
                    path={`form.${list}[${index}].${key}`}
                    value={item[key]}
                    set={(value) => put(index, key, value)}
                  />
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
      <div class="buttons">
        <button type="button" onClick={add}>
          + {title}
        </button>
        {items.length > 0 && (
          <label class="tick">
            <input type="checkbox" checked={hasDays} onChange={(event) => date(event.currentTarget.checked)} />
            <span>{t("beginsOrEnds")}</span>
          </label>
        )}
      </div>
    </fieldset>
  );
}

// A loan: entered by hand in both languages, kept, opened from a file and saved as it was.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

import { report } from "../../js/node.js";
import { opened, saved, spaced } from "./journey.mjs";

const cases = new URL("../../../core/examples/cases/", import.meta.url);

const LANGUAGES = {
  en: {
    locale: "en-GB", start: "Start with my own account", loan: "Loan", product: "Kind of loan", principal: "Amount borrowed", disbursed: "Paid out on",
    firstDue: "First instalment due", periods: "Number of instalments", method: "How it is repaid", rate: "Interest rate, %", period: "The rate is for",
    penalty: "Penalty when late", multiple: "Multiple", more: "More of the contract", grace: "Days of grace", dayCount: "Days in a year", basis: "Interest of a period",
    asOf: "As of", date: "Date", what: "What", amount: "Amount", pay: "+ Payment", early: "+ Early repayment", monthly: "A month", save: "Save case",
    needed: /needed/, paper: "A bank's consumer loan", open: "Open a case…",
  },
  zh: {
    locale: "zh-CN", start: "填写我自己的账户", loan: "贷款", product: "贷款产品", principal: "借款金额", disbursed: "放款日",
    firstDue: "首期还款日", periods: "期数", method: "还款方式", rate: "利率（%）", period: "利率周期",
    penalty: "逾期罚息", multiple: "倍数", more: "合同其他条款", grace: "宽限期天数", dayCount: "计息天数", basis: "每期利息",
    asOf: "截止日", date: "日期", what: "事项", amount: "金额", pay: "+ 还款", early: "+ 提前还款", monthly: "每月可还", save: "保存案例",
    needed: /必填/, paper: "银行消费贷款", open: "打开案例…",
  },
};

/** The example that is a loan. */
export async function pickLoan(page) {
  const options = await page.locator(".pick option").allInnerTexts();
  const place = options.findIndex((option) => /A consumer loan|消费贷款/.test(option));
  await page.locator(".pick select").selectOption(`${place - 1}`);
  await page.locator("#payoff").waitFor();
}

/** What is entered, and the same as the engine takes it. */
const TERMS = {
  preset: "consumerLoan", principal: "10000.00", disbursed: "2023-01-10", rate: { annual: "0.045" }, dayCount: "actual365", periods: 12,
  firstDue: "2023-02-25", method: "level", latePaymentGraceDays: 3, penalty: { multiple: "1.3" },
};
const EVENTS = [
  { kind: "disbursement", date: "2023-01-10", amount: "10000.00" },
  { kind: "payment", date: "2023-02-28", amount: "900.00" },
  { kind: "payment", date: "2023-04-01", amount: "500.00" },
  { kind: "earlyRepayment", date: "2023-05-10", amount: "2000.00", keep: "payment" },
];
const caseOf = (terms) => ({ version: "arrears-case/2", account: { kind: "loan", terms, events: EVENTS }, asOf: "2023-08-01" });

async function entered(page, words) {
  const field = (name) => page.getByLabel(name, { exact: true });
  const owes = async (terms) => {
    const expected = report(caseOf(terms));
    assert.equal(await page.locator("#payoff").innerText(), `¥${spaced(expected.balance.payoff)}`);
    return expected;
  };
  await page.getByRole("button", { name: words.start }).click();
  await page.locator("#account .switch").getByText(words.loan, { exact: true }).click();
  // What is not filled in yet is asked for, one field at a time; nothing of the card stands there as if it were the loan's.
  assert.match(await page.locator("#account .needed").innerText(), words.needed);
  assert.equal(await page.locator("#account .fault").count(), 0);
  assert.equal(await page.locator("#payoff").count(), 0);
  await field(words.product).selectOption("consumerLoan");
  await field(words.principal).fill("10,000");
  await field(words.disbursed).fill("2023-01-10");
  await field(words.firstDue).fill("2023-02-25");
  await field(words.periods).fill("12");
  await field(words.method).selectOption("level");
  await field(words.rate).pressSequentially("4.50%");
  await field(words.period).selectOption("annual");
  await field(words.penalty).selectOption("multiple");
  await field(words.multiple).fill("1.3");
  await field(words.asOf).fill("2023-08-01");
  await page.locator("summary", { hasText: words.more }).click();
  await field(words.grace).fill("3");
  await field(words.dayCount).selectOption("actual365");
  await field(`${words.date} 1`).fill("2023-02-28");
  await field(`${words.amount} 1`).fill("900");
  await page.getByRole("button", { name: words.pay, exact: true }).click();
  await field(`${words.date} 2`).fill("2023-04-01");
  await field(`${words.amount} 2`).fill("500.00");
  await page.getByRole("button", { name: words.early, exact: true }).click();
  await field(`${words.date} 3`).fill("2023-05-10");
  await field(`${words.amount} 3`).fill("2000");
  await field(`${words.what} 3`).selectOption("earlyRepayment.payment");

  const expected = await owes(TERMS);
  assert.ok(expected.delinquency.daysPastDue > 0, "somebody who is late");
  await page.locator("#owed .more").click();
  assert.equal(await page.locator("#owed .lines li").count(), expected.lines.length);
  await page.locator("#waiting canvas").waitFor();
  assert.ok((await page.locator("#waiting").innerText()).includes(`+${spaced(expected.costOfDelay.month.increase)}`));
  await field(words.monthly).fill("600");
  await page.locator(".cards .card").first().waitFor();
  assert.ok((await page.locator("#plan tbody tr").count()) > 1);
  assert.ok((await page.locator("#paper").innerText()).includes(words.paper));

  // A rate a day earns by the day, and the form says so.
  await field(words.rate).fill("0.05");
  await field(words.period).selectOption("daily");
  assert.equal(await field(words.basis).inputValue(), "actualDays");
  await owes({ ...TERMS, rate: { daily: "0.0005" }, periodInterest: "actualDays" });
  await field(words.period).selectOption("monthly");
  await owes({ ...TERMS, rate: { monthly: "0.0005" } });
  await field(words.rate).fill("4.5");
  await field(words.period).selectOption("annual");
  await owes(TERMS);

  const kept = JSON.parse(await saved(page, words.save));
  assert.deepEqual(kept.account.terms, { ...TERMS, principal: "10000" });
  assert.equal(kept.offers.policy, "consumerLender");
  assert.deepEqual(report({ ...kept, offers: undefined }).balance, expected.balance);

  // A reload keeps the loan; a look at the card does too.
  const payoff = await page.locator("#payoff").innerText();
  await page.reload();
  await page.locator("#payoff").waitFor();
  await page.locator("#all").click();
  assert.equal(await page.locator("#payoff").innerText(), payoff);
  assert.equal(await field(words.rate).inputValue(), "4.5");
  const kinds = page.locator("#account .switch").first().locator("label");
  await kinds.first().click();
  assert.equal(await field(words.principal).count(), 0);
  await kinds.last().click();
  assert.equal(await page.locator("#payoff").innerText(), payoff);
  return expected.balance.payoff;
}

/** Every loan of the engine's examples: its file fills the form, and is what is saved. */
async function files(page, words) {
  const names = readdirSync(cases).filter((name) => name.startsWith("loan-"));
  for (const name of names) {
    const kept = JSON.parse(readFileSync(new URL(name, cases), "utf8"));
    const { balance } = report(kept);
    await opened(page, words, { kept, payoff: balance.payoff });
    const at = (key) => page.locator(`[data-path="account.terms.${key}"]`);
    const { terms } = kept.account;
    assert.equal(await at("principal").inputValue(), terms.principal, name);
    assert.equal(await at("periods").inputValue(), `${terms.periods}`, name);
    assert.equal(await at("preset").inputValue(), terms.preset ?? "", name);
    assert.equal(Number(await at("rate").inputValue()), Math.round(Number(terms.rate.annual) * 1e6) / 1e4, name);
    assert.deepEqual(JSON.parse(await saved(page, words.save)), kept, `${name} is saved as it was`);
  }
  return names.length;
}

export async function loan({ visit }) {
  const found = [];
  for (const [language, words] of Object.entries(LANGUAGES)) {
    await visit({ locale: words.locale }, async (page) => {
      found.push(`${language} ${await entered(page, words)}`);
    });
  }
  let count = 0;
  await visit({}, async (page) => {
    count = await files(page, LANGUAGES.en);
  });
  return `${found.join("; ")}; ${count} files saved as they were`;
}

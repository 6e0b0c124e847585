// Bad input is told at its field, in the reader's words; a reload keeps the case; the last good result stays.
import assert from "node:assert/strict";

import { fromHistory } from "./journey.mjs";
import { pickLoan } from "./loan.mjs";

/** What is typed where, and what is said there in each language. */
const WRONG = [
  { path: "account.terms.statementDay", value: "32", said: { en: /1 to 31/, zh: /1 至 31/ } },
  { path: "account.terms.statementDay", value: "five", said: { en: /cannot be read/, zh: /无法识别/ } },
  { path: "account.terms.opened", value: "2026-03-01", at: "events[0].date", said: { en: /before the account was opened/, zh: /早于开户日/ } },
  { path: "events[0].amount", value: "12a", said: { en: /not an amount/, zh: /不是金额/ } },
  { path: "events[0].amount", value: "1,2", said: { en: /not an amount/, zh: /不是金额/ } },
  { path: "events[0].amount", value: "12 000,00", said: { en: /not an amount/, zh: /不是金额/ } },
  { path: "events[0].amount", value: "0", said: { en: /above zero/, zh: /大于零/ } },
  { path: "events[1].amount", value: "1.005", said: { en: /two decimals/, zh: /两位小数/ } },
  { path: "offers.repaymentCapacity.monthly", value: "-5", said: { en: /below zero/, zh: /不能为负/ } },
  { path: "offers.repaymentCapacity.payDay", value: "40", said: { en: /1 to 31/, zh: /1 至 31/ } },
];

const at = (page, path) => page.locator(`[data-path="${path}"]`);

async function refusals(page, language) {
  const payoff = await page.locator("#payoff").innerText();
  for (const { path, value, at: elsewhere = path, said } of WRONG) {
    const before = await at(page, path).inputValue();
    await at(page, path).fill(value);
    assert.equal(await page.locator("#mend").count(), 0, `${path}: nothing is said while it is written`);
    await at(page, path).blur();
    const field = at(page, elsewhere);
    assert.equal(await field.getAttribute("aria-invalid"), "true", `${path} = “${value}” marks ${elsewhere}`);
    const ids = (await field.getAttribute("aria-describedby")).split(" ");
    const message = await page.locator(`[id="${ids.at(-1)}"]`).innerText();
    assert.match(message, said[language], `${path} = “${value}”`);
    assert.equal(await page.locator("[aria-invalid=true]").count(), 1, "one field at a time");
    const label = await field.evaluate((element) => element.labels[0].textContent);
    assert.ok((await page.locator("#mend").innerText()).includes(label), `the field is named: ${label}`);
    await page.locator("#mend button").click();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-path")), elsewhere);
    assert.equal(await page.locator("#payoff").innerText(), payoff, "the last good result stays, and says so");
    await at(page, path).fill(before);
    assert.equal(await page.locator("#mend").count(), 0, `${path} is mended`);
  }
  // What the engine refuses of a budget is told at the row it was written in, empty rows before it or not.
  await page.locator("#carry .switch label").nth(1).click();
  await page.locator("#carry fieldset.items button:not(.remove)").first().click();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-path")), "form.incomes[1].certainty", "the new row has the focus");
  await at(page, "form.incomes[1].amount").fill("-1");
  await at(page, "form.incomes[1].amount").blur();
  assert.equal(await at(page, "form.incomes[1].amount").getAttribute("aria-invalid"), "true");
  await page.locator("#carry .switch label").nth(0).click();
  // A list that cannot be read says which line, and why.
  await page.locator(".paste summary").click();
  await at(page, "paste").fill("2026-01-02 payment 5\nsomething else");
  assert.match(await page.locator(".unread li").first().innerText(), { en: /Line 2: no date/, zh: /第2行：没有/ }[language]);
}

/** The same of a loan. */
const WRONG_OF_A_LOAN = [
  { path: "account.terms.principal", value: "12a" },
  { path: "account.terms.periods", value: "0" },
  { path: "account.terms.rate", value: "4,x" },
  { path: "account.terms.firstDue", value: "2001-01-01" },
];

async function loanRefusals(page) {
  await pickLoan(page);
  const payoff = await page.locator("#payoff").innerText();
  for (const { path, value } of WRONG_OF_A_LOAN) {
    const before = await at(page, path).inputValue();
    await at(page, path).fill(value);
    await at(page, path).blur();
    assert.equal(await at(page, path).getAttribute("aria-invalid"), "true", `${path} = “${value}”`);
    assert.equal(await page.locator("[aria-invalid=true]").count(), 1, "one field at a time");
    await at(page, path).fill(before);
    assert.equal(await page.locator("#mend").count(), 0, `${path} is mended`);
    assert.equal(await page.locator("#payoff").innerText(), payoff);
  }
}

async function reload(page) {
  await at(page, "events[0].amount").fill("30123.45");
  await page.locator(".cards input").nth(1).check();
  const payoff = await page.locator("#payoff").innerText();
  await page.reload();
  await page.locator("#payoff").waitFor();
  assert.equal(await page.locator("#payoff").innerText(), payoff);
  assert.equal(await at(page, "events[0].amount").inputValue(), "30123.45");
}

/** What is only not filled in yet is asked for calmly: nothing is red that nobody has written wrongly. */
async function wanting(page) {
  await fromHistory(page);
  assert.equal(await page.locator("[aria-invalid=true]").count(), 0);
  await at(page, "asOf").fill("");
  await at(page, "asOf").blur();
  assert.match(await page.locator("#mend").innerText(), /Still needed: As of/);
  assert.equal(await page.locator("[aria-invalid=true]").count(), 0);
  assert.match(await page.locator(".needed").innerText(), /needed/);
}

/** What somebody hostile put into a file or into the browser's keeping is text, not markup. */
async function hostile(page) {
  const label = '<img src=x onerror="globalThis.harmed=true">';
  const file = (text) => page.locator(".top input[type=file]").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await file("{ not json");
  await page.locator(".top .fault").waitFor();
  await file(JSON.stringify({ version: "arrears-case/2", account: { kind: "card", terms: {}, events: [{ kind: label, date: label, amount: label }] }, asOf: "2026-01-01" }));
  await page.locator("#mend").waitFor();
  await page.evaluate(() => localStorage.setItem("arrears-calculator/2", '{"version":2,"books":[{"draft":{"events":5}}]}'));
  await page.goto(page.url());
  await page.locator("h1").waitFor();
  assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
}

export async function mended({ visit }) {
  for (const [language, locale] of [["en", "en-GB"], ["zh", "zh-CN"]]) {
    await visit({ locale }, (page) => refusals(page, language));
  }
  await visit({}, loanRefusals);
  await visit({}, wanting);
  await visit({}, reload);
  await visit({}, hostile);
  return `${WRONG.length} wrong values in both languages and ${WRONG_OF_A_LOAN.length} of a loan, each told at its field; a reload keeps the case`;
}

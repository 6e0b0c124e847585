// Three debts in a list: one total, the next dates, one budget shared among them, and which to pay first.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { report } from "../../js/node.js";
import { saved, spaced } from "./journey.mjs";

const cases = new URL("../../../core/examples/cases/", import.meta.url);
const NAMES = ["offers-income-fell", "missed-three-months", "loan-late-partial-and-early"];
const read = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, cases), "utf8"));
const cents = (amount) => BigInt(amount.replace(/[^\d-]/g, ""));

async function three(page, language) {
  const kept = NAMES.map((name) => ({ ...read(name), asOf: "2026-04-10", agreement: undefined }));
  kept[1].offers = undefined;
  await page.locator(".top input[type=file]").setInputFiles({ name: "all.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ name: "all", cases: kept })) });
  await page.locator("#debts").waitFor();
  const reports = kept.map((one) => report({ ...one, offers: undefined, budget: undefined }));
  const total = reports.reduce((sum, { balance }) => sum + cents(balance.payoff), 0n);
  await page.waitForFunction((wanted) => document.querySelector("#total")?.textContent.replace(/[^\d]/g, "") === wanted, `${total}`);
  const text = await page.locator("#debts").innerText();
  for (const { balance } of reports) assert.ok(text.includes(spaced(balance.payoff)), balance.payoff);
  // The dates stand in their order.
  const days = await page.locator(".first time").evaluateAll((times) => times.map((time) => time.dateTime));
  assert.deepEqual(days, [...days].sort());
  assert.ok(days.length >= 1);
  // One budget: what a month has is shared by what is owed to each, as the engine shares it.
  const file = JSON.parse(await saved(page, language === "zh" ? "保存全部债务" : "Save all debts"));
  assert.equal(file.cases.length, 3);
  const budget = { incomes: [{ amount: "1250.00", certainty: "secured" }], essentials: [], creditors: [1, 2].map((place) => ({ name: `${place}`, balance: reports[place].balance.payoff })) };
  const expected = report({ ...kept[0], offers: { ...kept[0].offers, repaymentCapacity: { lumpSum: "4500.00", payDay: 15 } }, budget });
  const single = JSON.parse(await saved(page, language === "zh" ? "保存案例" : "Save case"));
  assert.equal(report(single).budget.share, expected.budget.share);
  // Another is looked at; the reason and the budget are told once.
  await page.locator(".debts li button").nth(2).click();
  await page.waitForFunction((wanted) => document.querySelector("#payoff")?.textContent.includes(wanted), spaced(reports[1].balance.payoff));
  assert.equal(await page.locator('[data-path="offers.applicant.hardship"]').inputValue(), "incomeFell");
  // One more, and away with it; it comes back.
  await page.locator("#debts .buttons button").first().click();
  assert.equal(await page.locator(".debts li").count(), 5);
  await page.locator(".debts .remove").nth(3).click();
  assert.equal(await page.locator(".debts li").count(), 4);
  await page.locator("#replaced button").click();
  assert.equal(await page.locator(".debts li").count(), 5);
}

const at = (page, path) => page.locator(`[data-path="${path}"]`);
const write = async (page, path, value) => {
  await at(page, path).fill(value);
  await at(page, path).blur();
};

const WORDS = {
  en: { locale: "en-GB", agree: "Agreed: follow this plan", pay: "+ Payment", save: "Save case", all: "Save all debts", kept: /kept/ },
  zh: { locale: "zh-CN", agree: "已达成：开始跟踪", pay: "+ 还款", save: "保存案例", all: "保存全部债务", kept: /按计划履行/ },
};

async function bill(page, preset, [date, balance, minimum, due]) {
  await at(page, "account.terms.preset").selectOption(preset);
  for (const [key, value] of Object.entries({ date, balance, minimum, due })) await write(page, `account.opening.statement.${key}`, value);
}

/** From an empty page: two cards from their bills and a loan from its app, one budget, a plan for the first, agreed and followed. */
async function byHand(page, words) {
  await page.locator("#example button").click();
  await bill(page, "cmb", ["2026-03-05", "12345.00", "1234.50", "2026-03-23"]);
  await write(page, "asOf", "2026-04-10");
  await page.locator(".another button").click();
  await page.locator("#account .switch").first().locator("label").nth(1).click();
  await page.locator("#account .switch").nth(1).locator("label").nth(0).click();
  const screen = { principal: "8384.37", periodsLeft: "8", nextDue: "2026-04-15", payment: "1066.19", day: "2026-04-01" };
  for (const [key, value] of Object.entries(screen)) await write(page, `account.opening.${key}`, value);
  await write(page, "account.terms.rate", "12");
  await page.locator("#debts .buttons button").first().click();
  await bill(page, "icbc", ["2026-03-25", "3000.00", "300.00", "2026-04-18"]);
  const names = await page.locator(".debts li:not(.sum) > button:first-child").allInnerTexts();
  assert.equal(new Set(names).size, 3, `${names}`);
  const { cases: told } = JSON.parse(await saved(page, words.all));
  assert.deepEqual(told.map(({ account, asOf }) => `${account.kind} ${asOf}`), ["card 2026-04-10", "loan 2026-04-10", "card 2026-04-10"]);
  const total = told.map((one) => report(one).balance.payoff).reduce((sum, amount) => sum + cents(amount), 0n);
  assert.equal(cents(await page.locator("#total").innerText()), total);
  // One of them is late, and stands with its day; the others follow in order.
  assert.equal(await page.locator(".debts .late").count(), 1);
  // A plan for the first, out of a budget that the others share.
  await page.locator(".debts li button").first().click();
  await at(page, "offers.applicant.hardship").selectOption("incomeFell");
  await write(page, "offers.repaymentCapacity.monthly", "2000");
  await write(page, "offers.repaymentCapacity.lumpSum", "1500");
  await page.locator(".cards .card").first().click();
  await page.getByRole("button", { name: words.agree }).click();
  await page.locator("#mine").waitFor();
  assert.match(await page.locator("#status").innerText(), words.kept);
  await page.locator("form.paid button").click();
  await page.waitForFunction(() => document.querySelector("#mine .kept .paid") !== null);
  const after = JSON.parse(await saved(page, words.all)).cases;
  const { followUp } = report(after[0]).agreement;
  assert.equal(followUp.status, "onTrack");
  assert.ok(cents(followUp.paid) > 0n);
  assert.ok((await page.locator("#mine").innerText()).includes(spaced(followUp.paid)));
  assert.deepEqual(after.slice(1).map(({ account }) => account), told.slice(1).map(({ account }) => account), "the others are as they were");
  // It is there again after a reload, and opens at the plan.
  await page.reload();
  await page.locator("#mine").waitFor();
  assert.equal(await page.locator(".debts li:not(.sum)").count(), 3);
}

/** Two cards of one bank in one plan, agreed and followed; a card of another bank has no part in it. */
async function oneBank(page, words) {
  await page.locator("#example button").click();
  await bill(page, "cmb", ["2026-03-05", "12345.00", "1234.50", "2026-03-23"]);
  await write(page, "asOf", "2026-04-10");
  await page.locator(".another button").click();
  await bill(page, "icbc", ["2026-03-25", "3000.00", "300.00", "2026-04-18"]);
  assert.equal(await page.locator("#one-for-all").count(), 0, "nothing to join");
  await page.locator("#debts .buttons button").first().click();
  await bill(page, "cmb", ["2026-03-20", "5000.00", "500.00", "2026-04-07"]);
  await page.locator(".debts li button").first().click();
  await at(page, "offers.applicant.hardship").selectOption("incomeFell");
  await write(page, "offers.repaymentCapacity.monthly", "2500");
  await write(page, "offers.repaymentCapacity.lumpSum", "2500");
  await page.locator("#one-for-all input").check();
  await page.locator("#over-accounts").waitFor();
  const kept = JSON.parse(await saved(page, words.save));
  assert.deepEqual(kept.together.map(({ reference }) => reference), ["account-3"]);
  const { together, offers } = report(kept);
  const over = await page.locator("#over-accounts").innerText();
  for (const { totalOwed } of together) assert.ok(over.includes(spaced(totalOwed)), totalOwed);
  assert.equal(together.length, 2);
  const of = await page.locator("#of-accounts").innerText();
  for (const { total } of offers.offers[0].accounts) assert.ok(of.includes(spaced(total)), total);
  const called = await page.locator("#of-accounts tbody th").allInnerTexts();
  assert.equal(new Set(called).size, 2, `each account by its own name: ${called}`);
  await page.locator(".cards .card").first().click();
  await page.getByRole("button", { name: words.agree }).click();
  await page.locator("#mine").waitFor();
  assert.match(await page.locator("#status").innerText(), words.kept);
  await page.locator("form.paid button").click();
  await page.waitForFunction(() => document.querySelector("#mine .kept .paid") !== null);
  const { followUp } = report(JSON.parse(await saved(page, words.save))).agreement;
  const followed = await page.locator("#followed-accounts").innerText();
  for (const { totalOwed } of followUp.accounts) assert.ok(followed.includes(spaced(totalOwed)), totalOwed);
  // What is paid on the other card counts for the plan too.
  await page.locator(".debts li").nth(2).locator("button").first().click();
  await page.getByRole("button", { name: words.pay, exact: true }).click();
  await write(page, "events[0].date", "2026-04-10");
  await write(page, "events[0].amount", "100");
  await page.locator(".debts li").first().locator("button").first().click();
  await page.locator("#mine").waitFor();
  const [, other] = report(JSON.parse(await saved(page, words.save))).agreement.followUp.accounts;
  assert.equal(cents(other.received) - cents(followUp.accounts[1].received), 10_000n);
  assert.ok((await page.locator("#followed-accounts").innerText()).includes(spaced(other.received)));
}

export async function debts({ visit }) {
  for (const [language, locale, width] of [["en", "en-GB", 1280], ["zh", "zh-CN", 390]]) {
    await visit({ locale, viewport: { width, height: 844 } }, (page) => three(page, language));
    for (const wide of [1280, 390]) await visit({ locale, viewport: { width: wide, height: 844 } }, (page) => byHand(page, WORDS[language]));
    await visit({ locale, viewport: { width, height: 844 } }, (page) => oneBank(page, WORDS[language]));
  }
  return "three debts, opened and entered, to a plan that is followed: one total, dates in their order, one budget shared as the engine shares it";
}

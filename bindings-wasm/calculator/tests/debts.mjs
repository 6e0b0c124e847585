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

export async function debts({ visit }) {
  for (const [language, locale, width] of [["en", "en-GB", 1280], ["zh", "zh-CN", 390]]) {
    await visit({ locale, viewport: { width, height: 844 } }, (page) => three(page, language));
  }
  return "three debts: one total, dates in their order, one budget shared as the engine shares it";
}

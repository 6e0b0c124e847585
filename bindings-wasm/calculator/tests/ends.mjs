// An income that ends and a payment on another debt that does: what a month has from day to day, on the page, in the file and in the application.
import assert from "node:assert/strict";

import { report } from "../../js/node.js";
import { saved, spaced } from "./journey.mjs";

const at = (page, path) => page.locator(`[data-path="${path}"]`);
const write = async (page, path, value) => {
  await at(page, path).fill(value);
  await at(page, path).blur();
};

const WORDS = {
  en: { locale: "en-GB", save: "Save case", left: "Left" },
  zh: { locale: "zh-CN", save: "保存案例", left: "结余" },
};

async function budget(page, words) {
  const items = page.locator("#carry fieldset.items");
  await page.locator("#carry .switch label").nth(1).click();
  await write(page, "form.incomes[0].amount", "6,500");
  await write(page, "form.essentials[0].amount", "4800");
  // Where nothing begins or ends no days are asked for.
  assert.equal(await at(page, "form.incomes[0].to").count(), 0);
  await items.first().locator(".buttons > button").click();
  await write(page, "form.incomes[1].amount", "1500");
  await items.first().locator(".tick input").check();
  await write(page, "form.incomes[1].to", "2026-08-31");
  await items.nth(2).locator(".buttons > button").click();
  await write(page, "form.debts[0].balance", "3000");
  await write(page, "form.debts[0].payment", "500");
  await items.nth(2).locator(".tick input").check();
  await write(page, "form.debts[0].to", "2026-10-31");
  // A last day before the first one is told at its place, and nothing is lost.
  await write(page, "form.incomes[1].from", "2026-09-30");
  assert.ok((await page.locator("#carry .spell .fault").innerText()).length > 4);
  await write(page, "form.incomes[1].from", "");
  await page.locator("#mend").waitFor({ state: "detached" });
}

async function told(page, words) {
  const kept = JSON.parse(await saved(page, words.save));
  assert.deepEqual(kept.budget.incomes[1], { amount: "1500", every: "monthly", certainty: "regular", to: "2026-08-31" });
  assert.deepEqual(kept.budget.debts[0], { balance: "3000", payment: "500", every: "monthly", to: "2026-10-31" });
  const { periods } = report(kept).budget;
  assert.deepEqual(periods.map(({ capacity }) => capacity), ["2700.00", "1200.00", "1700.00"]);
  const rows = await page.locator(".periods tbody tr").allInnerTexts();
  assert.equal(rows.length, 3);
  periods.forEach(({ from, share }, place) => assert.ok(rows[place].includes(from) && rows[place].includes(spaced(share)), rows[place]));
  // The application has each month's own figures.
  await page.locator("#talk .switch label").nth(1).click();
  const letter = page.locator("#talk .paper table").last();
  assert.ok((await letter.innerText()).includes(words.left));
  const months = await letter.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText)));
  assert.ok(months.length > 6, `${months.length} months`);
  for (const [due, income] of months) assert.equal(income, spaced(due <= "2026-08-31" ? "8000.00" : "6500.00"), due);
  // Without the days, everything goes on for ever.
  const items = page.locator("#carry fieldset.items");
  for (const place of [0, 2]) await items.nth(place).locator(".tick input").uncheck();
  assert.equal(await page.locator(".periods").count(), 0);
  assert.equal(JSON.parse(await saved(page, words.save)).budget.incomes[1].to, undefined);
}

export async function ends({ visit }) {
  for (const words of Object.values(WORDS)) {
    await visit({ locale: words.locale, viewport: { width: 390, height: 844 } }, async (page) => {
      await budget(page, words);
      await told(page, words);
    });
  }
  return "an income and a payment that end: three periods, in both languages, on a phone";
}

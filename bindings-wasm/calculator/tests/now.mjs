// What to do now, the credit record and what follows: the report's own figures, in both languages; and what really stands in the way of a plan.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { report } from "../../js/node.js";
import { opened, spaced } from "./journey.mjs";

const at = (page, path) => page.locator(`[data-path="${path}"]`);
const cases = new URL("../../../core/examples/cases/", import.meta.url);
const open = async (page, kept) => opened(page, { open: /Open a case|打开案例/ }, { kept, payoff: report(kept).balance.payoff });

async function told(page, kept, language) {
  await open(page, kept);
  const { deadlines, consequences = [], delinquency, balance } = report(kept);
  const text = await page.locator("#now").innerText();
  for (const { amount, lastDay } of deadlines.filter((deadline) => deadline.amount !== "0.00")) {
    assert.ok(text.includes(spaced(amount)), `${amount} by ${lastDay}`);
    assert.ok(text.includes(`${Number(lastDay.slice(8))}`), lastDay);
  }
  assert.ok(text.includes(spaced(balance.payoff)), "what ends it today");
  const current = deadlines.find(({ purpose }) => purpose === "current");
  if (current) assert.ok((await page.locator("#now .chief").innerText()).includes(spaced(current.amount)), "what makes it current stands first");
  // The line says the same and stays in sight, wherever the page is.
  const line = page.locator("#line");
  assert.ok((await line.innerText()).includes(spaced(balance.payoff)));
  if (delinquency.daysPastDue > 0) assert.ok((await line.innerText()).includes(`${delinquency.daysPastDue}`));
  for (const id of ["#owed", "#document"]) {
    await page.locator(id).scrollIntoViewIfNeeded();
    const top = await line.evaluate((element) => element.getBoundingClientRect().top);
    assert.ok(top >= -1 && top < 40, `the line is in sight at ${id}: ${top}`);
  }
  const record = await page.locator("#record").innerText();
  for (const consequence of consequences) {
    const said = consequence.text[language];
    assert.ok(record.toLowerCase().includes(said.toLowerCase()), said);
  }
  const months = (delinquency.creditHistory?.months ?? []).map(({ symbol }) => symbol).join("").replace(/^\*+/, "");
  assert.equal((await page.locator(".months b").allInnerTexts()).join(""), months);
  return deadlines.length;
}

/** No plan, and why: first the reason that is not told, then the amount; the button tells the reason. */
async function obstacles(page) {
  const kept = JSON.parse(readFileSync(new URL("offers-income-fell.json", cases), "utf8"));
  kept.offers.applicant = {};
  kept.offers.repaymentCapacity = { monthly: "1250.00", lumpSum: "4500.00", payDay: 15 };
  assert.equal(report(kept).offers.offers.length, 0, "without a reason nothing is offered");
  await open(page, kept);
  assert.match(await page.locator("#plans .lead").innerText(), /no reason is chosen yet/);
  assert.match(await page.locator("#plans h2").innerText(), /No plan yet/);
  const ways = page.locator(".would li");
  assert.ok((await ways.count()) >= 1);
  assert.match(await ways.first().innerText(), /needs: /, "the papers are told");
  await ways.getByRole("button", { name: "Income fell" }).click();
  await page.locator(".cards .card").first().waitFor();
  assert.equal(await at(page, "offers.applicant.hardship").inputValue(), "incomeFell");
  // Too little a month: what would do stands in the headline, and does.
  await at(page, "offers.repaymentCapacity.lumpSum").fill("");
  await at(page, "offers.repaymentCapacity.monthly").fill("300");
  await page.locator(".cards .card").first().waitFor({ state: "detached" });
  const lead = await page.locator("#plans .lead").innerText();
  const [, amount] = /from ([\d,.]+) a month/.exec(lead) ?? [];
  assert.ok(amount, lead);
  await at(page, "offers.repaymentCapacity.monthly").fill(amount);
  await page.locator(".cards .card").first().waitFor();
}

export async function now({ visit }) {
  let count = 0;
  for (const [language, locale, width] of [["en", "en-GB", 1280], ["zh", "zh-CN", 390]]) {
    await visit({ locale, viewport: { width, height: 844 } }, async (page) => {
      for (const name of ["offers-income-fell", "missed-three-months", "loan-late-partial-and-early", "e1-full"]) {
        count += await told(page, JSON.parse(readFileSync(new URL(`${name}.json`, cases), "utf8")), language);
      }
    });
  }
  await visit({}, obstacles);
  return `${count} deadlines, each with its amount and day; the record month by month; the real obstacle and what would do`;
}

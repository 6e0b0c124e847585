// From a plan to an agreement that is followed: agreed, paid, late, in grace, breached, another in its place; on a phone, in both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { report } from "../../js/node.js";
import { opened, saved, spaced } from "./journey.mjs";

const at = (page, path) => page.locator(`[data-path="${path}"]`);
const cases = new URL("../../../core/examples/cases/", import.meta.url);
const readCase = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, cases), "utf8"));

const WORDS = {
  en: { locale: "en-GB", agree: "Agreed: follow this plan", kept: /kept/, save: "Save case", paper: "Save the agreement", days: "Save the payment days as a calendar", changed: /Things have changed/, grace: /in grace until/, late: /late/, breached: /breached/, title: /Repayment agreement/, two: /number 2/, mend: /^Amount/ },
  zh: { locale: "zh-CN", agree: "已达成：开始跟踪", kept: /按计划履行/, save: "保存案例", paper: "保存协议", days: "将还款日存为日历", changed: /情况有变/, grace: /宽限期内/, late: /逾期/, breached: /违约/, title: /还款协议/, two: /第2份协议/, mend: /^金额/ },
};

async function sign(page, words) {
  await at(page, "agreement.accept.clause.latePaymentGraceDays").fill("3");
  await page.getByRole("button", { name: words.agree }).click();
  await page.locator("#mine").waitFor();
  await page.waitForFunction(() => document.activeElement?.closest("#mine"));
}

async function pay(page, date, amount) {
  await at(page, "paid.date").fill(date);
  if (amount !== undefined) await at(page, "paid.amount").fill(amount);
  await page.locator("form.paid button").click();
}

/** The case as it is saved says what the page says. */
async function same(page, words) {
  const kept = JSON.parse(await saved(page, words.save));
  const { followUp } = report(kept).agreement;
  const text = await page.locator("#mine").innerText();
  if (followUp.nextDue) assert.ok(text.includes(spaced(followUp.nextDue.amount)), `next ${followUp.nextDue.amount}`);
  assert.ok(text.includes(spaced(followUp.paid)), `paid ${followUp.paid}`);
  return { kept, followUp };
}

async function followed(page, words) {
  await opened(page, { open: /Open a case|打开案例/ }, { kept: readCase("offers-income-fell"), payoff: report(readCase("offers-income-fell")).balance.payoff });
  await page.locator(".cards .card").first().click();
  await sign(page, words);
  assert.match(await page.locator("#status").innerText(), words.kept);
  const { kept, followUp } = await same(page, words);
  assert.equal(kept.agreement.signed.digest, report(kept).agreement.digest, "signed with its digest");
  // The down payment, then two payments; the next one moves on.
  const [down, first] = followUp.payments;
  await pay(page, down.due, down.payment);
  assert.equal((await same(page, words)).followUp.nextDue.number, 1);
  await pay(page, first.due);
  const second = (await same(page, words)).followUp.nextDue;
  assert.equal(second.number, 2);
  // The day after it is due it is in grace; later it is late; what is no amount is told at its place.
  const grace = `${second.due.slice(0, 8)}${Number(second.due.slice(8)) + 1}`;
  await at(page, "agreement.asOf").fill(grace);
  assert.match(await page.locator(".kept").innerText(), words.grace);
  await at(page, "paid.amount").fill("x");
  await page.locator("form.paid button").click();
  assert.match(await page.locator("form.paid .fault").innerText(), words.mend);
  await at(page, "agreement.asOf").fill("2026-07-01");
  assert.match(await page.locator("#status").innerText(), words.late);
  assert.equal((await same(page, words)).followUp.status, "pastDue");
  // A reload keeps it, and what to do now is under the agreement.
  await page.reload();
  await page.locator("#all").click();
  assert.match(await page.locator("#status").innerText(), words.late);
  const deadline = report((await same(page, words)).kept).deadlines.find(({ purpose }) => purpose === "agreementPayment");
  assert.ok((await page.locator("#now .chief").innerText()).includes(spaced(deadline.amount)));
  assert.match(await saved(page, words.paper), words.title);
  assert.match(await saved(page, words.days), /BEGIN:VEVENT/);
  // It is breached, and another takes its place: smaller payments from what is owed under it.
  await at(page, "agreement.asOf").fill("2026-09-10");
  assert.match(await page.locator("#status").innerText(), words.breached);
  await page.getByRole("button", { name: words.changed }).click();
  await at(page, "offers.repaymentCapacity.monthly").fill("900.00");
  await at(page, "offers.repaymentCapacity.lumpSum").fill("1500.00");
  await page.locator(".cards .card").first().click();
  await sign(page, words);
  assert.match(await page.locator("#mine").innerText(), words.two);
  const renewed = (await same(page, words)).kept;
  assert.equal(renewed.agreement.previous.length, 1);
  assert.equal(report(renewed).agreement.number, 2);
}

/** A case that has an agreement, casework or a credit repair opens there. */
async function opensThere(page) {
  for (const name of ["agreement-on-track", "agreement-one-late", "agreement-completed", "agreement-breached", "agreement-two-cards"]) {
    const kept = readCase(name);
    const { followUp } = report(kept).agreement;
    await opened(page, { open: /Open/ }, { kept, payoff: report(kept).balance.payoff });
    assert.ok((await page.locator("#status").innerText()).length > 5, name);
    assert.ok((await page.locator("#mine").innerText()).includes(spaced(followUp.paid)), name);
    assert.deepEqual(JSON.parse(await saved(page, "Save case")), kept, `${name} is saved as it was`);
  }
  // "I paid" of an offer accepted in the case goes to what came later, and only the follow-up moves.
  const kept = readCase("agreement-one-late");
  await opened(page, { open: /Open/ }, { kept, payoff: report(kept).balance.payoff });
  await pay(page, "2026-07-17", "1243.53");
  const after = JSON.parse(await saved(page, "Save case"));
  assert.equal(after.asOf, kept.asOf);
  assert.equal(after.agreement.later.length, kept.agreement.later.length + 1);
  const repair = readCase("credit-repair");
  await opened(page, { open: /Open/ }, { kept: repair, payoff: report(repair).balance.payoff });
  for (const { arose } of repair.creditRepair.records) assert.ok((await page.locator("#record").innerText()).includes(arose), arose);
}

/** What is said and written to the bank has the figures of the case; it is copied, saved, printed. */
async function talk(page, language) {
  const kept = readCase("offers-income-fell");
  const { balance, offers, delinquency } = report(kept);
  const figure = spaced(balance.payoff);
  const [offer] = offers.offers;
  const letter = page.locator("#letter");
  for (const place of [0, 1, 2]) {
    await page.locator("#talk .switch label").nth(place).click();
    const text = await letter.innerText();
    assert.ok(text.includes(figure), `what is owed stands in ${place}`);
    assert.ok(text.includes(`${delinquency.daysPastDue}`), `days in ${place}`);
    assert.deepEqual([...text.matchAll(/\b(?:undefined|null|NaN|[a-z]+[A-Z]\w+)\b/g)].map(([word]) => word), []);
  }
  await page.locator("#talk .switch label").nth(1).click();
  assert.ok((await letter.innerText()).includes(spaced(offer.total)));
  assert.equal(await letter.locator("table").count(), 2, "what is owed, and income by month");
  const text = await saved(page, { en: "Save as text", zh: "保存为文本" }[language]);
  assert.ok(text.includes(figure) && text.includes(offer.schedule.find(({ number }) => number === 1).due));
  await page.evaluate(() => {
    document.documentElement.dataset.print = "talk";
  });
  await page.emulateMedia({ media: "print" });
  assert.ok(await letter.isVisible());
  for (const hidden of ["#paper", "#line", "#talk .switch", "#owed"]) assert.ok(!(await page.locator(hidden).first().isVisible()), hidden);
  await page.emulateMedia({ media: null });
  // The papers that are there are ticked, and the offer knows it.
  await page.locator("#talk .switch label").nth(3).click();
  await page.locator(".ticks input").first().check();
  assert.match(await letter.innerText(), /☑/);
}

export async function agreed({ visit }) {
  for (const [language, words] of Object.entries(WORDS)) {
    const width = language === "zh" ? 390 : 1280;
    await visit({ locale: words.locale, viewport: { width, height: 844 } }, (page) => followed(page, words));
    await visit({ locale: words.locale, viewport: { width, height: 844 } }, (page) => talk(page, language));
  }
  await visit({}, opensThere);
  return "agreed, paid, in grace, late, breached and renegotiated in both languages; five cases with an agreement open there; letters with the figures of the case";
}

// From an empty page and the bill in the hand to a plan that is followed; a loan from what its app shows. Phone and desktop, both languages.
import assert from "node:assert/strict";

import { report } from "../../js/node.js";
import { saved, spaced } from "./journey.mjs";

const at = (page, path) => page.locator(`[data-path="${path}"]`);
const write = async (page, path, value) => {
  await at(page, path).fill(value);
  await at(page, path).blur();
};

const LANGUAGES = {
  en: { locale: "en-GB", needed: /Still needed: Date of the bill/, already: /bill has this already/, minimum: /above the balance/, pay: "+ Payment", save: "Save case", agree: "Agreed: follow this plan", kept: /kept/ },
  zh: { locale: "zh-CN", needed: /还需填写： ?账单日期/, already: /账单中已包含/, minimum: /高于账单金额/, pay: "+ 还款", save: "保存案例", agree: "已达成：开始跟踪", kept: /按计划履行/ },
};

const BILL = { date: "2026-03-05", balance: "12345.00", minimum: "1234.50", due: "2026-03-23" };
const TERMS = { preset: "cmb", statementDay: 5 };
const caseOf = (opening, events = []) => ({ version: "arrears-case/2", account: { kind: "card", terms: TERMS, opening, events }, asOf: "2026-04-10" });

async function owes(page, document) {
  const expected = report(document);
  await page.waitForFunction((wanted) => document.querySelector("#payoff")?.textContent.trim() === wanted, `¥${spaced(expected.balance.payoff)}`);
  return expected;
}

async function card(page, words) {
  await page.locator("#example button").click();
  // Nothing is asserted of an empty account, and nothing is red.
  assert.equal(await page.locator("#payoff").count(), 0);
  assert.equal(await page.locator("[aria-invalid=true]").count(), 0);
  assert.match(await page.locator("#mend").innerText(), words.needed);
  await at(page, "account.terms.preset").selectOption("cmb");
  await write(page, "account.opening.statement.date", BILL.date);
  await write(page, "account.opening.statement.balance", "12,345.00");
  await write(page, "account.opening.statement.minimum", "99999");
  await write(page, "account.opening.statement.due", BILL.due);
  await write(page, "asOf", "2026-04-10");
  assert.match(await page.locator("#account .fault").innerText(), words.minimum);
  await write(page, "account.opening.statement.minimum", "1234.50");
  const { delinquency } = await owes(page, caseOf({ statement: BILL }));
  assert.ok(delinquency.daysPastDue > 0);
  // Overdue since an earlier due date.
  await write(page, "account.opening.demands[0].due", "2026-02-23");
  await write(page, "account.opening.demands[0].amount", "500");
  const opening = { statement: BILL, demands: [{ due: "2026-02-23", amount: "500.00" }, { due: "2026-03-23", amount: "734.50" }] };
  const late = await owes(page, caseOf(opening));
  assert.equal(late.delinquency.overdue, BILL.minimum, "the rest of the minimum was due with the bill");
  assert.ok((await page.locator("#line").innerText()).includes(`${late.delinquency.daysPastDue}`));
  assert.equal(late.delinquency.overdueSince, "2026-02-23");
  // What came after the bill; what came before it is in it already.
  await page.getByRole("button", { name: words.pay, exact: true }).click();
  await write(page, "events[0].date", "2026-03-01");
  await write(page, "events[0].amount", "300");
  assert.match(await page.locator(".happened .fault").innerText(), words.already);
  await write(page, "events[0].date", "2026-03-20");
  const { deadlines } = await owes(page, caseOf(opening, [{ kind: "payment", date: "2026-03-20", amount: "300" }]));
  const current = deadlines.find(({ purpose }) => purpose === "current");
  assert.ok((await page.locator("#now .chief").innerText()).includes(spaced(current.amount)), "what to pay to be current");
  // An issuer that does not tell when it is due takes the bill's word.
  await at(page, "account.terms.preset").selectOption("huaXia");
  await page.waitForFunction(() => document.querySelector("#mend") === null);
  await at(page, "account.terms.preset").selectOption("cmb");
  const kept = JSON.parse(await saved(page, words.save));
  assert.deepEqual(kept.account, { kind: "card", terms: TERMS, opening: { ...opening, demands: [{ due: "2026-02-23", amount: "500" }, { due: "2026-03-23", amount: "734.50" }] }, events: [{ kind: "payment", date: "2026-03-20", amount: "300" }] });
  // On to a plan, an agreement, its first payment.
  await at(page, "offers.applicant.hardship").selectOption("incomeFell");
  await write(page, "offers.repaymentCapacity.monthly", "900");
  await write(page, "offers.repaymentCapacity.lumpSum", "1200");
  await page.locator(".cards .card").first().click();
  await page.getByRole("button", { name: words.agree }).click();
  await page.locator("#mine").waitFor();
  assert.match(await page.locator("#status").innerText(), words.kept);
  await page.locator("form.paid button").click();
  const { followUp } = report(JSON.parse(await saved(page, words.save))).agreement;
  assert.equal(followUp.status, "onTrack");
  assert.ok((await page.locator("#mine").innerText()).includes(spaced(followUp.paid)));
  return late.balance.payoff;
}

async function loan(page, words) {
  await page.locator("#example button").click();
  await page.locator("#account .switch").first().locator("label").nth(1).click();
  await page.locator("#account .switch").nth(1).locator("label").nth(0).click();
  await write(page, "account.opening.principal", "8384.37");
  await write(page, "account.opening.periodsLeft", "8");
  await write(page, "account.opening.nextDue", "2023-05-15");
  await write(page, "account.opening.payment", "1066.19");
  await write(page, "account.terms.rate", "12");
  await write(page, "account.opening.day", "2023-04-30");
  await write(page, "asOf", "2023-05-16");
  const terms = { preset: "consumerLoan", rate: { annual: "0.12" }, method: "level", principal: "8384.37", disbursed: "2023-04-15", firstDue: "2023-05-15", periods: 8 };
  const opening = { day: "2023-04-30", principal: "8384.37", periodsLeft: 8, nextDue: "2023-05-15", payment: "1066.19" };
  await owes(page, { version: "arrears-case/2", account: { kind: "loan", terms, opening, events: [] }, asOf: "2023-05-16" });
  // Overdue since the month before: one instalment of what is overdue.
  await write(page, "account.opening.instalments", "2023-04-15");
  await write(page, "account.opening.overdue", "1066.19");
  const kept = JSON.parse(await saved(page, words.save));
  assert.deepEqual(kept.account.opening.instalments, [{ due: "2023-04-15", owed: [{ component: "loan", amount: "1066.19" }] }]);
  const { delinquency } = report(kept);
  assert.equal(delinquency.overdueSince, "2023-04-15");
  assert.ok((await page.locator("#line").innerText()).includes(`${delinquency.daysPastDue}`));
}

/** Whether the engine takes where an account stood: the page then begins with it. */
function takesOpening() {
  try {
    return report(caseOf({ statement: BILL })) !== null;
  } catch (error) {
    assert.equal(error.kind, "unknownKey");
    return false;
  }
}

export async function bill({ visit }) {
  const found = [];
  if (!takesOpening()) return "the engine takes no opening: the page does not offer one";
  for (const [language, words] of Object.entries(LANGUAGES)) {
    for (const width of [1280, 390]) {
      const look = { locale: words.locale, viewport: { width, height: 844 } };
      await visit(look, async (page) => found.push(`${language} ${width} px ${await card(page, words)}`));
      await visit(look, (page) => loan(page, words));
    }
  }
  return `${found.join("; ")}: from an empty page and a bill to a plan that is followed; a loan from its app`;
}

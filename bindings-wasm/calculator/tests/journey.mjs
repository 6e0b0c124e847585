// From an empty account to a plan on paper, in both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { report } from "../../js/node.js";

const LANGUAGES = {
  en: {
    locale: "en-GB", start: "Start with my own account", issuer: "Card issuer", statement: "Statement day", opened: "Account opened", asOf: "As of",
    date: "Date", what: "What", amount: "Amount", add: "+ Payment", paste: "Paste a list, or open a bank's file", pasteAdd: "Add these 2", budget: "Work it out from income and spending",
    incomes: "Income", spending: "Essential spending", reason: "Why it is hard to pay", csv: "Save CSV", ics: "Save calendar", save: "Save case", copy: "Copy as text",
    pasted: "2025-12-25 payment 4600\n2026-01-24, payment, 4,800.00", title: "Proposed repayment plan", open: "Open a case…", due: "Payment due",
  },
  zh: {
    locale: "zh-CN", start: "填写我自己的账户", issuer: "发卡行", statement: "账单日", opened: "开户日", asOf: "截止日",
    date: "日期", what: "事项", amount: "金额", add: "+ 还款", paste: "粘贴明细或打开银行账单文件", pasteAdd: "加入这2笔", budget: "按收入和支出测算",
    incomes: "收入", spending: "必要支出", reason: "还款困难的原因", csv: "保存 CSV", ics: "保存日历", save: "保存案例", copy: "复制文本",
    pasted: "2025年12月25日 还款 4600元\n2026/1/24\t还款\t4,800.00", title: "还款计划（建议）", open: "打开案例…", due: "到期还款日",
  },
};

/** Tells the account from its beginning. */
export async function fromHistory(page) {
  await page.locator("#example button").click();
  await page.locator('[data-path="asOf"]').waitFor();
  const start = page.locator("#account .switch").nth(1);
  if ((await start.count()) > 0) await start.locator("label").nth(1).click();
}

export const spaced = (amount) => amount.replace(/\B(?=(\d{3})+\.)/g, ",");

export async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button, exact: true }).click()]);
  return readFileSync(await download.path(), "utf8");
}

async function walk(page, words) {
  const field = (name) => page.getByLabel(name, { exact: true });
  await page.getByRole("button", { name: words.start }).waitFor();
  await fromHistory(page);
  await field(words.issuer).selectOption("ccb");
  await field(words.opened).fill("2025-01-10");
  await field(words.statement).fill("5");
  await field(words.due).selectOption("preset");
  await field(words.asOf).fill("2026-04-10");
  await field(`${words.date} 1`).fill("2025-11-12");
  await field(`${words.amount} 1`).fill("31,800");
  await page.locator("summary", { hasText: words.paste }).click();
  await field(words.paste).fill(words.pasted);
  await page.getByRole("button", { name: words.pasteAdd }).click();
  await page.getByRole("button", { name: words.add, exact: true }).click();
  await field(`${words.date} 4`).fill("2025-12-01");
  await field(`${words.what} 4`).selectOption("purchase");
  await field(`${words.amount} 4`).fill("14200.00");

  // What the page shows is what the package says in Node, to the cent.
  const events = [
    { kind: "purchase", date: "2025-11-12", amount: "31800" },
    { kind: "payment", date: "2025-12-25", amount: "4600" },
    { kind: "payment", date: "2026-01-24", amount: "4800.00" },
    { kind: "purchase", date: "2025-12-01", amount: "14200.00" },
  ];
  const account = { kind: "card", terms: { preset: "ccb", opened: "2025-01-10", statementDay: 5 }, events };
  const expected = report({ version: "arrears-case/2", account, asOf: "2026-04-10" });
  assert.equal(await page.locator("#payoff").innerText(), `¥${spaced(expected.balance.payoff)}`);
  await page.locator("#owed .more").click();
  assert.ok((await page.locator("#owed .lines li").count()) > 10, "every line with its because");
  await page.locator("#waiting canvas").waitFor();
  assert.ok((await page.locator("#waiting").innerText()).includes(`+${spaced(expected.costOfDelay.month.increase)}`));

  // 9,000 a month and 280 every week, less 8,963.33: 1,250 are left. 280 x 52 / 12 = 1,213.33.
  await page.getByText(words.budget).click();
  await field(`${words.incomes}, ${words.amount} 1`).fill("9000");
  await page.getByRole("button", { name: `+ ${words.incomes}` }).click();
  await field(`${words.incomes}, ${words.amount} 2`).fill("280");
  await page.locator("#carry fieldset.items").first().locator("select").nth(3).selectOption("weekly");
  await field(`${words.spending}, ${words.amount} 1`).fill("8963.33");
  assert.ok((await page.locator("#capacity").innerText()).includes("1,250.00"));
  await field(words.reason).selectOption("incomeFell");

  const cards = page.locator(".cards .card");
  await cards.first().waitFor();
  const count = await cards.count();
  await page.locator("#plans canvas").waitFor();
  await cards.nth(count - 1).click();
  assert.ok(await cards.nth(count - 1).locator("input").isChecked());
  await cards.first().click();

  // The slider by keyboard: the answer stands there at once, and the other slider follows.
  await page.locator("#term").focus();
  const before = await page.locator("#monthly").inputValue();
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("ArrowRight");
  await page.locator("#answer .verdict").waitFor();
  assert.notEqual(await page.locator("#monthly").inputValue(), before, "the other slider follows");
  assert.ok(await page.locator(".card input[value=proposal]").isChecked());

  const rows = await page.locator("#plan tbody tr").count();
  assert.ok(rows >= 12, `${rows} payments`);

  const kept = JSON.parse(await saved(page, words.save));
  assert.equal(report(kept).balance.payoff, expected.balance.payoff);
  const answer = report(kept).offers.negotiation[0];
  const offer = answer.offers[0].offer;
  assert.equal(report(kept).offers.monthly, "1250.00");
  const csv = await saved(page, words.csv);
  const paid = offer.schedule.filter((row) => Number(row.payment) > 0);
  assert.equal(csv.trimEnd().split("\r\n").length, paid.length + 1);
  assert.ok(csv.includes(`,${paid[0].due},${paid[0].payment},`));
  const ics = await saved(page, words.ics);
  assert.equal(ics.match(/BEGIN:VEVENT/g).length, paid.length);
  assert.ok(ics.split("\r\n").every((line) => Buffer.byteLength(line) <= 75), "no line is too long");
  assert.ok(ics.includes(`DTSTART;VALUE=DATE:${paid[0].due.replaceAll("-", "")}`));

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#document").getByRole("button", { name: words.copy }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(text.includes(words.title) && text.includes(paid.at(-1).due), text);

  await printed(page, words.title, paid.length);
  return { kept, payments: paid.length, payoff: expected.balance.payoff };
}

/** On paper stands the document, and nothing of the page around it. */
async function printed(page, title, payments) {
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#paper").getByText(title).isVisible());
  assert.equal(await page.locator("#paper tbody tr:visible").count() > payments, true);
  for (const hidden of ["h1", "#line", "#account", "#now", "#owed", "#plans", "#document button", ".foot"]) {
    assert.ok(!(await page.locator(hidden).first().isVisible()), `${hidden} is not for paper`);
  }
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 10_000);
  await page.emulateMedia({ media: null });
}

/** A case from a file is the case that was saved. */
export async function opened(page, words, { kept, payoff }) {
  await page.getByRole("button", { name: words.open }).or(page.locator("input[type=file]")).first().setInputFiles({
    name: "case.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(kept)),
  });
  await page.waitForFunction((wanted) => document.querySelector("#payoff")?.textContent === wanted, `¥${spaced(payoff)}`);
}

export async function journey({ visit }) {
  const found = [];
  for (const [language, words] of Object.entries(LANGUAGES)) {
    let told;
    await visit({ locale: words.locale }, async (page) => {
      assert.equal(await page.locator("html").getAttribute("lang"), language === "zh" ? "zh-CN" : "en");
      told = await walk(page, words);
    });
    await visit({ locale: words.locale }, (page) => opened(page, words, told));
    found.push(`${language} ${told.payoff}, ${told.payments} payments`);
  }
  return found.join("; ");
}

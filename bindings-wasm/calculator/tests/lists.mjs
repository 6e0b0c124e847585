// Lists as banks and payment apps export them: what is understood, what is not and why, and nothing taken twice.
import assert from "node:assert/strict";

const at = (page, path) => page.locator(`[data-path="${path}"]`);

/** GBK bytes of what the test below needs; Node has no encoder for it. */
const GBK = { 交: [0xbd, 0xbb], 易: [0xd2, 0xd7], 日: [0xc8, 0xd5], 期: [0xc6, 0xda], 金: [0xbd, 0xf0], 额: [0xb6, 0xee], 摘: [0xd5, 0xaa], 要: [0xd2, 0xaa], 超: [0xb3, 0xac], 市: [0xca, 0xd0], 还: [0xbb, 0xb9], 款: [0xbf, 0xee] };
const gbk = (text) => Buffer.from([...text].flatMap((letter) => GBK[letter] ?? [letter.charCodeAt(0)]));

/** What stands in a list, and the events that it is: kind, day, amount. */
const LISTS = [
  ["a line as it is said", "2026-01-24 还款 4800\n2026-02-03 消费 120.50", ["payment 2026-01-24 4800.00", "purchase 2026-02-03 120.50"]],
  ["two dates, quoted amounts, a remark", '交易日期,记账日期,交易描述,交易金额\n2026-01-02,2026-01-04,"超市, 北京","1,234.56"\n2026-01-20,2026-01-21,还款,"-2,000.00"', ["purchase 2026-01-04 1234.56", "payment 2026-01-21 2000.00"]],
  ["yyyymmdd, tabs", "20260105\t20260106\t网上购物\t88.00\n20260125\t20260125\t手机银行还款\t-500.00", ["purchase 2026-01-06 88.00", "payment 2026-01-25 500.00"]],
  ["a payment app", "微信支付账单明细\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态\n2026-01-08 12:30:11,商户消费,便利店,饮料,支出,¥15.00,信用卡(1234),支付成功\n2026-01-09 08:00:00,商户退款,便利店,饮料,收入,¥15.00,信用卡(1234),已退款", ["purchase 2026-01-08 15.00", "refund 2026-01-09 15.00"]],
  ["columns for in and out, a balance, a card number", "日期,卡号,摘要,支出,收入,余额\n2026/1/3,6225********1234,超市,60.00,,1060.00\n2026/1/13,6225********1234,柜面,,300.00,760.00", ["purchase 2026-01-03 60.00", "payment 2026-01-13 300.00"]],
  ["in English, with DR and CR", "Posting date;Description;Amount\n2026-01-05;Grocer;12.30\n2026-01-15;Thank you;1,000.00 CR", ["purchase 2026-01-05 12.30", "payment 2026-01-15 1000.00"]],
  ["a minus that is not one, brackets", "2026-01-05 面馆 −30.00\n2026-01-06 面馆 (12.00)", ["payment 2026-01-05 30.00", "payment 2026-01-06 12.00"]],
  ["dates in words, full width", "2026年1月7日，取现，１，０００元", ["cashAdvance 2026-01-07 1000.00"]],
  ["a currency in the cell", "2026-01-09\t餐饮\tCNY 45.00", ["purchase 2026-01-09 45.00"]],
];

async function read(page, list) {
  await at(page, "paste").fill(list);
  return page.locator(".read li").evaluateAll((rows) => rows.map((row) => [row.querySelector("b").textContent, row.querySelector("time").textContent, row.querySelector("span").textContent.replaceAll(",", "")].join(" ")));
}

const NAMES = { purchase: "Purchase", payment: "Payment", refund: "Refund", cashAdvance: "Cash advance" };

async function formats(page) {
  await page.locator("#example button").click();
  await page.locator(".paste summary").click();
  for (const [name, list, expected] of LISTS) {
    assert.deepEqual(await read(page, list), expected.map((event) => event.replace(/^\w+/, (kind) => NAMES[kind])), name);
  }
  // A minus means what the list means by it.
  await at(page, "paste").fill("2026-01-05 -30.00");
  await page.locator(".paste .switch label").nth(1).click();
  assert.match(await page.locator(".read b").innerText(), /Purchase/);
  await page.locator(".paste .switch label").nth(0).click();
  // What is not taken says why: no day, no amount, what is reckoned here.
  await at(page, "paste").fill("合计 2 笔\n2026-01-05 面馆\n2026-01-05 利息 3.21\n2026-01-06 分期 100.00\n03/04/2026 shop 5.00\n2026-01-07 shop 1,2");
  assert.deepEqual((await page.locator(".unread li").allInnerTexts()).map((line) => line.split("\n")[0]), [
    "Line 1: no date with its year first",
    "Line 2: no amount",
    "Line 3: interest and fees are reckoned here, not entered",
    "Line 4: instalments are written in the case as text",
    "Line 5: no date with its year first",
    "Line 6: no amount",
  ]);
  assert.ok(await page.locator(".paste .primary").isDisabled());
}

/** A file in GBK; taken once, it is not taken again. */
async function file(page) {
  const bytes = gbk("交易日期,摘要,交易金额\n20260105,超市,88.00\n20260125,还款,-50.00\n");
  const choose = () => page.locator(".paste input[type=file]").setInputFiles({ name: "bill.csv", mimeType: "text/csv", buffer: bytes });
  await choose();
  await page.waitForFunction(() => document.querySelectorAll(".read li").length === 2);
  assert.match(await at(page, "paste").inputValue(), /超市/);
  const before = await page.locator(".happened .row").count();
  await page.locator(".paste .primary").click();
  assert.match(await page.locator(".paste [role=status]").innerText(), /2 added/);
  const after = await page.locator(".happened .row").count();
  assert.ok(after >= before, `${after} rows`);
  await choose();
  await page.waitForFunction(() => /2 there already/.test(document.querySelector(".preview")?.textContent ?? ""));
  assert.ok(await page.locator(".paste .primary").isDisabled());
}

export async function lists({ visit }) {
  await visit({}, async (page) => {
    await formats(page);
    await file(page);
  });
  return `${LISTS.length} ways in which banks and apps write a list, GBK among them; what is not taken says why`;
}

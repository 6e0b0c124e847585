// The case at the bank: when it may call, what was logged and whether that was allowed, papers, complaint; and what a plan costs, before it is signed and after.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { report } from "../../js/node.js";
import { opened, saved, spaced } from "./journey.mjs";

const at = (page, path) => page.locator(`[data-path="${path}"]`);
const cases = new URL("../../../core/examples/cases/", import.meta.url);
const readCase = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, cases), "utf8"));
const open = async (page, kept) => opened(page, { open: /Open a case|打开案例/ }, { kept, payoff: report(kept).balance.payoff });

const WORDS = {
  en: { locale: "en-GB", width: 1280, yes: /Yes/, no: /^No/, save: "Save case", add: "Add to the log", number: /telephone number/, time: /needed/, keep: "Keep a log of contacts", complaint: "Complaint", disclosure: "Save the cost disclosure", paper: /All-in cost of borrowing/, agree: "Agreed: follow this plan" },
  zh: { locale: "zh-CN", width: 390, yes: /可以/, no: /不可以/, save: "保存案例", add: "加入记录", number: /手机号码/, time: /必填/, keep: "开始记录每次联系", complaint: "投诉信", disclosure: "保存成本明示表", paper: /综合融资成本明示表/, agree: "已达成：开始跟踪" },
};

async function ask(page, date, time) {
  await at(page, "casework.contact.date").fill(date);
  await at(page, "casework.contact.time").fill(time);
}

/** A case with casework opens there, says what its file says, and is saved as it was. */
async function file(page, words, language) {
  const kept = readCase("casework-illness");
  await open(page, kept);
  const section = page.locator("#casework");
  const { casework, consequences } = report(kept);
  await section.getByText(casework.state.text[language], { exact: false }).first().waitFor();
  const text = await section.innerText();
  for (const needed of casework.checklist.needed) assert.ok(text.toLowerCase().includes(needed.text[language].toLowerCase()), needed.text.en);
  assert.equal(await section.locator(".checklist .missing").count(), casework.checklist.needed.filter(({ metBy }) => !metBy).length);
  assert.ok(text.includes(kept.casework.records[2].text), "what was said stands there");
  assert.ok(text.toLowerCase().includes(consequences.find(({ about }) => about === "complaint").text[language].toLowerCase()), "where to complain");
  assert.equal(await section.locator(".log li").count(), kept.casework.records.length);
  // In the evening, at night, and what the rule says.
  await ask(page, "2026-03-06", "20:00");
  assert.match(await page.locator("#may").innerText(), words.yes);
  await ask(page, "2026-03-06", "22:15");
  assert.match(await page.locator("#may").innerText(), words.no);
  const [{ text: says }] = casework.contact.refused;
  assert.ok((await page.locator("#may").innerText()).toLowerCase().includes(says[language].toLowerCase()));
  assert.match(await page.locator("#may").innerText(), /08:00/);
  assert.deepEqual(JSON.parse(await saved(page, words.save)), kept, "saved as it was");
  // A call at night is logged, told as not allowed, and stands in a complaint.
  await at(page, "log.date").fill("2026-03-06");
  await at(page, "log.time").fill("22:30");
  await at(page, "log.contactPoint").fill("13800138000");
  await page.getByRole("button", { name: words.add }).click();
  assert.match(await section.locator("form .fault").innerText(), words.number);
  assert.equal(await section.locator(".log li").count(), kept.casework.records.length, "nothing is added that is wrong");
  await at(page, "log.contactPoint").fill("line-a");
  await at(page, "log.text").fill("\"pay now\"");
  await page.getByRole("button", { name: words.add }).click();
  assert.equal(await section.locator(".log .no").count(), 1);
  assert.ok((await section.locator(".log .no").innerText()).includes("22:30"));
  await page.locator("#talk .switch").getByText(words.complaint, { exact: true }).click();
  assert.ok((await page.locator("#letter").innerText()).includes("22:30"));
  const after = JSON.parse(await saved(page, words.save));
  assert.equal(report(after).casework.records.length, kept.casework.records.length + 1);
}

/** A log of one's own is begun from the letters, and put in order of time. */
async function own(page, words) {
  await open(page, readCase("offers-income-fell"));
  assert.equal(await page.locator("#casework").count(), 0);
  await page.getByRole("button", { name: words.keep }).click();
  await page.locator("#casework .log").waitFor();
  for (const [date, time] of [["2026-04-03", "21:00"], ["2026-04-02", "07:10"]]) {
    await at(page, "log.date").fill(date);
    await at(page, "log.time").fill(time);
    await page.getByRole("button", { name: words.add }).click();
  }
  const times = await page.locator("#casework .log time").evaluateAll((all) => all.map(({ dateTime }) => dateTime));
  assert.deepEqual(times.slice(1), ["2026-04-02T07:10", "2026-04-03T21:00"]);
  assert.equal(await page.locator("#casework .log .no").count(), 1, "before eight in the morning");
  await page.getByRole("button", { name: words.add }).click();
  assert.match(await page.locator("#casework form .fault").innerText(), words.time);
  assert.equal(report(JSON.parse(await saved(page, words.save))).casework.records.length, 3);
}

/** What the plan costs stands there before it is signed, and with the agreement. */
async function disclosed(page, words, language) {
  const kept = readCase("offers-income-fell");
  await open(page, kept);
  const before = page.locator("#agree .disclosure");
  await before.waitFor();
  const paper = await saved(page, words.disclosure);
  assert.match(paper, words.paper);
  await page.getByRole("button", { name: words.agree }).click();
  await page.locator("#mine").waitFor();
  const agreed = report(JSON.parse(await saved(page, words.save)));
  const told = agreed.costDisclosures.find(({ about }) => about === "agreement");
  await page.locator("#mine summary").click();
  const text = await page.locator("#mine .disclosure").innerText();
  for (const { amount, annual } of told.charges) assert.ok(text.includes(spaced(amount)) && text.includes(`${annual} %`), amount);
  assert.ok(text.includes(`${told.annualCost} %`));
  for (const { text: says } of told.contingent) assert.ok(text.toLowerCase().includes(says[language].toLowerCase()), says.en);
  assert.ok(paper.includes(told.annualCost), "the paper says the same before");
}

export async function casework({ visit }) {
  for (const [language, words] of Object.entries(WORDS)) {
    const look = { locale: words.locale, viewport: { width: words.width, height: 844 } };
    await visit(look, (page) => file(page, words, language));
    await visit(look, (page) => own(page, words));
    await visit(look, (page) => disclosed(page, words, language));
  }
  return "when the bank may call, a log that says what was not allowed, papers, complaint; what a plan costs before it is signed and after; both languages";
}

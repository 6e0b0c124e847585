// Nonsense in every field of every section, found on the page itself: a message at its place, with the name of the field, and nothing lost.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { fromHistory } from "./journey.mjs";
import { pickLoan } from "./loan.mjs";

const cases = new URL("../../../core/examples/cases/", import.meta.url);
const readCase = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, cases), "utf8"));
const NONSENSE = "1o,0x";
/** What may say anything, and a name that is a number of a person may not. */
const FREE = /^(cases\.name|agreement\.accept\.parties\..*|agreement\.accept\.recording|.*\.contactPoint|log\.text)$/;
/** What has a test of its own, as text. */
const TEXTS = ["text", "paste"];

const field = (page, path) => page.locator(`[data-path="${path}"]`);

/** Every field that can be typed in, as the page has them now. */
function fields(page) {
  return page.evaluate((texts) => {
    const typed = [...document.querySelectorAll("main input[data-path], main textarea[data-path], .cases input[data-path]")];
    return typed.filter((input) => !input.disabled && input.checkVisibility() && !texts.includes(input.dataset.path)).map((input) => [input.dataset.path, input.type]);
  }, TEXTS);
}

async function leave(page, input) {
  await input.blur();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** The message of a field, which stands with it, and whether it is told to be wrong. */
const told = (input) =>
  input.evaluate((element) => {
    const ids = (element.getAttribute("aria-describedby") ?? "").split(" ");
    const message = ids.map((id) => document.getElementById(id)).find((found) => found?.matches(".fault, .needed"));
    const label = element.labels?.[0]?.textContent.trim() ?? "";
    const mend = document.querySelector("#mend")?.textContent ?? "";
    return { message: message?.textContent ?? "", isWrong: element.getAttribute("aria-invalid") === "true", label, isNamed: mend === "" || mend.includes(label), isNear: message ? message.parentElement === element.closest(".field, .slider") : false };
  });

async function everywhere(page, where) {
  const payoff = await page.locator("#payoff").textContent();
  const found = await fields(page);
  assert.ok(found.length > 0, `${where}: there are fields`);
  for (const [path, type] of found) {
    const input = field(page, path);
    const before = await input.inputValue();
    const isDay = type === "date";
    await input.fill(isDay ? "1500-01-01" : type === "time" ? "" : NONSENSE);
    if (path.startsWith("paid.")) await page.locator("form.paid button").click();
    if (path.startsWith("log.")) await page.locator("form.entered button").click();
    await leave(page, input);
    if (!FREE.test(path)) {
      const { message, isWrong, label, isNamed, isNear } = await told(input);
      assert.ok(message.length >= 4, `${where}: ${path} says what is wrong with it`);
      assert.ok(isWrong || /needed|必填/.test(message), `${where}: ${path} is told to be wrong: ${message}`);
      assert.ok(isNear, `${where}: ${path} says it at its place`);
      assert.ok(label.length > 0 && isNamed, `${where}: ${path} is named, ${label}`);
      assert.equal(await page.locator("#payoff").textContent(), payoff, `${where}: ${path}, what was found stays`);
    }
    assert.equal(await input.inputValue(), isDay ? "1500-01-01" : type === "time" ? "" : NONSENSE, `${where}: ${path} keeps what was typed`);
    await input.fill(before);
    await leave(page, input);
    assert.equal(await page.locator("#mend").count(), 0, `${where}: ${path} is mended`);
  }
  return found.length;
}

async function file(page, name, bytes) {
  await page.locator(".top input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(bytes) });
}

/** Whatever file is opened, what is there stays. */
async function files(page) {
  const payoff = await page.locator("#payoff").textContent();
  const illness = readCase("casework-illness");
  const bad = ["", "{", "[]", "5", "null", '"text"', "{}", '{"cases":[]}', '{"cases":[5]}', '{"account":{}}', '{"account":{"kind":"card","terms":[],"events":[]}}', '{"account":{"kind":"boat","terms":{},"events":[]}}', [0xff, 0xfe, 0x00], JSON.stringify({ ...illness, version: "arrears-case/9" }), JSON.stringify({ ...illness, version: 2 })];
  for (const bytes of bad) {
    await file(page, "bad.json", "[]");
    await file(page, "bad.json", bytes);
    await page.locator(".top .fault").waitFor();
    assert.ok((await page.locator(".top .fault").innerText()).length > 10);
    assert.equal(await page.locator("#payoff").textContent(), payoff, `${bytes}: what is there stays`);
  }
  await file(page, "bad.json", JSON.stringify({ ...illness, version: "arrears-case/9" }));
  await page.waitForFunction(() => /arrears-case\/9/.test(document.querySelector(".top .fault").textContent));
  // A list that is none: no line is taken, and each says why.
  await page.locator(".paste summary").click();
  for (const [bytes, said] of [[Buffer.alloc(5 * 1024 * 1024, 65), /larger than 4 MB/], [Buffer.from([0x00, 0xff, 0xfe, 0x0a, 0x41]), /not taken|Line 1/], [Buffer.from(""), /^$/]]) {
    await page.locator(".paste input[type=file]").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: bytes });
    await page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector(".paste .fault, .paste .preview")?.textContent ?? ""), said.source);
    assert.equal(await page.locator("#payoff").textContent(), payoff);
  }
  // The case as text.
  await page.locator("#account summary").last().click();
  for (const text of ["", "{", "[]", "{}", '{"account":{"terms":5,"events":[]}}']) {
    await field(page, "text").fill(text);
    await page.locator("#account details").last().locator("button").last().click();
    assert.ok((await told(field(page, "text"))).message.length > 10, `as text: ${text}`);
    assert.equal(await page.locator("#payoff").textContent(), payoff);
  }
  return bad.length;
}

const LOOKS = {
  card: async () => {},
  budget: async (page) => {
    await page.locator("#carry .switch label").nth(1).click();
    for (const add of await page.locator("#carry fieldset.items .buttons > button").all()) await add.click();
    for (const dated of await page.locator("#carry fieldset.items .tick input").all()) await dated.check();
    for (const [path, amount] of [["form.incomes[0].amount", "9000"], ["form.incomes[1].amount", "500"], ["form.essentials[0].amount", "5000"], ["form.essentials[1].amount", "300"], ["form.debts[0].balance", "1000"], ["form.debts[0].payment", "100"]]) await field(page, path).fill(amount);
  },
  history: async (page) => {
    await fromHistory(page);
    await field(page, "events[0].date").fill(await field(page, "account.terms.opened").inputValue());
    await field(page, "events[0].amount").fill("1200");
    for (const rule of ["dayOfMonth", "daysAfterStatement"]) await field(page, "account.terms.due").or(field(page, "account.terms.due.rule")).first().selectOption(rule);
    await page.locator("#payoff").waitFor();
  },
  bill: async (page) => {
    await file(page, "bill.json", JSON.stringify(readCase("card-from-a-bill")));
    await page.locator("#example").waitFor({ state: "detached" });
    await field(page, "account.opening.demands[0].due").fill("2026-03-23");
    await field(page, "account.opening.demands[0].amount").fill("100");
    await page.locator("#payoff").waitFor();
  },
  loan: pickLoan,
  screen: async (page) => {
    await file(page, "screen.json", JSON.stringify(readCase("loan-from-an-app")));
    await page.locator("#example").waitFor({ state: "detached" });
    await page.locator("#payoff").waitFor();
  },
  followed: async (page) => {
    await file(page, "followed.json", JSON.stringify(readCase("agreement-one-late")));
    await page.locator("#mine").waitFor();
  },
  contacts: async (page) => {
    await file(page, "contacts.json", JSON.stringify(readCase("casework-illness")));
    await page.locator("#casework .log").waitFor();
    await field(page, "log.time").fill("10:00");
  },
};

export async function nonsense({ visit }) {
  const counts = [];
  for (const [where, go] of Object.entries(LOOKS)) {
    const zh = ["budget", "loan", "contacts"].includes(where);
    await visit({ locale: zh ? "zh-CN" : "en-GB", viewport: { width: zh ? 390 : 1280, height: 900 } }, async (page) => {
      await page.locator(".cases summary").click();
      await go(page);
      const folded = page.locator("main details:not([open]) > summary");
      while ((await folded.count()) > 0) await folded.first().click();
      counts.push(`${where} ${await everywhere(page, where)}`);
    });
  }
  let count = 0;
  await visit({}, async (page) => {
    count = await files(page);
  });
  return `fields: ${counts.join(", ")}; ${count} files`;
}

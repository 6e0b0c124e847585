// What is kept, where and how long: nothing on the device unless wished, nothing lost, damage and other versions survived, two tabs told of each other.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const KEY = "arrears-calculator/2";
const at = (page, path) => page.locator(`[data-path="${path}"]`);
const stored = (page, where) => page.evaluate(([store, key]) => globalThis[store].getItem(key), [where, KEY]);
const openCases = (page) => page.locator(".cases summary").click();

async function wished(page) {
  await at(page, "events[0].amount").fill("31234.56");
  await at(page, "events[0].amount").blur();
  await page.waitForFunction((key) => sessionStorage.getItem(key)?.includes("31234.56"), KEY);
  assert.equal(await stored(page, "localStorage"), null, "nothing on the device unless wished");
  await openCases(page);
  const stays = page.locator(".cases input[type=checkbox]");
  assert.equal(await stays.isChecked(), false);
  await stays.check();
  await page.waitForFunction((key) => localStorage.getItem(key)?.includes("31234.56"), KEY);
  // Named, another, back; removed and brought back.
  await at(page, "cases.name").fill("Kitchen");
  await page.getByRole("button", { name: "New case" }).click();
  assert.equal(await at(page, "cases.open").locator("option").count(), 2);
  await at(page, "cases.name").fill("Roof");
  await at(page, "cases.open").selectOption({ label: "Kitchen" });
  assert.equal(await at(page, "events[0].amount").inputValue(), "31234.56");
  await page.getByRole("button", { name: "Remove this case" }).click();
  assert.equal(await at(page, "cases.open").count(), 0);
  await page.locator("#replaced button").click();
  await at(page, "cases.open").selectOption({ label: "Kitchen" });
  // An example takes the place of what is there, and what was there comes back.
  await page.locator(".pick select").selectOption("2");
  await page.locator("#replaced").waitFor();
  assert.notEqual(await at(page, "events[0].amount").inputValue(), "31234.56");
  await page.locator("#replaced button").click();
  assert.equal(await at(page, "events[0].amount").inputValue(), "31234.56");
  // Cleared: asked once more, then gone here and on the device.
  await page.getByRole("button", { name: "Clear everything" }).click();
  await page.getByRole("button", { name: "No", exact: true }).click();
  await page.getByRole("button", { name: "Clear everything" }).click();
  await page.getByRole("button", { name: "Yes, clear everything" }).click();
  assert.equal(await stored(page, "localStorage"), null);
  assert.equal(await stored(page, "sessionStorage"), null);
  await page.reload();
  await page.locator("#example").waitFor();
}

/** Whatever is kept, the page opens; what cannot be read is not written over. */
async function damaged(page) {
  const worst = [
    "{ not json",
    '{"version":3,"books":[{"new":"shape"}]}',
    '{"version":2,"books":[]}',
    '{"version":2,"books":[{"id":"a","name":"b","debts":[{"kind":"card","terms":5}],"at":0}]}',
    "[]",
  ];
  for (const text of worst) {
    await page.evaluate(([key, value]) => {
      sessionStorage.clear();
      localStorage.setItem(key, value);
    }, [KEY, text]);
    await page.reload();
    await page.locator("#unread").waitFor();
    await page.locator("#account .fold").click();
    await at(page, "events[0].amount").fill("77");
    assert.equal(await stored(page, "localStorage"), text, "left as it is");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#unread button").first().click()]);
    assert.equal(readFileSync(await download.path(), "utf8"), text, "and saved as it is");
    await page.locator("#unread button").last().click();
    assert.equal(await page.locator("#unread").count(), 0);
  }
  // Of a sound shape and yet not to be shown: the page says so and leaves a way on.
  await page.evaluate((key) => {
    const draft = { kind: "card", terms: { preset: "ccb", opened: "2025-01-10", statementDay: 5, creditLimits: 1 }, events: [{ kind: { toString: 1 }, date: "2025-02-02", amount: "1" }], asOf: "2026-01-01", question: { mode: "amount" } };
    sessionStorage.setItem(key, JSON.stringify({ version: 2, books: [{ id: "a", name: "", debts: [draft], at: 0 }], open: "a" }));
  }, KEY);
  await page.reload();
  await page.locator("#mend, #lost").first().waitFor();
  // What the first edition kept is taken over.
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
    const draft = { kind: "card", rest: {}, terms: { preset: "ccb", opened: "2025-01-10", statementDay: "5" }, events: [{ kind: "purchase", date: "2025-11-12", amount: "4321.00" }], asOf: "2026-04-10", question: { mode: "amount", monthly: "500", budget: { incomes: [], essentials: [], debts: [], cushion: "", rest: {} } } };
    localStorage.setItem("arrears-calculator/1", JSON.stringify({ draft, language: "en", theme: "auto" }));
  });
  await page.reload();
  await page.locator("#payoff").waitFor();
  assert.equal(await at(page, "events[0].amount").inputValue(), "4321.00");
  return worst.length;
}

/** Two tabs of one device: the one that has changed nothing follows, the one that has is asked. */
async function twoTabs(page) {
  await openCases(page);
  await page.locator(".cases input[type=checkbox]").check();
  await at(page, "events[0].amount").fill("1000");
  await at(page, "events[0].amount").blur();
  await page.waitForFunction((key) => localStorage.getItem(key)?.includes('"1000"'), KEY);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.locator("#payoff").waitFor();
  assert.equal(await at(second, "events[0].amount").inputValue(), "1000");
  await at(page, "events[0].amount").fill("2000");
  await second.waitForFunction(() => document.querySelector('[data-path="events[0].amount"]')?.value === "2000");
  await second.locator("#account .fold").click();
  await at(second, "events[0].amount").fill("3000");
  await page.locator("#rival").waitFor();
  assert.equal(await at(page, "events[0].amount").inputValue(), "2000", "nothing is overwritten");
  await page.locator("#rival button").last().click();
  await page.waitForFunction((key) => localStorage.getItem(key)?.includes('"2000"'), KEY);
  await second.locator("#rival button").first().click();
  await second.waitForFunction(() => document.querySelector('[data-path="events[0].amount"]')?.value === "2000");
  await second.close();
}

/** A browser that is full or keeps nothing: the page says so, and goes on. */
async function unkept(page) {
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await at(page, "events[0].amount").fill("31000.00");
  await at(page, "events[0].amount").blur();
  await page.locator("#unkept").waitFor();
  assert.match(await page.locator("#unkept").innerText(), /Save the case as a file/);
  assert.equal(await at(page, "events[0].amount").inputValue(), "31000.00");
  await page.getByRole("button", { name: "Save case" }).waitFor();
}

export async function kept({ visit }) {
  let count = 0;
  await visit({}, wished);
  await visit({}, async (page, troubles) => {
    count = await damaged(page);
    troubles.length = 0;
  });
  await visit({}, twoTabs);
  await visit({}, unkept);
  return `kept only where wished, cleared, brought back; ${count} ways of damage survived; two tabs told of each other; a browser that keeps nothing is told of`;
}

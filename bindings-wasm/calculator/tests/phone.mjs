// On a phone: sections fold, fingers hit, nothing scrolls inside the page, large letters fit, the focus goes where something new is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { fromHistory } from "./journey.mjs";
import { pickLoan } from "./loan.mjs";

const TARGET = 44;
const at = (page, path) => page.locator(`[data-path="${path}"]`);
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-path") ?? document.activeElement?.id ?? "");

/** Whatever can be touched and is smaller than a finger; links and boxes within a sentence or a label of its size are that size. */
function small(page) {
  return page.evaluate((target) => {
    const touched = [...document.querySelectorAll("button, select, summary, nav a, .line-top a, input:not([type=radio], [type=checkbox], [type=file]), textarea, label:has(input[type=radio], input[type=checkbox], input[type=file])")];
    return touched
      .filter((element) => element.getClientRects().length > 0)
      .map((element) => [element.getBoundingClientRect(), element])
      .filter(([box]) => box.height < target - 0.5 || box.width < target - 0.5)
      .map(([box, element]) => `${element.tagName} ${(element.textContent || element.dataset.path || "").slice(0, 20)} ${Math.round(box.width)}x${Math.round(box.height)}`);
  }, TARGET);
}

/** Boxes that scroll within the page. */
function nested(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((element) => element.tagName !== "TEXTAREA" && /auto|scroll/.test(getComputedStyle(element).overflowY + getComputedStyle(element).overflowX))
      .filter((element) => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName}.${element.className}`),
  );
}

async function fits(page, where) {
  const [whole, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(whole <= seen, `${where}: nothing sticks out sideways, ${whole} of ${seen}`);
}

async function open(page, name) {
  const buffer = readFileSync(new URL(`../../../core/examples/cases/${name}.json`, import.meta.url));
  await page.locator(".top input[type=file]").setInputFiles({ name: "case.json", mimeType: "application/json", buffer });
  await page.locator(name.startsWith("casework") ? "#casework .log" : "#mine .kept").waitFor();
}

async function folds(page) {
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const folded = await height();
  assert.ok((await page.locator(".part.folded").count()) >= 5, "what is filled in and what comes later is folded");
  for (const heading of await page.locator(".part.folded .fold").all()) assert.equal(await heading.getAttribute("aria-expanded"), "false");
  assert.ok(await page.locator("#now .todo").isVisible(), "what to do is open");
  await page.locator("#all").click();
  const open = await height();
  assert.ok(folded * 1.5 < open, `folded ${folded} px, open ${open} px`);
  await page.locator("#all").click();
  // A new account: its form is open, folds when it is done, and the page goes on to what to do.
  await fromHistory(page);
  assert.ok(await at(page, "account.terms.preset").isVisible());
  await at(page, "events[0].date").fill(await at(page, "account.terms.opened").inputValue());
  await at(page, "events[0].amount").fill("1200");
  await page.locator("#account .primary").click();
  assert.ok(!(await at(page, "account.terms.preset").isVisible()), "the account is folded");
  await page.waitForFunction(() => document.activeElement?.closest("#now"));
  // What is wrong in a folded section is told in its name; the way there unfolds it.
  await page.locator("#account .fold").click();
  await at(page, "events[0].amount").fill("12x");
  await page.locator("#account .fold").click();
  await page.locator("#mend button").click();
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") === "events[0].amount");
  await at(page, "events[0].amount").fill("12");
  return `${folded} px folded, ${open} px open`;
}

async function focus(page) {
  await page.locator("#account .fold").click();
  const rows = page.locator(".happened .row");
  const before = await rows.count();
  await page.locator(".happened .buttons button").first().click();
  assert.equal(await focused(page), `events[${before}].date`, "the new row");
  await rows.last().locator(".remove").click();
  assert.equal(await focused(page), `events[${before - 1}].date`, "the row before it");
}

/** Every control has a name, as assistive software sees it. */
async function named(page) {
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll("input, select, textarea, button")]
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => !(element.getAttribute("aria-label") || [...(element.labels ?? [])].some((label) => label.textContent.trim()) || element.textContent.trim()))
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(nameless, []);
  for (const name of ["Number of payments", "At most a month"]) {
    const slider = page.getByRole("slider", { name, exact: true });
    assert.equal(await slider.count(), 1, name);
    await page.getByRole("textbox", { name, exact: true }).waitFor();
  }
  // The number can be written, and stepped; both move the slider.
  await page.locator("#term-exact").fill("24");
  await page.locator("#term-exact").press("Enter");
  await page.waitForFunction(() => document.querySelector("#term").value === "24");
  await page.getByRole("button", { name: "Number of payments +1" }).click();
  await page.waitForFunction(() => document.querySelector("#term").value === "25");
  await page.locator("#term-exact").fill("not a number");
  await page.locator("#term-exact").blur();
  assert.equal(await page.locator("#term").inputValue(), "25", "what is no number changes nothing");
}

export async function phone({ visit }) {
  let told = "";
  await visit({ viewport: { width: 390, height: 844 }, folded: true, hasTouch: true }, async (page) => {
    told = await folds(page);
  });
  await visit({ viewport: { width: 390, height: 844 }, folded: true }, focus);
  for (const [width, locale, size] of [[390, "zh-CN", 100], [360, "en-GB", 100], [360, "en-GB", 200], [360, "zh-CN", 200]]) {
    await visit({ viewport: { width, height: 780 }, locale }, async (page) => {
      await page.evaluate((percent) => { document.documentElement.style.fontSize = `${percent}%`; }, size);
      for (const where of ["card", "loan", "budget", "agreement-one-late", "casework-illness"]) {
        if (where === "loan") await pickLoan(page);
        if (where.includes("-")) await open(page, where);
        if (where === "budget") await page.locator("#carry .switch label").nth(1).click();
        const closed = page.locator("main details:not([open]) > summary");
        while ((await closed.count()) > 0) await closed.first().click();
        await fits(page, `${where} at ${width} px, ${size} %, ${locale}`);
        assert.deepEqual(await nested(page), [], `${where} at ${width} px, ${size} %`);
        assert.deepEqual(await small(page), [], `${where} at ${width} px, ${size} %: a finger is ${TARGET} px`);
      }
    });
  }
  await visit({ viewport: { width: 390, height: 844 } }, named);
  return `${told}; nothing smaller than ${TARGET} px, nothing scrolls inside, 200 % letters fit into 360 px`;
}

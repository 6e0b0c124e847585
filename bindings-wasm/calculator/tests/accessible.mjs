// axe on the whole page, both widths, both themes, both languages, on the page with a fault, and on that of a loan.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { pickLoan } from "./loan.mjs";

const axe = readFileSync(createRequire(new URL("../../package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");

/** Everything that can be folded out in a section. */
async function unfold(page) {
  const folded = page.locator("main details:not([open]) > summary");
  while ((await folded.count()) > 0) await folded.first().click();
}

async function findings(page) {
  const waiting = page.locator("#waiting .fold");
  if ((await waiting.count()) > 0 && (await waiting.getAttribute("aria-expanded")) === "true" && (await page.locator("#account .needed").count()) === 0) await page.locator("#waiting canvas").waitFor();
  await page.evaluate(axe);
  const unnamed = await nameless(page);
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations", "passes"] }));
  assert.ok(passes.length > 20, "axe has looked");
  return unnamed.concat(violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`));
}

/** What somebody who does not see the page is told can be used, each with its name: those that have none. */
const CONTROLS = ["button", "checkbox", "combobox", "link", "listbox", "menuitem", "radio", "searchbox", "slider", "spinbutton", "switch", "textbox", "Date", "InputTime", "DisclosureTriangle"];

async function nameless(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  await client.detach();
  const controls = nodes.filter(({ ignored, role }) => !ignored && CONTROLS.includes(role?.value));
  assert.ok(controls.length > 20, `${controls.length} controls`);
  // The parts of a date's field belong to the browser.
  return controls.filter(({ name }) => !name?.value?.trim()).map(({ role, properties }) => `${role.value} without a name: ${JSON.stringify(properties ?? [])}`);
}

/** Whether a narrow or a wide page shows everything, nothing over anything else. */
async function fits(page, width) {
  const across = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(across[0] <= across[1], `nothing sticks out at ${width}: ${across}`);
  const cut = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    return [...document.querySelectorAll(".amounts td, .amounts th, .field input, .field select")]
      .filter((cell) => cell.getClientRects().length > 0 && cell.getBoundingClientRect().right > edge)
      .map((cell) => cell.textContent || cell.getAttribute("data-path"));
  });
  assert.deepEqual(cut, [], `nothing is cut off at ${width}`);
  const over = await page.evaluate(() =>
    [...document.querySelectorAll(".row")].filter((row) => {
      const edges = [...row.querySelectorAll("input, select")].map((field) => field.getBoundingClientRect());
      return edges.some((one, place) => edges.some((other, later) => later > place && one.right > other.left && one.left < other.left && one.bottom > other.top && one.top < other.bottom));
    }).length,
  );
  assert.equal(over, 0, `no field lies over another at ${width}`);
}

export async function accessible({ visit }) {
  const found = new Set();
  for (const [width, colorScheme, locale] of [[1280, "light", "en-GB"], [390, "dark", "zh-CN"]]) {
    await visit({ viewport: { width, height: 900 }, colorScheme, locale }, async (page) => {
      (await findings(page)).forEach((finding) => found.add(finding));
      await fits(page, width);
      await page.locator('[data-path="events[0].amount"]').fill("x");
      await page.locator('[data-path="events[0].amount"]').blur();
      (await findings(page)).forEach((finding) => found.add(finding));
      await pickLoan(page);
      await page.locator("#account details summary").first().click();
      (await findings(page)).forEach((finding) => found.add(finding));
      await page.locator("#all").click();
      (await findings(page)).forEach((finding) => found.add(finding));
      await fits(page, width);
    });
    // A case at the bank, with a contact that was not allowed, and what is told of it in a complaint.
    await visit({ viewport: { width, height: 900 }, colorScheme, locale }, async (page) => {
      const kept = JSON.parse(readFileSync(new URL("../../../core/examples/cases/casework-illness.json", import.meta.url), "utf8"));
      kept.casework.records.push({ date: "2026-03-05", time: "23:10", actor: "desk-2", kind: "contact", channel: "call", person: "debtor", effective: true });
      await page.locator(".top input[type=file]").setInputFiles({ name: "case.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(kept)) });
      await page.locator("#casework .log .no").waitFor();
      await page.locator("#talk .switch label").last().click();
      await unfold(page);
      (await findings(page)).forEach((finding) => found.add(finding));
      await fits(page, width);
    });
    // One plan over two cards; what a month has, with days on which it changes; every letter.
    await visit({ viewport: { width, height: 900 }, colorScheme, locale }, async (page) => {
      const two = readFileSync(new URL("../../../core/examples/cases/agreement-two-cards.json", import.meta.url));
      await page.locator(".top input[type=file]").setInputFiles({ name: "case.json", mimeType: "application/json", buffer: two });
      await page.locator("#mine .kept").waitFor();
      await page.locator("#carry .switch label").nth(1).click();
      for (const add of await page.locator("#carry fieldset.items .buttons > button").all()) await add.click();
      for (const dated of await page.locator("#carry fieldset.items .tick input").all()) await dated.check();
      await unfold(page);
      for (const letter of await page.locator("#talk .switch label").all()) {
        await letter.click();
        (await findings(page)).forEach((finding) => found.add(finding));
      }
      await fits(page, width);
    });
    // A plan that is followed, several debts, and an account that is still empty.
    await visit({ viewport: { width, height: 900 }, colorScheme, locale }, async (page) => {
      const file = (content) => page.locator(".top input[type=file]").setInputFiles({ name: "case.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });
      const followed = JSON.parse(readFileSync(new URL("../../../core/examples/cases/agreement-one-late.json", import.meta.url), "utf8"));
      await file({ cases: [followed, followed] });
      await page.locator("#debts").waitFor();
      await page.locator("#mine").waitFor();
      await page.locator(".cases summary").click();
      // What it costs, item by item, among the rest.
      await unfold(page);
      assert.ok(await page.locator("#mine .disclosure").count() > 0);
      (await findings(page)).forEach((finding) => found.add(finding));
      await page.locator("#debts .buttons button").first().click();
      (await findings(page)).forEach((finding) => found.add(finding));
      await fits(page, width);
    });
  }
  assert.deepEqual([...found], []);
  await visit({}, keyboard);
  return "axe finds nothing, open and folded, both widths, both themes, both languages";
}

/** Everything that can be used can be reached by Tab, and what has the focus is seen. */
async function keyboard(page) {
  const reached = new Set();
  for (let press = 0; press < 200; press += 1) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      return element && element !== document.body ? (element.getAttribute("data-path") || element.id || element.getAttribute("name") || element.textContent || "").slice(0, 40) : null;
    });
    if (here === null) break;
    reached.add(here);
  }
  for (const place of ["account.terms.preset", "events[0].amount", "offers.repaymentCapacity.monthly", "plan", "term", "propose.term", "monthly"]) {
    assert.ok(reached.has(place), `${place} is reached by keyboard: ${[...reached].join(" | ")}`);
  }
}

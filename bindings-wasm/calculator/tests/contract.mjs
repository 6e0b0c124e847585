// What the page offers is what the engine knows: presets, reasons, kinds of spending; amounts; what lies after the day; the calendar.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { fromHistory, saved } from "./journey.mjs";
import { pickLoan } from "./loan.mjs";

const schema = JSON.parse(readFileSync(createRequire(new URL("../package.json", import.meta.url)).resolve("arrears/schema/case.json"), "utf8"));
const namesOf = (definition) => schema.$defs[definition].enum ?? schema.$defs[definition].oneOf.map((one) => one.const);
const at = (page, path) => page.locator(`[data-path="${path}"]`);
const optionsOf = (select) => select.locator("option").evaluateAll((options) => options.map((option) => option.value).filter(Boolean));

async function offered(page) {
  assert.deepEqual(await optionsOf(at(page, "account.terms.preset")), namesOf("CardPreset"));
  assert.deepEqual(await optionsOf(at(page, "offers.applicant.hardship")), namesOf("Hardship"));
  await fromHistory(page);
  let asked = 0;
  for (const preset of namesOf("CardPreset")) {
    await at(page, "account.terms.preset").selectOption(preset);
    await at(page, "events[0].date").fill(await at(page, "account.terms.opened").inputValue());
    await at(page, "events[0].amount").fill("100");
    // The issuer's own rule where it is known; else it is asked for at its field, and nothing is guessed.
    const due = at(page, "account.terms.due");
    assert.equal(await due.inputValue(), "preset", preset);
    await at(page, "events[0].amount").blur();
    const isAsked = (await page.locator("#account .needed").count()) === 1;
    assert.equal(await page.locator("#mend").count(), isAsked ? 1 : 0, preset);
    asked += isAsked ? 1 : 0;
  }
  assert.ok(asked > 0 && asked < namesOf("CardPreset").length, `${asked} issuers are asked when their statements are due`);
  return asked;
}

/** Thousands apart are read, in whatever way they are written, and nothing else is guessed at. */
async function amounts(page) {
  const payoff = page.locator("#payoff");
  await at(page, "events[0].amount").fill("12000.00");
  const plain = await payoff.innerText();
  for (const written of ["12,000", "12，000.00", "¥12,000.00", "12 000.00", "12000元", "１２０００"]) {
    await at(page, "events[0].amount").fill("1");
    await at(page, "events[0].amount").fill(written);
    assert.equal(await page.locator("#mend").count(), 0, written);
    assert.equal(await payoff.innerText(), plain, written);
  }
  for (const written of ["1,2", "12,00", "1,2345", "1,0000", "12 000,00", "1,000 000", "1.000,00", "--5", "5,"]) {
    await at(page, "events[0].amount").fill(written);
    await at(page, "events[0].amount").blur();
    assert.equal(await at(page, "events[0].amount").getAttribute("aria-invalid"), "true", written);
    assert.equal(await payoff.innerText(), plain, written);
  }
  await at(page, "events[0].amount").fill("12000.00");
}

/** What lies after the day looked at is said to, at its row and beside the sum. */
async function after(page) {
  const before = await page.locator("#payoff").innerText();
  const day = await at(page, "asOf").inputValue();
  await page.locator(".happened .buttons button").first().click();
  const place = (await page.locator(".happened .row").count()) - 1;
  await at(page, `events[${place}].amount`).fill("500");
  assert.equal(await page.locator(".row .after").count(), 0);
  await at(page, `events[${place}].date`).fill(`${Number(day.slice(0, 4)) + 1}${day.slice(4)}`);
  assert.match(await page.locator(".row .after").innerText(), /not counted/);
  assert.match(await page.locator("#owed .note").first().innerText(), /1 event after/);
  assert.equal(await page.locator("#payoff").innerText(), before);
}

/** A reminder in daylight; no entry of one debt has the name of an entry of another. */
async function calendars(page) {
  const uids = (text) => [...text.matchAll(/^UID:(.+)$/gm)].map(([, uid]) => uid.trim());
  const first = await saved(page, "Save calendar");
  await pickLoan(page);
  const second = await saved(page, "Save calendar");
  const all = [...uids(first), ...uids(second)];
  assert.ok(uids(first).length > 1 && uids(second).length > 1);
  assert.equal(new Set(all).size, all.length, "every entry has a name of its own");
  assert.deepEqual([...new Set(first.match(/^TRIGGER:.*$/gm))].map((line) => line.trim()), ["TRIGGER:-PT15H"]);
}

export async function contract({ visit }) {
  let asked = 0;
  await visit({}, async (page) => {
    await calendars(page);
  });
  await visit({}, async (page) => {
    await amounts(page);
    await after(page);
  });
  await visit({}, async (page) => {
    asked = await offered(page);
  });
  return `every preset and reason of the schema can be chosen, ${asked} issuers are asked for their due rule; amounts are grouped by thousands or refused`;
}

// How soon something stands there: the page at once, the first answer on a slow line and a slow processor, a thousand events pasted, one file from a disk.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

import { busy, spent } from "./busy.mjs";

const single = new URL("../dist-single/index.html", import.meta.url);

/** What DevTools call Fast 3G: 1.6 Mbit/s, 150 ms. */
const FAST_3G = { offline: false, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8, latency: 150 };

const ANSWER_MS = 4000;
/** All that comes over the line before the first answer: what is seen, and the engine of accounts. */
const ANSWER_BYTES = 375_000;
const PASTE_MS = 1000;

async function slow(browser, address) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", FAST_3G);
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const began = performance.now();
  await page.goto(address, { waitUntil: "commit" });
  await page.locator("#payoff").waitFor();
  const answer = performance.now() - began;
  const needed = await page.evaluate(() => performance.getEntriesByType("resource").filter(({ responseEnd, initiatorType }) => responseEnd > 0 && initiatorType !== "css").map(({ name, encodedBodySize, decodedBodySize }) => [name, encodedBodySize, decodedBodySize]));
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
  await client.send("Network.emulateNetworkConditions", { ...FAST_3G, downloadThroughput: -1, latency: 0 });
  await page.locator(".cards .card").first().waitFor({ state: "attached" });
  const all = await page.evaluate(() => performance.getEntriesByType("resource").reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0));
  await context.close();
  const sent = needed.reduce((sum, [, encoded]) => sum + encoded, 0);
  const size = needed.reduce((sum, [, , decoded]) => sum + decoded, 0);
  return { answer, paint, sent, size, all };
}

/** A thousand events as text, understood and not yet added: what is given adds them, and says how long it was from the click to the figures. */
async function written(page) {
  await page.locator("#account .fold").click();
  await page.locator(".paste summary").click();
  const day = (place) => new Date(Date.UTC(2025, 1, 1) + Math.floor(place / 2.5) * 86_400_000).toISOString().slice(0, 10);
  const list = Array.from({ length: 1000 }, (_, place) => `${day(place)} ${place % 9 === 0 ? "payment" : "purchase"} ${(place % 90) + 10}.${(place % 90) + 10}`).join("\n");
  await page.locator('[data-path="paste"]').fill(list);
  await page.waitForFunction(() => /1000 understood/.test(document.querySelector(".preview")?.textContent ?? ""));
  return () => page.evaluate(async () => {
    const before = document.querySelector("#payoff").textContent;
    const began = performance.now();
    document.querySelector(".paste .primary").click();
    while (document.querySelector("#payoff").textContent === before) await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - began;
  });
}

async function fromDisk(browser) {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const troubles = [];
  const requests = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(`file://${fileURLToPath(single)}`);
  await page.locator("#payoff").waitFor();
  await page.locator(".cards .card").first().waitFor({ state: "attached" });
  assert.deepEqual(troubles, []);
  assert.deepEqual(requests.filter((url) => !url.startsWith("data:")).length, 1, "one file and nothing else");
  await context.close();
}

export async function first({ visit, browser, address }) {
  const before = busy();
  const { answer, paint, sent, size, all } = await slow(browser, address);
  assert.ok(sent < size * 0.6, `served compressed: ${sent} of ${size} bytes`);
  assert.ok(sent < ANSWER_BYTES, `${sent} bytes before the first answer, at most ${ANSWER_BYTES}`);
  assert.ok(sent < all * 0.5, `what negotiates comes after the first answer: ${sent} of ${all} bytes before it`);
  assert.ok(paint > 0 && paint < answer / 2, `something stands there at ${paint.toFixed(0)} ms, the answer at ${answer.toFixed(0)} ms`);
  const slowness = Math.max(before, busy());
  assert.ok(answer < ANSWER_MS * slowness, `the first answer after ${answer.toFixed(0)} ms, at most ${ANSWER_MS} on a quiet machine`);
  let [pasted, worked] = [0, 0];
  await visit({ folded: true }, async (page) => {
    const click = await written(page);
    worked = await spent(page, async () => {
      pasted = await click();
    });
  });
  assert.ok(worked < PASTE_MS, `a thousand events take ${worked.toFixed(0)} ms of a processor, at most ${PASTE_MS}`);
  assert.ok(pasted < PASTE_MS * Math.max(slowness, busy()), `a thousand events after ${pasted.toFixed(0)} ms, at most ${PASTE_MS} on a quiet machine`);
  await fromDisk(browser);
  return `painted at ${paint.toFixed(0)} ms, answered at ${answer.toFixed(0)} ms with ${sent} bytes of ${all}; a thousand events in ${pasted.toFixed(0)} ms, ${worked.toFixed(0)} ms of a processor; one file opens from a disk (the machine takes ${slowness.toFixed(1)} times as long as a quiet one)`;
}

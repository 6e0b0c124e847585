// The calculator in a real browser, served from dist/ as anybody would open it. Each part says what it found.
import process from "node:process";
import { fileURLToPath } from "node:url";

import { launch } from "../../tests/packed/browser.mjs";
import { serve } from "../serve.mjs";
import { accessible } from "./accessible.mjs";
import { agreed } from "./agreed.mjs";
import { bill } from "./bill.mjs";
import { casework } from "./casework.mjs";
import { closed } from "./closed.mjs";
import { contract } from "./contract.mjs";
import { debts } from "./debts.mjs";
import { ends } from "./ends.mjs";
import { first } from "./first.mjs";
import { journey } from "./journey.mjs";
import { kept } from "./kept.mjs";
import { lists } from "./lists.mjs";
import { loan } from "./loan.mjs";
import { mended } from "./mended.mjs";
import { nonsense } from "./nonsense.mjs";
import { now } from "./now.mjs";
import { phone } from "./phone.mjs";
import { portraits } from "./portraits.mjs";
import { quick } from "./quick.mjs";
import { stories } from "./stories.mjs";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
/** What is measured stands alone: it wants the machine for itself. */
const MEASURED = [quick, first];
/** The rest, what takes longest first. */
const JOURNEYS = [nonsense, accessible, debts, bill, portraits, agreed, phone, journey, casework, kept, mended, loan, contract, ends, now, stories, lists, closed];
/** How many journeys go on at once: a page waits for frames as long as it computes. */
const AT_ONCE = 3;
const GROUPS = { measured: MEASURED, journeys: JOURNEYS };

/** `measured`, `journeys`, the name of a part, or nothing for all. */
const asked = process.argv[2];
const isAsked = (part) => asked === undefined || part.name === asked || (GROUPS[asked] ?? []).includes(part);

/** A fresh visitor: nothing kept, no errors allowed; every section open. */
function visitors(browser, address) {
  return async ({ folded = false, ...options }, visit) => {
    const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, acceptDownloads: true, reducedMotion: "reduce", ...options });
    // A busy machine is slow, not wrong.
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    const troubles = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    await page.goto(address);
    await page.locator("#payoff").waitFor();
    // Most of the tests look at everything; that the sections fold is a test of its own.
    if (!folded) await page.locator("#all").click();
    await page.locator(".coming").waitFor({ state: "detached" });
    try {
      await visit(page, troubles);
    } finally {
      await context.close();
    }
    if (troubles.length > 0) throw new Error(`the page complained: ${troubles.join("; ")}`);
  };
}

const server = await serve(dist, 0);
const browser = await launch();
try {
  const visit = visitors(browser, server.address);
  const through = async (parts) => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const began = performance.now();
      const found = await part({ visit, browser, dist, address: server.address });
      console.log(`${part.name}: ${found} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    }
  };
  const [measured, journeys] = [MEASURED, JOURNEYS].map((parts) => parts.filter(isAsked));
  if (measured.length + journeys.length === 0) throw new Error(`no part is called ${asked}`);
  await through(measured);
  await Promise.all(Array.from({ length: AT_ONCE }, () => through(journeys)));
} finally {
  await browser.close();
  server.close();
}

// Pictures to look at: a card and a loan, both widths, both themes, both languages, the printed page; in target/npm/portraits.
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { pickLoan } from "./loan.mjs";

const folder = fileURLToPath(new URL("../../../target/npm/portraits/", import.meta.url));
const LOOKS = [
  ["wide-light-en", 1280, "light", "en-GB"],
  ["wide-dark-zh", 1280, "dark", "zh-CN"],
  ["phone-light-zh", 390, "light", "zh-CN"],
  ["phone-dark-en", 390, "dark", "en-GB"],
];

export async function portraits({ visit }) {
  mkdirSync(folder, { recursive: true });
  for (const [name, width, colorScheme, locale] of LOOKS) {
    await visit({ viewport: { width, height: 900 }, colorScheme, locale }, async (page) => {
      await page.locator("#waiting canvas").waitFor();
      await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
      if (name === "wide-light-en") {
        await page.emulateMedia({ media: "print" });
        await page.pdf({ path: `${folder}print.pdf`, format: "A4" });
        await page.emulateMedia({ media: null });
      }
      await pickLoan(page);
      await page.locator("#plans canvas").waitFor();
      await page.screenshot({ path: `${folder}${name}-loan.png`, fullPage: true });
    });
  }
  // What somebody new sees, a plan that is followed, and letters twice as large.
  const followed = readFileSync(new URL("../../../core/examples/cases/agreement-one-late.json", import.meta.url));
  for (const [name, colorScheme, locale, percent] of [["empty", "light", "zh-CN", 100], ["followed", "dark", "en-GB", 100], ["large", "light", "zh-CN", 200]]) {
    await visit({ viewport: { width: 390, height: 844 }, colorScheme, locale, folded: true }, async (page) => {
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = `${size}%`;
      }, percent);
      if (name === "empty") await page.locator("#example button").click();
      if (name === "followed") {
        await page.locator(".top input[type=file]").setInputFiles({ name: "case.json", mimeType: "application/json", buffer: followed });
        await page.locator("#mine").waitFor();
      }
      await page.screenshot({ path: `${folder}phone-${name}.png`, fullPage: true });
    });
  }
  return `${2 * LOOKS.length + 4} pictures`;
}

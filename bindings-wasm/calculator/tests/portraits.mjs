// Pictures to look at: both widths, both themes, both languages, the printed page; in target/npm/portraits.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

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
      if (name !== "wide-light-en") return;
      await page.emulateMedia({ media: "print" });
      await page.pdf({ path: `${folder}print.pdf`, format: "A4" });
    });
  }
  return `${LOOKS.length + 1} pictures`;
}

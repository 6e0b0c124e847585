// Projects that have nothing but the packed package and what they install, and the pages that they build.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { serve } from "../../calculator/serve.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
/** The root of the repository. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));
/** A case to answer. */
export const sample = join(root, "fuzz/seeds/case_document/minimum-paid.json");

/** Runs a program in a folder and gives what it prints. */
export const run = (folder, program, ...words) =>
  execFileSync(program, words, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });

/** What a program that must fail says. */
export function refused(folder, program, ...words) {
  const { status, stderr } = spawnSync(program, words, { cwd: folder, encoding: "utf8" });
  assert.notEqual(status, 0, `${program} ${words.join(" ")} must fail`);
  return stderr;
}

/** A project beside this file, with the tarball and `packages` installed. */
export function project({ tarball, workshop }, name, ...packages) {
  const folder = join(workshop, name);
  mkdirSync(folder, { recursive: true });
  cpSync(join(here, name), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "1.0.0", type: "module", private: true }));
  run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", tarball, ...packages);
  cpSync(sample, join(folder, "case.json"));
  return folder;
}

/** Opens a folder as a site in the browser, waits for what `names` say, and hands the page to `then`. */
export async function opened(browser, folder, names, then) {
  const { address, close } = await serve(`${folder}/`, 0);
  try {
    return await visited(browser, address, names, then);
  } finally {
    close();
  }
}

/** The same of a site that is served already. */
export async function visited(browser, address, names, then = () => undefined) {
  const page = await browser.newPage();
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && !message.text().includes("404") && troubles.push(message.text()));
  await page.goto(address);
  await page.waitForFunction((all) => all.every((name) => globalThis[name]), names, { timeout: 30_000 }).catch((error) => {
    throw new Error(`${address}: ${troubles.join("; ") || error.message}`);
  });
  const answers = await page.evaluate((all) => all.map((name) => globalThis[name]), names);
  assert.deepEqual(troubles, []);
  await then(page);
  await page.close();
  return answers;
}

/** What a page says that does not come up. */
export async function troubled(browser, folder) {
  const { address, close } = await serve(`${folder}/`, 0);
  const page = await browser.newPage();
  try {
    const [error] = await Promise.all([page.waitForEvent("pageerror"), page.goto(address)]);
    return error.message;
  } finally {
    await page.close();
    close();
  }
}

// Nothing leaves the page: whatever a script in it tries, no request arrives. Without the policy, all of them do.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { tmpdir } from "node:os";

import { serve } from "../serve.mjs";

/** A server that counts who knocks. */
async function listener() {
  const knocked = new Set();
  const server = createServer((request, response) => {
    knocked.add(new URL(request.url, "http://localhost").pathname);
    response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}`, knocked, close: () => server.close() };
}

/** Every way out that a script has. */
async function tryToLeave(page, to) {
  await page.evaluate(async (address) => {
    const quietly = async (way) => {
      try {
        await way();
      } catch {
        // Refused: that is the point.
      }
    };
    await quietly(() => fetch(`${address}/fetch`));
    await quietly(() => navigator.sendBeacon(`${address}/beacon`, "x"));
    await quietly(() => {
      const request = new XMLHttpRequest();
      request.open("GET", `${address}/xhr`);
      request.send();
    });
    await quietly(() => new EventSource(`${address}/events`));
    await quietly(() => {
      new Image().src = `${address}/image`;
    });
    await quietly(() => import(`${address}/script`));
    await new Promise((done) => setTimeout(done, 400));
  }, to);
}

export async function closed({ visit, browser, dist }) {
  const outside = await listener();
  const open = mkdtempSync(join(tmpdir(), "arrears-"));
  try {
    await visit({}, async (page, troubles) => {
      const requested = [];
      page.on("request", (request) => requested.push(request.url()));
      await page.reload();
      await page.locator("#payoff").waitFor();
      const origin = new URL(page.url()).origin;
      assert.ok(requested.length >= 3, `${requested}`);
      assert.deepEqual(requested.filter((url) => !url.startsWith(origin) && !url.startsWith("data:")), []);
      assert.ok(!requested.some((url) => url.endsWith(".wasm")), "the module travels inside the script");
      await tryToLeave(page, outside.address);
      assert.deepEqual([...outside.knocked], []);
      assert.ok(troubles.some((told) => /Content Security Policy/.test(told)), "the policy says that it refused");
      troubles.length = 0;
    });
    // The same page without its policy: the listener can hear.
    cpSync(dist, open, { recursive: true });
    for (const packed of ["index.html.br", "index.html.gz"]) rmSync(join(open, packed));
    const html = readFileSync(join(open, "index.html"), "utf8");
    writeFileSync(join(open, "index.html"), html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ""));
    const server = await serve(`${open}/`, 0);
    const page = await browser.newPage();
    await page.goto(server.address);
    await tryToLeave(page, outside.address);
    await page.close();
    for (const address of ["%zz", "%00", "..%2fpackage.json", "%2e%2e/package.json", "nothing"]) {
      assert.equal((await fetch(`${server.address}${address}`)).status, 404, address);
    }
    server.close();
    assert.deepEqual([...outside.knocked].sort(), ["/beacon", "/events", "/fetch", "/image", "/script", "/xhr"]);
    return "no request left the page; without the policy six ways out work";
  } finally {
    outside.close();
    rmSync(open, { recursive: true, force: true });
  }
}

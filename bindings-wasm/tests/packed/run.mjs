// The tarball installed into fresh projects, each run as its user would; then how large and how fast it is.
//
//   node run.mjs TARBALL WORKSHOP
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { serve } from "../../calculator/serve.mjs";
import { launch } from "./browser.mjs";

const [tarball, workshop] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));
const sample = join(root, "fuzz/seeds/case_document/minimum-paid.json");

/** The most bytes of each module, as it is and through brotli. */
const MOST = { arrears: { raw: 1_000_000, brotli: 360_000 }, account: { raw: 640_000, brotli: 230_000 } };
/** Of the whole engine. */
const MOST_INSTANTIATION_MS = 20;

const run = (folder, program, ...words) =>
  execFileSync(program, words, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });

/** A project that has nothing but what it installs. */
function project(name, ...packages) {
  const folder = join(workshop, name);
  mkdirSync(folder, { recursive: true });
  cpSync(join(here, name), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "1.0.0", type: "module", private: true }));
  run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", tarball, ...packages);
  return folder;
}

function cases() {
  const folders = ["core/examples/cases", "fuzz/seeds/case_document"].map((folder) => join(root, folder));
  return folders.flatMap((folder) => readdirSync(folder).sort().filter((file) => file.endsWith(".json")).map((file) => join(folder, file)));
}

rmSync(workshop, { recursive: true, force: true });
let wanted;

{
  const folder = project("node");
  wanted = run(folder, "node", "main.mjs", sample).trimEnd();
  assert.equal(JSON.parse(wanted).version, "arrears-report/2");
  const negotiated = join(root, "core/examples/cases/offers-illness.json");
  assert.equal(run(folder, "node", "account.mjs", sample, negotiated).trimEnd(), wanted);
  console.log("Node: six entries, imported and required, one answer");
}

{
  const folder = project("types");
  // What of Node the transcript uses; its whole declarations are a package of their own.
  writeFileSync(
    join(folder, "node.d.ts"),
    'declare module "node:fs" { export function readFileSync(path: string, encoding: "utf8"): string; }\ndeclare const process: { readonly argv: readonly string[] };\n',
  );
  const strict = ["--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2022,dom"];
  const files = ["node.d.ts", "types.ts", "transcript.ts"];
  const compiler = join(root, "bindings-wasm/node_modules/typescript/bin/tsc");
  for (const resolution of [["--module", "esnext", "--moduleResolution", "bundler"], ["--module", "nodenext"]]) {
    run(folder, "node", compiler, ...strict, ...resolution, "--outDir", "out", ...files);
  }
  const paths = cases();
  const transcript = run(folder, "node", "out/transcript.js", ...paths);
  const rust = run(root, "cargo", "run", "--quiet", "--package", "arrears", "--all-features", "--example", "transcript", "--", ...paths);
  assert.equal(transcript.split("\n").length, paths.length + 1);
  assert.ok(transcript === rust, "TypeScript and Rust print different transcripts");
  console.log(`TypeScript: strict types, and the transcript of ${paths.length} cases is Rust's, ${transcript.length} characters`);
}

const browser = await launch();
try {
  for (const [name, ...packages] of [["plain"], ["vite", "vite@8.3.8"]]) {
    const folder = project(name, ...packages);
    cpSync(sample, join(folder, "case.json"));
    let served = `${folder}/`;
    if (name === "vite") {
      run(folder, "node", "node_modules/vite/bin/vite.js", "build", "--logLevel=warn");
      served = `${folder}/dist/`;
    }
    const { address, close } = await serve(served, 0);
    const page = await browser.newPage();
    const troubles = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => message.type() === "error" && !message.text().includes("404") && troubles.push(message.text()));
    await page.goto(address);
    await page.waitForFunction(() => globalThis.fromPage && globalThis.fromWorker, null, { timeout: 15_000 }).catch((error) => {
      throw new Error(`${name}: ${troubles.join("; ") || error.message}`);
    });
    const [fromPage, fromWorker] = await page.evaluate(() => [globalThis.fromPage, globalThis.fromWorker]);
    assert.equal(fromPage, wanted, `${name}: the page`);
    assert.equal(fromWorker, wanted, `${name}: the worker`);
    assert.deepEqual(troubles, []);
    if (name === "plain") await instantiation(page);
    await page.close();
    close();
    console.log(`${name === "vite" ? "Vite build" : "plain page"}: the page and its worker give the same answer`);
  }
} finally {
  await browser.close();
}

/** How long the browser takes from bytes to a module that answers: the least of several, the machine being shared. */
async function instantiation(page) {
  const times = await page.evaluate(async () => {
    const module = await (await fetch("./node_modules/arrears/js/generated/arrears.wasm")).arrayBuffer();
    const found = [];
    for (let round = 0; round < 15; round += 1) {
      // Another byte at the end of a custom section each time: no compiled code is found again.
      const fresh = new Uint8Array([...new Uint8Array(module), 0, 3, 1, 120, round]);
      const began = performance.now();
      const compiled = await WebAssembly.compile(fresh);
      const glue = WebAssembly.Module.imports(compiled).map(({ module }) => [module, new Proxy({}, { get: () => () => undefined })]);
      await WebAssembly.instantiate(compiled, Object.fromEntries(glue));
      found.push(performance.now() - began);
    }
    return found.sort((a, b) => a - b);
  });
  const [least = Infinity] = times;
  console.log(`instantiation: ${least.toFixed(1)} ms at best, ${times[7].toFixed(1)} ms in the middle, at most ${MOST_INSTANTIATION_MS} ms`);
  assert.ok(least <= MOST_INSTANTIATION_MS, "instantiation is too slow");
}

for (const [name, most] of Object.entries(MOST)) {
  const bytes = readFileSync(join(workshop, `node/node_modules/arrears/js/generated/${name}.wasm`));
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  console.log(`${name}.wasm: ${bytes.length} bytes (at most ${most.raw}), brotli ${packed.length} bytes (at most ${most.brotli})`);
  assert.ok(bytes.length <= most.raw, `${name}.wasm has grown`);
  assert.ok(packed.length <= most.brotli, `${name}.wasm compresses worse`);
}

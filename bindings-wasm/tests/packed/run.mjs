// The tarball installed into fresh projects, each run as its user would; then how large and how fast it is.
//
//   node run.mjs TARBALL WORKSHOP TRANSCRIPT
//
// TRANSCRIPT is the built example of the core that prints what `transcript.ts` does.
import assert from "node:assert/strict";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { brotliCompressSync, constants } from "node:zlib";

import { launch } from "./browser.mjs";
import { bundlers, runtimes } from "./bundlers.mjs";
import { opened, project, root, run, sample } from "./project.mjs";

const [tarball, workshop, inRust] = process.argv.slice(2);
const place = { tarball, workshop };

/** The most bytes of each module, as it is and through brotli. */
const MOST = { arrears: { raw: 1_400_000, brotli: 480_000 }, account: { raw: 880_000, brotli: 300_000 } };
/** Of the whole engine. */
const MOST_INSTANTIATION_MS = 20;

function cases() {
  const folders = ["core/examples/cases", "fuzz/seeds/case_document"].map((folder) => join(root, folder));
  return folders.flatMap((folder) => readdirSync(folder).sort().filter((file) => file.endsWith(".json")).map((file) => join(folder, file)));
}

rmSync(workshop, { recursive: true, force: true });
let wanted;

{
  const folder = project(place, "node");
  wanted = run(folder, "node", "main.mjs", sample).trimEnd();
  assert.equal(JSON.parse(wanted).version, "arrears-report/2");
  const negotiated = join(root, "core/examples/cases/offers-illness.json");
  assert.equal(run(folder, "node", "account.mjs", sample, negotiated).trimEnd(), wanted);
  console.log("Node: six entries, imported and required, one answer");
  const readme = readFileSync(join(folder, "node_modules/arrears/README.md"), "utf8");
  for (const name of ["card", "loan", "offers"]) {
    const path = join(folder, "node_modules/arrears/examples", `${name}.mjs`);
    const [, ...program] = readFileSync(path, "utf8").split("\n");
    assert.ok(readme.includes(`\`\`\`js\n${program.join("\n")}\`\`\``), `the README shows examples/${name}.mjs`);
    const printed = run(folder, "node", path);
    assert.ok(printed.split("\n").length > 4, printed);
    // What the README says it prints.
    if (name === "card") assert.ok(printed.startsWith(/```text\n(.*?)```/s.exec(readme)[1]), printed);
    console.log(`examples/${name}.mjs: ${printed.split("\n")[0]}`);
  }
}

{
  const folder = project(place, "types");
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
  const rust = run(root, inRust, ...paths);
  assert.equal(transcript.split("\n").length, paths.length + 1);
  assert.ok(transcript === rust, "TypeScript and Rust print different transcripts");
  console.log(`TypeScript: strict types, and the transcript of ${paths.length} cases is Rust's, ${transcript.length} characters`);
}

const browser = await launch();
try {
  const names = ["fromPage", "fromWorker"];
  const plain = project(place, "plain");
  assert.deepEqual(await opened(browser, plain, names, instantiation), [wanted, wanted], "the plain page");
  console.log("plain page: the page and its worker give the same answer");
  const vite = project(place, "vite", "vite@8.3.8");
  run(vite, "node", "node_modules/vite/bin/vite.js", "build", "--logLevel=warn");
  assert.deepEqual(await opened(browser, join(vite, "dist"), names), [wanted, wanted], "Vite");
  console.log("Vite build: the page and its worker give the same answer");
  await bundlers(place, browser, wanted);
  runtimes(place, wanted);
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

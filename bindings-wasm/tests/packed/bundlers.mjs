// The tarball in the bundlers and runtimes that people use: each gives the answer that Node gives, or says what is missing.
//
//   node bundlers.mjs TARBALL WORKSHOP      these, and Next.js, which alone is as much again
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

import { launch } from "./browser.mjs";
import { opened, project, refused, run, sample, troubled, visited } from "./project.mjs";

const ESBUILD = "esbuild@0.28.2";
const ROLLUP = ["rollup@4.68.8", "@rollup/plugin-node-resolve@16.0.3"];
const WEBPACK = "webpack@5.113.0";
const RUNTIMES = ["deno@2.9.6", "bun@1.4.5"];
const NEXT = ["next@16.4.6", "react@19.3.1", "react-dom@19.3.1"];

/** What a bundle without its module says. */
const LEFT = /WebAssembly module is not where it should be.*"arrears\/inline".*"arrears\/init"/s;

/** esbuild, rollup and webpack, for the browser and for Node. */
export async function bundlers(place, browser, wanted) {
  const folder = project(place, "bundled", ESBUILD, ...ROLLUP, WEBPACK);
  /** A folder of its own for a bundle, with the page and the case. */
  const site = (name) => {
    const made = join(folder, name);
    mkdirSync(made, { recursive: true });
    for (const file of ["index.html", "case.json"]) copyFileSync(join(folder, file), join(made, file));
    return made;
  };
  const esbuild = (entry, out, ...words) =>
    run(folder, "node_modules/.bin/esbuild", entry, "--bundle", "--log-level=warning", `--outfile=${out}`, ...words);
  const rollup = (entry, out, format, ...words) =>
    run(folder, "node_modules/.bin/rollup", entry, "--silent", "--plugin", "node-resolve", "--file", out, "--format", format, "--inlineDynamicImports", ...words);
  const shows = async (name, names = ["fromPage"]) => opened(browser, site(name), names);

  esbuild("inline.js", "esbuild-inline/bundle.js", "--format=esm");
  esbuild("esbuild.js", "esbuild-file/bundle.js", "--format=esm", "--loader:.wasm=file");
  rollup("inline.js", "rollup-inline/bundle.js", "es");
  rollup("rollup.js", "rollup-file/bundle.js", "es");
  copyFileSync(join(folder, "node_modules/arrears/js/generated/arrears.wasm"), join(folder, "rollup-file/arrears.wasm"));
  run(folder, "node", "build.webpack.mjs");
  for (const name of ["esbuild-inline", "esbuild-file", "rollup-inline", "rollup-file"]) assert.deepEqual(await shows(name), [wanted], name);
  assert.deepEqual(await shows("webpack", ["fromPage", "fromWorker"]), [wanted, wanted], "webpack");

  esbuild("left.js", "esbuild-left/bundle.js", "--format=esm");
  rollup("left.js", "rollup-left/bundle.js", "es");
  for (const name of ["esbuild-left", "rollup-left"]) assert.match(await troubled(browser, site(name)), LEFT, name);

  const node = ["--platform=node"];
  esbuild("program.js", "program-esbuild.mjs", ...node, "--format=esm");
  esbuild("program.js", "program-esbuild.cjs", ...node, "--format=cjs");
  writeFileSync(join(folder, "rollup.config.mjs"), ROLLUP_FOR_NODE);
  run(folder, "node_modules/.bin/rollup", "--config", "--silent");
  for (const name of ["esbuild.mjs", "esbuild.cjs", "rollup.mjs", "rollup.cjs"]) {
    assert.equal(run(folder, "node", `program-${name}`, sample).trimEnd(), wanted, name);
  }
  esbuild("program.left.js", "left/program.mjs", ...node, "--format=esm");
  esbuild("program.left.js", "left/program.cjs", ...node, "--format=cjs");
  for (const name of ["left/program.mjs", "left/program.cjs"]) assert.match(refused(folder, "node", name), LEFT, name);
  console.log("esbuild, rollup and webpack: nine bundles give the answer, four that left the module behind say so");
}

const ROLLUP_FOR_NODE = `import resolve from "@rollup/plugin-node-resolve";
export default ["es", "cjs"].map((format) => ({
  input: "program.js",
  external: /^node:/,
  output: { file: format === "es" ? "program-rollup.mjs" : "program-rollup.cjs", format },
  plugins: [resolve({ exportConditions: ["node"] })],
}));
`;

/** Deno and Bun, as npm packs them. */
export function runtimes(place, wanted) {
  const folder = project(place, "runtimes", ...RUNTIMES);
  assert.equal(run(folder, "node_modules/.bin/deno", "run", "--no-lock", "--allow-read", "main.mjs", sample).trimEnd(), wanted, "Deno");
  assert.equal(run(folder, "node_modules/.bin/bun", "main.mjs", sample).trimEnd(), wanted, "Bun");
  console.log("Deno and Bun: three entries, one answer");
}

/** Next.js with Turbopack: a server component, a client component, a route. */
async function next(place, browser, wanted) {
  const folder = project(place, "next", ...NEXT);
  const tool = ["node_modules/next/dist/bin/next"];
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  run(folder, "node", ...tool, "build");
  const server = spawn("node", [...tool, "start", "--port", "0", "--hostname", "127.0.0.1"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const address = await new Promise((found, failed) => {
      let said = "";
      server.once("exit", (code) => failed(new Error(`next start ended with ${code}: ${said}`)));
      server.stdout.on("data", (part) => {
        said += part;
        const local = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
        if (local !== null && said.includes("Ready")) found(`${local[0]}/`);
      });
    });
    assert.deepEqual(await visited(browser, address, ["fromServer", "fromPage"]), [wanted, wanted], "Next.js");
    const answer = await fetch(`${address}api`, { method: "POST", body: readFileSync(sample) });
    assert.equal(await answer.text(), wanted, "Next.js: the route");
  } finally {
    server.kill();
  }
  console.log("Next.js (Turbopack): a server component, a client component and a route give the answer");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [tarball, workshop] = process.argv.slice(2);
  const place = { tarball, workshop };
  rmSync(workshop, { recursive: true, force: true });
  const wanted = run(project(place, "runtimes"), "node", "main.mjs", sample).trimEnd();
  const browser = await launch();
  try {
    runtimes(place, wanted);
    await bundlers(place, browser, wanted);
    await next(place, browser, wanted);
  } finally {
    await browser.close();
  }
}

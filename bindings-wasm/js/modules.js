// The engine is two modules in one memory: accounts, and on top of them the negotiation.
import start, * as generated from "./generated/arrears.js";

/** The module of the negotiation, compiled, once it is loaded. */
let upper = null;

/** Loads the module of accounts, and that of the negotiation if one is given, each once; at the same time. */
export async function load(account, negotiation) {
  const wanted = upper === null && negotiation !== undefined;
  const [compiledNegotiation] = await Promise.all([wanted ? compiled(negotiation) : upper, start({ module_or_path: account })]);
  if (wanted) join(compiledNegotiation);
}

/** The same from bytes, at once. */
export function loadSync(account, negotiation) {
  generated.initSync({ module: account });
  if (upper === null && negotiation !== undefined) join(new WebAssembly.Module(negotiation));
}

/** What is loaded, as the face uses it. */
export const modules = {
  report: generated.report,
  /** Whether the negotiation is there. */
  isWhole: () => upper !== null,
  /** Fresh instances, after a trap has left the memory in doubt. */
  reset() {
    generated.__wbg_reset_state();
    if (upper !== null) join(upper);
  },
};

/** Instantiating it is all: it finds what it needs in the exports of the other, and puts itself into that one's table. */
function join(module) {
  new WebAssembly.Instance(module, { lower: generated.initSync() });
  upper = module;
}

async function compiled(source) {
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  if (typeof given === "string" || given instanceof URL) return compiled(fetch(given));
  if (typeof Response !== "function" || !(given instanceof Response)) return WebAssembly.compile(given);
  if (!given.ok) throw new Error(`cannot fetch ${given.url}: ${given.status} ${given.statusText}`);
  const isNamed = given.headers.get("Content-Type") === "application/wasm";
  return isNamed ? WebAssembly.compileStreaming(given) : WebAssembly.compile(await given.arrayBuffer());
}

export * from "./index.js";

/** The bytes of a module, a compiled one, its URL, or the response that brings it. */
export type ModuleSource = BufferSource | WebAssembly.Module | URL | string | Response | Promise<Response>;

/**
 * Starts the engine; await it once before the first call of any function.
 * @param module what `arrears/arrears.wasm` is
 * @example
 * import { init, report } from "arrears/init";
 * import module from "arrears/arrears.wasm?url";
 * await init(module);
 */
export function init(module: ModuleSource): Promise<void>;

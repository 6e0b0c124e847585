export * from "./index.js";

/**
 * Starts the module; await it once before the first call of any function.
 * @param module its bytes, a compiled module, its URL, or the response that brings it
 * @example
 * import { init, report } from "arrears/init";
 * import wasm from "arrears/arrears.wasm?url";
 * await init(wasm);
 */
export function init(module: BufferSource | WebAssembly.Module | URL | string | Response | Promise<Response>): Promise<void>;

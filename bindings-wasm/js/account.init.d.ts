import type { ModuleSource } from "./init.js";

export * from "./account.js";
export type { ModuleSource };

/**
 * Starts the engine without the negotiation; await it once before the first call of any function.
 * @param module what `arrears/account.wasm` is
 * @example
 * import { init, report } from "arrears/account/init";
 * import module from "arrears/account.wasm?url";
 * await init(module);
 */
export function init(module: ModuleSource): Promise<void>;

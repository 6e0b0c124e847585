export * from "./index.js";

/** The bytes of a module, a compiled one, its URL, or the response that brings it. */
export type ModuleSource = BufferSource | WebAssembly.Module | URL | string | Response | Promise<Response>;

/**
 * Starts the engine; await it once before the first call of any function.
 * @param account the module of accounts
 * @param negotiation the module on top of it; without it a case with `budget`, `offers`, `agreement` or `casework`
 * is refused, until `init` is called again with it
 * @example
 * import { init, report } from "arrears/init";
 * import account from "arrears/account.wasm?url";
 * import negotiation from "arrears/negotiation.wasm?url";
 * await init(account, negotiation);
 */
export function init(account: ModuleSource, negotiation?: ModuleSource): Promise<void>;

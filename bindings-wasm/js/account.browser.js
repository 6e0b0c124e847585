// The entry for pages that negotiate nothing, or not yet: fetches the module of accounts only.
import { ArrearsError, face } from "./face.js";
import { load, modules } from "./modules.js";

await load(new URL("./generated/account.wasm", import.meta.url));

const { report, reportText } = face(modules);

export { ArrearsError, report, reportText };

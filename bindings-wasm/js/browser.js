// The entry for browsers and bundlers: fetches the modules next to this file, ready when the import is.
import { ArrearsError, face } from "./face.js";
import { load, modules } from "./modules.js";

await load(new URL("./generated/account.wasm", import.meta.url), new URL("./generated/negotiation.wasm", import.meta.url));

const { report, reportText } = face(modules);

export { ArrearsError, report, reportText };

// The entry for browsers and bundlers: fetches the module next to this file, ready when the import is.
import { ArrearsError, face } from "./face.js";
import init, * as generated from "./generated/arrears.js";

await init({ module_or_path: new URL("./generated/arrears_bg.wasm", import.meta.url) });

const { report, reportText } = face(generated);

export { ArrearsError, report, reportText };

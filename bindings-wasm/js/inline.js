// The entry for a page that may load nothing: the module travels inside the script, as base64.
import { ArrearsError, bytes, face } from "./face.js";
import start, * as engine from "./generated/arrears.js";
import { module } from "./generated/arrears.inline.js";

// Not the synchronous start: some browsers compile only small modules so.
await start({ module_or_path: bytes(module) });

const { report, reportText } = face(engine);

export * from "./build.js";
export { ArrearsError, report, reportText };

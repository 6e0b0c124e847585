// The entry for a page that may load nothing: the module travels inside the script, as base64.
import { ArrearsError, face } from "./face.js";
import init, * as generated from "./generated/arrears.js";
import base64 from "./generated/inline.js";

// Not the synchronous start: some browsers compile only small modules so.
await init({ module_or_path: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) });

const { report, reportText } = face(generated);

export { ArrearsError, report, reportText };

// The entry for a page that may load nothing: the module travels inside the script, as base64.
import { ArrearsError, face } from "./face.js";
import * as generated from "./generated/arrears.js";
import base64 from "./generated/inline.js";

generated.initSync({ module: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) });

const { report, reportText } = face(generated);

export { ArrearsError, report, reportText };

// The entry for a page that may load nothing: the modules travel inside the script, as base64.
import { ArrearsError, face } from "./face.js";
import { account, negotiation } from "./generated/inline.js";
import { load, modules } from "./modules.js";

const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
// Not the synchronous start: some browsers compile only small modules so.
await load(bytes(account), bytes(negotiation));

const { report, reportText } = face(modules);

export { ArrearsError, report, reportText };

// The entry for Node without the negotiation.
import { readFileSync } from "node:fs";

import { ArrearsError, face } from "./face.js";
import { loadSync, modules } from "./modules.js";

loadSync(readFileSync(new URL("./generated/account.wasm", import.meta.url)));

const { report, reportText } = face(modules);

export { ArrearsError, report, reportText };

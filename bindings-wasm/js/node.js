// The entry for Node: reads the modules from disk, ready when the import is.
import { readFileSync } from "node:fs";

import { ArrearsError, face } from "./face.js";
import { loadSync, modules } from "./modules.js";

const read = (name) => readFileSync(new URL(`./generated/${name}.wasm`, import.meta.url));
loadSync(read("account"), read("negotiation"));

const { report, reportText } = face(modules);

export { ArrearsError, report, reportText };

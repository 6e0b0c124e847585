// The entry for Node: reads its module from disk, ready when the import is.
import { readFileSync } from "node:fs";

import { ArrearsError, face } from "./face.js";
import * as engine from "./generated/arrears.js";

engine.initSync({ module: readFileSync(new URL("./generated/arrears.wasm", import.meta.url)) });

const { report, reportText } = face(engine);

export { ArrearsError, report, reportText };

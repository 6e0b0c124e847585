// The entry for Node: reads the module from disk, ready when the import is.
import { readFileSync } from "node:fs";

import { ArrearsError, face } from "./face.js";
import * as generated from "./generated/arrears.js";

generated.initSync({ module: readFileSync(new URL("./generated/arrears_bg.wasm", import.meta.url)) });

const { report, reportText } = face(generated);

export { ArrearsError, report, reportText };

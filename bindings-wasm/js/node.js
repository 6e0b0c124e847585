// The entry for Node, Deno and Bun: reads its module from disk, ready when the import is.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { ArrearsError, face, read } from "./face.js";
import * as engine from "./generated/arrears.js";

// A path and not a URL, which a bundler may have made one of its own kind.
engine.initSync({ module: read(() => readFileSync(fileURLToPath(new URL("./generated/arrears.wasm", import.meta.url)))) });

const { report, reportText } = face(engine);

export * from "./build.js";
export { ArrearsError, report, reportText };

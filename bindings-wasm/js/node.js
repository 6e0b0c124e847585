// The entry for Node, Deno and Bun: reads its module from disk, ready when the import is.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { ArrearsError, face, read } from "./face.js";
import * as engine from "./generated/arrears.js";

// A path and not a URL: Next.js makes URLs of its own kind of what stands beside a script, which Node reads nothing from.
const module = read(() => readFileSync(join(dirname(fileURLToPath(import.meta.url)), "generated/arrears.wasm")));
engine.initSync({ module });

const { report, reportText } = face(engine);

export * from "./build.js";
export { ArrearsError, report, reportText };

// The entry for browsers and bundlers: fetches its module next to this file, ready when the import is.
import { ArrearsError, face, fetched } from "./face.js";
import start, * as engine from "./generated/arrears.js";

await start({ module_or_path: fetched(new URL("./generated/arrears.wasm", import.meta.url)) });

const { report, reportText } = face(engine);

export * from "./build.js";
export { ArrearsError, report, reportText };

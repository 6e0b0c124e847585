// The entry with the module inside, for Node: at once, so that a bundle of any format can hold it and `require` can load it.
import { ArrearsError, bytes, face } from "./face.js";
import * as engine from "./generated/arrears.js";
import { module } from "./generated/arrears.inline.js";

engine.initSync({ module: bytes(module) });

const { report, reportText } = face(engine);

export * from "./build.js";
export { ArrearsError, report, reportText };

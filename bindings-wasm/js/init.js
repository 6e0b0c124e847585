// The entry for a host that has the module already, or knows where it is: nothing is loaded before `init` is called.
import { ArrearsError, awaited } from "./face.js";
import start, * as engine from "./generated/arrears.js";

const { init, report, reportText } = awaited(start, engine);

export * from "./build.js";
export { ArrearsError, init, report, reportText };

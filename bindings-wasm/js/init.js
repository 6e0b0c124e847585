// The entry for a host that has the module already, or knows where it is: nothing is loaded before `init` is called.
import { ArrearsError, face } from "./face.js";
import start, * as generated from "./generated/arrears.js";

let ready = null;

/** The functions, or the reason why there are none yet. */
function functions() {
  if (ready === null) {
    throw new ArrearsError({ code: 4, name: "argument", path: "", message: "`init` has not been awaited yet" });
  }
  return ready;
}

export async function init(module) {
  await start({ module_or_path: module });
  ready = face(generated);
}

export function report(caseDocument) {
  return functions().report(caseDocument);
}

export function reportText(caseText) {
  return functions().reportText(caseText);
}

export { ArrearsError };

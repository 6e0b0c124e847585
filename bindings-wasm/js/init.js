// The entry for a host that has the modules already, or knows where they are: nothing is loaded before `init` is called.
import { ArrearsError, face } from "./face.js";
import { load, modules } from "./modules.js";

let ready = null;

/** The functions, or the reason why there are none yet. */
function functions() {
  if (ready === null) {
    throw new ArrearsError({ code: 4, name: "argument", path: "", message: "`init` has not been awaited yet" });
  }
  return ready;
}

export async function init(account, negotiation) {
  await load(account, negotiation);
  ready = face(modules);
}

export function report(caseDocument) {
  return functions().report(caseDocument);
}

export function reportText(caseText) {
  return functions().reportText(caseText);
}

export { ArrearsError };

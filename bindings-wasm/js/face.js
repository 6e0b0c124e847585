// What the entry files share: arguments in, objects and errors out. The module behind it takes text and gives text.

/** Codes below 100 are the face's own; from 100 on they are the engine's, the same in every language. */
const ARGUMENT = 4;
const MODULE_MISSING = 50;
const PANIC = 99;

/** A case that the engine refuses, an argument that is none, or a defect. */
export class ArrearsError extends Error {
  constructor({ code, name, path, message, messageZh = message }, options) {
    super(message, options);
    this.code = code;
    this.kind = name;
    this.path = path;
    this.messageZh = messageZh;
  }
}
// On the prototype, as the built-in errors have it: an instance shows no key of its own for it.
Object.defineProperty(ArrearsError.prototype, "name", { value: "ArrearsError", configurable: true, writable: true });

/** The functions of the package over a module that is ready, as the generated glue gives it. */
export function face({ report: answered, __wbg_reset_state: reset }) {
  function reportText(caseText) {
    if (typeof caseText !== "string") {
      throw argument(`the case must be a string, not ${described(caseText)}`);
    }
    if (!wellFormed(caseText)) {
      throw argument("the case contains half a character (a lone surrogate)");
    }
    const answer = guarded(() => answered(caseText), reset);
    // Only an error document starts so; a report, which can be large, is not parsed to find out.
    if (answer.startsWith('{"error":')) throw new ArrearsError(JSON.parse(answer).error);
    return answer;
  }

  function report(caseDocument) {
    return JSON.parse(reportText(typeof caseDocument === "string" ? caseDocument : written(caseDocument)));
  }

  return { report, reportText };
}

/** The same over a module that `init` is given: the other functions say so until it has been awaited. */
export function awaited(start, engine) {
  let ready = null;
  const functions = () => {
    if (ready === null) throw argument("`init` has not been awaited yet");
    return ready;
  };
  return {
    async init(module) {
      await start({ module_or_path: module });
      ready = face(engine);
    },
    report: (caseDocument) => functions().report(caseDocument),
    reportText: (caseText) => functions().reportText(caseText),
  };
}

/** A trap leaves the instance's memory in doubt: report it, and let the next call have a fresh instance. */
function guarded(call, reset) {
  try {
    return call();
  } catch (cause) {
    reset();
    const message = `a defect inside the engine, please report it: ${cause instanceof Error ? cause.message : cause}`;
    throw new ArrearsError({ code: PANIC, name: "panic", path: "", message }, { cause });
  }
}

/** The text of a case given as an object. */
function written(value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw argument(`the case must be an object or a string, not ${described(value)}`);
  }
  let text;
  try {
    text = JSON.stringify(value);
  } catch (cause) {
    throw argument(`the case cannot be written as JSON: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  if (text === undefined) throw argument("the case cannot be written as JSON");
  return text;
}

/** The answer that brings the module from `url`; a server that has something else there, or nothing, is told of by name. */
export async function fetched(url) {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw missing(url, cause);
  }
  const isPage = (response.headers.get("content-type") ?? "").startsWith("text/html");
  if (!response.ok) throw missing(url, `HTTP ${response.status}`);
  if (isPage) throw missing(url, "an HTML page stands there");
  return response;
}

/** What `read` gives, the module from a disk; where it is not there, that is told by name. */
export function read(from) {
  try {
    return from();
  } catch (cause) {
    throw missing("beside the script", cause);
  }
}

/** The bytes of a module that is written as base64. */
export function bytes(module) {
  return Uint8Array.from(atob(module), (character) => character.charCodeAt(0));
}

/** A bundler has moved the script and left the module behind. */
function missing(where, cause) {
  const why = cause instanceof Error ? cause.message : cause;
  const message =
    `the WebAssembly module is not where it should be, ${where} (${why}): a bundler that does not copy it, such as ` +
    'esbuild or rollup, needs "arrears/inline", which carries it inside the script, or "arrears/init", which is told where it is';
  return new ArrearsError({ code: MODULE_MISSING, name: "moduleMissing", path: "", message }, { cause });
}

function argument(message, options) {
  return new ArrearsError({ code: ARGUMENT, name: "argument", path: "", message }, options);
}

function described(value) {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `of type ${typeof value}`;
}

/** `String.prototype.isWellFormed`, where it exists. */
function wellFormed(text) {
  return typeof text.isWellFormed === "function" ? text.isWellFormed() : !/\p{Surrogate}/u.test(text);
}

import { reportText } from "arrears/account";

import text from "./case.json?raw";

const first = reportText(text);
const whole = await import("arrears");
globalThis.fromPage = whole.reportText(text) === first ? first : "the entries differ";
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => (globalThis.fromWorker = data);
worker.postMessage(text);

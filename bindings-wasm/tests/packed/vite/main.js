import { reportText } from "arrears";

import text from "./case.json?raw";

globalThis.fromPage = reportText(text);
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => (globalThis.fromWorker = data);
worker.postMessage(text);

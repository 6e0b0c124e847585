import { reportText } from "arrears";

const text = await (await fetch("./case.json")).text();
globalThis.fromPage = reportText(text);
const worker = new Worker(new URL("./webpack.worker.js", import.meta.url));
worker.onmessage = ({ data }) => (globalThis.fromWorker = data);
worker.postMessage(text);

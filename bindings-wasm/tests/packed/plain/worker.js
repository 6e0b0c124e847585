import { init, reportText } from "./node_modules/arrears/js/init.js";

// The first message may come before the module: nothing is lost that is waited for.
const module = (name) => new URL(`./node_modules/arrears/js/generated/${name}.wasm`, import.meta.url);
const ready = init(module("account"), module("negotiation"));
self.onmessage = async ({ data }) => {
  await ready;
  self.postMessage(reportText(data));
};

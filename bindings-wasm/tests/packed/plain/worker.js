import { init, reportText } from "./node_modules/arrears/js/init.js";

// The first message may come before the module: nothing is lost that is waited for.
const ready = init(new URL("./node_modules/arrears/js/generated/arrears.wasm", import.meta.url));
self.onmessage = async ({ data }) => {
  await ready;
  self.postMessage(reportText(data));
};

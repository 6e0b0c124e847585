import { init, reportText } from "arrears/init";

const ready = init(new URL("arrears/arrears.wasm", import.meta.url));
self.onmessage = async ({ data }) => {
  await ready;
  self.postMessage(reportText(data));
};

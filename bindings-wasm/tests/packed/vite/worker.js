import { init, reportText } from "arrears/init";
import wasm from "arrears/arrears.wasm?url";

const ready = init(wasm);
self.onmessage = async ({ data }) => {
  await ready;
  self.postMessage(reportText(data));
};

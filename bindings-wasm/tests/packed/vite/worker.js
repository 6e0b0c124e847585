import module from "arrears/arrears.wasm?url";
import { init, reportText } from "arrears/init";

const ready = init(module);
self.onmessage = async ({ data }) => {
  await ready;
  self.postMessage(reportText(data));
};

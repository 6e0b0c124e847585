import account from "arrears/account.wasm?url";
import { init, reportText } from "arrears/init";
import negotiation from "arrears/negotiation.wasm?url";

const ready = init(account, negotiation);
self.onmessage = async ({ data }) => {
  await ready;
  self.postMessage(reportText(data));
};

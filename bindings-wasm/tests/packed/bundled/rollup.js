import { init, reportText } from "arrears/init";

await init(new URL("arrears.wasm", import.meta.url));
globalThis.fromPage = reportText(await (await fetch("./case.json")).text());

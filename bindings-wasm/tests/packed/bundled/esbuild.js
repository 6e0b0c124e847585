import file from "arrears/arrears.wasm";
import { init, reportText } from "arrears/init";

await init(new URL(file, import.meta.url));
globalThis.fromPage = reportText(await (await fetch("./case.json")).text());

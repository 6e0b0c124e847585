import { reportText } from "arrears/inline";

globalThis.fromPage = reportText(await (await fetch("./case.json")).text());

import { readFileSync } from "node:fs";
import process from "node:process";

import { reportText } from "arrears/inline";

console.log(reportText(readFileSync(process.argv[2], "utf8")));

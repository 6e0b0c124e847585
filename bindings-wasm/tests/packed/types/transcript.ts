// Every case that it is given, as the engine answers: what Rust prints must be the same bytes.
import { readFileSync } from "node:fs";

import { ArrearsError, reportText } from "arrears";

for (const path of process.argv.slice(2)) {
  try {
    console.log(reportText(readFileSync(path, "utf8")));
  } catch (error) {
    if (!(error instanceof ArrearsError)) throw error;
    const { code, message, messageZh, kind: name, path: where } = error;
    console.log(JSON.stringify({ error: { code, message, messageZh, name, path: where } }));
  }
}

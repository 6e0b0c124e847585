// A server component that answers a case, and a client component that answers the same in the browser.
import { readFileSync } from "node:fs";

import { reportText } from "arrears";

import { Answer } from "./answer.jsx";

export default function Page() {
  const text = readFileSync("case.json", "utf8");
  return (
    <main>
      <pre id="server">{reportText(text)}</pre>
      <Answer text={text} />
    </main>
  );
}

// A program in Node, on the package as it was installed: every entry, the same answer.
import { readFileSync } from "node:fs";
import process from "node:process";

import * as plain from "arrears";
import { init, reportText } from "arrears/init";
import * as inline from "arrears/inline";

const text = readFileSync(process.argv[2], "utf8");
const read = (name) => readFileSync(new URL(import.meta.resolve(`arrears/${name}.wasm`)));
await init(read("account"), read("negotiation"));
const schema = JSON.parse(readFileSync(new URL(import.meta.resolve("arrears/schema/case.json")), "utf8"));
const answers = new Set([plain.reportText(text), inline.reportText(text), reportText(text)]);
if (answers.size !== 1) throw new Error("the entries differ");
if (!schema.properties.account) throw new Error("the schema is not the case's");
console.log([...answers][0]);

// A program in Node, on the package as it was installed: every entry, imported or required, the same answer.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";

import * as plain from "arrears";
import * as account from "arrears/account";
import * as accountInit from "arrears/account/init";
import * as accountInline from "arrears/account/inline";
import * as init from "arrears/init";
import * as inline from "arrears/inline";

const text = readFileSync(process.argv[2], "utf8");
const read = (name) => readFileSync(new URL(import.meta.resolve(`arrears/${name}.wasm`)));
await Promise.all([init.init(read("arrears")), accountInit.init(read("account"))]);
const require = createRequire(import.meta.url);
const entries = [plain, inline, init, account, accountInline, accountInit, require("arrears"), require("arrears/account")];
const answers = new Set(entries.map((entry) => entry.reportText(text)));
if (answers.size !== 1) throw new Error("the entries differ");
const schema = JSON.parse(readFileSync(new URL(import.meta.resolve("arrears/schema/case.json")), "utf8"));
if (!schema.properties.account) throw new Error("the schema is not the case's");
console.log([...answers][0]);

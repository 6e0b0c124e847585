// The browser's entry file, with a `fetch` that reads from disk: real browsers have their own tests.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const text = readFileSync(new URL("../../fuzz/seeds/case_document/minimum-paid.json", import.meta.url), "utf8");

/** Every text of a case that is here, and those that negotiate once more without what they negotiate. */
function cases() {
  const folders = ["core/examples/cases", "fuzz/seeds/case_document"].map((folder) => new URL(`../../${folder}/`, import.meta.url));
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => new URL(file, folder)));
  const texts = files.filter((file) => file.pathname.endsWith(".json")).map((file) => readFileSync(file, "utf8"));
  const about = texts.filter(isJson).map((caseText) => {
    const { budget, offers, agreement, casework, ...account } = JSON.parse(caseText);
    return JSON.stringify(account);
  });
  return [...texts, ...about];
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What an entry says of a case. */
function said({ reportText, ArrearsError }, caseText) {
  try {
    return reportText(caseText);
  } catch (error) {
    if (!(error instanceof ArrearsError)) throw error;
    return `${error.code} ${error.kind} ${error.path}`;
  }
}

test("each entry fetches its own module, and accounts answer as the whole engine does but for what is negotiated", async (context) => {
  const fetched = [];
  context.mock.method(globalThis, "fetch", async (url) => {
    fetched.push(new URL(url).pathname.split("/").pop());
    return new Response(readFileSync(url), { headers: { "Content-Type": "application/wasm" } });
  });
  const account = await import("../js/account.browser.js");
  assert.deepEqual(fetched, ["account.wasm"]);
  const whole = await import("../js/browser.js");
  assert.deepEqual(fetched, ["account.wasm", "arrears.wasm"], "each is fetched once");
  assert.equal(account.ArrearsError, whole.ArrearsError, "an error is known whichever module it comes from");

  const texts = cases();
  let negotiated = 0;
  for (const caseText of texts) {
    const [alone, both] = [said(account, caseText), said(whole, caseText)];
    if (alone === both) continue;
    const [, key] = /^\d+ notInThisBuild (budget|offers|agreement|casework|together|application|pages)$/.exec(alone) ?? assert.fail(`${alone} for ${both}`);
    assert.ok(key in JSON.parse(caseText));
    negotiated += 1;
  }
  assert.ok(negotiated > 10 && texts.length - negotiated > 60, `${negotiated} of ${texts.length} negotiate`);
  assert.throws(() => whole.report("{"), whole.ArrearsError);
});

test("every entry exports the same names, and its types are those", async () => {
  const names = (module) => Object.keys(module).filter((name) => name !== "init");
  const [node, ...others] = await Promise.all(
    ["node", "browser", "inline", "inline.node", "init"].flatMap((name) => [`../js/${name}.js`, `../js/account.${name}.js`]).map((path) => import(path)),
  );
  for (const other of others) assert.deepEqual(names(other), Object.keys(node));
  for (const file of ["index", "account"]) {
    const declared = readFileSync(new URL(`../js/${file}.d.ts`, import.meta.url), "utf8");
    const exports = declared.matchAll(/^export (?:(?:function|class) (\w+)|\{ ([\w, ]+) \})/gm);
    const values = [...exports].flatMap((match) => match[1] ?? match[2].split(", "));
    assert.deepEqual(values.sort(), Object.keys(node).sort(), file);
  }
});

for (const folder of ["", "account."]) {
  test(`${folder || "arrears."}inline needs nothing from outside, and answers the same`, async (context) => {
    context.mock.method(globalThis, "fetch", async () => assert.fail("nothing may be fetched"));
    const inline = await import(`../js/${folder}inline.js`);
    const node = await import("../js/node.js");
    assert.equal(inline.reportText(text), node.reportText(text));
  });
}

test("a script that was moved without its module says so, and what to do", async () => {
  const { fetched, read } = await import("../js/face.js");
  const at = "http://127.0.0.1:9/generated/arrears.wasm";
  const told = ({ code, kind, message }) => code === 50 && kind === "moduleMissing" && /"arrears\/inline".*"arrears\/init"/.test(message);
  for (const answer of [new Response("", { status: 404 }), new Response("<!doctype html>", { headers: { "Content-Type": "text/html; charset=utf-8" } })]) {
    const { mock } = await import("node:test");
    const fetch = mock.method(globalThis, "fetch", async () => answer);
    await assert.rejects(fetched(at), told);
    fetch.mock.restore();
  }
  await assert.rejects(fetched(at), told, "a server that is not there");
  assert.throws(() => read(() => readFileSync("no-such-folder/arrears.wasm")), told);
});

test("a case that is built is the one that one would write", async () => {
  const { card, disbursement, loan, offers, payment, purchase, refund, report } = await import("../js/node.js");
  const terms = { preset: "cmb", opened: "2023-03-06", statementDay: 5 };
  const events = [purchase("2023-03-30", "1000.00", { id: "bicycle" }), refund("2023-04-02", "10.00", { of: "bicycle" }), payment("2023-04-23", "100.00")];
  const built = card(terms, events, { asOf: "2023-05-05", offers: offers("cardIssuer", { monthly: "100.00" }, { applicant: { hardship: "illness" } }) });
  assert.deepEqual(built, {
    version: "arrears-case/2",
    account: {
      kind: "card",
      terms,
      events: [
        { kind: "purchase", date: "2023-03-30", amount: "1000.00", id: "bicycle" },
        { kind: "refund", date: "2023-04-02", amount: "10.00", of: "bicycle" },
        { kind: "payment", date: "2023-04-23", amount: "100.00" },
      ],
    },
    asOf: "2023-05-05",
    offers: { policy: "cardIssuer", repaymentCapacity: { monthly: "100.00" }, applicant: { hardship: "illness" } },
  });
  assert.ok(report(built).offers.offers.length > 0);
  const lent = { principal: "1200.00", disbursed: "2023-01-10", firstDue: "2023-02-10", periods: 12, rate: { annual: "0.18" }, method: "level" };
  assert.equal(report(loan(lent, [disbursement("2023-01-10", "1200.00")], { asOf: "2023-01-10" })).balance.payoff, "1200.00");
});

for (const [entry, module] of [["init", "arrears"], ["account.init", "account"]]) {
  test(`${entry} says that it was not started, and answers once it is`, async () => {
    const { init, report } = await import(`../js/${entry}.js`);
    assert.throws(() => report(text), (error) => error.code === 4 && /init/.test(error.message));
    const bytes = readFileSync(new URL(`../js/generated/${module}.wasm`, import.meta.url));
    await init(await WebAssembly.compile(bytes));
    assert.ok(report(text).balance.payoff.length > 0);
  });
}

// Talk to the bank: what to say, what to send, what to bring; to print, copy and save.
import { useMemo, useState } from "preact/hooks";

import { caseworkOf, judged, opened } from "./casework.js";
import { type Wrong, complaint, grounds } from "./complaint.js";
import { type Change, build } from "./draft.js";
import { toSection } from "./focus.js";
import { type Block, letterText } from "./letter.js";
import { type Facts, application, callScript, checklist, hardshipLetter, papersFor } from "./letters.js";
import { name } from "./names.js";
import { Section, Switch, usePage } from "./page.js";
import { printed } from "./printed.js";
import { download } from "./save.js";

type Which = "call" | "application" | "letter" | "papers" | "complaint";

export function Talk({ facts, change }: { readonly facts: Omit<Facts, "language">; readonly change: Change }) {
  const { t, language, folds } = usePage();
  const [which, setWhich] = useState<Which>("call");
  const [copied, setCopied] = useState<"" | "copied" | "copyFailed">("");
  const all: Facts = { ...facts, language };
  const { applicant } = facts.draft.question.rest;
  const brought = Array.isArray(applicant.supportingDocuments) ? applicant.supportingDocuments.filter((paper) => typeof paper === "string") : [];
  const casework = caseworkOf(facts.draft);
  const contacts = useMemo(() => wrongContacts(facts.draft), [facts.draft, facts.report]);
  const hasGrounds = grounds(all, contacts).length > 0;
  const shownNow: Which = which === "complaint" && !hasGrounds ? "call" : which;
  const log = () => {
    change((old) => opened(old, facts.report.delinquency.overdueSince ?? old.asOf));
    folds.set("casework", true);
    toSection("casework");
  };
  const letter = { call: () => callScript(all), application: () => application(all), letter: () => hardshipLetter(all), papers: () => checklist(all, brought), complaint: () => complaint(all, contacts) }[shownNow]();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(letterText(letter));
      setCopied("copied");
    } catch {
      setCopied("copyFailed");
    }
  };
  const bring = (paper: string, isThere: boolean) =>
    change((old) => {
      const papers = isThere ? [...brought, paper] : brought.filter((other) => other !== paper);
      const { supportingDocuments: _, ...others } = old.question.rest.applicant;
      const told = papers.length > 0 ? { ...others, supportingDocuments: papers } : others;
      return { ...old, question: { ...old.question, rest: { ...old.question.rest, applicant: told } } };
    });
  return (
    <Section id="talk" title={t("talk")} lead={t("talkLead")} summary={t("talkLead")}>
      <Switch
        label={t("talk")}
        value={shownNow}
        options={[
          ["call", t("theCall")],
          ["application", t("theApplication")],
          ["letter", t("theLetter")],
          ["papers", t("thePapers")],
          ...(hasGrounds ? [["complaint", t("theComplaint")] as const] : []),
        ]}
        onPick={(picked) => {
          setCopied("");
          setWhich(picked);
        }}
      />
      <div class="buttons">
        <button type="button" class="primary" onClick={() => printed("talk")}>
          {t("print")}
        </button>
        <button type="button" onClick={copy}>
          {t("copy")}
        </button>
        <button type="button" onClick={() => download(`arrears-${shownNow}-${facts.report.asOf}.txt`, "text/plain;charset=utf-8", letterText(letter))}>
          {t("saveText")}
        </button>
        {!casework && (
          <button type="button" class="quiet" onClick={log}>
            {t("keepLog")}
          </button>
        )}
        <span role="status">{copied && t(copied)}</span>
      </div>
      {shownNow === "papers" && (
        <fieldset class="ticks">
          <legend>{t("brought")}</legend>
          {papersFor(facts.offer).map((paper) => (
            <label key={paper} class="tick">
              <input type="checkbox" checked={brought.includes(paper)} onChange={(event) => bring(paper, event.currentTarget.checked)} />
              <span>{name(paper, language)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <article class="paper" id="letter" aria-label={letter.title} lang={language === "zh" ? "zh-CN" : "en"}>
        <h3>{letter.title}</h3>
        {letter.blocks.map((block, index) => (
          <Part key={index} block={block} />
        ))}
      </article>
    </Section>
  );
}

/** The contacts of a case that the rules did not allow. */
function wrongContacts(draft: Facts["draft"]): readonly Wrong[] {
  const records = caseworkOf(draft)?.records ?? [];
  return [...judged(build(draft, "en").document)].flatMap(([place, answer]) => {
    const record = records[place];
    return record && !answer.allowed ? [{ record, answer }] : [];
  });
}

function Part({ block }: { readonly block: Block }) {
  if (block.kind === "heading") return <h4>{block.text}</h4>;
  if (block.kind === "paragraph") return <p>{block.text}</p>;
  if (block.kind === "list") {
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    );
  }
  if (block.kind === "signature") {
    return (
      <div class="blanks">
        {block.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    );
  }
  return (
    <table class="amounts schedule letter-table">
      <thead>
        <tr>
          {block.head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <tr key={row[0]}>{row.map((cell, place) => (place === 0 ? <th key={place} scope="row">{cell}</th> : <td key={place}>{cell}</td>))}</tr>
        ))}
      </tbody>
    </table>
  );
}

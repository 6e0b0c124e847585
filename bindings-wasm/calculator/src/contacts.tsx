// The case at the bank: where it stands, when the bank may call, who called when, which papers are missing, where to complain.
import { useMemo, useState } from "preact/hooks";
import type { CaseDocument, CaseworkRecord, CaseworkReport, Channel, ContactAnswer, Person, Report } from "arrears";
import { CHANNELS, PERSONS } from "virtual:contract";

import { caseworkOf, judged, mayContact, withRecord } from "./casework.js";
import { longDay } from "./dates.js";
import { type Built, type Change, type Draft, build } from "./draft.js";
import { type Fault, ask } from "./engine.js";
import { Day, Picked } from "./fields.js";
import { toSection } from "./focus.js";
import { faultText, name } from "./names.js";
import { Field, Section, colon, listed, usePage } from "./page.js";

interface Props {
  readonly draft: Draft;
  readonly built: Built;
  readonly report: Report;
  /** Nothing until the part of the engine that knows of casework has come. */
  readonly casework: CaseworkReport | null;
  readonly change: Change;
}

export function Contacts({ draft, built, report, casework, change }: Props) {
  const { t, language, folds } = usePage();
  const complaint = report.consequences?.find(({ about }) => about === "complaint");
  const answers = useMemo(() => (casework ? judged(built.document) : new Map<number, ContactAnswer>()), [built, casework]);
  const wrong = [...answers.values()].filter(({ allowed }) => !allowed).length;
  const state = casework?.state?.text[language] ?? "";
  const complain = () => {
    folds.set("talk", true);
    toSection("talk");
  };
  return (
    <Section id="casework" title={t("casework")} summary={wrong > 0 ? t("contactsWrong", { n: wrong }) : state}>
      {!casework && (
        <p class="hint" role="status">
          {t("caseworkComing")}
        </p>
      )}
      {casework && (
        <>
          <p class="lead">{t("stands", { state })}</p>
          {casework.next.length > 0 && (
            <details>
              <summary>{t("mayComeNext")}</summary>
              <ul class="plain">
                {casework.next.map(({ to, reason }) => (
                  <li key={to}>
                    {name(`state.${to}`, language)}
                    {colon(language)}
                    {reason[language]}
                  </li>
                ))}
              </ul>
            </details>
          )}
          {!casework.verification.intact && <p class="fault">{casework.verification.text?.[language] ?? t("chainBroken", { n: (casework.verification.at ?? 0) + 1 })}</p>}
          <May document={built.document} asOf={report.asOf} />
          <Log draft={draft} answers={answers} change={change} />
          {casework.checklist && <Checklist checklist={casework.checklist} />}
          <h3>{t("aboutComplaint")}</h3>
          <p class="complain">{complaint ? complaint.text[language] : t("complainFirst")}</p>
          {wrong > 0 && (
            <div class="buttons">
              <button type="button" onClick={complain}>
                {t("writeComplaint", { n: wrong })}
              </button>
            </div>
          )}
        </>
      )}
    </Section>
  );
}

function Checklist({ checklist }: { readonly checklist: NonNullable<CaseworkReport["checklist"]> }) {
  const { t, language } = usePage();
  return (
    <>
      <h3>{t("thePapers")}</h3>
      <ul class="checklist" role="list">
        {checklist.needed.map(({ text, metBy }) => (
          <li key={text.en} class={metBy ? "there" : "missing"}>
            <span>{text[language]}</span> <em>{t(metBy ? "paperThere" : "paperMissing")}</em>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Asked {
  readonly date: string;
  readonly time: string;
  readonly channel: Channel;
  readonly person: Person;
  readonly contactPoint: string;
}

/** What the rules that refuse a contact say, and from when on it may be made. */
function Refusal({ answer }: { readonly answer: ContactAnswer }) {
  const { t, language } = usePage();
  const { nextAllowed } = answer;
  return (
    <>
      {[...answer.refused, ...answer.warnings].map(({ rule, text }) => (
        <span key={rule} class="says">
          {text[language]}
        </span>
      ))}
      {!answer.allowed && nextAllowed && <span class="says">{t("allowedFrom", { day: longDay(nextAllowed.date, language), time: nextAllowed.time })}</span>}
    </>
  );
}

/** Whether the bank may call, write or come at a moment. */
function May({ document, asOf }: { readonly document: CaseDocument; readonly asOf: string }) {
  const { t } = usePage();
  const [asked, setAsked] = useState<Asked>({ date: asOf, time: "20:00", channel: "call", person: "debtor", contactPoint: "" });
  const set = (key: keyof Asked) => (value: string) => setAsked((old) => ({ ...old, [key]: value }));
  const { contactPoint, ...always } = asked;
  const { contact, fault } = useMemo(() => mayContact(document, contactPoint.trim() === "" ? always : asked), [document, asked]);
  return (
    <>
      <h3>{t("mayTheyCall")}</h3>
      <div class="grid">
        <Moment asked={asked} set={set} fault={fault} path="casework.contact" />
      </div>
      <div aria-live="polite">
        {contact && (
          <p class={contact.allowed ? "may yes" : "may no"} id="may">
            <strong>{t(contact.allowed ? "mayYes" : "mayNo")}</strong> <Refusal answer={contact} />
          </p>
        )}
      </div>
    </>
  );
}

interface MomentProps {
  readonly asked: Asked;
  readonly set: (key: keyof Asked) => (value: string) => void;
  /** What is wrong with it, below the path. */
  readonly fault: Fault | null;
  readonly path: string;
}

/** When, how, whom, and which telephone or address. */
function Moment({ asked, set, fault, path }: MomentProps) {
  const { t, language } = usePage();
  const wrong = (key: string) => {
    if (fault?.path !== `${path}.${key}`) return null;
    return faultText(fault.kind, fault.message, language);
  };
  return (
    <>
      <Day label={t("date")} path={`${path}.date`} value={asked.date} set={set("date")} wrong={wrong("date")} />
      <Field label={t("time")} path={`${path}.time`} wrong={wrong("time")}>
        {(attributes) => <input {...attributes} type="time" value={asked.time} onInput={(event) => set("time")(event.currentTarget.value)} />}
      </Field>
      <Picked label={t("channel")} path={`${path}.channel`} value={asked.channel} set={set("channel")} options={CHANNELS.map((channel) => [channel, name(`channel.${channel}`, language)] as const)} />
      <Picked label={t("person")} path={`${path}.person`} value={asked.person} set={set("person")} options={PERSONS.map((person) => [person, name(`person.${person}`, language)] as const)} />
      <Field label={t("contactPoint")} path={`${path}.contactPoint`} hint={t("contactPointHint")} wrong={wrong("contactPoint")}>
        {(attributes) => <input {...attributes} autocomplete="off" maxLength={64} value={asked.contactPoint} onInput={(event) => set("contactPoint")(event.currentTarget.value)} />}
      </Field>
    </>
  );
}

/** The records in their order, the newest first. */
function Log({ draft, answers, change }: { readonly draft: Draft; readonly answers: ReadonlyMap<number, ContactAnswer>; readonly change: Change }) {
  const { t, language } = usePage();
  const records = caseworkOf(draft)?.records ?? [];
  return (
    <>
      <h3>{t("log")}</h3>
      <ol class="log" role="list">
        {records.map((record, place) => {
          const answer = answers.get(place);
          return (
            <li key={place} class={answer && !answer.allowed ? "no" : ""}>
              <time dateTime={`${record.date}T${record.time}`}>
                {record.date} {record.time}
              </time>
              <span>
                <b>{listed(told(record, language), language)}</b>
                {"text" in record && record.text ? <span class="says">{record.text}</span> : null}
                {answer && !answer.allowed && (
                  <span class="says wrong">
                    {t("wasNotAllowed")}
                    {colon(language)}
                    {listed(answer.refused.map(({ text }) => text[language]), language)}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <Add draft={draft} change={change} />
    </>
  );
}

/** What a record says, in a few words. */
function told(record: CaseworkRecord, language: "en" | "zh"): readonly string[] {
  switch (record.kind) {
    case "contact":
      return [name(`channel.${record.channel}`, language), name(`person.${record.person}`, language), name(record.effective ? "reached" : "notReached", language), ...(record.contactPoint ? [record.contactPoint] : [])];
    case "step":
      return [name(`state.${record.to}`, language)];
    case "supportingDocument":
      return [name("record.supportingDocument", language), name(record.supportingDocument, language)];
    case "kept":
      return [name(`kept.${record.record}`, language)];
    case "consent":
      return [name(record.given ? "consentGiven" : "consentTaken", language)];
    case "contactAgreement":
    case "agency":
    case "note":
      return [name(`record.${record.kind}`, language)];
  }
}

/** One more contact for the log; what is wrong with it is told at its field, and nothing is added. */
function Add({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t, language } = usePage();
  const [asked, setAsked] = useState<Asked>({ date: draft.asOf, time: "", channel: "call", person: "debtor", contactPoint: "" });
  const [isReached, setReached] = useState(true);
  const [note, setNote] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const set = (key: keyof Asked) => (value: string) => {
    setFault(null);
    setAsked((old) => ({ ...old, [key]: value }));
  };
  const add = () => {
    const { contactPoint, ...always } = asked;
    const record = { ...always, actor: "me", kind: "contact", effective: isReached, ...(contactPoint.trim() !== "" && { contactPoint }), ...(note.trim() !== "" && { text: note }) } as CaseworkRecord;
    const { offers: _, budget: __, ...document } = build(withRecord(draft, record), language).document;
    const answer = ask(document);
    // Whatever its place in the log: the only record that can be wrong is this one.
    if (answer.fault) return setFault({ ...answer.fault, path: answer.fault.path.replace(/^casework\.records\[\d+\]/, "log") });
    change((old) => withRecord(old, record));
    setAsked({ ...asked, time: "" });
    setNote("");
  };
  const isAtField = fault !== null && ["date", "time", "contactPoint"].some((key) => fault.path === `log.${key}`);
  return (
    <form
      class="entered"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h4>{t("logContact")}</h4>
      <div class="grid">
        <Moment asked={asked} set={set} fault={fault} path="log" />
        <Field label={t("whatWasSaid")} path="log.text" className="wide">
          {(attributes) => <input {...attributes} autocomplete="off" maxLength={400} value={note} onInput={(event) => setNote(event.currentTarget.value)} />}
        </Field>
      </div>
      <label class="tick">
        <input type="checkbox" checked={isReached} onChange={(event) => setReached(event.currentTarget.checked)} />
        <span>{t("weSpoke")}</span>
      </label>
      <div class="buttons">
        <button type="submit">{t("addToLog")}</button>
      </div>
      {fault && !isAtField && (
        <p class="fault" role="alert">
          {faultText(fault.kind, fault.message, language)}
        </p>
      )}
    </form>
  );
}

// The page: one case, from what happened to a plan on paper.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Report } from "arrears";

import { Account } from "./account.js";
import { aside } from "./aside.js";
import type { Places } from "./budget.js";
import { type Book, current, reportOf, withDebt, withoutDebt } from "./book.js";
import { Carry } from "./carry.js";
import { caseworkOf } from "./casework.js";
import { Contacts } from "./contacts.js";
import { type Built, type Draft, type Kind, type Wish, asks, build, draftOf, emptyDraft, ofKind } from "./draft.js";
import { Another, Debts, rowsOf } from "./debts.js";
import { type Fault, ask, useWhole } from "./engine.js";
import { EXAMPLES } from "./examples.js";
import { toSection } from "./focus.js";
import { useFolds } from "./folds.js";
import { Line } from "./line.js";
import { Mend } from "./mend.js";
import { Mine } from "./mine.js";
import { Notices } from "./notices.js";
import { Now } from "./now.js";
import { Owed } from "./owed.js";
import { PageContext, say } from "./page.js";
import { Paper } from "./paper.js";
import { type Choice, Plans } from "./plans.js";
import { ISSUERS, PRODUCTS } from "./presets.js";
import { Record } from "./record.js";
import { useShelf } from "./shelf.js";
import { startOf } from "./start.js";
import { Talk } from "./talk.js";
import { beside, inPlan, partners } from "./together.js";
import { Top } from "./top.js";
import { Waiting } from "./waiting.js";
import type { Language } from "./words.js";

function firstDraft(): Draft {
  return draftOf(EXAMPLES[0]?.document, true) ?? emptyDraft();
}

/** Terms that a bill says are wanting on the bill. */
function ofBill(path: string, isBill: boolean): string {
  if (!isBill) return path;
  const told: Readonly<Record<string, string>> = {
    "account.terms.statementDay": "account.opening.statement.date",
    "account.terms.due": "account.opening.statement.due",
    "account.terms.principal": "account.opening.principal",
    "account.terms.periods": "account.opening.periodsLeft",
    "account.terms.firstDue": "account.opening.nextDue",
    "account.terms.disbursed": "account.opening.nextDue",
  };
  return told[path] ?? path;
}

/** The path of a row by the place it is written at; everything else stands where the case has it. */
function onPage(fault: Fault, { rows, places }: Built, isBill: boolean): Fault {
  const [, list = "", at = "", key = ""] = /^(account\.events|budget\.(?:incomes|essentials|debts))\[(\d+)\](.*)$/.exec(fault.path) ?? [];
  if (list === "") return { ...fault, path: ofBill(fault.path, isBill) };
  // What is wrong with a row as a whole is told at its amount.
  if (list === "account.events") return { ...fault, path: `events[${rows[Number(at)] ?? at}]${key || ".amount"}` };
  const name = list.slice("budget.".length) as keyof Places;
  const amount = name === "debts" ? ".payment" : ".amount";
  return { ...fault, path: `form.${name}[${places?.[name][Number(at)] ?? at}]${key || amount}` };
}

/** What stands open of itself: what is to be filled in, and what to do. */
function opened(draft: Draft): readonly string[] {
  const { rows, document } = build(draft, "en");
  const isFilled = (rows.length > 0 || draft.opening !== null) && ask(document).report !== null;
  return [...(isFilled ? [] : ["account"]), "debts", "mine", "casework", "now", ...(draft.agreement ? [] : ["owed"]), ...(asks(draft.question) ? [] : ["carry"]), ...(draft.agreement ? [] : ["plans"])];
}

/** The path of the field that is written in: what is wrong is told when it is left. */
function typedAt(event: Event): string | null {
  const field = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement ? event.target : null;
  return field?.dataset.path ?? null;
}

/** The debt looked at, with the others that share what a month has. */
function withSharers(book: Book, language: Language): Draft {
  const draft = current(book);
  if (book.debts.length === 1) return draft;
  const currency = reportOf(draft)?.currency;
  const planned = inPlan(book);
  const sharers = rowsOf(book, language).flatMap(({ place, name, report }) => (place === book.at || planned.includes(place) || !report || report.currency !== currency ? [] : [{ name, balance: report.balance.payoff }]));
  return { ...draft, sharers, partners: beside(book) };
}

export function App() {
  const shelf = useShelf(firstDraft);
  const { book } = shelf;
  const { language, theme } = shelf.kept;
  const draft = useMemo(() => withSharers(book, language), [book, language]);
  const [wish, setWish] = useState<Wish | null>(null);
  const [chosen, setChosen] = useState("");
  const [typing, setTyping] = useState<string | null>(null);
  const folds = useFolds(opened(draft));
  const t = say(language);

  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = `arrears · ${t("title")}`;
  }, [language]);
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  // What was chosen has been agreed, or is another agreement's.
  useEffect(() => setChosen(""), [draft.agreement]);

  const built = useMemo(() => build(draft, language), [draft, language]);
  // Asked again when the part that negotiates has come.
  const isWhole = useWhole();
  const answer = useMemo(() => ask(built.document), [built, isWhole]);
  const lastGood = useRef<{ readonly built: Built; readonly report: Report } | null>(null);
  if (answer.report) lastGood.current = { built, report: answer.report };
  const { report = null, built: reported = built } = lastGood.current ?? {};
  const beside = useMemo(() => (answer.report && isWhole ? aside(draft, language) : null), [answer, isWhole]);
  const told = answer.fault ? onPage(answer.fault, built, startOf(draft) === "bill") : beside && onPage(beside.fault, beside.built, false);
  // What a half-typed value does is told once its field is left; what was told before stays until it is mended.
  const before = useRef<string | null>(null);
  if (typing === null || !told) before.current = told?.path ?? null;
  const fault = told && typing !== null && told.path !== before.current ? null : told;
  const isStale = !answer.report && fault !== null;

  const wished = useMemo(() => {
    if (!wish || !answer.report?.offers) return null;
    const began = performance.now();
    const round = ask(build(draft, language, wish).document).report?.offers?.negotiation?.at(-1) ?? null;
    return round && { round, milliseconds: performance.now() - began };
  }, [wish, draft, language, answer]);

  const change = (edit: (draft: Draft) => Draft) => {
    shelf.change(edit);
    setWish(null);
  };
  /** Another debt is looked at: what was found for the one before says nothing of it. */
  const turn = (next: Draft) => {
    lastGood.current = null;
    setWish(null);
    setChosen("");
    folds.begin(opened(next));
  };
  const load = (fresh: Draft) => {
    turn(fresh);
    shelf.setBook((old) => ({ ...old, debts: [fresh], at: 0 }), !current(book).isExample);
  };
  const pickKind = (kind: Kind) => {
    const other = ofKind(current(book), kind);
    turn(other);
    shelf.change(() => other);
  };
  const look = (place: number) => {
    const next = book.debts[place];
    if (!next || place === book.at) return;
    turn(next);
    shelf.setBook((old) => ({ ...old, at: place }));
  };
  const another = () => {
    const fresh = emptyDraft();
    turn(fresh);
    shelf.setBook((old) => withDebt(old, fresh));
    toSection("account");
  };
  const drop = (place: number) => {
    if (place === book.at) turn(book.debts[place === 0 ? 1 : 0] ?? draft);
    shelf.setBook((old) => withoutDebt(old, place), true);
  };
  const choices: readonly Choice[] = useMemo(() => {
    const offers = report?.offers?.offers.map((offer, index) => ({ key: `${offer.kind}-${index}`, offer, isProposal: false })) ?? [];
    const proposed = wished?.round.offers[0]?.offer;
    return proposed ? [{ key: "proposal", offer: proposed, isProposal: true }, ...offers] : offers;
  }, [report, wished]);
  const picked = choices.find((choice) => choice.key === chosen) ?? choices[0] ?? null;
  const firstTerm = choices.find((choice) => !choice.isProposal && choice.offer.terms.periods > 1) ?? choices[0];
  const slidersFrom = picked && !picked.isProposal && picked.offer.terms.periods > 1 ? picked : firstTerm;
  // Once a plan is agreed, what is said and printed proposes another one only where another is chosen.
  const proposed = report?.agreement && chosen === "" ? null : (picked?.offer ?? null);
  const names = useMemo(() => rowsOf(book, language).map(({ name }) => name), [book, language]);
  const issuers = draft.kind === "card" ? ISSUERS : PRODUCTS;
  const issuer = issuers.find(([key]) => key === draft.terms.preset)?.[1][language] ?? t(draft.kind === "card" ? "paperAccount" : "loan");
  const wishNow = (next: Wish) => {
    setWish(next);
    setChosen("proposal");
  };

  const hasPlans = report?.offers !== undefined && asks(draft.question);
  const sections = [...(book.debts.length > 1 ? ["debts"] : []), "account", "carry", ...(report?.agreement ? ["mine"] : []), ...(report && caseworkOf(draft) ? ["casework"] : []), ...(report ? ["now", "owed", "record", "waiting", "talk", "document"] : []), ...(hasPlans ? ["plans"] : [])];
  return (
    <PageContext.Provider value={{ language, fault, folds }}>
      <a class="skip" href={report ? "#now" : "#account"}>
        {t("skip")}
      </a>
      <Top shelf={shelf} load={load} turn={turn} sections={sections} />
      <main onFocusIn={(event) => setTyping(typedAt(event))} onFocusOut={() => setTyping(null)}>
        {report && <Line report={report} isStale={isStale} />}
        <Notices shelf={shelf} isExample={draft.isExample} startEmpty={() => load(emptyDraft())} />
        {book.debts.length > 1 && <Debts book={book} look={look} add={another} remove={drop} />}
        <Account draft={draft} change={change} pickKind={pickKind} issuer={issuer} isDone={answer.report !== null} />
        {book.debts.length === 1 && report && <Another add={another} />}
        {fault && <Mend fault={fault} hasOlder={report !== null && isStale} />}
        {report && (
          <div class={isStale ? "results stale" : "results"}>
            {report.agreement && <Mine names={names} at={book.at} draft={draft} report={report} agreement={report.agreement} change={change} />}
            {caseworkOf(draft) && <Contacts draft={draft} built={reported} report={report} casework={report.casework ?? null} change={change} />}
            <Now built={reported} report={report} />
            <Owed report={report} />
            <Record report={report} />
            <Waiting built={reported} report={report} theme={theme} />
          </div>
        )}
        <Carry cards={partners(book).length + 1} draft={draft} answer={draft.question.mode === "budget" ? (report?.budget ?? null) : null} change={change} />
        {report && (
          <div class={isStale ? "results stale" : "results"}>
            {!isWhole && (asks(draft.question) || draft.agreement) && (
              <p class="hint coming" role="status">
                {t("plansComing")}
              </p>
            )}
            {report.offers && hasPlans && (
              <Plans
                draft={draft}
                report={report}
                offers={report.offers}
                choices={choices}
                picked={picked}
                choose={setChosen}
                theme={theme}
                names={names}
                at={book.at}
                slidersFrom={slidersFrom?.offer ?? null}
                wish={wish}
                setWish={wishNow}
                wished={wished}
                change={change}
                pickReason={(hardship) => change((old) => ({ ...old, question: { ...old.question, hardship } }))}
              />
            )}
            <Talk facts={{ draft, report, offer: proposed, issuer }} change={change} />
            <Paper report={report} offer={proposed} issuer={issuer} caseText={`${JSON.stringify(build(draft, language, wish, true).document, null, 2)}\n`} book={book} />
          </div>
        )}
      </main>
      <footer class="foot">
        <p>{t("footer")}</p>
      </footer>
    </PageContext.Provider>
  );
}

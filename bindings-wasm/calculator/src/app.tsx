// The page: one case, from what happened to a plan on paper.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Report } from "arrears";

import { Account } from "./account.js";
import type { Places } from "./budget.js";
import { Carry } from "./carry.js";
import { type Built, type Draft, type Wish, asks, build, draftOf, emptyDraft, ofKind } from "./draft.js";
import { type Fault, ask } from "./engine.js";
import { EXAMPLES } from "./examples.js";
import { useFolds } from "./folds.js";
import { Line } from "./line.js";
import { Mend } from "./mend.js";
import { Mine } from "./mine.js";
import { Now } from "./now.js";
import { Owed } from "./owed.js";
import { PageContext, say } from "./page.js";
import { Paper } from "./paper.js";
import { type Choice, Plans } from "./plans.js";
import { ISSUERS, PRODUCTS } from "./presets.js";
import { Record } from "./record.js";
import { type Kept, type Theme, kept, keep } from "./store.js";
import { startOf } from "./start.js";
import { Talk } from "./talk.js";
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
  return [...(ask(build(draft, "en").document).report ? [] : ["account"]), "mine", "now", ...(draft.agreement ? [] : ["owed"]), ...(asks(draft.question) ? [] : ["carry"]), ...(draft.agreement ? [] : ["plans"])];
}

/** The path of the field that is written in: what is wrong is told when it is left. */
function typedAt(event: Event): string | null {
  const field = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement ? event.target : null;
  return field?.dataset.path ?? null;
}

export function App() {
  const [start] = useState<Kept>(() => kept(firstDraft));
  const [draft, setDraft] = useState<Draft>(start.draft);
  const [language, setLanguage] = useState<Language>(start.language);
  const [theme, setTheme] = useState<Theme>(start.theme);
  const [wish, setWish] = useState<Wish | null>(null);
  const [chosen, setChosen] = useState("");
  const [typing, setTyping] = useState<string | null>(null);
  const folds = useFolds(opened(start.draft));
  const t = say(language);

  useEffect(() => keep({ draft, language, theme }), [draft, language, theme]);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = `arrears · ${t("title")}`;
  }, [language]);
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  const built = useMemo(() => build(draft, language), [draft, language]);
  const answer = useMemo(() => ask(built.document), [built]);
  const lastGood = useRef<{ readonly built: Built; readonly report: Report } | null>(null);
  if (answer.report) lastGood.current = { built, report: answer.report };
  const { report = null, built: reported = built } = lastGood.current ?? {};
  const told = answer.fault && onPage(answer.fault, built, startOf(draft) === "bill");
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
    setDraft((old) => ({ ...edit(old), isExample: false }));
    setWish(null);
  };
  const load = (fresh: Draft) => {
    lastGood.current = null;
    setDraft(fresh);
    setWish(null);
    setChosen("");
    folds.begin(opened(fresh));
  };

  const choices: readonly Choice[] = useMemo(() => {
    const offers = report?.offers?.offers.map((offer, index) => ({ key: `${offer.kind}-${index}`, offer, isProposal: false })) ?? [];
    const proposed = wished?.round.offers[0]?.offer;
    return proposed ? [{ key: "proposal", offer: proposed, isProposal: true }, ...offers] : offers;
  }, [report, wished]);
  const picked = choices.find((choice) => choice.key === chosen) ?? choices[0] ?? null;
  const firstTerm = choices.find((choice) => !choice.isProposal && choice.offer.terms.periods > 1) ?? choices[0];
  const slidersFrom = picked && !picked.isProposal && picked.offer.terms.periods > 1 ? picked : firstTerm;
  const issuers = draft.kind === "card" ? ISSUERS : PRODUCTS;
  const issuer = issuers.find(([key]) => key === draft.terms.preset)?.[1][language] ?? t(draft.kind === "card" ? "paperAccount" : "loan");
  const wishNow = (next: Wish) => {
    setWish(next);
    setChosen("proposal");
  };

  const hasPlans = report?.offers !== undefined && asks(draft.question);
  const sections = ["account", "carry", ...(report?.agreement ? ["mine"] : []), ...(report ? ["now", "owed", "record", "waiting", "talk", "document"] : []), ...(hasPlans ? ["plans"] : [])];
  return (
    <PageContext.Provider value={{ language, fault, folds }}>
      <a class="skip" href="#now">
        {t("skip")}
      </a>
      <Top language={language} setLanguage={setLanguage} theme={theme} setTheme={setTheme} load={load} sections={sections} />
      <main onFocusIn={(event) => setTyping(typedAt(event))} onFocusOut={() => setTyping(null)}>
        {report && <Line report={report} isStale={isStale} />}
        {draft.isExample && (
          <p class="banner">
            {t("exampleShown")}{" "}
            <button type="button" class="quiet" onClick={() => load(emptyDraft())}>
              {t("startEmpty")}
            </button>
          </p>
        )}
        <Account draft={draft} change={change} pickKind={(kind) => load(ofKind(draft, kind))} issuer={issuer} isDone={answer.report !== null} />
        {fault && <Mend fault={fault} hasOlder={report !== null} />}
        {report && (
          <div class={isStale ? "results stale" : "results"}>
            {report.agreement && <Mine draft={draft} report={report} agreement={report.agreement} change={change} />}
            <Now built={reported} report={report} />
            <Owed report={report} />
            <Record report={report} />
            <Waiting built={reported} report={report} theme={theme} />
          </div>
        )}
        <Carry draft={draft} answer={draft.question.mode === "budget" ? (report?.budget ?? null) : null} change={change} />
        {report && (
          <div class={isStale ? "results stale" : "results"}>
            {report.offers && hasPlans && (
              <Plans
                draft={draft}
                report={report}
                offers={report.offers}
                choices={choices}
                picked={picked}
                choose={setChosen}
                theme={theme}
                slidersFrom={slidersFrom?.offer ?? null}
                wish={wish}
                setWish={wishNow}
                wished={wished}
                change={change}
                pickReason={(hardship) => change((old) => ({ ...old, question: { ...old.question, hardship } }))}
              />
            )}
            <Talk facts={{ draft, report, offer: picked?.offer ?? null, issuer }} change={change} />
            <Paper report={report} offer={picked?.offer ?? null} issuer={issuer} caseText={`${JSON.stringify(build(draft, language, wish, true).document, null, 2)}\n`} />
          </div>
        )}
      </main>
      <footer class="foot">
        <p>{t("footer")}</p>
      </footer>
    </PageContext.Provider>
  );
}

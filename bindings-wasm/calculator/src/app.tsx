// The page: one case, from what happened to a plan on paper.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Report } from "arrears";

import { Account, hasField } from "./account.js";
import type { Places } from "./budget.js";
import { Carry } from "./carry.js";
import { type Built, type Draft, type Kind, type Wish, asks, build, draftOf, emptyDraft, ofKind } from "./draft.js";
import { type Fault, ask } from "./engine.js";
import { EXAMPLES } from "./examples.js";
import { faultText } from "./names.js";
import { Owed } from "./owed.js";
import { PageContext, Switch, say } from "./page.js";
import { Paper } from "./paper.js";
import { Plan } from "./plan.js";
import { type Choice, Plans } from "./plans.js";
import { ISSUERS, PRODUCTS } from "./presets.js";
import { Propose } from "./propose.js";
import { type Kept, type Theme, kept, keep } from "./store.js";
import { Waiting } from "./waiting.js";
import { type Language, type WordKey } from "./words.js";

function firstDraft(): Draft {
  return draftOf(EXAMPLES[0]?.document, true) ?? emptyDraft();
}

/** The path of a row by the place it is written at; everything else stands where the case has it. */
function onPage(fault: Fault, { rows, places }: Built): Fault {
  const [, list = "", at = "", key = ""] = /^(account\.events|budget\.(?:incomes|essentials|debts))\[(\d+)\](.*)$/.exec(fault.path) ?? [];
  if (list === "") return fault;
  // What is wrong with a row as a whole is told at its amount.
  if (list === "account.events") return { ...fault, path: `events[${rows[Number(at)] ?? at}]${key || ".amount"}` };
  const name = list.slice("budget.".length) as keyof Places;
  const amount = name === "debts" ? ".payment" : ".amount";
  return { ...fault, path: `form.${name}[${places?.[name][Number(at)] ?? at}]${key || amount}` };
}

export function App() {
  const [start] = useState<Kept>(() => kept(firstDraft));
  const [draft, setDraft] = useState<Draft>(start.draft);
  const [language, setLanguage] = useState<Language>(start.language);
  const [theme, setTheme] = useState<Theme>(start.theme);
  const [wish, setWish] = useState<Wish | null>(null);
  const [chosen, setChosen] = useState("");
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
  const lastGood = useRef<Report | null>(null);
  if (answer.report) lastGood.current = answer.report;
  const report = answer.report ?? lastGood.current;
  const fault = answer.fault && onPage(answer.fault, built);

  const wished = useMemo(() => {
    if (!wish || !answer.report?.offers) return null;
    const began = performance.now();
    const round = ask(build(draft, language, wish).document).report?.offers?.negotiation?.[0] ?? null;
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

  return (
    <PageContext.Provider value={{ language, fault }}>
      <a class="skip" href="#owed">
        {t("skip")}
      </a>
      <Top language={language} setLanguage={setLanguage} theme={theme} setTheme={setTheme} load={load} />
      <main>
        {draft.isExample && (
          <p class="banner">
            {t("exampleShown")}{" "}
            <button type="button" class="quiet" onClick={() => load(emptyDraft())}>
              {t("startEmpty")}
            </button>
          </p>
        )}
        <Account draft={draft} change={change} pickKind={(kind) => load(ofKind(draft, kind))} />
        {fault && <Mend fault={fault} kind={draft.kind} language={language} hasOlder={report !== null} />}
        {report && (
          <div class={answer.report ? "results" : "results stale"}>
            <Owed report={report} />
            <Waiting built={built} report={report} theme={theme} />
          </div>
        )}
        <Carry draft={draft} answer={draft.question.mode === "budget" ? (report?.budget ?? null) : null} change={change} />
        {report && (
          <div class={answer.report ? "results" : "results stale"}>
            {report.offers && asks(draft.question) && (
              <>
                <Plans offers={report.offers} currency={report.currency} choices={choices} chosen={picked?.key ?? ""} choose={setChosen} theme={theme} />
                {slidersFrom && (
                  <Propose
                    wish={wish}
                    setWish={wishNow}
                    round={wished?.round ?? null}
                    milliseconds={wished?.milliseconds ?? 0}
                    from={slidersFrom.offer}
                    totalOwed={report.offers.totalOwed}
                    means={report.offers.monthly}
                  />
                )}
                {picked && <Plan offer={picked.offer} budget={report.budget ?? null} />}
              </>
            )}
            <Paper report={report} offer={picked?.offer ?? null} issuer={issuer} caseText={`${JSON.stringify(build(draft, language, wish).document, null, 2)}\n`} />
          </div>
        )}
      </main>
      <footer class="foot">
        <p>{t("footer")}</p>
      </footer>
    </PageContext.Provider>
  );
}

/** Whether the form has no field where a fault is: then its path is all there is to say. */
function isUnplaced(fault: Fault, kind: Kind): boolean {
  return fault.path !== "" && !/^(form|offers)\./.test(fault.path) && !hasField(fault, kind);
}

/** Says what is wrong and leads to the field. */
function Mend({ fault, kind, language, hasOlder }: { readonly fault: Fault; readonly kind: Kind; readonly language: Language; readonly hasOlder: boolean }) {
  const t = say(language);
  const go = () => {
    const fields = [...document.querySelectorAll<HTMLElement>("[data-path]")];
    const wrong = fields.find((field) => field.getAttribute("aria-invalid") === "true");
    wrong?.focus();
    wrong?.scrollIntoView({ block: "center" });
  };
  return (
    <div class="mend" role="alert" id="mend">
      <p>
        <strong>{t("fix")}</strong> {faultText(fault.kind, fault.message, language)} {isUnplaced(fault, kind) && <code>{fault.path}</code>}
      </p>
      <p>
        <button type="button" onClick={go}>
          {t("goThere")}
        </button>{" "}
        {hasOlder && t("stale")}
      </p>
    </div>
  );
}

const NAVIGATION: readonly (readonly [string, WordKey])[] = [
  ["account", "account"],
  ["owed", "owed"],
  ["waiting", "waiting"],
  ["carry", "carry"],
  ["plans", "plans"],
  ["document", "document"],
];

function Top(props: {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly load: (draft: Draft) => void;
}) {
  const { language, load } = props;
  const t = say(language);
  const [wrong, setWrong] = useState("");
  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    try {
      const draft = draftOf(JSON.parse(await file.text()), false);
      if (!draft) throw new Error(`account.kind, account.terms, account.events`);
      setWrong("");
      load(draft);
    } catch (error) {
      setWrong(t("asTextBad", { text: error instanceof Error ? error.message : "" }));
    }
  };
  return (
    <header class="top">
      <div class="bar-top">
        <p class="mark">arrears</p>
        <div class="tools">
          <Switch
            label={t("language")}
            value={language}
            options={[
              ["en", "English"],
              ["zh", "中文"],
            ]}
            onPick={props.setLanguage}
          />
          <Switch
            label={t("theme")}
            value={props.theme}
            options={[
              ["auto", t("themeAuto")],
              ["light", t("themeLight")],
              ["dark", t("themeDark")],
            ]}
            onPick={props.setTheme}
          />
        </div>
      </div>
      <h1>{t("title")}</h1>
      <p class="lead">{t("lead")}</p>
      <div class="buttons">
        <label class="button">
          <input type="file" class="unseen" accept=".json,application/json" onChange={(event) => open(event.currentTarget)} />
          {t("openFile")}
        </label>
        <label class="button pick">
          <span class="unseen">{t("examples")}</span>
          <select
            value=""
            onChange={(event) => {
              const draft = draftOf(EXAMPLES[Number(event.currentTarget.value)]?.document, true);
              event.currentTarget.value = "";
              if (draft) load(draft);
            }}
          >
            <option value="">{t("examples")}</option>
            {EXAMPLES.map((example, index) => (
              <option key={index} value={`${index}`}>
                {example.name[language]}
              </option>
            ))}
          </select>
        </label>
        {wrong && (
          <p class="fault" role="alert">
            {wrong}
          </p>
        )}
      </div>
      <nav aria-label={t("steps")}>
        <ol role="list">
          {NAVIGATION.map(([id, word]) => (
            <li key={id}>
              <a href={`#${id}`}>{t(word)}</a>
            </li>
          ))}
        </ol>
      </nav>
    </header>
  );
}

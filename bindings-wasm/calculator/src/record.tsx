// The credit record, and what being late leads to: facts with their source, no threats.
import type { Consequence, ConsequenceKey, CreditMonth, Report } from "arrears";

import { Section, usePage } from "./page.js";
import type { WordKey } from "./words.js";

const TITLES: Readonly<Record<ConsequenceKey, WordKey>> = {
  creditRecord: "aboutRecord",
  classification: "aboutClass",
  limitation: "aboutLimitation",
  criminalThreshold: "aboutCrime",
  noCrime: "aboutCrime",
  courtCut: "aboutCourt",
  complaint: "aboutComplaint",
};

/** What a court and the police would ask stands last: most people are nowhere near it. */
const ORDER: readonly WordKey[] = ["aboutRecord", "aboutClass", "aboutCourt", "aboutComplaint", "aboutLimitation", "aboutCrime"];

export function Record({ report }: { readonly report: Report }) {
  const { t, language } = usePage();
  const { creditHistory } = report.delinquency;
  const consequences = report.consequences ?? [];
  const repairs = report.creditRepair ?? [];
  const worst = creditHistory?.months.at(-1)?.symbol ?? "N";
  return (
    <Section id="record" title={t("record")} summary={/[1-7]/.test(worst) ? t("recordShows", { n: worst }) : t("recordClean")}>
      {creditHistory && <Grid months={creditHistory.months} />}
      {ORDER.map((title) => {
        const facts = consequences.filter(({ about }) => TITLES[about] === title);
        return facts.length > 0 && <Facts key={title} title={t(title)} facts={facts} />;
      })}
      {consequences.length === 0 && <p class="hint">{t("recordNothing")}</p>}
      {repairs.length > 0 && (
        <>
          <h3>{t("repair")}</h3>
          <ul class="plain">
            {repairs.map(({ arose, repaired, hiddenFrom, obstacles }) => (
              <li key={arose}>
                {t("repairOf", { day: arose })}
                {repaired ? t("repaired", { day: hiddenFrom ?? report.asOf }) : obstacles.map(({ text }) => text[language]).join(language === "zh" ? "；" : "; ")}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Facts({ title, facts }: { readonly title: string; readonly facts: readonly Consequence[] }) {
  const { t, language } = usePage();
  return (
    <>
      <h3>{title}</h3>
      <ul class="facts-told">
        {facts.map(({ about, text, source, certainty }) => (
          <li key={about}>
            <span>{text[language]}</span>
            <small>
              {source[language]} · {t(certainty === "confirmed" ? "sureConfirmed" : certainty === "reported" ? "sureReported" : "sureUnconfirmed")}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

const SYMBOLS: Readonly<{ [symbol: string]: WordKey }> = { N: "symbolN", M: "symbolM", C: "symbolC", "*": "symbolNone" };

/** Twenty-four months as the credit report has them, those before anything was owed left out. */
function Grid({ months }: { readonly months: readonly CreditMonth[] }) {
  const { t } = usePage();
  const from = months.findIndex(({ symbol }) => symbol !== "*");
  const told = from < 0 ? [] : months.slice(from);
  const meaning = (symbol: string) => (/[1-7]/.test(symbol) ? t(symbol === "7" ? "symbolMost" : "symbolLate", { n: symbol }) : t(SYMBOLS[symbol] ?? "symbolNone"));
  const symbols = [...new Set(told.map(({ symbol }) => symbol))].sort();
  if (told.length === 0) return <p class="hint">{t("recordEmpty")}</p>;
  return (
    <>
      <h3>{t("grid")}</h3>
      <ol class="months" role="list">
        {told.map(({ monthEnd, symbol }) => (
          <li key={monthEnd} class={/[1-7]/.test(symbol) ? "late" : ""}>
            <small>{monthEnd.slice(2, 7)}</small> <b>{symbol}</b> <span class="unseen">{meaning(symbol)}</span>
          </li>
        ))}
      </ol>
      <p class="hint">{symbols.map((symbol) => `${symbol} ${meaning(symbol)}`).join(" · ")}</p>
    </>
  );
}

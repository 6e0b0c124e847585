// The plan as a document: what is printed is this and nothing else.
import { useState } from "preact/hooks";
import type { Offer, Report } from "arrears";

import type { Book } from "./book.js";
import { longDay } from "./dates.js";
import { build } from "./draft.js";
import { shown, withCurrency } from "./money.js";
import { Section, usePage } from "./page.js";
import { parts, whole } from "./parts.js";
import { Schedule } from "./plan.js";
import { printed } from "./printed.js";
import { calendar, csv, download, plainText } from "./save.js";
import type { Language } from "./words.js";

/** All debts of a case in one file, each as a case of its own. */
function wholeText(book: Book, language: Language): string {
  const cases = book.debts.map((debt) => build(debt, language, null, true).document);
  return `${JSON.stringify({ name: book.name, cases }, null, 2)}\n`;
}

interface Props {
  readonly report: Report;
  readonly offer: Offer | null;
  /** The case as a file. */
  readonly caseText: string;
  readonly issuer: string;
  readonly book: Book;
}

export function Paper({ report, offer, caseText, issuer, book }: Props) {
  const { t, language } = usePage();
  const [copied, setCopied] = useState<"" | "copied" | "copyFailed">("");
  const stem = `arrears-${report.asOf}`;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(plainText(report, offer, language));
      setCopied("copied");
    } catch {
      setCopied("copyFailed");
    }
  };
  return (
    <Section id="document" title={t("document")} lead={t("documentLead")} summary={t("documentLead")} keep>
      <div class="buttons">
        <button type="button" class="primary" onClick={() => printed("document")}>
          {t("print")}
        </button>
        <button type="button" onClick={copy}>
          {t("copy")}
        </button>
        <button type="button" onClick={() => download(`${stem}.json`, "application/json", caseText)}>
          {t("saveCase")}
        </button>
        {book.debts.length > 1 && (
          <button type="button" onClick={() => download(`arrears-${report.asOf}-all.json`, "application/json", wholeText(book, language))}>
            {t("saveAll")}
          </button>
        )}
        {offer && (
          <>
            <button type="button" onClick={() => download(`${stem}.csv`, "text/csv;charset=utf-8", csv(offer, language))}>
              {t("saveCsv")}
            </button>
            <button type="button" onClick={() => download(`${stem}.ics`, "text/calendar;charset=utf-8", calendar(offer, report, JSON.parse(caseText).account, language))}>
              {t("saveCalendar")}
            </button>
          </>
        )}
        <span role="status">{copied && t(copied)}</span>
      </div>
      <article class="paper" id="paper" aria-label={t("document")} lang={language === "zh" ? "zh-CN" : "en"}>
        <header>
          <h3>{t(offer ? "paperTitle" : "paperTitleBalance")}</h3>
          <p>
            {issuer} · {t("paperOwed", { day: longDay(report.asOf, language) })}
          </p>
        </header>
        <table class="amounts">
          <tbody>
            {parts(report, language).map((part) => (
              <tr key={part.label}>
                <th scope="row">{part.label}</th>
                <td>{shown(whole(part))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("toSettle")}</th>
              <td>{withCurrency(report.balance.payoff, report.currency)}</td>
            </tr>
          </tfoot>
        </table>
        {offer && (
          <>
            <h4>
              {t("paperPlan")}: {offer.name[language]}
            </h4>
            <p>
              {t("toPay")} {withCurrency(offer.total, report.currency)} · {t("givenUp")} {shown(offer.givenUp)} · {t("until", { day: longDay(offer.lastDue, language) })}
              {offer.nominalRate.percent !== undefined && (
                <>
                  {" "}
                  · {t("rate")} {offer.nominalRate.percent} %
                </>
              )}
            </p>
            <Schedule offer={offer} />
            <div class="sign">
              <p>{t("signLender")}</p>
              <p>{t("signCustomer")}</p>
              <p>{t("signDate")}</p>
            </div>
          </>
        )}
        <footer>
          <p>{t(offer ? "paperNote" : "paperNoteBalance")}</p>
          <p>{t("calculation", { n: report.calcVersion })}</p>
        </footer>
      </article>
    </Section>
  );
}

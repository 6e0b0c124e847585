// What to do now: pay how much, by when, and what that averts.
import type { Deadline, DeadlinePurpose, Report } from "arrears";

import { daysBetween, longDay, monthOf, plusDays, shortDay } from "./dates.js";
import { type ToPay, chief, standing, toPay } from "./deadlines.js";
import type { Built } from "./draft.js";
import { ask } from "./engine.js";
import { minor, shown, withCurrency } from "./money.js";
import { Section, usePage } from "./page.js";
import { download } from "./save.js";
import type { WordKey } from "./words.js";

const AVERTS: Readonly<Record<DeadlinePurpose, WordKey>> = {
  lateFee: "avertsLateFee",
  interestFreePeriod: "avertsInterest",
  current: "avertsOverdue",
  bucket: "avertsBucket",
  day91: "avertsDay91",
  creditRecord: "avertsRecord",
  agreementPayment: "avertsMissed",
  agreementBreach: "avertsBreach",
  offer: "avertsExpiry",
};

/** So few days are told as a warning. */
const SOON = 3;

export const bucketName = (bucket: string) => (bucket === "m7Plus" ? "M7+" : bucket.toUpperCase());

export function Now({ built, report }: { readonly built: Built; readonly report: Report }) {
  const { t, language } = usePage();
  const { currency, delinquency } = report;
  const { day: asOf, owed, daysLate, behind } = standing(report);
  const rows = toPay(report);
  const first = chief(rows);
  const ordered = first ? [first, ...rows.filter((row) => row !== first)] : rows;
  const worse = report.deadlines.find(({ purpose }) => purpose === "bucket");
  const saveDays = () => {
    const content = ask({ ...built.document, pages: [{ kind: "calendar", language }] }).report?.pages?.[0]?.content;
    if (content) download(`arrears-${asOf}-days.ics`, "text/calendar;charset=utf-8", content);
  };
  return (
    <Section id="now" title={t("now")} summary={first ? t("payBy", { amount: withCurrency(first.amount, currency), day: shortDay(first.lastDay, language) }) : t("nothingToPay")}>
      <p class="lead">
        {daysLate > 0
          ? t("lateSince", { n: daysLate, day: longDay(delinquency.overdueSince ?? asOf, language) })
          : behind !== null && minor(behind) !== 0n
            ? t("behindBy", { amount: withCurrency(behind, currency) })
            : rows.length > 0
              ? t("notLate")
              : t("nothingToPay")}
        {worse && (
          <>
            {" "}
            {t("worse", { n: daysBetween(asOf, worse.lastDay) + 1, day: longDay(plusDays(worse.lastDay, 1), language), bucket: bucketName(worse.bucket ?? "") })}
          </>
        )}
      </p>
      <ol class="todo" role="list">
        {ordered.map((row) => (
          <Todo key={row.amount} row={row} isChief={row === first} report={report} />
        ))}
        <li>
          <p class="pay">
            <strong>{withCurrency(owed, currency)}</strong> <span>{t("today")}</span>
          </p>
          <p>{t("endsIt")}</p>
        </li>
      </ol>
      {rows.length > 0 && (
        <div class="buttons">
          <button type="button" onClick={saveDays}>
            {t("saveDays")}
          </button>
        </div>
      )}
    </Section>
  );
}

function Todo({ row, isChief, report }: { readonly row: ToPay; readonly isChief: boolean; readonly report: Report }) {
  const { t, language } = usePage();
  const { day: today } = standing(report);
  const averted = (deadline: Deadline) =>
    t(AVERTS[deadline.purpose], {
      fee: shown(deadline.lateFee ?? ""),
      bucket: bucketName(deadline.bucket ?? ""),
      month: monthOf(deadline.lastDay, language),
      n: deadline.payment ?? 0,
      bill: shown(deadline.bill ?? row.amount),
    });
  return (
    <li class={isChief ? "chief" : ""}>
      <p class="pay">
        <strong>{withCurrency(row.amount, report.currency)}</strong>
      </p>
      <ol role="list" class="by">
        {row.days.map(({ lastDay, averts }) => {
          const left = daysBetween(today, lastDay);
          return (
            <li key={lastDay}>
              <p>
                {t("by", { day: longDay(lastDay, language) })} <small class={left <= SOON ? "soon" : ""}>{left === 0 ? t("lastDayToday") : t(left === 1 ? "dayLeft" : "daysLeft", { n: left })}</small>
              </p>
              <ul>
                {averts.map((deadline) => (
                  <li key={deadline.purpose}>{averted(deadline)}</li>
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </li>
  );
}

// The plan in forms that other programs read: text, CSV, a calendar, the case itself.
import type { Offer, Report } from "arrears";

import { plusDays } from "./dates.js";
import { minor, shown } from "./money.js";
import { say } from "./page.js";
import { parts, whole } from "./parts.js";
import type { Language } from "./words.js";

const paid = (offer: Offer) => offer.schedule.filter((row) => minor(row.payment) !== 0n);

/** One row a payment; amounts as the engine wrote them. */
export function csv(offer: Offer, language: Language): string {
  const t = say(language);
  const rows = paid(offer).map((row) => [`${row.number}`, row.due, row.payment, row.interest, row.remaining]);
  const head = [t("number"), t("day"), t("payment"), t("interest"), t("remaining")];
  return `\ufeff${[head, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value;
}

/** RFC 5545: an all-day entry a payment, with a reminder at nine the morning before. The account tells its entries from those of another debt. */
export function calendar(offer: Offer, report: Report, account: unknown, language: Language): string {
  const t = say(language);
  const plain = (day: string) => day.replace(/-/g, "");
  const plan = fingerprint(JSON.stringify([account, offer.terms]));
  const entries = paid(offer).flatMap((row) => [
    "BEGIN:VEVENT",
    `UID:${plan}-${row.number}@arrears`,
    `DTSTAMP:${plain(report.asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${plain(row.due)}`,
    `DTEND;VALUE=DATE:${plain(plusDays(row.due, 1))}`,
    `SUMMARY:${escaped(`${t("payment")} ${shown(row.payment)} ${report.currency}`)}`,
    `DESCRIPTION:${escaped(`${offer.name[language]}: ${row.number}/${offer.schedule.at(-1)?.number ?? row.number}; ${t("remaining")} ${shown(row.remaining)}`)}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-PT15H",
    `DESCRIPTION:${escaped(`${t("payment")} ${shown(row.payment)} ${report.currency}`)}`,
    "END:VALARM",
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//arrears//calculator//EN", "CALSCALE:GREGORIAN", ...entries, "END:VCALENDAR"];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/** FNV-1a in 64 bits: the same text always has the same, another hardly ever. */
function fingerprint(text: string): string {
  const hash = new TextEncoder().encode(text).reduce((sum, byte) => BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n), 0xcbf29ce484222325n);
  return hash.toString(16).padStart(16, "0");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n/g, "\\n");
}

/** No line longer than 75 bytes; what is longer goes on after a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = "";
      bytes = 0;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join("\r\n ");
}

/** The document as text. */
export function plainText(report: Report, offer: Offer | null, language: Language): string {
  const t = say(language);
  const lines = [t(offer ? "paperTitle" : "paperTitleBalance"), "", `${t("owedToday", { day: report.asOf })}: ${shown(report.balance.payoff)} ${report.currency}`];
  for (const part of parts(report, language)) lines.push(`  ${part.label}: ${shown(whole(part))}`);
  if (offer) {
    lines.push("", `${t("paperPlan")}: ${offer.name[language]}`, `${t("toPay")}: ${shown(offer.total)}`, "");
    for (const row of paid(offer)) {
      lines.push(`${`${row.number}`.padStart(3)}  ${row.due}  ${shown(row.payment).padStart(12)}  ${shown(row.remaining).padStart(14)}`);
    }
  }
  lines.push("", t(offer ? "paperNote" : "paperNoteBalance"), t("calculation", { n: report.calcVersion }));
  return `${lines.join("\n")}\n`;
}

/** Hands a file to whoever looks at the page. */
export function download(fileName: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

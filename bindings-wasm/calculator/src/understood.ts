// What a pasted list or a bank's file says: the events in it, and the lines that are none, each with the reason.
import { cellsOf } from "./cells.js";
import { isDay } from "./dates.js";
import type { Kind } from "./draft.js";
import { cleaned, decimal, minor } from "./money.js";
import type { WordKey } from "./words.js";

export interface Understood {
  readonly line: number;
  readonly kind: string;
  readonly date: string;
  readonly amount: string;
  readonly remark: string;
}

export interface NotUnderstood {
  readonly line: number;
  readonly text: string;
  readonly why: WordKey;
}

export interface Listed {
  readonly events: readonly Understood[];
  readonly others: readonly NotUnderstood[];
}

/** Whose amounts have the minus sign: a card statement writes payments so, an account's own list what is spent. */
export type Minus = "payments" | "purchases";

/** What a word in a line says it is; the first that fits. */
const WORDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ["reckoned", /利息|违约金|滞纳金|年费|手续费|罚息|interest|late fee|annual fee|service fee|finance charge/i],
  ["instalment", /分期/],
  ["refund", /退款|退货|退回|refund|reversal/i],
  ["cashAdvance", /取现|预借现金|提现|cash/i],
  ["payment", /还款|转入|存入|payment|repay|paid|\bpay\b|thank you/i],
  ["purchase", /消费|支出|购物|purchase|spend|sale/i],
];

/** What the head of a column says it holds. */
const HEADS = {
  posted: /记账日|入账日|记帐日|入帐日|posting date|posted|post date|booking/i,
  date: /日期|时间|交易日|date|time/i,
  out: /支出|借方|消费金额|debit|withdrawal|money out/i,
  in: /收入|贷方|还款金额|存入|credit(?! card)|deposit|money in/i,
  amount: /金额|amount|发生额/i,
  skip: /余额|balance|卡号|card|账号|币种|currency|尾号|单号|订单/i,
};

type Head = keyof typeof HEADS;

/** The columns of a head, by what they hold; nothing where the line is none. */
function headOf(cells: readonly string[]): ReadonlyMap<Head, number> | null {
  const found = new Map<Head, number>();
  cells.forEach((cell, place) => {
    if (/\d/.test(cell)) return;
    const head = (["skip", "posted", "date", "out", "in", "amount"] as const).find((one) => HEADS[one].test(cell) && !(one === "out" && /收\/支/.test(cell)) && !(one === "in" && /收\/支/.test(cell)));
    if (head && head !== "skip" && !found.has(head)) found.set(head, place);
  });
  const hasDay = found.has("date") || found.has("posted");
  return hasDay && (found.has("amount") || found.has("out") || found.has("in")) ? found : null;
}

/** A day however its parts are apart, the year first; a time of day after it is left out. */
export function dayOf(cell: string): string | null {
  const [, year, month = "", day = ""] =
    /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[\sT]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?$/.exec(cell)?.filter((part) => part !== undefined) ?? [];
  const text = [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  return isDay(text) ? text : null;
}

/** An amount and its sign; nothing where a cell is none. */
function amountOf(cell: string): bigint | null {
  const text = cell.replace(/^(CNY|RMB|人民币)\s*|\s*(CNY|RMB|人民币)$/gi, "").replace(/^\+/, "");
  const [, inBrackets] = /^\((.+)\)$/.exec(text) ?? [];
  const credit = /^(.+?)\s*CR$/i.exec(text)?.[1];
  const units = minor(inBrackets ?? credit ?? text.replace(/\s*DR$/i, ""));
  if (units === null) return null;
  return inBrackets !== undefined || credit !== undefined ? -units : units;
}

interface Parts {
  readonly day: string | null;
  readonly units: bigint | null;
  readonly remark: string;
  /** What a column for what comes in, or goes out, says. */
  readonly side: "in" | "out" | null;
}

/** By the columns of a head. */
function byHead(cells: readonly string[], head: ReadonlyMap<Head, number>): Parts {
  const cell = (one: Head) => cells[head.get(one) ?? -1] ?? "";
  const day = dayOf(cell("posted")) ?? dayOf(cell("date"));
  const used = new Set(head.values());
  const remark = cells.filter((text, place) => !used.has(place) && text !== "" && !/^[\d\s*-]+$/.test(text)).join(" ");
  const flow = cells.find((text) => text === "支出" || text === "收入" || text === "/" || text === "不计收支");
  for (const side of ["out", "in"] as const) {
    const units = amountOf(cell(side));
    if (units !== null && units !== 0n) return { day, units: units < 0n ? -units : units, remark, side };
  }
  return { day, units: amountOf(cell("amount")), remark, side: flow === "支出" ? "out" : flow === "收入" ? "in" : null };
}

/** By what the cells look like: days first, the first amount, one with decimals before one without. */
function byLooks(cells: readonly string[]): Parts {
  const days = cells.flatMap((cell) => dayOf(cell) ?? []);
  const others = cells.filter((cell) => cell !== "" && dayOf(cell) === null && !/^\d{1,2}:\d{2}(:\d{2})?$/.test(cell));
  const amounts = others.filter((cell) => amountOf(cell) !== null);
  const amount = amounts.find((cell) => /\.\d/.test(cell)) ?? amounts[0];
  const remark = others.filter((cell) => amountOf(cell) === null).join(" ");
  // Of two days the later one: that of posting.
  return { day: days.sort().at(-1) ?? null, units: amount === undefined ? null : amountOf(amount), remark, side: null };
}

function kindOf({ remark, side, units }: Parts, minus: Minus, account: Kind): string {
  const told = WORDS.find(([, words]) => words.test(remark))?.[0];
  if (told === "reckoned" || told === "instalment") return told;
  if (account === "loan") return "payment";
  if (told) return told;
  if (side) return side === "out" ? "purchase" : "payment";
  return (units ?? 0n) < 0n === (minus === "payments") ? "payment" : "purchase";
}

/** Reads a list. */
export function understood(list: string, account: Kind, minus: Minus): Listed {
  const events: Understood[] = [];
  const others: NotUnderstood[] = [];
  let head: ReadonlyMap<Head, number> | null = null;
  for (const [index, text] of list.replace(/^\ufeff/, "").split(/\r\n|\r|\n/).entries()) {
    if (text.trim() === "") continue;
    const cells = cellsOf(text);
    const begun = headOf(cells);
    if (begun) {
      head = begun;
      continue;
    }
    const looked = head ? byHead(cells, head) : byLooks(cells);
    // A comma may stand in what is apart by spaces.
    const parts = looked.day === null && !head ? byLooks(text.normalize("NFKC").trim().split(/\s+/)) : looked;
    const not = (why: WordKey) => others.push({ line: index + 1, text: text.trim().slice(0, 80), why });
    if (parts.day === null) not("noDay");
    else if (parts.units === null || parts.units === 0n) not("noAmount");
    else {
      const kind = kindOf(parts, minus, account);
      if (kind === "reckoned") not("isReckoned");
      else if (kind === "instalment") not("isInstalment");
      else events.push({ line: index + 1, kind, date: parts.day, amount: decimal(parts.units < 0n ? -parts.units : parts.units), remark: parts.remark.slice(0, 60) });
    }
  }
  return { events, others };
}

/** Whether an event like it stands there already. */
export function isKnown(event: Understood, events: readonly Readonly<Record<string, unknown>>[]): boolean {
  return events.some(({ kind, date, amount }) => kind === event.kind && date === event.date && typeof amount === "string" && minor(cleaned(amount)) === minor(event.amount));
}

// Amounts are decimal text and whole minor units; a floating number is made of one only to place a pixel.

const WHOLE = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/;

/** Digits in groups of three, all of them apart by the same sign. */
const GROUPED = /^(-?\d{1,3})([, _'’])\d{3}(?:\2\d{3})*(\.\d*)?$/;

/**
 * What somebody typed, without what people put around digits: full-width forms, currency signs, thousands apart.
 * Anything else stays for the engine to refuse: `1,2` may be 1.2 or 12, and nobody but its writer knows.
 */
export function cleaned(typed: string): string {
  const bare = typed.normalize("NFKC").replace(/−/g, "-").trim().replace(/^(-?)\s*¥\s*(?=\S)/, "$1").replace(/\s*元$/, "");
  return GROUPED.test(bare) ? bare.replace(/[, _'’]/g, "") : bare;
}

/** Minor units of an amount, or nothing where it is none. */
export function minor(amount: string): bigint | null {
  const match = WHOLE.exec(cleaned(amount));
  if (!match) return null;
  const units = BigInt(match[2] ?? "0") * 100n + BigInt((match[3] ?? "").padEnd(2, "0"));
  return match[1] === "-" ? -units : units;
}

/** The decimal text of minor units. */
export function decimal(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(3, "0");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** An amount as it is read: thousands apart. */
export function shown(amount: string): string {
  const [, sign = "", whole = amount, rest = ""] = /^([-−]?)(\d+)(\..*)?$/.exec(amount) ?? [];
  return `${sign ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest}`;
}

/** The same with its currency. */
export function withCurrency(amount: string, currency: string): string {
  const text = shown(amount);
  if (currency !== "CNY") return `${text} ${currency}`;
  return text.startsWith("−") ? `−¥${text.slice(1)}` : `¥${text}`;
}

/** Where an amount stands on a chart. */
export function pixels(amount: string): number {
  return Number(amount);
}

// Rates as people say them, in percent, and as a case has them, a decimal fraction: digits moved, nothing reckoned.

export const PERIODS = ["annual", "monthly", "daily"] as const;

/** The fraction of a percentage; what is none stays as it is typed, for the engine to refuse. */
export function fractionOf(percent: string): string {
  const typed = percent.normalize("NFKC").replace(/[\s%]/g, "");
  const [, sign = "", whole, rest = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(typed) ?? [];
  if (whole === undefined) return typed;
  const digits = whole.padStart(3, "0");
  return `${sign}${digits.slice(0, -2).replace(/^0+(?=\d)/, "")}.${digits.slice(-2)}${rest}`;
}

/** The percentage of a fraction, as it was typed. */
export function percentOf(fraction: string): string {
  const [, sign = "", whole, rest = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(fraction) ?? [];
  if (whole === undefined) return fraction;
  const digits = rest.padEnd(2, "0");
  const decimals = digits.slice(2);
  return `${sign}${`${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, "")}${decimals && `.${decimals}`}`;
}

// Days as text, "YYYY-MM-DD".

const parts = (day: string) => day.split("-").map(Number) as [number, number, number];
const text = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Seconds of a day, for the axis of a chart. */
export function seconds(day: string): number {
  const [year, month, date] = parts(day);
  return Date.UTC(year, month - 1, date) / 1000;
}

export function plusDays(day: string, days: number): string {
  return text((seconds(day) + days * 86_400) * 1000);
}

/** Months later; the end of a shorter month. */
export function plusMonths(day: string, months: number): string {
  const [year, month, date] = parts(day);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return text(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** The day on the wall calendar of whoever looks at the page. */
export function today(): string {
  const now = new Date();
  return text(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
}

export function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && text(seconds(value) * 1000) === value;
}

/** A day as it is read in a sentence. */
export function longDay(day: string, language: string): string {
  if (!isDay(day)) return day;
  const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(seconds(day) * 1000));
}

/** The month of a day. */
export function monthOf(day: string, language: string): string {
  if (!isDay(day)) return day;
  const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { year: "numeric", month: "long", timeZone: "UTC" });
  return format.format(new Date(seconds(day) * 1000));
}

/** A day where there is little room: day and month. */
export function shortDay(day: string, language: string): string {
  if (!isDay(day)) return day;
  const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  return format.format(new Date(seconds(day) * 1000));
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return (seconds(to) - seconds(from)) / 86_400;
}

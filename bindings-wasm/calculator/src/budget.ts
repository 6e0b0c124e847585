// Incomes and spending as they are written; the engine reckons with them.
import { cleaned } from "./money.js";

export type Loose = Readonly<Record<string, unknown>>;
export type ListName = "incomes" | "essentials" | "debts";

export interface Budget {
  readonly incomes: readonly Loose[];
  readonly essentials: readonly Loose[];
  readonly debts: readonly Loose[];
  /** What to keep back each month. */
  readonly cushion: string;
  /** Keys of a case that the form has no field for. */
  readonly rest: Loose;
}

export const NEW_ITEM: Readonly<Record<ListName, Loose>> = {
  incomes: { amount: "", every: "monthly", certainty: "regular" },
  essentials: { category: "housing", amount: "", every: "monthly" },
  debts: { balance: "", payment: "", every: "monthly" },
};

export const NO_BUDGET: Budget = {
  incomes: [NEW_ITEM.incomes],
  essentials: [NEW_ITEM.essentials],
  debts: [],
  cushion: "",
  rest: {},
};

const DAYS = ["from", "to"];
const AMOUNTS = ["amount", "balance", "payment"];
const LISTS: readonly ListName[] = ["incomes", "essentials", "debts"];

const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null && !Array.isArray(value);
const objects = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The budget of a case, as the form has it. */
export function budgetFrom(value: unknown): Budget | null {
  if (!isObject(value)) return null;
  const { incomes, essentials, debts, policy, ...rest } = value;
  const { cushion = "", ...kept } = isObject(policy) ? policy : {};
  return {
    incomes: objects(incomes),
    essentials: objects(essentials),
    debts: objects(debts),
    cushion: typeof cushion === "string" ? cushion : "",
    rest: { ...rest, policy: kept },
  };
}

/** Whether a row has been filled in at all. */
const isWritten = (row: Loose) => AMOUNTS.some((key) => typeof row[key] === "string" && row[key] !== "");

/** A row without the days that are left empty. */
const asWritten = (row: Loose): Loose =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => (DAYS.includes(key) && value === "" ? [] : [[key, AMOUNTS.includes(key) && typeof value === "string" ? cleaned(value) : value]])),
  );

/** The rows of each list that a case has, by their places in the form. */
export type Places = Readonly<Record<ListName, readonly number[]>>;

/** The budget as the engine takes it; nothing where no income is written. */
export function budgetDocument(budget: Budget): { readonly document: Loose; readonly places: Places } | null {
  const places = Object.fromEntries(LISTS.map((list) => [list, budget[list].flatMap((row, place) => (isWritten(row) ? [place] : []))])) as unknown as Places;
  if (places.incomes.length === 0) return null;
  const rows = (list: ListName) => places[list].map((place) => asWritten(budget[list][place] ?? {}));
  const policy = { ...(isObject(budget.rest.policy) ? budget.rest.policy : {}), ...(budget.cushion.trim() === "" ? {} : { cushion: cleaned(budget.cushion) }) };
  return { document: { incomes: rows("incomes"), essentials: rows("essentials"), debts: rows("debts"), ...budget.rest, policy }, places };
}

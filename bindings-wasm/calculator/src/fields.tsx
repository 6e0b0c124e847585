// The fields that forms of an account are made of.
import type { Change, Draft } from "./draft.js";
import { Field, usePage } from "./page.js";

export const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? `${value}` : "");

interface Written {
  readonly label: string;
  readonly path: string;
  readonly hint?: string;
  readonly className?: string;
  readonly value: unknown;
  readonly set: (value: string) => void;
  /** Something wrong that is not a fault of the case. */
  readonly wrong?: string | null;
}

/** Something to type. */
export function Typed({ kind, value, set, ...field }: Written & { readonly kind: "amount" | "number" | "decimal" }) {
  return (
    <Field {...field} className={kind === "amount" ? "money" : ""}>
      {(attributes) => (
        <input
          {...attributes}
          inputMode={kind === "number" ? "numeric" : "decimal"}
          autocomplete="off"
          placeholder={kind === "amount" ? "0.00" : undefined}
          value={text(value)}
          onInput={(event) => set(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function Day({ value, set, ...field }: Written) {
  return (
    <Field {...field}>
      {(attributes) => <input {...attributes} type="date" value={text(value)} onInput={(event) => set(event.currentTarget.value)} />}
    </Field>
  );
}

/** One of a few; a value that is none of them stands there as it is. */
export function Picked({ value, set, options, ...field }: Written & { readonly options: readonly (readonly [value: string, name: string])[] }) {
  const picked = text(value);
  return (
    <Field {...field}>
      {(attributes) => (
        <select {...attributes} value={picked} onChange={(event) => set(event.currentTarget.value)}>
          {options.map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
          {!options.some(([option]) => option === picked) && <option value={picked}>{picked}</option>}
        </select>
      )}
    </Field>
  );
}

/** The day to look at. */
export function AsOf({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t } = usePage();
  return <Day label={t("asOf")} path="asOf" hint={t("asOfHint")} value={draft.asOf} set={(asOf) => change((old) => ({ ...old, asOf }))} />;
}

// What every section of the page shares: the words, and the fields with their faults.
import { type ComponentChildren, createContext } from "preact";
import { useContext, useId } from "preact/hooks";

import type { Fault } from "./engine.js";
import { faultText } from "./names.js";
import { type Language, WORDS, type WordKey, filled } from "./words.js";

export interface Page {
  readonly language: Language;
  /** What is wrong, at the path of a field of this page. */
  readonly fault: Fault | null;
}

export const PageContext = createContext<Page>({ language: "en", fault: null });

export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

export function say(language: Language): Say {
  return (key, values) => filled(WORDS[key][language], values ?? {});
}

export function usePage(): Page & { readonly t: Say } {
  const page = useContext(PageContext);
  return { ...page, t: say(page.language) };
}

/** Several things in one breath. */
export function listed(parts: readonly string[], language: Language): string {
  return parts.join(language === "zh" ? "、" : ", ");
}

/** Whether a fault is at a path or below it. */
export function isAt(fault: Fault | null, path: string): boolean {
  return fault !== null && (fault.path === path || fault.path.startsWith(`${path}.`) || fault.path.startsWith(`${path}[`));
}

interface FieldProps {
  readonly label: string;
  readonly path: string;
  readonly hint?: string;
  readonly className?: string;
  /** Hides the label from the eye: a table's head says it. */
  readonly quiet?: boolean;
  /** Something wrong that the engine is not asked about. */
  readonly wrong?: string | null;
  readonly children: (attributes: {
    readonly id: string;
    readonly "aria-invalid": boolean;
    readonly "aria-describedby": string | undefined;
    readonly "data-path": string;
  }) => ComponentChildren;
}

/** A field with its label, its hint, and what is wrong with it. */
export function Field({ label, path, hint, className = "", quiet = false, wrong = null, children }: FieldProps) {
  const { fault, language } = usePage();
  const id = useId();
  const isWrong = isAt(fault, path);
  const message = wrong ?? (isWrong && fault ? faultText(fault.kind, fault.message, language) : null);
  const described = [hint ? `${id}-hint` : "", message ? `${id}-fault` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div class={`field ${className}`}>
      <label for={id} class={quiet ? "unseen" : ""}>
        {label}
      </label>
      {children({ id, "aria-invalid": message !== null, "aria-describedby": described, "data-path": path })}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {message && (
        <p class="fault" id={`${id}-fault`}>
          {message}
        </p>
      )}
    </div>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ComponentChildren;
}

export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} class="part">
      <h2 id={`${id}-title`}>{title}</h2>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </section>
  );
}

/** A row of radio buttons that look like one control. */
export function Switch<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onPick: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset class="switch">
      <legend class="unseen">{props.label}</legend>
      {props.options.map(([value, label]) => (
        <label key={value}>
          <input type="radio" name={name} checked={props.value === value} onChange={() => props.onPick(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

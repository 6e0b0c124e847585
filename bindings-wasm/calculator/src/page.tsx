// What every section of the page shares: the words, and the fields with their faults.
import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useId, useState } from "preact/hooks";

import type { Fault } from "./engine.js";
import type { Folds } from "./folds.js";
import { faultText, isNeeded } from "./names.js";
import { type Language, WORDS, type WordKey, filled } from "./words.js";

export interface Page {
  readonly language: Language;
  /** What is wrong, at the path of a field of this page; nothing while its field is still being typed in. */
  readonly fault: Fault | null;
  readonly folds: Folds;
}

const NO_FOLDS: Folds = { isOpen: () => true, set: () => {}, setAll: () => {}, areAllOpen: true, begin: () => {} };

export const PageContext = createContext<Page>({ language: "en", fault: null, folds: NO_FOLDS });

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

/** A name and what it is. */
export function colon(language: Language): string {
  return language === "zh" ? "：" : ": ";
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

/** A field with its label, its hint, and what is wrong with it or still wanting. */
export function Field({ label, path, hint, className = "", quiet = false, wrong = null, children }: FieldProps) {
  const { fault, language } = usePage();
  const id = useId();
  const told = isAt(fault, path) ? fault : null;
  const needed = wrong === null && told !== null && isNeeded(told);
  const message = wrong ?? (told ? faultText(told.kind, told.message, language) : null);
  const described = [hint ? `${id}-hint` : "", message ? `${id}-fault` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div class={`field ${className}`}>
      <label for={id} class={quiet ? "unseen" : ""}>
        {label}
      </label>
      {children({ id, "aria-invalid": message !== null && !needed, "aria-describedby": described, "data-path": path })}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {message && (
        <p class={needed ? "needed" : "fault"} id={`${id}-fault`}>
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
  /** What stands in it, in a line, while it is folded. */
  readonly summary?: string;
  /** Keeps what is in it while it is folded: fields that are looked for, a page that is printed. */
  readonly keep?: boolean;
  readonly children: ComponentChildren;
}

/** A section that folds. */
export function Section({ id, title, lead, summary, keep = false, children }: SectionProps) {
  const { folds } = usePage();
  const isOpen = folds.isOpen(id);
  return (
    <section id={id} aria-labelledby={`${id}-title`} class={isOpen ? "part" : "part folded"}>
      <h2 id={`${id}-title`}>
        <button type="button" class="fold" aria-expanded={isOpen} aria-controls={`${id}-body`} onClick={() => folds.set(id, !isOpen)}>
          {title}
        </button>
      </h2>
      {!isOpen && summary && <p class="summary">{summary}</p>}
      <div id={`${id}-body`} hidden={!isOpen}>
        {isOpen && lead && <p class="lead">{lead}</p>}
        {(isOpen || keep) && children}
      </div>
    </section>
  );
}

/** More of something: opened by hand, or where something in it has to be seen; what has been opened is closed by hand alone. */
export function More({ summary, isShown, children }: { readonly summary: string; readonly isShown: boolean; readonly children: ComponentChildren }) {
  const [isOpen, setOpen] = useState(isShown);
  useEffect(() => {
    if (isShown) setOpen(true);
  }, [isShown]);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {children}
    </details>
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

// Where the focus goes when the page has changed under it.
import { useEffect, useState } from "preact/hooks";

const fieldAt = (path: string) => document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);

/** Moves the focus to a field as soon as it is there. */
export function useFocus(): (path: string) => void {
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    fieldAt(wanted)?.focus();
    setWanted(null);
  }, [wanted]);
  return setWanted;
}

/** The field that something at a path, or below it, is about. */
export function fieldOf(path: string): HTMLElement | null {
  const fields = [...document.querySelectorAll<HTMLElement>("[data-path]")];
  const isAt = (place: string) => path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
  return fieldAt(path) ?? fields.find((field) => isAt(field.dataset.path ?? "")) ?? null;
}

/** What a field is called. */
export function labelOf(field: HTMLElement | null): string {
  return (field as HTMLInputElement | null)?.labels?.[0]?.textContent?.trim() ?? "";
}

/** Leads to the heading of a section. */
export function toSection(id: string): void {
  requestAnimationFrame(() => {
    const heading = document.querySelector<HTMLElement>(`#${id} .fold`) ?? document.getElementById(id);
    heading?.focus({ preventScroll: true });
    document.getElementById(id)?.scrollIntoView();
  });
}

// Which sections stand open.
import { useState } from "preact/hooks";

export interface Folds {
  readonly isOpen: (id: string) => boolean;
  readonly set: (id: string, isOpen: boolean) => void;
  /** Opens or folds all of them at once. */
  readonly setAll: (isOpen: boolean) => void;
  readonly areAllOpen: boolean;
  /** Back to what stands open of itself, but for these. */
  readonly begin: (open: readonly string[]) => void;
}

export function useFolds(byDefault: readonly string[]): Folds {
  const [all, setAllOpen] = useState<boolean | null>(null);
  const [own, setOwn] = useState<Readonly<Record<string, boolean>>>({});
  const [begun, setBegun] = useState(byDefault);
  return {
    isOpen: (id) => own[id] ?? all ?? begun.includes(id),
    set: (id, isOpen) => setOwn((old) => ({ ...old, [id]: isOpen })),
    setAll: (isOpen) => {
      setOwn({});
      setAllOpen(isOpen);
    },
    areAllOpen: all === true,
    begin: (open) => {
      setOwn({});
      setAllOpen((old) => (old === true ? true : null));
      setBegun(open);
    },
  };
}

// The cases that are open in this tab: changed, replaced and brought back, kept, and looked for in other tabs.
import { useEffect, useRef, useState } from "preact/hooks";

import { type Book, current, newBook, withDraft } from "./book.js";
import { type Draft, emptyDraft } from "./draft.js";
import { KEY, type Kept, elsewhere, forget, found, keep } from "./store.js";

export interface Shelf {
  readonly kept: Kept;
  readonly book: Book;
  readonly set: (some: Partial<Kept>) => void;
  /** Changes the debt that is looked at. */
  readonly change: (edit: (draft: Draft) => Draft) => void;
  /** Changes the book, which can be brought back where something is replaced by it. */
  readonly setBook: (edit: (book: Book) => Book, isReplaced?: boolean) => void;
  readonly begin: (draft: Draft) => void;
  readonly removeBook: () => void;
  readonly clear: () => void;
  /** Brings back what was replaced last; nothing where nothing was. */
  readonly undo: (() => void) | null;
  /** What could not be read, and the way on without it. */
  readonly unread: string | null;
  readonly dropUnread: () => void;
  /** Whether the browser would not keep what was written last. */
  readonly isUnkept: boolean;
  /** Another tab wrote something else: its state, or this one's. */
  readonly rival: { readonly take: () => void; readonly keepMine: () => void } | null;
}

export function useShelf(first: () => Draft): Shelf {
  const [start] = useState(() => found(first));
  const [kept, setKept] = useState(start.kept);
  const [unread, setUnread] = useState(start.unread);
  const [isUnkept, setUnkept] = useState(false);
  const [rival, setRival] = useState<Kept | null>(null);
  const [replaced, setReplaced] = useState<Kept | null>(null);
  const revision = useRef(start.kept.revision);
  const written = useRef<Kept | null>(start.kept);
  const isDirty = useRef(false);

  useEffect(() => {
    if (written.current === kept || unread !== null || rival) return;
    const other = kept.stays ? elsewhere(revision.current) : null;
    if (other) return setRival(other);
    revision.current += 1;
    written.current = kept;
    setUnkept(!keep({ ...kept, revision: revision.current }));
  }, [kept, unread, rival]);

  const take = (other: Kept) => {
    revision.current = other.revision;
    written.current = other;
    isDirty.current = false;
    setKept(other);
    setRival(null);
  };
  useEffect(() => {
    const heard = (event: StorageEvent) => {
      const other = event.key === KEY ? elsewhere(revision.current) : null;
      if (!other) return;
      if (isDirty.current) setRival(other);
      else take(other);
    };
    addEventListener("storage", heard);
    return () => removeEventListener("storage", heard);
  }, []);

  const update = (edit: (old: Kept) => Kept) => {
    isDirty.current = true;
    setKept(edit);
  };
  const bookOf = (state: Kept): Book => state.books.find(({ id }) => id === state.open) ?? (state.books[0] as Book);
  const setBook = (edit: (book: Book) => Book, isReplaced = false) => {
    if (isReplaced) setReplaced(kept);
    update((old) => ({ ...old, books: old.books.map((book) => (book.id === bookOf(old).id ? edit(book) : book)) }));
  };
  const opening = (book: Book, others: readonly Book[]) => (old: Kept): Kept => ({ ...old, books: [...others, book], open: book.id });
  return {
    kept,
    book: bookOf(kept),
    set: (some) => update((old) => ({ ...old, ...some })),
    change: (edit) => setBook((book) => withDraft(book, { ...edit(current(book)), isExample: false })),
    setBook,
    begin: (draft) => update((old) => opening(newBook(draft), old.books)(old)),
    removeBook: () => {
      setReplaced(kept);
      update((old) => {
        const books = old.books.filter(({ id }) => id !== bookOf(old).id);
        return { ...old, books, open: books[0]?.id ?? "" };
      });
    },
    clear: () => {
      setReplaced(kept);
      forget();
      revision.current = 0;
      const book = newBook(emptyDraft());
      const none = { ...kept, books: [book], open: book.id, stays: false };
      // What is gone is not written again until something is.
      written.current = none;
      setKept(none);
    },
    undo: replaced && (() => {
      update(() => replaced);
      setReplaced(null);
    }),
    isUnkept,
    unread,
    dropUnread: () => {
      forget();
      setUnread(null);
    },
    rival: rival && {
      take: () => take(rival),
      keepMine: () => {
        revision.current = rival.revision;
        // Written once more, over what the other tab wrote.
        written.current = null;
        setRival(null);
      },
    },
  };
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import type { DocumentSearch } from './search';

export type DocumentWish = { [Key in keyof DocumentSearch]: DocumentSearch[Key] | undefined };

interface DocumentAddress {
  search: DocumentSearch;
  /** A step that the way back undoes. */
  go: (changed: DocumentWish) => void;
  /** The same step again, as when words are typed. */
  replace: (changed: DocumentWish) => void;
}

/** Everything about the page of the documents stands in its address: it can be kept, sent on and gone back to. */
export function useDocumentAddress(): DocumentAddress {
  const search = useSearch({ from: '/app/documents' });
  const navigate = useNavigate();
  const to = (changed: DocumentWish, replace: boolean) =>
    void navigate({
      to: '/documents',
      search: (before) =>
        Object.fromEntries(
          Object.entries({ ...before, ...changed }).filter(([, value]) => value !== undefined),
        ) as DocumentSearch,
      replace,
      resetScroll: false,
    });
  return { search, go: (changed) => to(changed, false), replace: (changed) => to(changed, true) };
}

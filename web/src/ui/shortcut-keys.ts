import { useEffect } from 'react';
import type english from '../i18n/en.json';

export interface PageKey {
  keys: string;
  label: keyof typeof english;
}

const shown = new Set<readonly PageKey[]>();

/** The keys that the page in front of the reader has; what `?` shows besides the general ones. */
export function useShortcutKeys(keys: readonly PageKey[]): void {
  useEffect(() => {
    shown.add(keys);
    return () => {
      shown.delete(keys);
    };
  }, [keys]);
}

export function pageKeys(): PageKey[] {
  return [...shown].flat();
}

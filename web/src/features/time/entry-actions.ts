import { createContext, useContext } from 'react';
import type { Problem } from '../../api/problem';
import type { TimeEntry } from '../../api/types';
import type { Times } from './entry-changes';
import type { EntryValues } from './entry-values';
import type { Timer } from './timer';

/** What is asked about entries in a dialog of its own. */
export type EntryQuestion =
  | { kind: 'new'; values: EntryValues }
  | { kind: 'edit' | 'split' | 'move' | 'copy' | 'adjust'; entry: TimeEntry }
  /** Where a dragged entry met another. */
  | { kind: 'overlap'; entry: TimeEntry; times: Times; copied: boolean; problem: Problem };

interface EntryActions {
  ask: (question: EntryQuestion) => void;
  timer: Timer;
}

export const EntryActionsContext = createContext<EntryActions | null>(null);

export function useEntryActions(): EntryActions {
  const actions = useContext(EntryActionsContext);
  if (!actions) throw new Error('Entries need an EntryActionsProvider around them');
  return actions;
}

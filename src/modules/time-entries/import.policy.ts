import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/permissions.js';

export const importStates = [
  'ready',
  'previewing',
  'previewed',
  'queued',
  'running',
  'done',
  'failed',
  'undone',
] as const;
export type ImportState = (typeof importStates)[number];

/** What decides who may do what with an import. */
export interface JudgedImport {
  readonly state: ImportState;
  /** Something that only a person knows is not said yet, without which no row can be read. */
  readonly open: boolean;
}

export type ImportAbility = 'edit' | 'preview' | 'start' | 'undo' | 'remove';
export const importWords = ['edit', 'preview', 'start', 'undo', 'remove'] as const;

/** Owners import; one thing at a time, and what was taken is undone before its record goes. */
export function importAbilities(actor: Actor, { state, open }: JudgedImport): Record<ImportAbility, boolean> {
  const may = holds(actor.role, 'time-entries.import');
  const waits = may && (state === 'ready' || state === 'previewed' || state === 'failed');
  return {
    edit: waits,
    preview: waits && !open,
    start: waits && !open,
    undo: may && state === 'done',
    remove: waits || (may && state === 'undone'),
  };
}

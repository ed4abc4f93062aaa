import type { LogTimeDto } from '../generated/types.gen';
import type { TimeEntry } from '../types';

/** What is said of an entry; a log says what it must, a change only what differs. */
export type EntryBody = Partial<LogTimeDto> & { breakSeconds?: number; stopsRunning?: boolean };

/** What somebody does to their time, in a form that outlives the page. */
export type Change =
  | { kind: 'log'; entryId: string; body: EntryBody }
  | { kind: 'stop'; entryId: string; body: { endedAt?: string } }
  | { kind: 'change'; entryId: string; body: EntryBody; version?: number | undefined }
  | { kind: 'remove'; entryId: string };

/** Why the server did not take it, in the words of that moment. */
export interface Refusal {
  status: number;
  code: string;
  detail: string;
  details: Record<string, unknown>;
  fields: { field: string; code: string; message: string }[];
}

/** One change in the outbox. */
export interface Item {
  /** Its place: changes are sent in the order in which they were made. */
  seq: number;
  /** Whose it is: person and seat. Nobody else ever sends or sees it. */
  owner: string;
  /** The Idempotency-Key under which it is sent, each time the same. */
  key: string;
  change: Change;
  /** The entry as it will be; null when it will be gone. */
  entry: TimeEntry | null;
  /** When it was made, as an instant. */
  at: string;
  /** How often it was sent; from the first time on, the server may have it. */
  attempts: number;
  refused: Refusal | null;
}

/** What was said, and what is said now of the same entry; of the fields that say when, some exclude others. */
export function combined(before: EntryBody, changed: EntryBody): EntryBody {
  const kept = { ...before };
  const drop = (...fields: (keyof EntryBody)[]) => fields.forEach((field) => delete kept[field]);
  if (changed.day !== undefined) drop('startedAt', 'endedAt', 'localStart', 'localEnd');
  if (changed.startedAt !== undefined || changed.localStart !== undefined) {
    drop('day', 'startedAt', 'localStart');
    if (before.startedAt === undefined && before.localStart === undefined) drop('durationSeconds');
  }
  if (changed.endedAt !== undefined || changed.localEnd !== undefined) {
    drop('endedAt', 'localEnd', 'durationSeconds');
  }
  if (changed.durationSeconds !== undefined) drop('endedAt', 'localEnd');
  return { ...kept, ...changed };
}

/**
 * What is left to send when a change meets one that still waits for the same entry: one change for both, `gone` when
 * the server need never hear of the entry, null when both must be sent.
 */
export function merged({ change: waiting, attempts, refused }: Item, next: Change): Change | 'gone' | null {
  if (attempts > 0 && !refused) return null;
  if (waiting.kind === 'log') {
    if (next.kind === 'remove') return 'gone';
    // A timer that ends another as it starts has to be told as a timer.
    if (next.kind === 'stop' && waiting.body.stopsRunning) return null;
    if (next.kind === 'log') return next;
    return { ...waiting, body: combined(waiting.body, next.body) };
  }
  if (next.kind === 'remove') return next;
  if (waiting.kind === 'change' && next.kind === 'change') {
    return { ...waiting, body: combined(waiting.body, next.body) };
  }
  return null;
}

import type { RateSource } from '../../engagements/rates.service.js';

/** One line of a file, understood: texts trimmed, instants decided, nothing looked up yet. */
export interface ImportedEntry {
  readonly line: number;
  /** SHA-256 (hex) of what identifies the row: the same row is recognised in every later file. */
  readonly hash: string;
  /** Some tools print names alone. */
  readonly person: { readonly name: string; readonly email: string | null };
  readonly client: string;
  /** Its name; null where the tool knows none, and the client's engagement that goes on is meant. */
  readonly engagement: string | null;
  /** What other tools call project; null when it was left empty. */
  readonly service: string | null;
  /** Title of a task of ours; other tools' tasks lead the description. */
  readonly task: string | null;
  readonly description: string;
  readonly billable: boolean;
  readonly rush: boolean;
  readonly when: TimedWork | UntimedWork;
  readonly zones: { readonly entry: string; readonly engagement: string };
  /** Of the engagement, where the row says it. */
  readonly currency: string | null;
  /** The rate that the row says; null where it is what is agreed here. */
  readonly rate: OwnRate | null;
  /** Id of the entry that was exported, where the file is our own. */
  readonly entryId?: string;
  readonly overlapReason: string | null;
}

/** A rate per hour in minor units with where it was found, as it stands on an entry. */
export interface OwnRate {
  readonly minor: number | null;
  readonly source: RateSource;
}

/** From when to when, `[startedAt, endedAt)`; seconds are what lies between, less the break. */
export interface TimedWork {
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
  readonly breakSeconds: number;
  readonly seconds: number;
}

/** Hours of which nobody says when on their day they were. */
export interface UntimedWork {
  readonly startedAt: null;
  readonly day: string;
  readonly seconds: number;
}

/** Why a line was not taken: first what reading it shows, then what only our own records show. */
export const rowProblems = [
  'wrong-number-of-cells',
  'unreadable-characters',
  'text-too-long',
  'no-person',
  'no-client',
  'malformed-billable',
  'malformed-time',
  'malformed-number',
  'no-such-wall-time',
  'no-duration',
  'ends-before-start',
  'duration-differs',
  'too-long',
  'in-future',
  'unknown-zone',
  'unknown-currency',
  'other-currency',
  'overlaps',
  'affirmed',
] as const;

export type RowProblem = (typeof rowProblems)[number];

export type ImportedRow =
  | { readonly ok: true; readonly entry: ImportedEntry }
  | { readonly ok: false; readonly line: number; readonly problem: RowProblem };

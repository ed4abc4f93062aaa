/** One line of another tool's export, understood: texts trimmed, instants decided, nothing looked up yet. */
export interface ImportedEntry {
  readonly line: number;
  /** SHA-256 (hex) of what identifies the row: the same row is recognised in every later file. */
  readonly hash: string;
  readonly person: { readonly name: string; readonly email: string };
  readonly client: string;
  /** What the other tool calls project; null when it was left empty. */
  readonly service: string | null;
  readonly description: string;
  readonly billable: boolean;
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
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
  'no-such-wall-time',
  'no-duration',
  'ends-before-start',
  'duration-differs',
  'too-long',
  'overlaps',
] as const;

export type RowProblem = (typeof rowProblems)[number];

export type ImportedRow =
  | { readonly ok: true; readonly entry: ImportedEntry }
  | { readonly ok: false; readonly line: number; readonly problem: RowProblem };

import type { BillableWork, BilledLine } from '../../../kernel/billing.js';
import type { Money, MoneyText } from '../../../kernel/money.js';
import type { ReportedCorrection, ReportedEntry, ReportedLine } from './report.content.js';

/** An entry as the database gives it. */
export interface EntryRow {
  id: string;
  day: string;
  startedAt: Date | null;
  endedAt: Date | null;
  seconds: number;
  breakSeconds: number;
  assistant: string;
  memberId: string;
  taskId: string | null;
  task: string | null;
  serviceId: string | null;
  service: string | null;
  description: string;
  billable: boolean;
  rush: boolean;
  rateMinor: string | null;
}

/** A correction, with what of its entry is told. */
export interface CorrectionRow extends Omit<EntryRow, 'startedAt' | 'endedAt' | 'breakSeconds'> {
  entryId: string;
  entryDay: string;
  reason: string;
  by: string;
}

/** What counts as worked: entries, and corrections of them. */
export type Counted = Pick<EntryRow, 'id' | 'day' | 'seconds' | 'billable' | 'taskId' | 'task' | 'service'>;

export function work(entry: EntryRow): BillableWork {
  const { id, day, taskId, memberId, serviceId, seconds, billable, rateMinor, rush } = entry;
  return {
    ...{ id, day, taskId, memberId, serviceId, seconds, billable, rush },
    rateMinor: rateMinor === null ? null : Number(rateMinor),
    startedAt: entry.startedAt && entry.startedAt.toTemporalInstant(),
    endedAt: entry.endedAt && entry.endedAt.toTemporalInstant(),
  };
}

export function correction(row: CorrectionRow): BillableWork {
  return { ...work({ ...row, startedAt: null, endedAt: null, breakSeconds: 0 }), exact: true };
}

/** An amount, or null where the client is shown none. */
export type Shown = (amount: Money) => MoneyText | null;

export function told(entry: EntryRow, lines: readonly BilledLine[], shown: Shown): ReportedEntry {
  const line = lines.find(({ entryIds }) => entryIds.includes(entry.id));
  const own = line?.entryIds.length === 1 ? line : null;
  return {
    id: entry.id,
    day: entry.day,
    startedAt: entry.startedAt && iso(entry.startedAt),
    endedAt: entry.endedAt && iso(entry.endedAt),
    seconds: entry.seconds,
    breakSeconds: entry.breakSeconds,
    billedSeconds: own && own.billedSeconds,
    assistant: entry.assistant,
    task: entry.task,
    service: entry.service,
    description: entry.description,
    billable: entry.billable,
    rush: entry.rush,
    amount: own && shown(own.amount),
  };
}

export function toldCorrection(
  row: CorrectionRow,
  lines: readonly BilledLine[],
  shown: Shown,
): ReportedCorrection {
  const { id, entryId, day, entryDay, seconds, billable, reason, by } = row;
  const { assistant, task, service, description } = row;
  const line = lines.find(({ entryIds }) => entryIds.includes(id));
  return {
    ...{ id, entryId, day, seconds, billable, reason, by },
    entry: { day: entryDay, assistant, task, service, description },
    amount: line ? shown(line.amount) : null,
  };
}

export function toldLine(
  line: BilledLine,
  worked: readonly Counted[],
  corrections: readonly CorrectionRow[],
  shown: Shown,
): ReportedLine {
  const { day, rush, actualSeconds, billedSeconds, rateMinor, amount, discount } = line;
  const corrected = corrections.find(({ id }) => line.entryIds.includes(id));
  const rate = rateMinor === null ? null : shown({ minor: rateMinor, currency: amount.currency });
  return {
    ...{ day, rush, actualSeconds, billedSeconds, rate },
    task: named(worked, line.taskId, ({ taskId, task }) => [taskId, task]),
    service: worked.find(({ id }) => line.serviceId !== null && line.entryIds.includes(id))?.service ?? null,
    entryIds: corrected ? [] : line.entryIds,
    correctionId: corrected?.id ?? null,
    surcharges: line.surcharges.map((each) => ({ ...each, amount: shown(each.amount) })),
    discount: discount.minor === 0 ? null : shown(discount),
    amount: shown(amount),
  };
}

function named(
  worked: readonly Counted[],
  id: string | null,
  of: (one: Counted) => readonly [string | null, string | null],
): string | null {
  return (id !== null && worked.map(of).find(([each]) => each === id)?.[1]) || null;
}

export function taskIds(worked: readonly Counted[]): string[] {
  return worked.map(({ taskId }) => taskId).filter((id) => id !== null);
}

export function sum(worked: readonly Pick<Counted, 'seconds'>[]): number {
  return worked.reduce((total, each) => total + each.seconds, 0);
}

export function iso(date: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString();
}

import { DomainError, Forbidden } from '../../kernel/domain-error.js';
import type { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import type { EntryKeepingRepository, NewEntry, WorkDay } from './entry-keeping.repository.js';
import type { EntryTerms, KnownTerms } from './entry-terms.js';
import {
  TimeEntryDeleted,
  TimeEntryLocked,
  TimeEntryOverlaps,
  TimerAlreadyRunning,
  TimerNotRunning,
  TimerStillRunning,
} from './time-entry.errors.js';
import type { TimeEntryEntity } from './time-entry.entity.js';
import { timeEntryAbilities, type TimeEntryAbility } from './time-entry.policy.js';
import type { Placed } from './time-entry.rules.js';

type Touched = Pick<TimeEntryEntity, 'id' | 'engagementId'> & { readonly day?: string | null };

/** What all entries that one command writes go through: may I, which parts, which rate, is the time free and open. */
export class EntryWork {
  /** Ids of what was written with the day on which each lies now, by engagement. */
  readonly touched = new Map<string, Map<string, string | null>>();
  private readonly inLine = new Set<string>();

  constructor(
    readonly terms: KnownTerms,
    private readonly entries: EntryKeepingRepository,
    private readonly ids: Ids,
  ) {}

  /** Loads an entry for a change, if the caller may make it and knows its newest version. @throws TimeEntryLocked */
  async load(
    ability: Exclude<TimeEntryAbility, 'adjust'>,
    id: string,
    expected: number | null = null,
  ): Promise<TimeEntryEntity> {
    const { seatId } = actor();
    // Before the row, always: two who take both the other way round would wait for each other.
    if (seatId !== null) await this.lineUp(seatId);
    const entry = await this.entries.load(actor(), id);
    refuseStale(entry.version, expected);
    const running = isRunning(entry);
    const judged = { memberId: entry.memberId, running, deleted: entry.deletedAt !== null };
    const abilities = timeEntryAbilities(actor(), { ...judged, locked: null });
    // Restoring what is there does nothing.
    const idle = abilities.edit && ability === 'restore';
    if (!abilities[ability] && !idle) {
      if (abilities.restore) throw new TimeEntryDeleted();
      if (abilities.edit && ability === 'stop') throw new TimerNotRunning();
      if (abilities.edit && ability === 'duplicate') throw new TimerStillRunning();
      throw new Forbidden('time-entries.log');
    }
    if (ability !== 'duplicate' && !idle) await this.refuseLocked(entry);
    return entry;
  }

  /** One after another; a refusal says at which place. @param field of the request's list */
  async each<T>(all: readonly T[], step: (one: T) => Promise<void>, field = 'ids'): Promise<void> {
    for (const [index, one] of all.entries()) {
      try {
        await step(one);
      } catch (error) {
        throw all.length > 1 ? atPlace(error, field, index) : error;
      }
    }
  }

  /** Before the clock times of a member are written; whoever stands in line already stays there. */
  async lineUp(memberId: string): Promise<void> {
    if (this.inLine.has(memberId)) return;
    await this.entries.lineUp(memberId);
    this.inLine.add(memberId);
  }

  /** Adds an entry, in as many parts as its agreement wants; the first has its id. @param own rate of its own */
  async add(
    entry: Omit<NewEntry, keyof Columns | 'rateMinor' | 'rateSource'>,
    placed: Placed,
    terms: EntryTerms,
    own: number | null,
  ): Promise<void> {
    const parts = terms.partsOf(placed);
    for (const [index, part] of parts.entries()) {
      await this.insert({
        ...entry,
        ...columnsOf(part),
        ...terms.priceOn(part.day, entry, own),
        ...(index > 0 && { id: this.ids.next() }),
        measuredEndedAt: index < parts.length - 1 ? null : entry.measuredEndedAt,
      });
    }
  }

  /** Adds one entry as it is. */
  async insert(entry: NewEntry): Promise<void> {
    await this.refuseInTheWay(entry);
    await this.entries.add(entry);
    this.touch(entry);
  }

  /**
   * Writes a loaded entry as it was worked, in as many parts as its agreement wants.
   * @param reprice whether its rate is asked for anew; parts on other days have always their own
   */
  async rewrite(entry: TimeEntryEntity, placed: Placed, terms: EntryTerms, reprice: boolean): Promise<void> {
    const [first, ...others] = terms.partsOf(placed);
    const own = entry.rateSource === 'entry' ? entry.rateMinor : null;
    const { measuredEndedAt } = entry;
    Object.assign(entry, columnsOf(first), reprice && terms.priceOn(first.day, entry, own));
    if (others.length > 0) entry.measuredEndedAt = null;
    await this.write(entry);
    const { version: _version, ...rest } = entry;
    for (const [index, part] of others.entries()) {
      await this.insert({
        ...rest,
        id: this.ids.next(),
        ...columnsOf(part),
        ...terms.priceOn(part.day, entry, own),
        measuredEndedAt: index < others.length - 1 ? null : measuredEndedAt,
      });
    }
  }

  /** Writes a loaded entry as it is now. */
  async write(entry: TimeEntryEntity): Promise<void> {
    if (entry.deletedAt === null) await this.refuseInTheWay(entry);
    await this.entries.change(entry);
    this.touch(entry);
  }

  /** An engagement was changed by what was done to an entry; the one that it has left knows no day of it. */
  touch({ id, engagementId, day = null }: Touched): void {
    const days = this.touched.get(engagementId) ?? new Map<string, string | null>();
    this.touched.set(engagementId, days.set(id, day));
  }

  /** The kind word before the database's last one: it knows which report or affirmation it is. */
  private async refuseLocked(entry: TimeEntryEntity): Promise<void> {
    const { id: entryId, day, reportedIn } = entry;
    if (reportedIn !== null) throw new TimeEntryLocked('reported', { entryId, day, reportId: reportedIn });
    await this.refuseClosedDay(entry);
  }

  /** A member's word that nothing more is to be added holds for new work as for old. */
  private async refuseClosedDay(entry: WorkDay & { readonly id: string }): Promise<void> {
    const closed = await this.entries.affirmation(actor(), [entry]);
    if (closed) throw affirmed(entry, closed.id);
  }

  /** The kind word before the database's last one: it knows which affirmation and which other entry it is. */
  private async refuseInTheWay(entry: NewEntry): Promise<void> {
    const { startedAt, endedAt } = placedOf(entry);
    let other: string | null = null;
    if (startedAt && entry.overlapReason === null) {
      const found = await this.entries.inTheWay(actor(), entry, { startedAt, endedAt });
      if (found.affirmationId !== null) throw affirmed(entry, found.affirmationId);
      other = found.entryId;
    } else await this.refuseClosedDay(entry);
    // Asked last: a timer that another device has just started is named as what it is.
    if (isRunning(entry)) {
      const running = await this.entries.runningOf(actor(), entry.memberId);
      if (running !== null && running !== entry.id) throw new TimerAlreadyRunning(running);
    }
    if (other) throw new TimeEntryOverlaps(other);
  }
}

function affirmed({ id: entryId, day }: WorkDay & { readonly id: string }, affirmationId: string) {
  return new TimeEntryLocked('affirmed', { entryId, day, affirmationId });
}

/** Names the place in the list; which of many it was is what a caller needs to know. */
function atPlace(error: unknown, field: string, index: number): unknown {
  if (error instanceof InvalidRequest) {
    const problems = error.problems.map((problem) => ({
      ...problem,
      field: `${field}.${index}.${problem.field}`,
    }));
    return new InvalidRequest(problems);
  }
  if (error instanceof DomainError)
    return new DomainError(error.code, error.kind, { ...error.details, index });
  return error;
}

type Columns = Pick<TimeEntryEntity, 'day' | 'startedAt' | 'endedAt' | 'durationSeconds' | 'breakSeconds'>;

/** What was decided about when, as it is kept. */
export function columnsOf(placed: Placed): Columns {
  return {
    day: placed.day.toString(),
    startedAt: placed.startedAt && new Date(placed.startedAt.epochMilliseconds),
    endedAt: placed.endedAt && new Date(placed.endedAt.epochMilliseconds),
    durationSeconds: placed.durationSeconds,
    breakSeconds: placed.breakSeconds,
  };
}

export function placedOf({ day, startedAt, endedAt, durationSeconds, breakSeconds }: Columns): Placed {
  return {
    day: Temporal.PlainDate.from(day),
    startedAt: startedAt && startedAt.toTemporalInstant(),
    endedAt: endedAt && endedAt.toTemporalInstant(),
    durationSeconds,
    breakSeconds,
  };
}

export function isRunning({ startedAt, endedAt }: Pick<Columns, 'startedAt' | 'endedAt'>): boolean {
  return startedAt !== null && endedAt === null;
}

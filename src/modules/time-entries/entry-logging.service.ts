import { Injectable } from '@nestjs/common';
import { seesAll } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { secondsBetween } from '../../kernel/interval.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { EntryKeepingRepository, type NewEntry } from './entry-keeping.repository.js';
import type { EntryTerms } from './entry-terms.js';
import { columnsOf, placedOf, type EntryWork } from './entry-work.js';
import type { LogTimeDto } from './log-time.dto.js';
import { OwnRateForbidden, TimeEntryIdTaken, TimerAlreadyRunning } from './time-entry.errors.js';
import type { TimeEntryEntity } from './time-entry.entity.js';
import { measuredEnd, place, stopAt, type Placed } from './time-entry.rules.js';

/** Timers that start so close to each other were started by one hand. */
const ONE_HAND_SECONDS = 60;

type Drafted = Parameters<EntryWork['add']>[0];

/** How one entry comes into being and a timer ends: alone, or as one of many. */
@Injectable()
export class EntryLoggingService {
  constructor(
    private readonly entries: EntryKeepingRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Starts a timer or records what was done, for the caller; the same entry sent again stays one.
   * @returns the id of its first part
   * @throws see `place`, TimeEntryOverlaps, TimerAlreadyRunning, TimeEntryLocked, TimeEntryIdTaken, OwnRateForbidden
   */
  async log(body: LogTimeDto, work: EntryWork): Promise<string> {
    const { seatId, timeZone: ownZone } = actor();
    if (seatId === null) throw new NotFound('member');
    if (body.id !== undefined) await this.entries.claim(body.id);
    const sent = body.id === undefined ? null : await this.entries.find(actor(), body.id);
    const terms = await work.terms.of(body.engagementId);
    const timeZone = body.timeZone ?? ownZone;
    const zones = { entry: timeZone, engagement: terms.timeZone };
    const placed = place(body.when(), zones, this.clock.now());
    const own = this.ownRate(body, terms);
    const entry = this.drafted(body, seatId, terms, timeZone);
    // A timer that ends another may have been moved by a second.
    const columns = body.stopsRunning && !placed.endedAt ? {} : columnsOf(terms.partsOf(placed)[0]);
    if (sent) return sameEntry(sent, entry, columns);
    if (placed.startedAt) await work.lineUp(seatId);
    const free = body.stopsRunning ? await this.stopRunning(seatId, placed, terms, work) : placed;
    await work.add(entry, free, terms, own);
    return entry.id;
  }

  /** Ends a timer, now or when the work really ended; both are kept. @throws EndsBeforeStart, WorkedTooLong */
  async stop(entry: TimeEntryEntity, endedAt: Temporal.Instant | null, work: EntryWork): Promise<Placed> {
    const terms = await work.terms.of(entry.engagementId);
    const now = this.clock.now();
    const zones = { entry: entry.timeZone, engagement: terms.timeZone };
    const placed = place(stopAt(placedOf(entry), endedAt, now), zones, now);
    entry.measuredEndedAt = date(measuredEnd(placed.endedAt, now));
    await work.rewrite(entry, placed, terms, false);
    return placed;
  }

  /** A rate of the entry's own, which only the owner agrees on. @throws OwnRateForbidden */
  ownRate({ rate }: Pick<LogTimeDto, 'rate'>, terms: EntryTerms): number | null {
    if (rate && !seesAll(actor())) throw new OwnRateForbidden();
    return terms.ownRate(rate);
  }

  /**
   * Ends the caller's running timer where the new entry starts. Two that start within a minute come from one hand, or
   * from clocks that differ: the earlier one counts a second, and the new one starts after it.
   */
  private async stopRunning(
    memberId: string,
    placed: Placed,
    terms: EntryTerms,
    work: EntryWork,
  ): Promise<Placed> {
    const id = await this.entries.runningOf(actor(), memberId);
    if (id === null) return placed;
    const running = await work.load('stop', id);
    const { startedAt: from, breakSeconds } = placedOf(running);
    const early = placed.startedAt && from ? secondsBetween(placed.startedAt, from) : null;
    if (early === null || !from || early < 0) {
      await this.stop(running, placed.startedAt, work);
      return placed;
    }
    if (placed.endedAt || early > ONE_HAND_SECONDS) throw new TimerAlreadyRunning(id);
    const startedAt = from.add({ seconds: breakSeconds + 1 });
    await this.stop(running, startedAt, work);
    return { ...placed, startedAt, day: localDay(startedAt, terms.timeZone) };
  }

  private drafted(body: LogTimeDto, memberId: string, terms: EntryTerms, timeZone: string): Drafted {
    return {
      id: body.id ?? this.ids.next(),
      workspaceId: actor().workspaceId,
      engagementId: terms.engagement.id,
      memberId,
      taskId: body.taskId ?? null,
      serviceId: body.serviceId ?? null,
      description: body.description ?? '',
      billable: body.billable ?? true,
      rush: body.rush ?? false,
      timeZone,
      overlapReason: body.overlapReason ?? null,
      measuredEndedAt: null,
      importId: null,
      forgottenAskedAt: null,
      reportedIn: null,
      createdAt: this.clock.date(),
      deletedAt: null,
    };
  }
}

/**
 * Whether an entry that is there is the one that is sent again, because its answer was lost. What has been changed
 * since is not compared: it is known by its id, and its newer form is the answer.
 * @throws TimeEntryIdTaken
 */
function sameEntry(known: TimeEntryEntity, sent: Drafted, columns: Partial<NewEntry>): string {
  const { engagementId, memberId, taskId, serviceId, description, billable, rush } = sent;
  const wanted = { engagementId, memberId, taskId, serviceId, description, billable, rush, ...columns };
  const same = (Object.keys(wanted) as (keyof typeof wanted)[]).every((key) =>
    equal(known[key], wanted[key]),
  );
  const changedSince = known.version > 1;
  if (known.memberId !== memberId || (!same && !changedSince)) throw new TimeEntryIdTaken();
  return known.id;
}

function equal(one: unknown, other: unknown): boolean {
  return one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
}

export function date(instant: Temporal.Instant | null): Date | null {
  return instant && new Date(instant.epochMilliseconds);
}

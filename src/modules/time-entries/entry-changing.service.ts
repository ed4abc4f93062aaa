import { Injectable } from '@nestjs/common';
import { seesAll } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import { date, EntryLoggingService } from './entry-logging.service.js';
import { isRunning, placedOf, type EntryWork } from './entry-work.js';
import type { ChangeTimeEntryDto, CommonChangesDto } from './log-time.dto.js';
import { OwnRateForbidden } from './time-entry.errors.js';
import type { TimeEntryEntity } from './time-entry.entity.js';
import {
  asItWas,
  measuredEnd,
  onDay,
  place,
  reconsider,
  type Placed,
  type When,
} from './time-entry.rules.js';

/** What is to be changed beside when it was worked. */
type Facts = Omit<CommonChangesDto, 'day'> & Pick<ChangeTimeEntryDto, 'timeZone' | 'overlapReason' | 'rate'>;

/** How one entry is corrected: alone, or as one of many. */
@Injectable()
export class EntryChangingService {
  constructor(
    private readonly logging: EntryLoggingService,
    private readonly clock: Clock,
  ) {}

  /** Corrects a loaded entry; what is not said stays. @throws as `log` */
  async change(entry: TimeEntryEntity, body: ChangeTimeEntryDto, work: EntryWork): Promise<void> {
    await this.apply(entry, body, (before) => reconsider(before, body.when()), work);
  }

  /** Gives a loaded entry what it has in common with others from now on. @throws as `log` */
  async takeOver(
    entry: TimeEntryEntity,
    { day, ...facts }: CommonChangesDto,
    work: EntryWork,
  ): Promise<void> {
    const { timeZone } = await work.terms.of(facts.engagementId ?? entry.engagementId);
    const moved = (before: Placed) =>
      day === undefined ? null : onDay(before, Temporal.PlainDate.from(day), timeZone);
    await this.apply(entry, facts, moved, work);
  }

  private async apply(
    entry: TimeEntryEntity,
    facts: Facts,
    changedWhen: (before: Placed) => When | null,
    work: EntryWork,
  ): Promise<void> {
    const { engagementId, timeZone = entry.timeZone } = facts;
    const from = { id: entry.id, engagementId: entry.engagementId };
    const moved = engagementId !== undefined && engagementId !== from.engagementId;
    const [old, terms] = [
      await work.terms.of(from.engagementId),
      await work.terms.of(engagementId ?? from.engagementId),
    ];
    const now = this.clock.now();
    const before = placedOf(entry);
    const when = changedWhen(before) ?? (moved ? asItWas(before) : null);
    const placed = when ? place(when, { entry: timeZone, engagement: terms.timeZone }, now) : before;
    if (isRunning(entry) && placed.endedAt) entry.measuredEndedAt = date(measuredEnd(placed.endedAt, now));
    const serviceId = facts.serviceId !== undefined ? facts.serviceId : moved ? null : entry.serviceId;
    const reserved = entry.serviceId !== serviceId;
    Object.assign(entry, {
      engagementId: terms.engagement.id,
      // A task and a service belong to one engagement; they do not move along.
      taskId: facts.taskId !== undefined ? facts.taskId : moved ? null : entry.taskId,
      serviceId,
      description: facts.description ?? entry.description,
      billable: facts.billable ?? entry.billable,
      rush: facts.rush ?? entry.rush,
      timeZone,
      overlapReason: facts.overlapReason !== undefined ? facts.overlapReason : entry.overlapReason,
    });
    // A rate of its own is an amount of the old currency.
    const foreign = old.engagement.currency !== terms.engagement.currency && entry.rateSource === 'entry';
    const rerated = foreign || facts.rate !== undefined;
    if (rerated) this.rerate(entry, facts.rate ?? null, this.logging.ownRate(facts, terms), foreign);
    if (placed.startedAt) await work.lineUp(entry.memberId);
    const redated = !placed.day.equals(before.day);
    await work.rewrite(entry, placed, terms, rerated || redated || moved || reserved);
    if (moved) work.touch(from);
  }

  /** @throws OwnRateForbidden where a rate of its own would be taken away by somebody else than the owner */
  private rerate(entry: TimeEntryEntity, rate: Facts['rate'], own: number | null, foreign: boolean): void {
    const taken = rate === null && entry.rateSource === 'entry' && !foreign;
    if (taken && !seesAll(actor())) throw new OwnRateForbidden();
    entry.rateMinor = own;
    entry.rateSource = own === null ? 'none' : 'entry';
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Forbidden, NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { TimeEntryDto, type ChangeTimeEntryDto, type LogTimeDto } from './time-entry.dto.js';
import type { TimeEntryEntity } from './time-entry.entity.js';
import {
  TimeEntryDeleted,
  TimeEntryOverlaps,
  TimerAlreadyRunning,
  TimerNotRunning,
} from './time-entry.errors.js';
import { timeEntryAbilities, type TimeEntryAbility } from './time-entry.policy.js';
import { asItWas, place, reconsider, stopAt, type Placed } from './time-entry.rules.js';
import { TimeEntriesRepository } from './time-entries.repository.js';

/** Logging work: timers, entries by hand, and their correction. */
@Injectable()
export class TimeEntriesService {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly engagements: EngagementsService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Starts a timer or records what was done, for the caller. @throws see `place`, TimeEntryOverlaps, TimerAlreadyRunning */
  async log(body: LogTimeDto): Promise<TimeEntryDto> {
    const { workspaceId, seatId, timeZone: ownZone } = actor();
    if (seatId === null) throw new NotFound('member');
    const engagement = await this.engagements.find(body.engagementId);
    const timeZone = body.timeZone ?? ownZone;
    const placed = place(body.when(), { entry: timeZone, engagement: engagement.timeZone }, this.clock.now());
    const entry = {
      id: body.id ?? this.ids.next(),
      workspaceId,
      engagementId: engagement.id,
      memberId: seatId,
      taskId: body.taskId ?? null,
      serviceId: body.serviceId ?? null,
      description: body.description ?? '',
      billable: body.billable ?? true,
      ...columnsOf(placed),
      timeZone,
      rateMinor: this.engagements.rateOn(engagement, placed.day),
      overlapReason: body.overlapReason ?? null,
      createdAt: new Date(this.clock.now().epochMilliseconds),
      deletedAt: null,
    };
    await this.refuseOverlap(entry, placed);
    await this.entries.add(entry);
    return this.changed(entry);
  }

  /** Corrects an entry; what is not said stays. @throws as `log`, and Stale */
  async change(id: string, body: ChangeTimeEntryDto, expected: number | null): Promise<TimeEntryDto> {
    const entry = await this.mayI('edit', id, expected);
    const engagementId = body.engagementId ?? entry.engagementId;
    const moved = engagementId !== entry.engagementId;
    const engagement = await this.engagements.find(engagementId);
    const before = placedOf(entry);
    const when = reconsider(before, body.when()) ?? (moved ? asItWas(before) : null);
    const timeZone = body.timeZone ?? entry.timeZone;
    const placed = when
      ? place(when, { entry: timeZone, engagement: engagement.timeZone }, this.clock.now())
      : before;
    const redated = moved || !placed.day.equals(before.day);
    Object.assign(entry, {
      engagementId,
      // A task and a service belong to one engagement; they do not move along.
      taskId: body.taskId !== undefined ? body.taskId : moved ? null : entry.taskId,
      serviceId: body.serviceId !== undefined ? body.serviceId : moved ? null : entry.serviceId,
      description: body.description ?? entry.description,
      billable: body.billable ?? entry.billable,
      ...columnsOf(placed),
      timeZone,
      rateMinor: redated ? this.engagements.rateOn(engagement, placed.day) : entry.rateMinor,
      overlapReason: body.overlapReason !== undefined ? body.overlapReason : entry.overlapReason,
    });
    await this.refuseOverlap(entry, placed);
    await this.entries.change(entry);
    return this.changed(entry);
  }

  /** Ends a timer, now or when the work really ended. @throws TimerNotRunning, EndsBeforeStart, WorkedTooLong */
  async stop(id: string, endedAt: string | undefined, expected: number | null): Promise<TimeEntryDto> {
    const entry = await this.mayI('stop', id, expected);
    const engagement = await this.engagements.find(entry.engagementId);
    const when = stopAt(
      placedOf(entry),
      endedAt === undefined ? null : Temporal.Instant.from(endedAt),
      this.clock.now(),
    );
    const placed = place(when, { entry: entry.timeZone, engagement: engagement.timeZone }, this.clock.now());
    Object.assign(entry, columnsOf(placed));
    await this.refuseOverlap(entry, placed);
    await this.entries.change(entry);
    return this.changed(entry);
  }

  /** Takes an entry out of every list and sum; it can be restored. */
  async remove(id: string, expected: number | null): Promise<void> {
    const entry = await this.mayI('remove', id, expected);
    entry.deletedAt = new Date(this.clock.now().epochMilliseconds);
    await this.entries.change(entry);
    await this.events.tell('time-entry.changed', entry.id, entry.engagementId);
  }

  /** Brings a deleted entry back. @throws TimeEntryOverlaps when its time has been filled meanwhile */
  async restore(id: string): Promise<TimeEntryDto> {
    const entry = await this.mayI('restore', id, null);
    if (entry.deletedAt === null) return this.read(entry);
    entry.deletedAt = null;
    await this.refuseOverlap(entry, placedOf(entry));
    await this.entries.change(entry);
    return this.changed(entry);
  }

  /** Loads an entry for a change, if the caller may make it and knows its newest version. */
  private async mayI(
    ability: TimeEntryAbility,
    id: string,
    expected: number | null,
  ): Promise<TimeEntryEntity> {
    const entry = await this.entries.load(actor(), id);
    refuseStale(entry.version, expected);
    const { memberId, startedAt, endedAt, deletedAt } = entry;
    const running = startedAt !== null && endedAt === null;
    const abilities = timeEntryAbilities(actor(), { memberId, running, deleted: deletedAt !== null });
    // Restoring what is there does nothing.
    if (abilities[ability] || (abilities.edit && ability === 'restore')) return entry;
    if (abilities.restore) throw new TimeEntryDeleted();
    if (abilities.edit && ability === 'stop') throw new TimerNotRunning();
    throw new Forbidden('time-entries.log');
  }

  /** The kind word before the database's last one: it knows which other entry it is. */
  private async refuseOverlap(entry: Omit<TimeEntryEntity, 'version'>, placed: Placed): Promise<void> {
    const other =
      entry.overlapReason === null
        ? await this.entries.overlapping(actor(), entry.memberId, placed, entry.id)
        : null;
    // Asked last: a timer that another device has just started is named as what it is.
    if (placed.startedAt && !placed.endedAt) {
      const running = await this.entries.running(actor(), entry.memberId);
      if (running && running.id !== entry.id) throw new TimerAlreadyRunning(running.id);
    }
    if (other) throw new TimeEntryOverlaps(other);
  }

  private async changed(entry: Pick<TimeEntryEntity, 'id' | 'engagementId'>): Promise<TimeEntryDto> {
    await this.events.tell('time-entry.changed', entry.id, entry.engagementId);
    return this.read(entry);
  }

  private async read({ id }: Pick<TimeEntryEntity, 'id'>): Promise<TimeEntryDto> {
    return TimeEntryDto.of(await this.entries.one(actor(), id), actor());
  }
}

function columnsOf(
  placed: Placed,
): Pick<TimeEntryEntity, 'day' | 'startedAt' | 'endedAt' | 'durationSeconds'> {
  return {
    day: placed.day.toString(),
    startedAt: placed.startedAt && new Date(placed.startedAt.epochMilliseconds),
    endedAt: placed.endedAt && new Date(placed.endedAt.epochMilliseconds),
    durationSeconds: placed.durationSeconds,
  };
}

function placedOf({ day, startedAt, endedAt, durationSeconds }: TimeEntryEntity): Placed {
  return {
    day: Temporal.PlainDate.from(day),
    startedAt: startedAt && startedAt.toTemporalInstant(),
    endedAt: endedAt && endedAt.toTemporalInstant(),
    durationSeconds,
  };
}

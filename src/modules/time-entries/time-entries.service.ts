import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { EntryChangingService } from './entry-changing.service.js';
import { EntryKeepingRepository } from './entry-keeping.repository.js';
import { EntryKeepingService } from './entry-keeping.service.js';
import { EntryLoggingService } from './entry-logging.service.js';
import { placedOf } from './entry-work.js';
import { LogTimeDto, type ChangeTimeEntryDto } from './log-time.dto.js';
import type { TimeEntryDto } from './time-entry.dto.js';

export { LogTimeDto } from './log-time.dto.js';

/** What `log` takes, without its form. */
export type LoggedWork = Pick<LogTimeDto, 'engagementId'> & Partial<Omit<LogTimeDto, 'when'>>;

/** Logging work: timers, entries by hand, and their correction. */
@Injectable()
export class TimeEntriesService {
  constructor(
    private readonly keeping: EntryKeepingService,
    private readonly logging: EntryLoggingService,
    private readonly changing: EntryChangingService,
    private readonly entries: EntryKeepingRepository,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Starts a timer or records what was done, for the caller. @throws see EntryLoggingService */
  async log(body: LogTimeDto): Promise<TimeEntryDto> {
    const work = this.keeping.begin();
    const id = await this.logging.log(body, work);
    await this.keeping.finish(work);
    return this.keeping.shown(id);
  }

  /** What another module makes an entry of, for the caller, when the caller says so. @throws as `log` */
  record(work: LoggedWork): Promise<TimeEntryDto> {
    return this.log(Object.assign(new LogTimeDto(), work));
  }

  /** Corrects an entry; what is not said stays. @throws as `log`, and Stale */
  async change(id: string, body: ChangeTimeEntryDto, expected: number | null): Promise<TimeEntryDto> {
    const work = this.keeping.begin();
    await this.changing.change(await work.load('edit', id, expected), body, work);
    await this.keeping.finish(work);
    return this.keeping.shown(id);
  }

  /** Ends a timer, now or when the work really ended. @throws TimerNotRunning, EndsBeforeStart, WorkedTooLong */
  async stop(id: string, endedAt: string | undefined, expected: number | null): Promise<TimeEntryDto> {
    const work = this.keeping.begin();
    const entry = await work.load('stop', id, expected);
    await this.logging.stop(entry, endedAt === undefined ? null : Temporal.Instant.from(endedAt), work);
    await this.keeping.finish(work);
    return this.keeping.shown(id);
  }

  /** Takes an entry out of every list and sum; it can be restored. @throws TimeEntryLocked */
  async remove(id: string, expected: number | null): Promise<void> {
    await this.removeAll([id], expected);
  }

  /** All of them or, where one may not, none. */
  async removeAll(ids: readonly string[], expected: number | null = null): Promise<void> {
    const work = this.keeping.begin();
    await work.each(ids, async (id) => {
      const entry = await work.load('remove', id, expected);
      entry.deletedAt = this.clock.date();
      await work.write(entry);
    });
    await this.keeping.finish(work);
  }

  /** Brings a deleted entry back. @throws TimeEntryOverlaps when its time has been filled meanwhile */
  async restore(id: string): Promise<TimeEntryDto> {
    await this.restoreAll([id]);
    return this.keeping.shown(id);
  }

  /** All of them or, where one may not, none; what is there already stays as it is. */
  async restoreAll(ids: readonly string[]): Promise<TimeEntryDto[]> {
    const work = this.keeping.begin();
    await work.each(ids, async (id) => {
      const entry = await work.load('restore', id);
      if (entry.deletedAt === null) return;
      entry.deletedAt = null;
      if (placedOf(entry).startedAt) await work.lineUp(entry.memberId);
      await work.write(entry);
    });
    await this.keeping.finish(work);
    return this.keeping.allShown(ids);
  }

  /**
   * Stamps what a report tells its client: finished entries of these days, and adjustments dated on them, that no
   * earlier report told. From the stamp to the commit nobody else writes work of the engagement, so that what is
   * collected next is what was stamped. @param days local days of the engagement, `[from, to)`
   */
  async markReported(
    engagementId: string,
    days: { readonly from: string; readonly to: string },
    reportId: string,
  ): Promise<void> {
    if (await this.entries.markReported(actor(), engagementId, days, reportId))
      await this.events.tell('time-entry.changed', reportId, engagementId);
  }

  /** Stamps entries and adjustments of earlier days that a report tells late, as `markReported` does those of its own. */
  async markToldLate(
    engagementId: string,
    told: { readonly entryIds: readonly string[]; readonly adjustmentIds: readonly string[] },
    reportId: string,
  ): Promise<void> {
    if (await this.entries.markToldLate(actor(), engagementId, told, reportId))
      await this.events.tell('time-entry.changed', reportId, engagementId);
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { actor } from '../../../platform/database/transaction.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { ChannelRepository } from './channel.repository.js';
import { CursorRepository } from './cursor.repository.js';
import { Mirror } from './mirror.service.js';
import { isFollowed, modeOf, paramsOf } from './pull.rules.js';
import { SyncIssues } from './sync-issues.js';

/** The job that reads one calendar. */
export const PULL = 'calendar-pull';
/** Notifications come in bursts; the calendar is read when this long nothing more was waited for (F30). */
const DEBOUNCE_SECONDS = 2;
const RESYNC_MINUTES = 10;

/** Which calendars are read, and when: orders, in the open transaction of who gives them. */
@Injectable()
export class Pulls {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly cursors: CursorRepository,
    private readonly channels: ChannelRepository,
    private readonly mirror: Mirror,
    private readonly issues: SyncIssues,
  ) {}

  /**
   * After somebody chose what is read of a calendar, or that it is written to: what may no longer be kept is forgotten
   * at once, and what may now be kept is read.
   */
  async follow(calendarId: string): Promise<void> {
    const calendar = await this.cursors.calendar(calendarId);
    if (!calendar) return;
    const cursor = await this.cursors.ensure(calendarId);
    const before = modeOf(cursor.params);
    const mode = calendar.readMode;
    if (!isFollowed(calendar)) return this.forget(calendarId);
    // Whatever was chosen last: a reading under way may have kept what was chosen for a moment.
    if (mode === 'busy') await this.mirror.lower(calendarId);
    if (mode === 'off') await this.mirror.drop(calendarId, false);
    if (before === mode && cursor.nextPullAt !== null) return;
    // To busy from details nothing has to be read again; everything else was not kept, and is read.
    const lowered = before === 'details' && mode === 'busy';
    await this.cursors.change(calendarId, {
      ...(lowered ? { params: paramsOf(mode) } : { fullNotBefore: null, fullDelayMinutes: 0 }),
      nextPullAt: this.clock.now().toString(),
    });
    await this.enqueue(calendarId, this.clock.now());
  }

  /** Somebody says that there is something new. */
  async soon(calendarId: string, seconds = DEBOUNCE_SECONDS): Promise<void> {
    const at = await this.cursors.request(calendarId, this.clock.now().add({ seconds }));
    if (at !== null) await this.enqueue(calendarId, Temporal.Instant.from(at));
  }

  /**
   * Reads everything again, because its owner asks for it: soon, though not more often than every ten minutes.
   * @param trusting it may be as empty as it was (F4)
   * @returns when; null where it is not read
   */
  async resync(calendarId: string, { trusting = false } = {}): Promise<Temporal.Instant | null> {
    const cursor = await this.cursors.find(calendarId);
    if (!cursor || cursor.nextPullAt === null) return null;
    const now = this.clock.now();
    const latest = now.add({ minutes: RESYNC_MINUTES });
    const wait = cursor.fullNotBefore === null ? now : Temporal.Instant.from(cursor.fullNotBefore);
    const notBefore = Temporal.Instant.compare(wait, latest) > 0 ? latest : wait;
    const at = Temporal.Instant.compare(notBefore, now) > 0 ? notBefore : now;
    await this.cursors.change(calendarId, {
      lastFullAt: null,
      fullDelayMinutes: 0,
      fullNotBefore: notBefore.toString(),
      requestedAt: now.toString(),
      nextPullAt: at.toString(),
      ...(trusting && { trustsNext: true }),
    });
    await this.enqueue(calendarId, at);
    return at;
  }

  /** A job at that moment; one that waits already is moved there. */
  async enqueue(calendarId: string, at: Temporal.Instant): Promise<void> {
    await this.jobs.enqueue(
      PULL,
      { workspaceId: actor().workspaceId, calendarId },
      { key: `${PULL}:${calendarId}`, at },
    );
  }

  private async forget(calendarId: string): Promise<void> {
    await this.mirror.drop(calendarId);
    await this.channels.close(calendarId);
    await this.cursors.change(calendarId, {
      token: null, params: null, lastFullAt: null, fullNotBefore: null, fullDelayMinutes: 0, nextPullAt: null,
      requestedAt: null, problem: null, failures: 0, trustsNext: false,
    }); // prettier-ignore
    const calendar = await this.cursors.calendar(calendarId);
    if (calendar) await this.issues.solved(calendar.connectionId, ['emptied', 'refused'], calendarId);
  }
}

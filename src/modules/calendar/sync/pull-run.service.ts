import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Environment } from '../../../platform/config/environment.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { Accounts } from '../connections/accounts.js';
import { secondsToWait } from '../connections/back-off.rules.js';
import { CalendarLeases } from './calendar-leases.js';
import { ProviderFailure } from './calendar-provider.js';
import { CalendarRemoval } from './calendar-removal.service.js';
import { ChannelRepository } from './channel.repository.js';
import { Channels } from './channels.service.js';
import { CursorRepository, type Cursor } from './cursor.repository.js';
import { PostponedReading, PullReading, ReadingOvertaken, type Reading } from './pull-reading.service.js';
import { isFollowed, pollSeconds } from './pull.rules.js';
import { Pulls } from './pulls.service.js';
import { SyncIssues } from './sync-issues.js';

/** What became of one try to read a calendar. */
export type PullOutcome = 'read' | 'not-due' | 'held' | 'postponed' | 'failed' | 'removed';

const HELD_SECONDS = 5;
const REFUSED_HOURS = 24;
/** The clock's job comes every minute; what is asked more often than that asks for itself. */
const TICK_SECONDS = 60;

/** Reads one calendar: takes it for itself, reads, and says when the next time is. */
@Injectable()
export class PullRun {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly accounts: Accounts,
    private readonly leases: CalendarLeases,
    private readonly cursors: CursorRepository,
    private readonly channelRows: ChannelRepository,
    private readonly channels: Channels,
    private readonly reading: PullReading,
    private readonly removal: CalendarRemoval,
    private readonly pulls: Pulls,
    private readonly issues: SyncIssues,
  ) {}

  /** Outside transactions. Where it is not due, or somebody else holds the calendar, nothing happens. */
  async pull(workspaceId: string, calendarId: string): Promise<PullOutcome> {
    const begun = await this.transactions.as(systemActor(workspaceId), () => this.begin(calendarId));
    if (typeof begun === 'string') return begun;
    const outcome = await this.read(begun);
    if (outcome === 'read') await this.channels.ensure(workspaceId, calendarId);
    return outcome;
  }

  private async begin(calendarId: string): Promise<Reading | 'not-due' | 'held'> {
    const calendar = await this.cursors.calendar(calendarId);
    const cursor = await this.cursors.find(calendarId);
    const due = cursor?.nextPullAt && Temporal.Instant.compare(cursor.nextPullAt, this.clock.now()) <= 0;
    if (!calendar || calendar.removed || !due || !(await this.cursors.isOpen(calendarId))) return 'not-due';
    const lease = await this.leases.take(calendarId);
    if (!lease) {
      await this.pulls.enqueue(calendarId, this.clock.now().add({ seconds: HELD_SECONDS }));
      return 'held';
    }
    // What is told from here on is told of something that this reading may miss.
    await this.cursors.change(calendarId, { requestedAt: null });
    return { calendar, cursor, lease };
  }

  private async read(begun: Reading): Promise<PullOutcome> {
    const { workspaceId, connectionId } = begun.calendar;
    const system = systemActor(workspaceId);
    try {
      await this.accounts.speak(workspaceId, connectionId, (provider, account) =>
        this.reading.read(begun, provider, account),
      );
      await this.transactions.as(system, () => this.succeeded(begun));
      return 'read';
    } catch (error) {
      if (error instanceof PostponedReading) {
        await this.transactions.as(system, () => this.postponed(begun, error.until));
        return 'postponed';
      }
      if (error instanceof ReadingOvertaken) return 'held';
      if (error instanceof ProviderFailure)
        return await this.transactions.as(system, () => this.failed(begun, error));
      // A mistake of ours: this calendar waits, the account and the others go on.
      await this.transactions.as(system, () => this.waits(begun, null));
      throw error;
    } finally {
      await this.transactions.as(system, () => this.leases.release(begun.lease));
    }
  }

  private async succeeded({ calendar }: Reading): Promise<void> {
    const now = this.clock.now();
    await this.accounts.succeeded(calendar.connectionId);
    await this.issues.solved(calendar.connectionId, ['refused'], calendar.id);
    const telling = await this.channelRows.isTelling(calendar.id);
    const cursor = await this.held(calendar.id);
    if (!cursor) return;
    // What was not believed is no success (F4).
    if (cursor.problem === 'emptied') await this.cursors.change(calendar.id, { failures: 0 });
    else
      await this.cursors.change(calendar.id, { lastSuccessAt: now.toString(), failures: 0, problem: null });
    const poll = now.add({ seconds: pollSeconds(this.environment.calendarPollSeconds, telling) });
    await this.again({ calendar }, cursor.requestedAt === null ? poll : now.add({ seconds: 2 }));
  }

  private async postponed(begun: Reading, until: Temporal.Instant): Promise<void> {
    if (await this.held(begun.calendar.id)) await this.again(begun, until);
  }

  private async failed({ calendar, cursor }: Reading, failure: ProviderFailure): Promise<PullOutcome> {
    if (failure.kind === 'calendar-gone' || failure.kind === 'gone') {
      await this.removal.removed(calendar.id);
      return 'removed';
    }
    if (failure.kind === 'refused') {
      const { connectionId, id: calendarId } = calendar;
      await this.issues.raise({
        connectionId,
        calendarId,
        kind: 'refused',
        facts: { reason: failure.reason },
      });
    }
    await this.waits({ calendar, cursor }, failure);
    return 'failed';
  }

  /** Longer each time; as long as the account as a whole has to, where that is longer (F28). */
  private async waits(
    { calendar, cursor }: Pick<Reading, 'calendar' | 'cursor'>,
    failure: ProviderFailure | null,
  ) {
    const now = this.clock.now();
    const account =
      failure === null ? null : await this.accounts.failed(calendar.connectionId, ofAccount(failure));
    if (!(await this.held(calendar.id))) return;
    const failures = cursor.failures + 1;
    const problem = cursor.problem === 'emptied' ? cursor.problem : (failure?.kind ?? 'internal');
    await this.cursors.change(calendar.id, { failures, problem });
    const wait = secondsToWait(failures, failure?.retryAfterSeconds ?? null, randomInt(1_001) / 1_000);
    const refused = failure?.kind === 'refused' ? REFUSED_HOURS * 3_600 : 0;
    const own = now.add({ milliseconds: Math.round(Math.max(wait, refused) * 1_000) });
    await this.again(
      { calendar },
      account !== null && Temporal.Instant.compare(account, own) > 0 ? account : own,
    );
  }

  /**
   * Held to the end of the transaction: what is told from here on is told after this, and is not overwritten.
   * @returns null for one that was turned off meanwhile: it stays so, and what this reading kept of it is forgotten
   */
  private async held(calendarId: string): Promise<Cursor | null> {
    const cursor = await this.cursors.ensure(calendarId);
    const calendar = await this.cursors.calendar(calendarId);
    if (calendar && isFollowed(calendar)) return cursor.nextPullAt === null ? null : cursor;
    await this.pulls.follow(calendarId);
    return null;
  }

  /** Says when it is read next. */
  private async again({ calendar }: Pick<Reading, 'calendar'>, at: Temporal.Instant): Promise<void> {
    await this.cursors.change(calendar.id, { nextPullAt: at.toString() });
    const seconds = this.clock.now().until(at, { largestUnit: 'seconds' }).seconds;
    if (seconds < TICK_SECONDS) await this.pulls.enqueue(calendar.id, at);
  }
}

/** A token that is dead although everything was asked for is no answer that we understand. */
function ofAccount(failure: ProviderFailure): ProviderFailure {
  return failure.kind === 'token-dead' ? new ProviderFailure('malformed', failure.reason) : failure;
}

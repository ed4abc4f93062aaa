import { randomUUID } from 'node:crypto';
import { CalendarPushService } from '../../src/modules/calendar/sync/calendar-push.service.js';
import { CalendarWrites } from '../../src/modules/calendar/sync/calendar-writes.js';
import { PullRun, type PullOutcome } from '../../src/modules/calendar/sync/pull-run.service.js';
import { Pulls } from '../../src/modules/calendar/sync/pulls.service.js';
import { WritePace } from '../../src/modules/calendar/sync/write-pace.js';
import { Credentials } from '../../src/modules/calendar/connections/credentials.js';
import { googleScopes } from '../../src/modules/calendar/google/google-scopes.js';
import { systemActor } from '../../src/kernel/actor.js';
import { query, Transactions } from '../../src/platform/database/transaction.js';
import type { PersonsCalendar } from './google/account.js';
import type { GoogleEvent } from './google/event-resource.js';
import type { Google } from './google/google.js';
import type { TestApp } from './start-app.js';

/** Somebody's own calendar at Google into which the product writes, without the consent pages before it. */
export class CalendarDesk {
  private constructor(
    private readonly test: TestApp,
    readonly google: Google,
    readonly email: string,
    readonly seatId: string,
    readonly workspaceId: string,
    readonly connectionId: string,
    readonly calendarId: string,
    /** The calendar in the hands of its person. */
    readonly theirs: PersonsCalendar,
  ) {}

  /** @param memberId whose it is */
  static async open(
    test: TestApp,
    google: Google,
    memberId: string,
    { email = `${randomUUID()}@gmail.test`, genericTitles = false } = {},
  ): Promise<CalendarDesk> {
    const [member] = await test.sql<{ workspace_id: string }>(
      'SELECT workspace_id FROM member WHERE id = $1',
      [memberId],
    );
    const workspaceId = member?.workspace_id as string;
    const account = google.account(email);
    const theirs = account.add({ name: 'Affianco – tasks', timeZone: 'Europe/Rome' }, { byApp: true });
    const [connectionId, calendarId] = [randomUUID(), randomUUID()];
    const scopes = [googleScopes.own, googleScopes.list, googleScopes.events];
    const expiresAt = test.clock
      .now()
      .add({ hours: 24 * 365 })
      .toString();
    const sealed = test.app
      .get(Credentials)
      .seal(workspaceId, connectionId, { ...google.oauth.grant(email, scopes), expiresAt });
    const now = test.clock.now().toString();
    await test.app.get(Transactions).as(systemActor(workspaceId), async () => {
      await query(
        'desk.connection',
        `INSERT INTO calendar_connection (id, workspace_id, member_id, provider, account_key, account_name, credentials, key_id, scopes, status, created_at)
         VALUES ($1, $2, $3, 'google', $4, $5, $6, $7, $8, 'active', $9)`,
        [connectionId, workspaceId, memberId, account.sub, email, sealed.bytes, sealed.keyId, scopes, now],
      );
      await query(
        'desk.calendar',
        `INSERT INTO calendar (id, workspace_id, connection_id, seat_id, external_id, name, time_zone, role, read_mode, is_target, is_ours, generic_titles)
         VALUES ($1, $2, $3, $4, $5, 'Affianco – tasks', 'Europe/Rome', 'owner', 'busy', true, true, $6)`,
        [calendarId, workspaceId, connectionId, memberId, theirs.id, genericTitles],
      );
    });
    test.app.get(WritePace).milliseconds = 0;
    const desk = new CalendarDesk(
      test,
      google,
      email,
      memberId,
      workspaceId,
      connectionId,
      calendarId,
      theirs,
    );
    await desk.within(() => test.app.get(Pulls).follow(calendarId));
    await desk.pull();
    return desk;
  }

  /** What is to be written, is. */
  push(): Promise<boolean> {
    return this.test.app.get(CalendarPushService).push(this.workspaceId, this.calendarId);
  }

  /** What the person changed is read, due or not. */
  async pull(): Promise<PullOutcome> {
    await this.test.sql('UPDATE sync_cursor SET next_pull_at = $2 WHERE calendar_id = $1', [
      this.calendarId,
      this.test.clock.now().toString(),
    ]);
    return this.test.app.get(PullRun).pull(this.workspaceId, this.calendarId);
  }

  /** Where a reading stopped because nearly nothing came any more (F4): its person says that this is so. */
  async believe(): Promise<void> {
    const [cursor] = await this.test.sql<{ problem: string | null }>(
      'SELECT problem FROM sync_cursor WHERE calendar_id = $1',
      [this.calendarId],
    );
    if (cursor?.problem !== 'emptied') return;
    await this.within(() => this.test.app.get(Pulls).resync(this.calendarId, { trusting: true }));
  }

  /** Read, decided upon, and written. */
  async inStep(): Promise<void> {
    await this.pull();
    await this.push();
  }

  /** Whether it is the one that is written to, as in the settings. */
  choose(isTarget: boolean): Promise<void> {
    return this.within(async () => {
      const chosen = [this.calendarId, isTarget];
      await query('desk.choose', 'UPDATE calendar SET is_target = $2 WHERE id = $1', chosen);
      await this.test.app.get(CalendarWrites).retarget(this.seatId);
    });
  }

  /** Everything that is open is ordered, as when the calendar is chosen. */
  retarget(): Promise<void> {
    return this.within(() => this.test.app.get(CalendarWrites).retarget(this.seatId));
  }

  /** What stands in the calendar. */
  get events(): GoogleEvent[] {
    return this.theirs.events;
  }

  /** The only event. */
  get event(): GoogleEvent {
    const [event, ...others] = this.events;
    if (!event || others.length > 0) throw new Error(`the calendar has ${this.events.length} events`);
    return event;
  }

  /** What was asked of Google about events of this calendar. */
  asked(method: string): number {
    return this.google.log.filter(
      ({ method: how, path }) =>
        how === method &&
        decodeURIComponent(path).includes(`${this.theirs.id}/events`) &&
        !path.endsWith('/watch'),
    ).length;
  }

  /** What waits to be written. */
  async waiting(): Promise<number> {
    const [row] = await this.test.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM sync_outbox WHERE calendar_id = $1',
      [this.calendarId],
    );
    return row?.count ?? 0;
  }

  private within<T>(work: () => Promise<T>): Promise<T> {
    return this.test.app.get(Transactions).as(systemActor(this.workspaceId), work);
  }
}

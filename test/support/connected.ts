import { randomUUID } from 'node:crypto';
import { Credentials } from '../../src/modules/calendar/connections/credentials.js';
import { PullRun, type PullOutcome } from '../../src/modules/calendar/sync/pull-run.service.js';
import { PullJobs } from '../../src/modules/calendar/sync/pull.jobs.js';
import { Pulls } from '../../src/modules/calendar/sync/pulls.service.js';
import { systemActor } from '../../src/kernel/actor.js';
import { query, Transactions } from '../../src/platform/database/transaction.js';
import type { GoogleAccount, PersonsCalendar } from './google/account.js';
import type { Google } from './google/google.js';
import type { TestApp } from './start-app.js';
import type { Visitor } from './visitor.js';

const EVERYTHING = 'https://www.googleapis.com/auth/calendar';

type ReadMode = 'off' | 'busy' | 'details';

export interface ConnectedOptions {
  readonly email?: string;
  readonly readMode?: ReadMode;
  readonly isTarget?: boolean;
  /** One of the account's calendars; its main one unless told. */
  readonly calendar?: PersonsCalendar;
}

/** A calendar of a Google account that a member has connected, past the page of consent. */
export class ConnectedCalendar {
  constructor(
    private readonly test: TestApp,
    readonly account: GoogleAccount,
    readonly there: PersonsCalendar,
    readonly workspaceId: string,
    readonly seatId: string,
    readonly connectionId: string,
    readonly id: string,
  ) {}

  /** Reads it now, due or not. */
  async pull(): Promise<PullOutcome> {
    const now = this.test.clock.now().toString();
    await this.test.sql('UPDATE sync_cursor SET next_pull_at = $2 WHERE calendar_id = $1', [this.id, now]);
    await this.test.sql('UPDATE calendar_connection SET retry_at = NULL WHERE id = $1', [this.connectionId]);
    return this.pullIfDue();
  }

  pullIfDue(): Promise<PullOutcome> {
    return this.test.app.get(PullRun).pull(this.workspaceId, this.id);
  }

  /** What the night does with it. */
  roll(): Promise<void> {
    return this.test.app.get(PullJobs).roll(this.workspaceId, this.id);
  }

  /** In a transaction of the product's own. */
  inside<T>(work: (pulls: Pulls) => Promise<T>): Promise<T> {
    const pulls = this.test.app.get(Pulls);
    return this.test.app.get(Transactions).as(systemActor(this.workspaceId), () => work(pulls));
  }

  /** Chooses what is read of it, as the settings do. */
  async choose(readMode: ReadMode): Promise<void> {
    await said(
      this.test,
      this.workspaceId,
      'connected.choose',
      'UPDATE calendar SET read_mode = $2 WHERE id = $1',
      [this.id, readMode],
    );
    await this.inside((pulls) => pulls.follow(this.id));
  }

  /** What is kept of its events, deleted ones left out. */
  events(): Promise<Record<string, unknown>[]> {
    return this.test.sql(
      `SELECT * FROM external_event WHERE calendar_id = $1 AND deleted_at IS NULL AND status <> 'cancelled'
       ORDER BY external_id`,
      [this.id],
    );
  }

  /** Ids of the events that are kept, as Google calls them. */
  async ids(): Promise<string[]> {
    return (await this.events()).map(({ external_id }) => external_id as string);
  }

  /** When somebody is busy by it, in UTC. */
  async busy(): Promise<string[]> {
    const rows = await this.test.sql<{ at: string }>(
      `SELECT to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI') AS at FROM external_occurrence
       WHERE calendar_id = $1 AND busy ORDER BY starts_at`,
      [this.id],
    );
    return rows.map(({ at }) => at);
  }

  async cursor(): Promise<Record<string, unknown>> {
    const [row] = await this.test.sql<Record<string, unknown>>(
      'SELECT * FROM sync_cursor WHERE calendar_id = $1',
      [this.id],
    );
    return row ?? {};
  }

  /** What its owner was told, and has not settled. */
  async issues(): Promise<string[]> {
    const rows = await this.test.sql<{ kind: string }>(
      'SELECT kind FROM sync_issue WHERE connection_id = $1 AND resolved_at IS NULL ORDER BY kind',
      [this.connectionId],
    );
    return rows.map(({ kind }) => kind);
  }
}

/** Connects a calendar of a Google account for a member of a workspace. */
export async function aConnectedCalendar(
  test: TestApp,
  google: Google,
  member: Visitor,
  { email = 'anna@gmail.test', readMode = 'busy', isTarget = false, calendar }: ConnectedOptions = {},
): Promise<ConnectedCalendar> {
  const account = google.account(email);
  const there = calendar ?? account.main;
  const { id: seatId, workspace } = (await member.get('/session').expect(200)).body.seat as {
    id: string;
    workspace: { id: string };
  };
  const connectionId = await connection(test, google, account, workspace.id, seatId);
  const id = randomUUID();
  const now = test.clock.now().toString();
  await said(
    test,
    workspace.id,
    'connected.calendar',
    `INSERT INTO calendar (id, workspace_id, connection_id, seat_id, external_id, name, time_zone, role, read_mode, is_target)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'owner', $8, $9)`,
    [
      id,
      workspace.id,
      connectionId,
      seatId,
      there.id,
      there.stored.name,
      there.stored.timeZone,
      readMode,
      isTarget,
    ],
  );
  const connected = new ConnectedCalendar(test, account, there, workspace.id, seatId, connectionId, id);
  await connected.inside((pulls) => pulls.follow(id));
  await test.sql(
    'UPDATE sync_cursor SET next_pull_at = $2 WHERE calendar_id = $1 AND next_pull_at IS NOT NULL',
    [id, now],
  );
  return connected;
}

/** SQL in the name of the product: what is audited has to belong to a workspace. */
async function said(
  test: TestApp,
  workspaceId: string,
  name: string,
  sql: string,
  values: unknown[],
): Promise<void> {
  await test.app.get(Transactions).as(systemActor(workspaceId), () => query(name, sql, values));
}

/** The account's connection; made where there is none. */
async function connection(
  test: TestApp,
  google: Google,
  { email, sub }: GoogleAccount,
  workspaceId: string,
  seatId: string,
): Promise<string> {
  const [known] = await test.sql<{ id: string }>(
    'SELECT id FROM calendar_connection WHERE seat_id = $1 AND account_key = $2',
    [seatId, sub],
  );
  if (known) return known.id;
  const id = randomUUID();
  const now = test.clock.now();
  const { accessToken, refreshToken } = google.oauth.grant(email, [EVERYTHING]);
  const sealed = test.app.get(Credentials).seal(workspaceId, id, {
    accessToken,
    refreshToken,
    expiresAt: now.add({ hours: 1 }).toString(),
  });
  await test.sql(
    `INSERT INTO calendar_connection (id, workspace_id, member_id, provider, account_key, account_name, credentials, key_id,
       scopes, status, created_at)
     VALUES ($1, $2, $3, 'google', $4, $5, $6, $7, $8, 'active', $9)`,
    [id, workspaceId, seatId, sub, email, sealed.bytes, sealed.keyId, [EVERYTHING], now.toString()],
  );
  return id;
}

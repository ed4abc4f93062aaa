import { randomUUID } from 'node:crypto';
import { systemActor } from '../../src/kernel/actor.js';
import type { RemoteEvent } from '../../src/modules/calendar/sync/calendar-provider.js';
import type { ReadCalendar } from '../../src/modules/calendar/sync/cursor.repository.js';
import { Mirror } from '../../src/modules/calendar/sync/mirror.service.js';
import { query, Transactions } from '../../src/platform/database/transaction.js';
import type { TestApp } from './start-app.js';
import type { Visitor } from './visitor.js';

/** An event as a test says it; instants end in Z, days do not. */
export type SaidEvent = Partial<Omit<RemoteEvent, 'start' | 'end' | 'guests'>> & {
  readonly start?: string;
  readonly end?: string;
  /** Addresses of everybody else. */
  readonly with?: readonly string[];
};

/** A calendar of somebody, as it would have been read: what is put into it stands in the mirror at once. */
export class OwnCalendar {
  private made = 0;

  private constructor(
    private readonly test: TestApp,
    readonly id: string,
    private readonly workspaceId: string,
    private readonly fields: { name: string; readMode: string; timeZone: string },
  ) {}

  /** Connected with details, unless said. */
  static async of(
    test: TestApp,
    by: Visitor,
    said: { name?: string; readMode?: string; timeZone?: string; clientId?: string; isTarget?: boolean } = {},
  ): Promise<OwnCalendar> {
    const { seat } = (await by.get('/session').expect(200)).body as { seat: { id: string } };
    const [member] = await test.sql<{ workspaceId: string }>(
      'SELECT workspace_id AS "workspaceId" FROM member WHERE id = $1',
      [seat.id],
    );
    const workspaceId = member?.workspaceId ?? '';
    const { clientId = null, isTarget = false, ...rest } = said;
    const fields = { name: 'Anna', readMode: 'details', timeZone: 'Europe/Rome', ...rest };
    const [connectionId, id] = [randomUUID(), randomUUID()];
    const insert = async () => {
      await query(
        'own-calendar.connection',
        `INSERT INTO calendar_connection (id, workspace_id, member_id, provider, account_key, account_name, status,
           created_at) VALUES ($1, $2, $3, 'google', $4, 'anna@calendar.test', 'active', $5)`,
        [connectionId, workspaceId, seat.id, connectionId, test.clock.now().toString()],
      );
      await query(
        'own-calendar.calendar',
        `INSERT INTO calendar (id, workspace_id, connection_id, seat_id, external_id, name, time_zone, role, read_mode,
           client_id, is_target) VALUES ($1, $2, $3, $4, $5, $6, $7, 'owner', $8, $9, $10)`,
        [
          id,
          workspaceId,
          connectionId,
          seat.id,
          id,
          fields.name,
          fields.timeZone,
          fields.readMode,
          clientId,
          isTarget,
        ],
      );
    };
    await test.app.get(Transactions).as(systemActor(workspaceId), insert);
    return new OwnCalendar(test, id, workspaceId, fields);
  }

  /** Puts events in, or in place of what they were; @returns the id of the first. */
  async put(...events: SaidEvent[]): Promise<string> {
    const told = events.map((event) => this.told(event));
    await this.inside((mirror) => mirror.write(this.asRead(), told, 1));
    return told[0]?.externalId ?? '';
  }

  /** Takes an event out. */
  async cancel(externalId: string): Promise<void> {
    const gone = { ...this.told({ externalId }), status: 'cancelled' as const, start: null, end: null };
    await this.inside((mirror) => mirror.write(this.asRead(), [gone], 1));
  }

  /** From details to busy, as its owner would choose. */
  async lower(): Promise<void> {
    await this.inside(async (mirror) => {
      await query('own-calendar.lower', `UPDATE calendar SET read_mode = 'busy' WHERE id = $1`, [this.id]);
      await mirror.lower(this.id);
    });
  }

  private inside(work: (mirror: Mirror) => Promise<void>): Promise<void> {
    const { app } = this.test;
    return app
      .get(Transactions)
      .as(systemActor(this.workspaceId), () => work(app.get(Mirror, { strict: false })));
  }

  private asRead(): ReadCalendar {
    return { id: this.id, ...this.fields } as unknown as ReadCalendar;
  }

  private told({ start = '2026-11-13T09:00:00Z', end, with: guests = [], ...said }: SaidEvent): RemoteEvent {
    const externalId = said.externalId ?? `event${++this.made}${this.id.slice(0, 8)}`;
    const time = (text: string) =>
      text.endsWith('Z') ? { instant: text, timeZone: this.fields.timeZone } : { day: text };
    return {
      externalId,
      icalUid: `${externalId}@google.com`,
      etag: '"1"',
      kind: 'single',
      masterExternalId: null,
      originalStart: null,
      status: 'confirmed',
      start: time(start),
      end: time(
        end ?? (start.endsWith('Z') ? Temporal.Instant.from(start).add({ hours: 1 }).toString() : start),
      ),
      timeZone: this.fields.timeZone,
      recurrence: [],
      title: 'Call about the fair',
      description: '',
      location: '',
      myResponse: 'accepted',
      visibility: 'default',
      transparent: false,
      eventType: 'default',
      mark: null,
      ...said,
      guests: [
        { email: 'anna@calendar.test', name: null, response: 'accepted', self: true, organizer: true },
        ...guests.map((email) => ({
          email,
          name: null,
          response: 'accepted' as const,
          self: false,
          organizer: false,
        })),
      ],
    };
  }
}

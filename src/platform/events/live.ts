import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
} from '@nestjs/common';
import pg from 'pg';
import { Subject } from 'rxjs';
import { isMember, reaches, type Actor } from '../../kernel/actor.js';
import type { DatabaseAddresses } from '../database/database.js';
import { DATABASE_ADDRESSES } from '../database/database.module.js';
import { query } from '../database/transaction.js';
import { CHANNEL, type ChangeEvent } from './change-event.js';

const RECONNECT_MS = 1000;

/** One listening connection a process; hands what it hears to every open stream. */
@Injectable()
export class Live implements BeforeApplicationShutdown, OnApplicationShutdown {
  readonly changes = new Subject<ChangeEvent>();
  private client?: pg.Client;
  private stopped = false;

  constructor(@Inject(DATABASE_ADDRESSES) private readonly addresses: DatabaseAddresses) {}

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.addresses.app, application_name: 'affianco live' });
    client.on(
      'notification',
      ({ payload }) => payload && this.changes.next(JSON.parse(payload) as ChangeEvent),
    );
    client.on('error', () => undefined);
    client.on('end', () => setTimeout(() => void this.startAgain(), RECONNECT_MS).unref());
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    this.client = client;
  }

  /** A connection that could not be made ends too, and is tried again. */
  private async startAgain(): Promise<void> {
    if (!this.stopped) await this.start().catch(() => undefined);
  }

  /** What happened after an event, for a stream that was cut (`Last-Event-ID`); row-level security picks the rows. */
  since(eventId: string): Promise<ChangeEvent[]> {
    return query<ChangeEvent>(
      'events.since',
      `SELECT id, type, record_id AS "recordId", engagement_id AS "engagementId", workspace_id AS "workspaceId"
       FROM event WHERE id > $1 ORDER BY id LIMIT 500`,
      [eventId],
    );
  }

  /** Open streams end before the server closes, which waits for every answer that is under way. */
  beforeApplicationShutdown(): void {
    this.stopped = true;
    this.changes.complete();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client?.end().catch(() => undefined);
  }
}

/** Whether an event may reach this caller: same workspace, and an engagement in reach; the rest is the owner's. */
export function concerns(event: ChangeEvent, actor: Actor): boolean {
  if (event.workspaceId !== actor.workspaceId) return false;
  if (event.seatId) return event.seatId === actor.seatId;
  if (event.membersOnly && !isMember(actor)) return false;
  return reaches(actor, event.engagementId);
}

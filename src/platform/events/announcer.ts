import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { DatabaseAddresses } from '../database/database.js';
import { DATABASE_ADDRESSES } from '../database/database.module.js';
import { CHANNEL, type ChangeEvent } from './change-event.js';

const MOST_AT_ONCE = 500;
const AGAIN_MS = 1000;
const ANNOUNCE = `SELECT pg_notify('${CHANNEL}', event) FROM unnest($1::text[]) event`;

/**
 * Tells every process what was committed, over a connection of its own, as many events at once as came together.
 *
 * Not inside the transactions themselves: one that notifies holds a lock of the whole server while it commits, so that
 * writers would wait in a row for each other's disk. The event's row is part of its transaction; a browser whose
 * stream was cut, or whose process ended before it could tell, catches up from the rows by `Last-Event-ID`.
 */
@Injectable()
export class Announcer implements OnApplicationShutdown {
  private readonly waiting: ChangeEvent[] = [];
  private client: pg.Client | null = null;
  private busy = false;
  private told: Promise<void> = Promise.resolve();

  constructor(@Inject(DATABASE_ADDRESSES) private readonly addresses: DatabaseAddresses) {}

  /** Returns at once; the events go out in the order in which they came. */
  announce(event: ChangeEvent): void {
    this.waiting.push(event);
    this.begin();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.told;
    await this.client?.end().catch(() => undefined);
  }

  private begin(): void {
    if (this.busy) return;
    this.busy = true;
    this.told = this.tellAll();
  }

  /** Whatever fails is left for the next try: with the next event, or in a second. */
  private async tellAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const events = this.waiting.slice(0, MOST_AT_ONCE);
      try {
        this.client ??= await this.connect();
        const values = [events.map((event) => JSON.stringify(event))];
        await this.client.query({ name: 'events.announce', text: ANNOUNCE, values });
        this.waiting.splice(0, events.length);
      } catch {
        void this.client?.end().catch(() => undefined);
        this.client = null;
        setTimeout(() => this.begin(), AGAIN_MS).unref();
        break;
      }
    }
    this.busy = false;
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.addresses.app,
      application_name: 'affianco announcer',
      connectionTimeoutMillis: 15_000,
      // What is announced is on the disk already; the announcement itself need not be.
      options: '-c synchronous_commit=off',
    });
    client.on('error', () => undefined);
    client.on('end', () => this.client === client && (this.client = null));
    await client.connect();
    return client;
  }
}

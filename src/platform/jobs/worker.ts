import { Inject, Injectable, type BeforeApplicationShutdown, Logger as NestLogger } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import { Logger, run, type Runner, type Task, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { DatabaseAddresses } from '../database/database.js';
import { DATABASE_ADDRESSES } from '../database/database.module.js';
import { Jobs, type JobPayload } from './jobs.js';

/** First half of the advisory lock that says "this worker lives". */
const ALIVE = 7_265;
const RECLAIM_EVERY_MS = 5_000;
const RECONNECT_MS = 1_000;

/**
 * Runs the queue. A worker that dies (`kill -9`) leaves jobs locked; each living worker therefore holds an
 * advisory lock that dies with its connection, and whoever finds a locked job without that lock sets it free.
 */
@Injectable()
export class Worker implements BeforeApplicationShutdown {
  private readonly log = new NestLogger('Worker');
  private runner?: Runner;
  private presence?: pg.Client;
  private timer?: NodeJS.Timeout;
  private readonly pools = new Set<string>();
  private lastQuestion: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly jobs: Jobs,
    @Inject(DATABASE_ADDRESSES) private readonly addresses: DatabaseAddresses,
  ) {}

  /**
   * @param concurrency how many jobs at once; mail and PDF are the heavy ones
   * @param byTheClock whether what runs by the machine's clock is ordered too, and not only what waits in the queue
   */
  async start(concurrency = 4, byTheClock = true): Promise<void> {
    await this.appear();
    await this.reclaim();

    const events = new EventEmitter() as WorkerEvents;
    // A job is locked by its pool, whichever of the pool's workers does it.
    events.on('pool:create', ({ workerPool }) => {
      this.pools.add(workerPool.id);
      this.ask(LIVES, [ALIVE, workerPool.id]).catch(() => undefined);
    });
    this.runner = await run({
      connectionString: this.addresses.jobs,
      concurrency,
      pollInterval: 1000,
      noHandleSignals: true,
      taskList: this.tasks(),
      crontab: byTheClock ? this.jobs.crontab.join('\n') : '',
      events,
      logger: new Logger(() => (level, message) => {
        if (level === 'error') this.log.error(message);
        else if (level === 'warning') this.log.warn(message);
      }),
    });
    this.timer = setInterval(
      () => void this.reclaim().catch((error: Error) => this.log.error(error.message)),
      RECLAIM_EVERY_MS,
    );
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.runner?.stop().catch(() => undefined);
    await this.presence?.end().catch(() => undefined);
  }

  private tasks(): Record<string, Task> {
    const entries = [...this.jobs.handlers].map(([name, handler]): [string, Task] => [
      name,
      async (payload) => handler.run((payload ?? {}) as JobPayload),
    ]);
    return Object.fromEntries(entries);
  }

  /** Opens the connection that says that we live; should it break while we do, another one. */
  private async appear(): Promise<void> {
    const presence = new pg.Client({
      connectionString: this.addresses.jobs,
      application_name: 'affianco worker',
    });
    presence.on('error', (error) => this.log.error(`the worker's connection broke: ${error.message}`));
    await presence.connect();
    presence.on(
      'end',
      () => !this.stopped && setTimeout(() => void this.appearAgain(), RECONNECT_MS).unref(),
    );
    this.presence = presence;
    for (const pool of this.pools) await this.ask(LIVES, [ALIVE, pool]);
  }

  private async appearAgain(): Promise<void> {
    try {
      await this.appear();
    } catch {
      if (!this.stopped) setTimeout(() => void this.appearAgain(), RECONNECT_MS).unref();
    }
  }

  private async reclaim(): Promise<void> {
    const dead = await this.ask<{ worker: string }>(DEAD, [ALIVE]);
    if (dead.length === 0) return;
    await this.ask(FREE, [dead.map(({ worker }) => worker)]);
    this.log.warn(`jobs of ${dead.length} lost worker(s) are taken up again`);
  }

  /** One question after another: the connection does one thing at a time. */
  private ask<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    const answer = this.lastQuestion.then(
      async () => (await this.presence?.query<Row & Record<string, unknown>>(text, values))?.rows ?? [],
    );
    this.lastQuestion = answer.catch(() => undefined);
    return answer;
  }
}

const LIVES = 'SELECT pg_advisory_lock($1, hashtext($2))';
const FREE = 'SELECT graphile_worker.force_unlock_workers($1::text[])';
/** Pools that hold jobs and whose advisory lock nobody holds; one that has only begun may be about to take it. */
const DEAD = `
  SELECT DISTINCT locked_by AS worker FROM graphile_worker._private_jobs
  WHERE locked_by IS NOT NULL AND locked_at < now() - interval '2 seconds' AND NOT EXISTS (
    SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = $1::oid
      AND objid = (hashtext(locked_by)::bigint & 4294967295)::oid AND objsubid = 2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;

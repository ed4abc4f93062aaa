import { Injectable } from '@nestjs/common';
import { query } from '../database/transaction.js';

/** What a job carries: ids, never contents; it loads fresh when it runs. */
export type JobPayload = Readonly<Record<string, string | null>>;

/** Work that a module does later; registered by its name when the module starts. */
export interface JobHandler {
  run(payload: JobPayload): Promise<void>;
}

export interface JobTiming {
  /** Not before this instant; absent: at once. */
  readonly at?: Temporal.Instant;
  /** A waiting job of the same key is replaced, not doubled. */
  readonly key?: string;
}

/** Puts work into the queue, and knows who does it. */
@Injectable()
export class Jobs {
  readonly handlers = new Map<string, JobHandler>();
  /** Tasks that run by the clock, as lines of a crontab in UTC. */
  readonly crontab: string[] = [];

  /** Names who does a kind of work; `cron` (five fields, UTC) also runs it by the clock. */
  register(task: string, handler: JobHandler, cron?: string): void {
    // The queue's crontab reads no other names.
    if (!/^[a-z][a-z-]*$/.test(task)) throw new Error(`${task} is no name for a task`);
    if (this.handlers.has(task)) throw new Error(`two handlers for ${task}`);
    this.handlers.set(task, handler);
    if (cron) this.crontab.push(`${cron} ${task}`);
  }

  /** Part of the open transaction: rolled back, there is no job; committed, there is one. */
  async enqueue(task: string, payload: JobPayload, timing: JobTiming = {}): Promise<void> {
    await query('jobs.enqueue', 'SELECT graphile_worker.enqueue($1, $2, coalesce($3, now()), $4)', [
      task,
      JSON.stringify(payload),
      timing.at?.toString() ?? null,
      timing.key ?? null,
    ]);
  }
}

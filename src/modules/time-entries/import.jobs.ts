import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { DomainError, NotFound } from '../../kernel/domain-error.js';
import { sqlState } from '../../platform/database/sql-state.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { FileStore } from '../../platform/files/file-store.js';
import { FilesUnavailable } from '../../platform/files/files.errors.js';
import { Jobs, type JobHandler, type JobPayload } from '../../platform/jobs/jobs.js';
import type { ImportResultDto } from './import-parts.dto.js';
import { ImportBrokeOff, ImportFileGone } from './import.errors.js';
import { ImportRepository, type ImportRow } from './import.repository.js';
import type { ImportOrder } from './import.runner.js';
import { ImportWorker } from './import.worker.js';

export const IMPORT_TASK = 'import-file';
const TELL_EVERY_MS = 500;
/** Losing a race, a lock that is not had in time, a database that goes away: later it works. */
const PASSING = /^(40001|40P01|55P03|57P0\d|08\d{3}|53\d{3})$/;

/** Does what waits for an import: a look, the taking, the undoing. Killed in the middle it is done again. */
@Injectable()
export class ImportJobs implements JobHandler, OnModuleInit {
  private readonly log = new Logger('Imports');

  constructor(
    private readonly jobs: Jobs,
    private readonly imports: ImportRepository,
    private readonly worker: ImportWorker,
    private readonly store: FileStore,
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(IMPORT_TASK, this);
  }

  async run({ workspaceId, importId }: JobPayload): Promise<void> {
    if (!workspaceId || !importId) return;
    const row = await this.load(workspaceId, importId);
    if (!row?.doing) return;
    try {
      await this.work(workspaceId, row);
    } catch (error) {
      if (PASSING.test(sqlState(error) ?? '')) throw error;
      const known = error instanceof DomainError ? error : new ImportBrokeOff();
      if (known !== error) this.log.error({ err: error, importId }, 'an import broke off');
      await this.fail(workspaceId, row, known, null);
    }
  }

  private async work(workspaceId: string, row: ImportRow): Promise<void> {
    if (row.doing === 'undo') {
      await this.worker.undo(workspaceId, row.id, row.made);
      return;
    }
    const who = systemActor(workspaceId);
    const progress = new Progress(row.size, (rows, share) => this.tell(workspaceId, row.id, rows, share));
    const order = this.orderOf(row, progress);
    progress.tell(0, 0);
    if (row.doing === 'preview') {
      const result = await this.worker.preview(who, order);
      await progress.silence();
      await this.finish(workspaceId, row.id, 'previewed', result);
      return;
    }
    const { result, refused } = await this.worker.take(who, order);
    await progress.silence();
    if (refused) await this.fail(workspaceId, row, refused, result);
    else if (row.uploadKey) await this.store.remove(row.uploadKey).catch(() => undefined);
  }

  private orderOf(row: ImportRow, progress: Progress): ImportOrder {
    const { uploadKey, detected, options } = row;
    const { format } = options;
    if (!uploadKey || !detected || !format) throw new ImportFileGone();
    return {
      importId: row.id,
      open: () => this.open(uploadKey),
      form: detected,
      options: { ...options, format },
      tell: (rows, bytes) => progress.tell(rows, bytes),
    };
  }

  private async open(uploadKey: string) {
    try {
      return await this.store.open(uploadKey);
    } catch (error) {
      throw error instanceof FilesUnavailable ? new ImportFileGone() : error;
    }
  }

  private load(workspaceId: string, importId: string): Promise<ImportRow | null> {
    return this.short(workspaceId, () =>
      this.imports.one(actor(), importId).catch((error: unknown) => {
        if (error instanceof NotFound) return null;
        throw error;
      }),
    );
  }

  /** In a transaction of its own, which everybody sees while the long one goes on. */
  private tell(workspaceId: string, id: string, rows: number, share: number): Promise<void> {
    return this.short(workspaceId, async () => {
      if (await this.imports.tellProgress(actor(), id, { rows, share }))
        await this.events.tell('import.changed', id);
    });
  }

  private finish(
    workspaceId: string,
    id: string,
    state: 'previewed' | 'failed' | 'done',
    result: ImportResultDto | null,
    error?: DomainError,
  ): Promise<void> {
    return this.short(workspaceId, async () => {
      const at = this.clock.now().toString();
      const failure = error && { error: { code: error.code, details: error.details } };
      await this.imports.finish(actor(), id, { state, result, ...failure, at });
      await this.events.tell('import.changed', id);
    });
  }

  /** What could not be undone is still there; what could not be taken can be tried again. */
  private fail(
    workspaceId: string,
    row: ImportRow,
    error: DomainError,
    result: ImportResultDto | null,
  ): Promise<void> {
    return row.doing === 'undo'
      ? this.finish(workspaceId, row.id, 'done', row.result, error)
      : this.finish(workspaceId, row.id, 'failed', result, error);
  }

  private short<T>(workspaceId: string, work: () => Promise<T>): Promise<T> {
    return this.transactions.as(systemActor(workspaceId), work, { retries: 3 });
  }
}

/** Tells progress now and then, beside the work and never in its way. */
class Progress {
  /** Outside of the transaction in which the work is done. */
  private readonly outside = AsyncLocalStorage.snapshot();
  private underWay: Promise<void> = Promise.resolve();
  private free = true;
  private last = -Infinity;

  constructor(
    private readonly size: number,
    private readonly write: (rows: number, share: number) => Promise<void>,
  ) {}

  tell(rows: number, bytes: number): void {
    const now = performance.now();
    if (!this.free || now - this.last < TELL_EVERY_MS) return;
    this.free = false;
    this.last = now;
    const share = this.size > 0 ? Math.min(100, Math.floor((bytes * 100) / this.size)) : 0;
    this.underWay = this.outside(() => this.write(rows, share))
      .catch(() => undefined)
      .finally(() => (this.free = true));
  }

  /** Waits for what is being told, so that nothing is told after the end. */
  async silence(): Promise<void> {
    this.free = false;
    await this.underWay;
  }
}

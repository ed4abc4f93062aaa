import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Transactions } from '../database/transaction.js';
import { Jobs, type JobHandler } from '../jobs/jobs.js';
import { FileStore } from './file-store.js';
import { StoredReferences } from './stored-references.js';

const NIGHTLY = '40 2 * * *';
/** An upload is in the store some moments before its record is; a day later there will be none. */
const GRACE = { hours: 24 };
const BATCH = 500;

/** Each night: forgets stored files that nothing refers to (uploads that broke off, processes that were killed). */
@Injectable()
export class FilesJobs implements JobHandler, OnModuleInit {
  private readonly log = new Logger('Files');

  constructor(
    private readonly jobs: Jobs,
    private readonly store: FileStore,
    private readonly references: StoredReferences,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register('sweep-files', this, NIGHTLY);
  }

  async run(): Promise<void> {
    const before = this.clock.now().subtract(GRACE);
    let workspace = '';
    let batch: string[] = [];
    let removed = 0;
    for await (const { storageKey, workspaceId, storedAt } of this.store.list()) {
      if (Temporal.Instant.compare(storedAt, before) > 0) continue;
      if (workspaceId !== workspace || batch.length === BATCH) {
        removed += await this.sweep(workspace, batch);
        [workspace, batch] = [workspaceId, []];
      }
      batch.push(storageKey);
    }
    removed += await this.sweep(workspace, batch);
    if (removed > 0) this.log.log(`${removed} file(s) that nothing refers to were removed`);
  }

  /** @returns how many were removed */
  private async sweep(workspaceId: string, storageKeys: readonly string[]): Promise<number> {
    if (storageKeys.length === 0) return 0;
    const system = systemActor(workspaceId);
    const work = () => this.references.known(storageKeys);
    const known = await this.transactions.as(system, work, { readOnly: true });
    const orphans = storageKeys.filter((key) => !known.has(key));
    for (const orphan of orphans) await this.store.remove(orphan);
    return orphans.length;
  }
}

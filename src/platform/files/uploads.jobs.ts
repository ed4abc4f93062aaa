import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { readdir, stat } from 'node:fs/promises';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { actor, Transactions } from '../database/transaction.js';
import { Jobs, type JobHandler } from '../jobs/jobs.js';
import { FileStore } from './file-store.js';
import { StoredReferences } from './stored-references.js';
import { UploadChecks } from './upload-checks.js';
import { UPLOAD_LIFE } from './upload.limits.js';
import { UploadsRepository } from './uploads.repository.js';

const NIGHTLY = '20 2 * * *';
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** Each night: forgets uploads that nobody has used within a day, and bytes whose upload is gone. */
@Injectable()
export class UploadsJobs implements JobHandler, OnModuleInit {
  private readonly log = new Logger('Files');

  constructor(
    private readonly jobs: Jobs,
    private readonly store: FileStore,
    private readonly checks: UploadChecks,
    private readonly uploads: UploadsRepository,
    private readonly references: StoredReferences,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register('sweep-uploads', this, NIGHTLY);
    this.references.register((keys) => this.uploads.referredTo(actor().workspaceId, keys));
  }

  async run(): Promise<void> {
    let removed = 0;
    for (let expired = await this.expired(); expired.length > 0; expired = await this.expired()) {
      for (const { workspaceId, id } of expired) {
        const work = () => this.uploads.remove(workspaceId, id);
        const upload = await this.transactions.as(systemActor(workspaceId), work);
        if (upload) await this.checks.drop(upload);
        removed += 1;
      }
    }
    removed += await this.sweepSpool();
    if (removed > 0) this.log.log(`${removed} upload(s) that nobody has used were removed`);
  }

  private expired(): Promise<{ workspaceId: string; id: string }[]> {
    return this.transactions.asNobody(() => this.uploads.expired(this.clock.now()), { readOnly: true });
  }

  /** Bytes on this machine that are as old as an upload can become. */
  private async sweepSpool(): Promise<number> {
    const oldest = this.clock.now().subtract(UPLOAD_LIFE);
    const ids = new Set<string>();
    for (const name of await readdir(this.store.incoming).catch(() => [])) {
      const id = ID.exec(name)?.[0];
      const found = id && (await stat(this.checks.pathOf(name)).catch(() => null));
      if (found && Temporal.Instant.compare(found.mtime.toTemporalInstant(), oldest) < 0) ids.add(id);
    }
    for (const id of ids) await this.checks.dropSpool(id);
    return ids.size;
  }
}

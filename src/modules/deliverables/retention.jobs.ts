import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { FileStore } from '../../platform/files/file-store.js';
import { HeldUploads } from '../../platform/files/held-uploads.js';
import { Jobs, type JobHandler } from '../../platform/jobs/jobs.js';
import { RetentionRepository, type DueContent } from './retention.repository.js';

const NIGHTLY = '10 3 * * *';
/** So long a deleted deliverable can be brought back with its contents. */
const DELETED_DAYS = 30;
const BATCH = 100;

/**
 * Each night: removes contents whose time is over. The record stays with name, size and hash, and says since when and
 * why its content is not there, wherever a sent report leads to it.
 */
@Injectable()
export class RetentionJobs implements JobHandler, OnModuleInit {
  private readonly log = new Logger('Files');

  constructor(
    private readonly jobs: Jobs,
    private readonly retention: RetentionRepository,
    private readonly uploads: HeldUploads,
    private readonly store: FileStore,
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register('remove-contents', this, NIGHTLY);
  }

  async run(): Promise<void> {
    const workspaces = await this.transactions.asNobody(() => this.retention.workspaces(), {
      readOnly: true,
    });
    let removed = 0;
    for (const workspaceId of workspaces) {
      for (let batch = BATCH; batch === BATCH; removed += batch) batch = await this.removeSome(workspaceId);
    }
    if (removed > 0) this.log.log(`the contents of ${removed} version(s) were removed, their time was over`);
  }

  /** First the records say so, then the bytes go: killed in between, the nightly sweep takes what nobody refers to. */
  private async removeSome(workspaceId: string): Promise<number> {
    const work = async () => {
      const now = this.clock.now();
      const due = await this.retention.due(actor(), now, DELETED_DAYS, BATCH);
      for (const content of due) await this.retention.remove(actor(), content, now);
      await this.uploads.forget(due.flatMap(({ storageKey }) => storageKey ?? []));
      for (const { deliverableId, engagementId, shown } of due)
        await this.events.tell(
          'deliverable.changed',
          deliverableId,
          engagementId,
          shown ? 'everybody' : 'members',
        );
      return due;
    };
    const due: DueContent[] = await this.transactions.as(systemActor(workspaceId), work, { retries: 3 });
    for (const { storageKey, pictures } of due) {
      for (const key of storageKey ? [storageKey, ...pictures] : pictures)
        await this.store.remove(key).catch(() => undefined);
    }
    return due.length;
  }
}

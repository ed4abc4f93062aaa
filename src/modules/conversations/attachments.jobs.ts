import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Transactions } from '../../platform/database/transaction.js';
import { FileStore } from '../../platform/files/file-store.js';
import { HeldUploads } from '../../platform/files/held-uploads.js';
import { Jobs, type JobHandler } from '../../platform/jobs/jobs.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { KEPT_DAYS } from './conversation.rules.js';

const NIGHTLY = '25 3 * * *';

/** Each night: forgets the contents of attachments that were deleted long ago. Name, size and hash stay in the record. */
@Injectable()
export class AttachmentsJobs implements JobHandler, OnModuleInit {
  private readonly log = new Logger('Files');

  constructor(
    private readonly jobs: Jobs,
    private readonly attachments: AttachmentsRepository,
    private readonly uploads: HeldUploads,
    private readonly store: FileStore,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register('remove-attachments', this, NIGHTLY);
  }

  async run(): Promise<void> {
    const before = this.clock.now().subtract({ hours: 24 * KEPT_DAYS });
    const ask = () => this.transactions.asNobody(() => this.attachments.expired(before), { readOnly: true });
    let removed = 0;
    for (let expired = await ask(); expired.length > 0; expired = await ask()) {
      for (const { workspaceId, id } of expired) await this.remove(workspaceId, id, before);
      removed += expired.length;
    }
    if (removed > 0) this.log.log(`the contents of ${removed} deleted attachment(s) were removed`);
  }

  /** First the record says so, then the bytes go: killed in between, the nightly sweep takes what nobody refers to. */
  private async remove(workspaceId: string, id: string, before: Temporal.Instant): Promise<void> {
    const key = await this.transactions.as(systemActor(workspaceId), async () => {
      const key = await this.attachments.dropContent(workspaceId, id, before);
      if (key !== null) await this.uploads.forget([key]);
      return key;
    });
    if (key !== null) await this.store.remove(key).catch(() => undefined);
  }
}

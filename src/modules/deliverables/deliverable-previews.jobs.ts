import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { NoPictures, Pictures, pictureWidths } from '../../platform/documents/pictures.js';
import { Events } from '../../platform/events/events.js';
import { FileStore } from '../../platform/files/file-store.js';
import { onDisk } from '../../platform/files/on-disk.js';
import { Jobs, type JobHandler, type JobPayload } from '../../platform/jobs/jobs.js';
import { PREVIEW_TASK } from './deliverable-previews.js';
import { PreviewsRepository, type PreviewOrder } from './previews.repository.js';

/** Larger files are downloaded to be looked at. */
const LARGEST = 200 * 1_048_576;
const PDF = 'application/pdf';

/** Makes the pictures of a version: of an image one, of a PDF its first pages. What cannot be read has none. */
@Injectable()
export class DeliverablePreviewsJobs implements JobHandler, OnModuleInit {
  private readonly log = new Logger('Previews');

  constructor(
    private readonly jobs: Jobs,
    private readonly previews: PreviewsRepository,
    private readonly pictures: Pictures,
    private readonly store: FileStore,
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(PREVIEW_TASK, this);
  }

  async run({ workspaceId, deliverableId, number }: JobPayload): Promise<void> {
    if (!workspaceId || !deliverableId || !number) return;
    const find = () => this.previews.order(workspaceId, deliverableId, Number(number));
    const order = await this.transactions.as(systemActor(workspaceId), find, { readOnly: true });
    if (!order) return;
    const made = order.size > LARGEST ? null : await this.make(workspaceId, order);
    await this.keep(workspaceId, order, made);
  }

  /** The names of the pictures, page by page; null where nothing could be made. */
  private async make(
    workspaceId: string,
    { storageKey, contentType }: PreviewOrder,
  ): Promise<string[] | null> {
    const kept: string[] = [];
    try {
      await onDisk(this.store, storageKey, async (path, folder) => {
        const pages = await this.pictures.make(path, contentType === PDF, folder);
        for (let page = 1; page <= pages; page += 1) {
          for (const width of pictureWidths) {
            const picture = createReadStream(join(folder, `${page}-${width}.webp`));
            kept.push((await this.store.put(workspaceId, 'preview.webp', picture, 'made here')).storageKey);
          }
        }
      });
      return kept;
    } catch (error) {
      await this.drop(kept);
      if (!(error instanceof NoPictures)) throw error;
      this.log.warn(`no pictures could be made of a document: ${error.message}`);
      return null;
    }
  }

  private async keep(workspaceId: string, order: PreviewOrder, made: string[] | null): Promise<void> {
    const work = async () => {
      const at = this.clock.now();
      const added = await this.previews.add(actor(), order, { pictures: made ?? [], pdf: order.contentType === PDF, at });
      // Who sees the version hears that there is something to look at now; of a draft, members alone.
      const audience = order.shown ? 'everybody' : 'members';
      if (added) await this.events.tell('deliverable.changed', order.deliverableId, order.engagementId, audience);
      return added;
    }; // prettier-ignore
    const added = await this.transactions.as(systemActor(workspaceId), work, { retries: 3 });
    // Somebody else was faster, or the content was removed meanwhile.
    if (!added) await this.drop(made ?? []);
  }

  private async drop(pictures: readonly string[]): Promise<void> {
    for (const picture of pictures) await this.store.remove(picture).catch(() => undefined);
  }
}

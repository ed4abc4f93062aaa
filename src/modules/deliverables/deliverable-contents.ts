import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import type { Download } from '../../platform/files/download.js';
import { FileStore, type ByteRange, type StoredFile } from '../../platform/files/file-store.js';
import { HeldUploads } from '../../platform/files/held-uploads.js';
import { refuseOverQuota, storedBytes } from '../../platform/files/quota.js';
import { StoredReferences } from '../../platform/files/stored-references.js';
import {
  fileContent,
  linkContent,
  refuseRemoved,
  textContent,
  type Brought,
  type Content,
} from './deliverable.content.js';
import type { DeliverableEntity } from './deliverable.entity.js';
import { NoContent } from './deliverable.errors.js';
import { DeliverableKeepingRepository } from './deliverable-keeping.repository.js';
import { DeliverablePreviews } from './deliverable-previews.js';
import { DeliverablesRepository } from './deliverables.repository.js';

/** The contents of versions: taken in once, and given to whoever may have them now. */
@Injectable()
export class DeliverableContents implements OnModuleInit {
  constructor(
    private readonly deliverables: DeliverablesRepository,
    private readonly keeping: DeliverableKeepingRepository,
    private readonly previews: DeliverablePreviews,
    private readonly uploads: HeldUploads,
    private readonly store: FileStore,
    private readonly references: StoredReferences,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.references.register((keys) => this.deliverables.known(actor().workspaceId, keys));
  }

  /** What a request brought. @param title of the deliverable @throws QuotaExceeded, and what HeldUploads throws */
  async take({ url, body, uploadId }: Brought, file: StoredFile | null, title: string): Promise<Content> {
    if (url !== undefined) return linkContent(url);
    if (body !== undefined) return textContent(body, title);
    if (file) {
      refuseOverQuota(await storedBytes(actor().workspaceId), file.size);
      return fileContent(file);
    }
    // An upload has its place in the quota since it was begun.
    return fileContent(await this.uploads.take(uploadId as string));
  }

  /** Keeps a content as a version of a deliverable, which nobody but members sees until it is shown. */
  async add(
    { id, workspaceId, engagementId }: Omit<DeliverableEntity, 'version'>,
    number: number,
    note: string,
    content: Content,
  ): Promise<void> {
    const origin = { createdByName: actor().name, createdAt: this.clock.date() };
    const unshown = { shownAt: null, contentRemovedAt: null, contentRemovedWhy: null };
    const version = { deliverableId: id, number, workspaceId, engagementId, note, ...content, ...origin, ...unshown };
    await this.keeping.addVersion(version);
    await this.previews.order(version);
  } // prettier-ignore

  /** @throws NotFound, ContentRemoved, NoContent for a link */
  async download(id: string, number: number): Promise<Download> {
    const content = await this.deliverables.content(actor(), id, number);
    refuseRemoved(content, actor().language);
    const { storageKey, body, fileName, contentType, size, sha256 } = content;
    const file = { fileName, contentType, size, sha256 };
    if (storageKey !== null) {
      const open = (range?: ByteRange) => this.store.open(storageKey, range);
      return { file, open: () => open(), openPart: open };
    }
    if (body === null) throw new NoContent();
    return { file, open: () => Promise.resolve(Readable.from([Buffer.from(body)])) };
  }
}

import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { actor } from '../../platform/database/transaction.js';
import type { Download } from '../../platform/files/download.js';
import { FileStore, type ByteRange } from '../../platform/files/file-store.js';
import { ContentRemoved, NoContent } from './deliverable.errors.js';
import { DeliverablesRepository, type ContentRow } from './deliverables.repository.js';

/** The bytes of versions, for whoever may have them now. */
@Injectable()
export class DeliverableContents {
  constructor(
    private readonly deliverables: DeliverablesRepository,
    private readonly store: FileStore,
  ) {}

  /** @throws NotFound, ContentRemoved, NoContent for a link */
  async download(id: string, number: number): Promise<Download> {
    const content = await this.deliverables.content(actor(), id, number);
    refuseRemoved(content);
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

/** @throws ContentRemoved, in the language of whoever asks */
export function refuseRemoved({ fileName, size, sha256, removedOn: day, removedWhy: why }: ContentRow): void {
  if (day !== null && why !== null)
    throw new ContentRemoved({ fileName, size, sha256, day, why }, actor().language);
}

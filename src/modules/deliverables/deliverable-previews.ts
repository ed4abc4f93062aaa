import { Injectable } from '@nestjs/common';
import { StringDecoder } from 'node:string_decoder';
import { actor, Transactions } from '../../platform/database/transaction.js';
import type { Actor } from '../../kernel/actor.js';
import { pictureWidths, type PictureWidth } from '../../platform/documents/pictures.js';
import { FileStore } from '../../platform/files/file-store.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import type { DeliverableVersionEntity } from './deliverable-version.entity.js';
import { NoPreview, PreviewWaiting } from './deliverable.errors.js';
import { refuseRemoved } from './deliverable.content.js';
import { DeliverablesRepository, type ContentRow } from './deliverables.repository.js';

export const PREVIEW_TASK = 'preview-deliverable';
const LONGEST_TEXT = 100_000;
const PICTURED = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/heic',
]);
const TEXTUAL = /^text\/(plain|markdown|csv);/;

/** Something to look at: a picture, or the beginning of a text. */
export type Looked = { readonly picture: string } | { readonly text: string };

/** What of a version can be looked at without a download. */
@Injectable()
export class DeliverablePreviews {
  constructor(
    private readonly deliverables: DeliverablesRepository,
    private readonly store: FileStore,
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
  ) {}

  /** Has pictures of a version made, after the open transaction, where its type has any. */
  async order({ deliverableId, number, contentType, storageKey }: Pick<DeliverableVersionEntity, 'deliverableId' | 'number' | 'contentType' | 'storageKey'>): Promise<void> {
    if (storageKey === null || !PICTURED.has(contentType)) return;
    const payload = { workspaceId: actor().workspaceId, deliverableId, number: String(number) };
    await this.jobs.enqueue(PREVIEW_TASK, payload, { key: `${PREVIEW_TASK}:${deliverableId}:${number}` });
  } // prettier-ignore

  /**
   * Finds what there is to look at; outside of a transaction, because pictures that are missing are ordered.
   * @throws NotFound, ContentRemoved, NoPreview, PreviewWaiting
   */
  async look(who: Actor, id: string, number: number, page: number, width: PictureWidth): Promise<Looked> {
    const found = await this.transactions.as(who, () => this.find(id, number), { readOnly: true });
    const { content, preview } = found;
    if (content.body !== null || TEXTUAL.test(content.contentType)) {
      if (page > 1) throw new NoPreview();
      return { text: await this.beginning(content) };
    }
    if (!PICTURED.has(content.contentType) || content.storageKey === null) throw new NoPreview();
    if (!preview) {
      const version = { deliverableId: id, number, ...content };
      await this.transactions.as(who, () => this.order(version));
      throw new PreviewWaiting();
    }
    const picture = preview.pictures[(page - 1) * pictureWidths.length + pictureWidths.indexOf(width)];
    if (picture === undefined) throw new NoPreview();
    return { picture };
  }

  private async find(id: string, number: number) {
    const content = await this.deliverables.content(actor(), id, number);
    refuseRemoved(content, actor().language);
    return { content, preview: await this.deliverables.preview(actor(), id, number) };
  }

  /** The first 100 kB, without half a character at their end. */
  private async beginning({ body, storageKey, size }: ContentRow): Promise<string> {
    if (body !== null) return body.slice(0, LONGEST_TEXT);
    const decoder = new StringDecoder('utf8');
    let text = '';
    const range = { start: 0, end: Math.min(size, LONGEST_TEXT) - 1 };
    for await (const chunk of await this.store.open(storageKey as string, range))
      text += decoder.write(chunk as Buffer);
    return text;
  }
}

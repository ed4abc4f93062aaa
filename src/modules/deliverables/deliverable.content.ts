import { createHash } from 'node:crypto';
import type { Language } from '../../kernel/actor.js';
import { cleanFileName } from '../../platform/files/file-name.js';
import type { StoredFile } from '../../platform/files/file-store.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import type { DeliverableVersionEntity } from './deliverable-version.entity.js';
import { ContentRemoved } from './deliverable.errors.js';
import type { DeliverableKind } from './deliverable.rules.js';
import type { ContentRow } from './deliverables.repository.js';

/** The columns of a version that are its content. */
export type Content = Pick<
  DeliverableVersionEntity,
  'fileName' | 'contentType' | 'size' | 'sha256' | 'storageKey' | 'url' | 'body'
>;

/** What a request may bring as content: one of these. */
export interface Brought {
  readonly uploadId?: string | undefined;
  readonly url?: string | undefined;
  readonly body?: string | undefined;
}

/** Which kind of content a request brings. @throws InvalidRequest where it is none, several, or not what it says */
export function kindBrought(
  { uploadId, url, body }: Brought,
  file: StoredFile | null,
  said?: DeliverableKind,
): DeliverableKind {
  const found: [field: string, kind: DeliverableKind][] = [];
  if (file) found.push(['file', 'file']);
  if (uploadId !== undefined) found.push(['uploadId', 'file']);
  if (url !== undefined) found.push(['url', 'link']);
  if (body !== undefined) found.push(['body', 'text']);
  const [first, second] = found;
  if (!first) throw refused(fieldOf[said ?? 'file'], 'required');
  if (second) throw refused(second[0], 'unknown-field');
  if (said !== undefined && said !== first[1]) throw refused('kind', 'one-of');
  return first[1];
}

const fieldOf = { file: 'uploadId', link: 'url', text: 'body' } as const;

function refused(field: string, code: string): InvalidRequest {
  return new InvalidRequest([{ field, code }]);
}

export function fileContent(file: StoredFile): Content {
  return { ...file, url: null, body: null };
}

/** A link is known by its address: that is what is hashed, and what a decision is about. */
export function linkContent(url: string): Content {
  const bytes = Buffer.from(url);
  return {
    fileName: cleanFileName(new URL(url).hostname),
    contentType: 'text/uri-list',
    ...measured(bytes),
    storageKey: null,
    url,
    body: null,
  };
}

/** The first line that says something, without the marks of Markdown. */
export function firstLine(body: string): string {
  const lines = body.split('\n').map((line) => line.replace(/^[#>*\s-]+/, '').trim());
  return lines.find(Boolean) ?? '';
}

/** @param title of the deliverable, after which a download is named */
export function textContent(body: string, title: string): Content {
  const name = (title || firstLine(body) || 'text').replace(/[/\\]/g, '-').slice(0, 200);
  return {
    fileName: cleanFileName(`${name}.md`),
    contentType: 'text/markdown; charset=utf-8',
    ...measured(Buffer.from(body)),
    storageKey: null,
    url: null,
    body,
  };
}

function measured(bytes: Buffer): Pick<Content, 'size' | 'sha256'> {
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** @param language of whoever asks @throws ContentRemoved */
export function refuseRemoved(
  { fileName, size, sha256, removedOn: day, removedWhy: why }: ContentRow,
  language: Language,
): void {
  if (day !== null && why !== null) throw new ContentRemoved({ fileName, size, sha256, day, why }, language);
}

import type { Deliverable } from '../api/types';

/** What people call a document by: what it is made of, and of a file what is in it. */
export type DocumentKind =
  'link' | 'text' | 'pdf' | 'image' | 'sheet' | 'slides' | 'writing' | 'sound' | 'film' | 'packed' | 'file';

const signs: readonly [RegExp, DocumentKind][] = [
  [/^application\/pdf\b/, 'pdf'],
  [/^image\//, 'image'],
  [/^audio\//, 'sound'],
  [/^video\//, 'film'],
  [/spreadsheet|ms-excel|^text\/csv\b/, 'sheet'],
  [/presentation|powerpoint/, 'slides'],
  [/wordprocessing|msword|opendocument\.text|\brtf\b|^text\//, 'writing'],
  [/zip\b|x-tar|x-7z|gzip|rar\b/, 'packed'],
];

export function documentKind({
  kind,
  latest,
}: Pick<Deliverable, 'kind'> & { latest: Pick<Deliverable['latest'], 'contentType'> }): DocumentKind {
  if (kind !== 'file') return kind;
  return signs.find(([sign]) => sign.test(latest.contentType))?.[1] ?? 'file';
}

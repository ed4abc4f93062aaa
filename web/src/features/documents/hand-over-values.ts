import { webAddress } from '../../ui/document-draft';
import type { DocumentTarget } from '../../ui/document-changes';

export interface HandOverValues {
  [field: string]: unknown;
  kind: 'file' | 'link' | 'text';
  engagementId: string;
  taskId: string;
  title: string;
  url: string;
  body: string;
  folder: string;
  tags: string[];
  note: string;
  show: boolean;
}

/** What is still missing of what is handed over. */
export function contentMissing(
  { kind, url, body }: Pick<HandOverValues, 'kind' | 'url' | 'body'>,
  files: readonly unknown[],
): 'file' | 'url' | 'body' | null {
  if (kind === 'file') return files.length === 0 ? 'file' : null;
  if (kind === 'link') return webAddress(url) ? null : 'url';
  return body.trim() ? null : 'body';
}

/** Where it goes and what is said about it; several files keep their own names. */
export function targetOf(values: HandOverValues, files: number): DocumentTarget {
  const { kind, engagementId, taskId, title, folder, tags, note, show } = values;
  const named = title.trim() && (kind !== 'file' || files === 1);
  return {
    engagementId,
    show,
    ...(taskId && { taskId }),
    ...(named && { title: title.trim() }),
    ...(folder.trim() && { folder: folder.trim() }),
    ...(tags.length > 0 && { tags }),
    ...(note.trim() && { note: note.trim() }),
  };
}

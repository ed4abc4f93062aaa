import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';
import { newId } from '../api/ids';
import type { Deliverable, List } from '../api/types';
import { useToasts } from './toasts';
import { useUploads, type Uploads } from './uploads';

/** Where a document belongs, and what is said about it. */
export interface DocumentTarget {
  engagementId: string;
  taskId?: string;
  /** The name of the file unless said. */
  title?: string;
  note?: string;
  folder?: string;
  tags?: string[];
  keepUntil?: string;
  /** The client sees it at once. */
  show?: boolean;
}

export interface DocumentChanges {
  uploads: Uploads;
  /** Each file becomes a document of its own. */
  upload: (files: readonly File[], target: DocumentTarget) => void;
  addVersion: (
    deliverable: Pick<Deliverable, 'id'>,
    file: File,
    draft: { note?: string; show?: boolean },
  ) => void;
  /** Gone at once; can be taken back for some seconds. */
  remove: (deliverable: Deliverable) => void;
}

/** What one does with documents, wherever they are shown. */
export function useDocumentChanges(): DocumentChanges {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { formatMessage } = useIntl();
  const uploads = useUploads();
  const refresh = () => refreshDocuments(queries);
  return {
    uploads,
    upload: (files, target) => {
      for (const file of files) {
        const id = newId();
        uploads.add([file], async (uploadId) => {
          await deliverables.create({ id, kind: 'file', uploadId, ...target });
          await refresh();
        });
      }
    },
    addVersion: ({ id }, file, draft) =>
      uploads.add([file], async (uploadId) => {
        putDocument(queries, await deliverables.addVersion(id, { uploadId, ...draft }));
        await refresh();
      }),
    remove: ({ id, title }) => {
      takeOut(queries, id);
      deliverables.remove(id).then(
        () => {
          toasts.undo(formatMessage({ id: 'document.removed' }, { title }), () =>
            deliverables.restore(id).then(refresh),
          );
          return refresh();
        },
        (error: unknown) => {
          toasts.failed(error);
          return refresh();
        },
      );
    },
  };
}

/** Documents are found by the search too, and a decision about one moves its task. */
export function refreshDocuments(queries: QueryClient): Promise<unknown> {
  return Promise.all(
    ['deliverables', 'archive', 'tasks'].map((noun) => queries.invalidateQueries({ queryKey: [noun] })),
  );
}

type Pages = InfiniteData<List<Deliverable>>;

/** Shows a document as it is now, wherever it stands, before the lists are read again. */
export function putDocument(queries: QueryClient, changed: Deliverable): void {
  queries.setQueryData(deliverables.one(changed.id).queryKey, changed);
  changeLists(queries, (items) => items.map((item) => (item.id === changed.id ? changed : item)));
}

function takeOut(queries: QueryClient, id: string): void {
  changeLists(queries, (items) => items.filter((item) => item.id !== id));
}

function changeLists(queries: QueryClient, change: (items: Deliverable[]) => Deliverable[]): void {
  queries.setQueriesData<List<Deliverable>>(
    { queryKey: ['deliverables', 'list'] },
    (list) => list && { ...list, items: change(list.items) },
  );
  queries.setQueriesData<Pages>(
    { queryKey: ['deliverables', 'pages'] },
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) },
  );
  queries.setQueriesData<Deliverable[]>({ queryKey: ['deliverables', 'all'] }, (all) => all && change(all));
}

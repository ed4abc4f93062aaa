import { useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { deliverables } from '../api/deliverables';
import { newId } from '../api/ids';
import type { Deliverable, List } from '../api/types';
import { useToasts } from './toasts';
import { useUploads, type Uploads } from './uploads';

interface UploadTarget {
  engagementId: string;
  taskId?: string;
  note?: string;
}

interface DocumentChanges {
  uploads: Uploads;
  upload: (files: File[], target: UploadTarget) => void;
  addVersion: (deliverable: Deliverable, file: File, note: string) => void;
  rename: (deliverable: Deliverable, title: string) => Promise<unknown>;
  /** Gone at once; can be taken back for some seconds. */
  remove: (deliverable: Deliverable) => void;
}

/** What one does with documents, wherever they are shown. */
export function useDocumentChanges(): DocumentChanges {
  const queries = useQueryClient();
  const toasts = useToasts();
  const { formatMessage } = useIntl();
  const uploads = useUploads();
  const refresh = () => queries.invalidateQueries({ queryKey: ['deliverables'] });
  return {
    uploads,
    upload: (files, target) => {
      for (const file of files) {
        const id = newId();
        uploads.start(file.name, (sending) =>
          deliverables.upload({ id, file, ...target }, sending).then(refresh),
        );
      }
    },
    addVersion: ({ id }, file, note) =>
      uploads.start(file.name, (sending) => deliverables.addVersion(id, file, note, sending).then(refresh)),
    rename: ({ id, version }, title) => deliverables.edit(id, { title }, version).then(refresh),
    remove: ({ id, title }) => {
      queries.setQueriesData<List<Deliverable>>({ queryKey: ['deliverables', 'list'] }, (list) =>
        list?.items ? { ...list, items: list.items.filter((item) => item.id !== id) } : list,
      );
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

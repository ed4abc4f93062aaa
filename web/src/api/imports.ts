import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { EditImportDto, ImportDto } from './generated/types.gen';
import { ifVersion } from './http';
import { sendForm, type Sending } from './upload';

export type {
  ImportDto as TimeImport,
  ImportOptionsDto as ImportOptions,
  ImportResultDto as ImportResult,
} from './generated/types.gen';

export const importFormats = ['toggl', 'clockify', 'harvest', 'kimai', 'affianco'] as const;
export type DateOrder = NonNullable<ImportDto['options']['dateOrder']>;

/** Whether a job works on it now. */
export const underWay = ({ state }: Pick<ImportDto, 'state'>) =>
  state === 'previewing' || state === 'queued' || state === 'running';

const POLL_MS = 1000;

export const imports = {
  list: queryOptions({
    queryKey: ['imports', 'list'],
    queryFn: ({ signal }) => api.importsList({ query: { limit: 50 }, signal }),
  }),
  /** Asked again each second while a job works on it, so that its progress moves also where events do not reach. */
  one: (id: string) =>
    queryOptions({
      queryKey: ['imports', 'one', id],
      queryFn: ({ signal }) => api.importsRead({ path: { id }, signal }),
      refetchInterval: ({ state }) => (state.data && underWay(state.data) ? POLL_MS : false),
    }),
  upload: (file: File, sending?: Sending) => {
    const form = new FormData();
    form.set('file', file);
    return sendForm<ImportDto>('/imports', form, sending);
  },
  edit: (id: string, options: EditImportDto, version: number) =>
    api.importsEdit({ path: { id }, body: options, ...ifVersion(version) }),
  preview: (id: string) => api.importsPreview({ path: { id } }),
  start: (id: string) => api.importsStart({ path: { id } }),
  undo: (id: string) => api.importsUndo({ path: { id } }),
  remove: (id: string) => api.importsRemove({ path: { id } }),
};

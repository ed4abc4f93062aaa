import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type {
  AddExceptionDto,
  AddTemplateDto,
  BeginSeriesDto,
  ChangeSeriesDto,
  EditPlaybookDto,
  EditTemplateDto,
  ImprovePlaybookDto,
  WritePlaybookDto,
} from './generated/types.gen';
import { everyPage } from './every-page';
import { address, ifVersion } from './http';
import type { Language } from './types';

export type PlaybookDraft = WritePlaybookDto;
export type TemplateDraft = AddTemplateDto;
export type RecurringDraft = BeginSeriesDto;

/** Versioned steps for work that comes back. */
export const playbooks = {
  list: (filter: { engagementId?: string | undefined; serviceId?: string; archived?: boolean } = {}) =>
    queryOptions({
      queryKey: ['playbooks', 'list', filter],
      queryFn: ({ signal }) =>
        everyPage((cursor) => api.playbooksList({ query: { ...filter, limit: 200, cursor }, signal })),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['playbooks', 'one', id],
      queryFn: ({ signal }) => api.playbooksRead({ path: { id }, signal }),
    }),
  create: (body: PlaybookDraft) => api.playbooksWrite({ body }),
  edit: (id: string, body: EditPlaybookDto, version?: number) =>
    api.playbooksEdit({ path: { id }, body, ...ifVersion(version) }),
  /** A new version: its text, or an older version that is said again. */
  improve: (id: string, body: ImprovePlaybookDto, version?: number) =>
    api.playbooksImprove({ path: { id }, body, ...ifVersion(version) }),
  pdfAddress: (id: string) => address(`/playbooks/${id}/pdf`),
};

/** Briefs that are ready to be filled in: those that come with the product, and one's own. */
export const templates = {
  list: (language: Language) =>
    queryOptions({
      queryKey: ['task-templates', 'list', language],
      queryFn: ({ signal }) => api.taskTemplatesList({ query: { language, limit: 200 }, signal }),
    }),
  create: (body: TemplateDraft) => api.taskTemplatesAdd({ body }),
  edit: (id: string, body: EditTemplateDto, version?: number) =>
    api.taskTemplatesEdit({ path: { id }, body, ...ifVersion(version) }),
  remove: (id: string) => api.taskTemplatesRemove({ path: { id } }),
  restore: (id: string) => api.taskTemplatesRestore({ path: { id } }),
};

/** Rules by which tasks are made ahead. */
export const recurringTasks = {
  list: (filter: { engagementId?: string | undefined } = {}) =>
    queryOptions({
      queryKey: ['recurring-tasks', 'list', filter],
      queryFn: ({ signal }) =>
        everyPage((cursor) => api.recurringTasksList({ query: { ...filter, limit: 200, cursor }, signal })),
    }),
  create: (body: RecurringDraft) => api.recurringTasksBegin({ body }),
  edit: (id: string, body: ChangeSeriesDto, version?: number) =>
    api.recurringTasksChange({ path: { id }, body, ...ifVersion(version) }),
  pause: (id: string, until?: string) =>
    api.recurringTasksPause({ path: { id }, body: until ? { until } : {} }),
  resume: (id: string) => api.recurringTasksResume({ path: { id } }),
  end: (id: string) => api.recurringTasksEnd({ path: { id } }),
  except: (id: string, body: AddExceptionDto) => api.recurringTasksExcept({ path: { id }, body }),
  withdrawException: (id: string, day: string) => api.recurringTasksUnexcept({ path: { id, day } }),
};

import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AddViewDto, AskFiguresDto, EditViewDto, ViewDto, ViewsExportData } from './generated/types.gen';
import { everyPage } from './every-page';
import { address, ifVersion } from './http';

export type {
  ViewDto as View,
  ViewFiguresDto as ViewFigures,
  ViewFiguresRowDto as ViewRow,
  ViewKeyDto as ViewKey,
  WorkTotalsDto as WorkTotals,
} from './generated/types.gen';

export type ViewBody = AddViewDto;
/** What is asked, without a name and whoever gets it. */
export type ViewQuestion = AskFiguresDto;
export type WorkGroup = ViewDto['groupBy'][number];
export type ViewColumn = ViewDto['columns'][number];
export type ViewRangeKind = ViewDto['range']['kind'];

export const workGroups = [
  'client',
  'engagement',
  'service',
  'member',
  'task',
  'day',
  'week',
  'month',
] as const satisfies readonly WorkGroup[];
export const viewColumns = ['seconds', 'billable', 'billed', 'amount', 'entries'] as const satisfies readonly ViewColumn[]; // prettier-ignore
export const viewRanges = ['last_week', 'this_week', 'last_4_weeks', 'last_month', 'this_month', 'days'] as const satisfies readonly ViewRangeKind[]; // prettier-ignore

/** Worked time decides figures, so that they are read again when it changes. */
const figuresKey = ['time-entries', 'views'] as const;

/** Saved questions about the work of all clients. */
export const views = {
  list: queryOptions({
    queryKey: ['views', 'list'],
    queryFn: ({ signal }) => everyPage((cursor) => api.viewsList({ query: { limit: 200, cursor }, signal })),
  }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['views', 'one', id],
      queryFn: ({ signal }) => api.viewsRead({ path: { id }, signal }),
    }),
  /** @param version of the view: another one is another question */
  figures: (id: string, version: number) =>
    queryOptions({
      queryKey: [...figuresKey, id, version],
      queryFn: ({ signal }) => api.viewsFigures({ path: { id }, signal }),
    }),
  /** The figures of a question that is not saved. */
  ask: (question: ViewQuestion) =>
    queryOptions({
      queryKey: [...figuresKey, 'asked', question],
      queryFn: ({ signal }) => api.viewsAsk({ body: question, signal }),
    }),
  create: (body: ViewBody) => api.viewsAdd({ body }),
  edit: (id: string, body: EditViewDto, version?: number) =>
    api.viewsEdit({ path: { id }, body, ...ifVersion(version) }),
  remove: (id: string) => api.viewsRemove({ path: { id } }),
  restore: (id: string) => api.viewsRestore({ path: { id } }),
  /** Whether the reader gets the figures by mail. */
  want: (id: string, wanted: boolean) => api.viewsWant({ path: { id }, body: { wanted } }),
  exportAddress: (id: string, format: ViewsExportData['query']['format']) =>
    address(`/views/${id}/export`, { format }),
};

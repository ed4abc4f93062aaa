import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type {
  AddServiceDto,
  BeginEngagementDto,
  EditEngagementDto,
  EditServiceDto,
  SetScheduleDto,
} from './generated/types.gen';
import { everyPage } from './every-page';
import { ifVersion } from './http';
import { kept } from './offline/desk';

export type EngagementDraft = BeginEngagementDto;

export const engagements = {
  list: (filter: { clientId?: string } = {}) =>
    queryOptions({
      queryKey: ['engagements', 'list', filter],
      queryFn: kept(['engagements', 'list', filter], (signal) =>
        api.engagementsList({ query: { ...filter, limit: 200 }, signal }),
      ),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['engagements', 'one', id],
      queryFn: ({ signal }) => api.engagementsRead({ path: { id }, signal }),
    }),
  create: (body: EngagementDraft) => api.engagementsBegin({ body }),
  edit: (id: string, body: EditEngagementDto, version?: number) =>
    api.engagementsEdit({ path: { id }, body, ...ifVersion(version) }),
  assign: (id: string, memberIds: string[]) => api.engagementsAssign({ path: { id }, body: { memberIds } }),
  schedule: (id: string, body: SetScheduleDto) => api.engagementsSchedule({ path: { id }, body }),
};

/** Whose public holidays can be kept, by country and region, with names in the reader's language. */
export const holidayRegions = queryOptions({
  queryKey: ['holiday-regions'],
  queryFn: ({ signal }) => api.holidayRegionsList({ signal }),
  staleTime: Infinity,
});

export const services = {
  list: (engagementId: string) =>
    queryOptions({
      queryKey: ['services', 'list', engagementId],
      queryFn: kept(['services', 'list', engagementId], (signal) =>
        api.servicesList({ query: { engagementId, limit: 200 }, signal }),
      ),
    }),
  /** Of every engagement in reach. */
  all: queryOptions({
    queryKey: ['services', 'all'],
    queryFn: ({ signal }) =>
      everyPage((cursor) => api.servicesList({ query: { limit: 200, cursor }, signal })),
  }),
  create: (body: AddServiceDto) => api.servicesAdd({ body }),
  edit: (id: string, body: EditServiceDto, version?: number) =>
    api.servicesEdit({ path: { id }, body, ...ifVersion(version) }),
};

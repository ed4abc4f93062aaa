import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type {
  AddServiceDto,
  AgreeDto,
  BeginEngagementDto,
  EditEngagementDto,
  EditServiceDto,
  SetScheduleDto,
} from './generated/types.gen';
import { ifVersion } from './http';

export type EngagementDraft = BeginEngagementDto;

export const engagements = {
  list: (filter: { clientId?: string } = {}) =>
    queryOptions({
      queryKey: ['engagements', 'list', filter],
      queryFn: ({ signal }) => api.engagementsList({ query: { ...filter, limit: 200 }, signal }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['engagements', 'one', id],
      queryFn: ({ signal }) => api.engagementsRead({ path: { id }, signal }),
    }),
  /** The period that holds the day; today's unless said. */
  balance: (id: string, on?: string) =>
    queryOptions({
      queryKey: ['engagements', 'balance', id, on ?? null],
      queryFn: ({ signal }) => api.engagementsBalance({ path: { id }, query: on ? { on } : {}, signal }),
    }),
  agreements: (id: string) =>
    queryOptions({
      queryKey: ['engagements', 'agreements', id],
      queryFn: ({ signal }) => api.engagementsAgreements({ path: { id }, signal }),
    }),
  create: (body: EngagementDraft) => api.engagementsBegin({ body }),
  edit: (id: string, body: EditEngagementDto, version?: number) =>
    api.engagementsEdit({ path: { id }, body, ...ifVersion(version) }),
  agree: (id: string, body: AgreeDto) => api.engagementsAgree({ path: { id }, body }),
  assign: (id: string, memberIds: string[]) => api.engagementsAssign({ path: { id }, body: { memberIds } }),
  schedule: (id: string, body: SetScheduleDto) => api.engagementsSchedule({ path: { id }, body }),
};

export const services = {
  list: (engagementId: string) =>
    queryOptions({
      queryKey: ['services', 'list', engagementId],
      queryFn: ({ signal }) => api.servicesList({ query: { engagementId, limit: 200 }, signal }),
    }),
  create: (body: AddServiceDto) => api.servicesAdd({ body }),
  edit: (id: string, body: EditServiceDto, version?: number) =>
    api.servicesEdit({ path: { id }, body, ...ifVersion(version) }),
};

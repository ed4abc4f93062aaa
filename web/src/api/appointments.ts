import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { everyPage } from './every-page';
import * as api from './generated/sdk.gen';
import type {
  AppointmentsListData,
  BookAppointmentDto,
  CancelAppointmentDto,
  EditAppointmentDto,
  KeepHostHoursDto,
  MoveAppointmentDto,
  ProposeAppointmentDto,
} from './generated/types.gen';
import { ifVersion } from './http';

export type AppointmentFilter = Omit<NonNullable<AppointmentsListData['query']>, 'limit' | 'cursor'>;
export type AppointmentDraft = BookAppointmentDto;
export type ProposalDraft = ProposeAppointmentDto;

/** Sessions with clients. */
export const appointments = {
  /** All of a stretch. */
  list: (filter: AppointmentFilter) =>
    queryOptions({
      queryKey: ['appointments', 'list', filter],
      queryFn: ({ signal }) =>
        everyPage((cursor) => api.appointmentsList({ query: { ...filter, limit: 200, cursor }, signal })),
    }),
  /** Page by page, for what is long. */
  pages: (filter: AppointmentFilter, limit: number) =>
    infiniteQueryOptions({
      queryKey: ['appointments', 'pages', filter, limit],
      queryFn: ({ pageParam, signal }) =>
        api.appointmentsList({
          query: { ...filter, limit, ...(pageParam === null ? {} : { cursor: pageParam }) },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['appointments', 'one', id],
      queryFn: ({ signal }) => api.appointmentsRead({ path: { id }, signal }),
    }),
  /** Times to which a guest could move it. */
  slots: (id: string) =>
    queryOptions({
      queryKey: ['appointments', 'slots', id],
      queryFn: ({ signal }) => api.appointmentsSlots({ path: { id }, signal }),
    }),
  book: (body: AppointmentDraft) => api.appointmentsBook({ body }),
  edit: (id: string, body: EditAppointmentDto, version?: number) =>
    api.appointmentsEdit({ path: { id }, body, ...ifVersion(version) }),
  move: (id: string, body: MoveAppointmentDto, version?: number) =>
    api.appointmentsMove({ path: { id }, body, ...ifVersion(version) }),
  cancel: (id: string, body: CancelAppointmentDto, version?: number) =>
    api.appointmentsCancel({ path: { id }, body, ...ifVersion(version) }),
};

/** Free times by link. */
export const proposals = {
  open: (engagementId?: string) =>
    queryOptions({
      queryKey: ['appointment-proposals', 'open', engagementId ?? ''],
      queryFn: ({ signal }) =>
        api.appointmentProposalsList({
          query: { state: 'open', limit: 100, ...(engagementId ? { engagementId } : {}) },
          signal,
        }),
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['appointment-proposals', 'one', id],
      queryFn: ({ signal }) => api.appointmentProposalsRead({ path: { id }, signal }),
    }),
  slots: (id: string) =>
    queryOptions({
      queryKey: ['appointment-proposals', 'slots', id],
      queryFn: ({ signal }) => api.appointmentProposalsSlots({ path: { id }, signal }),
      // Others book meanwhile.
      staleTime: 0,
    }),
  propose: (body: ProposalDraft) => api.appointmentProposalsPropose({ body }),
  book: (id: string, startsAt: string) => api.appointmentProposalsBook({ path: { id }, body: { startsAt } }),
  withdraw: (id: string, version?: number) =>
    api.appointmentProposalsWithdraw({ path: { id }, ...ifVersion(version) }),
};

/** When a member can be met. */
export const hostHours = {
  of: (memberId: string) =>
    queryOptions({
      queryKey: ['members', 'hours', memberId],
      queryFn: ({ signal }) => api.hostHoursRead({ path: { id: memberId }, signal }),
    }),
  keep: (memberId: string, body: KeepHostHoursDto, version: number) =>
    api.hostHoursKeep({ path: { id: memberId }, body, ...ifVersion(version) }),
};

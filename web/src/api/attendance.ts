import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AnswerUsefulDto, FollowUpsListData } from './generated/types.gen';
import { ifVersion } from './http';
import type { Attendance } from './types';

export type Attended = NonNullable<Attendance['attendance']>;
export type FollowUpFilter = Omit<NonNullable<FollowUpsListData['query']>, 'limit' | 'cursor'>;
export type UsefulAnswer = AnswerUsefulDto['useful'];

/** What can be noted of a session that was not cancelled, and of one that was. */
export const attendedOf: readonly Attended[] = ['attended', 'late', 'no_show_client', 'no_show_host'];
export const cancelledAs: readonly Attended[] = ['cancelled_in_time', 'cancelled_late'];
export const usefulAnswers: readonly UsefulAnswer[] = ['yes', 'partly', 'no'];

/** How sessions were attended, and what follows from it. */
export const attendance = {
  of: (appointmentId: string) =>
    queryOptions({
      queryKey: ['attendance', 'of', appointmentId],
      queryFn: ({ signal }) => api.attendanceRead({ path: { id: appointmentId }, signal }),
    }),
  ofClient: (clientId: string) =>
    queryOptions({
      queryKey: ['attendance', 'client', clientId],
      queryFn: ({ signal }) => api.clientAttendanceOfClient({ path: { id: clientId }, signal }),
    }),
  /** Null takes back what was noted. */
  note: (appointmentId: string, noted: Attended | null, version?: number) =>
    api.attendanceNote({ path: { id: appointmentId }, body: { attendance: noted }, ...ifVersion(version) }),
  /** @param id of the entry: a repeated click makes one */
  charge: (appointmentId: string, id: string) =>
    api.attendanceCharge({ path: { id: appointmentId }, body: { id } }),
  /** Whether it was useful, by a contact who took part. */
  answer: (appointmentId: string, body: AnswerUsefulDto) =>
    api.attendanceAnswer({ path: { id: appointmentId }, body }),
};

/** The kind words after missed sessions. */
export const followUps = {
  list: (filter: FollowUpFilter) =>
    queryOptions({
      queryKey: ['follow-ups', 'list', filter],
      queryFn: ({ signal }) => api.followUpsList({ query: { ...filter, limit: 100 }, signal }),
    }),
  send: (id: string, text: string) => api.followUpsSend({ path: { id }, body: { text } }),
  drop: (id: string) => api.followUpsDrop({ path: { id } }),
  restore: (id: string) => api.followUpsRestore({ path: { id } }),
};

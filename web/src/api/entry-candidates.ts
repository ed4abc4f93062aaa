import { queryOptions } from '@tanstack/react-query';
import { everyPage } from './every-page';
import * as api from './generated/sdk.gen';
import type { AcceptCandidateDto, EntryCandidateDto } from './generated/types.gen';

/** An event of one's own calendars that may be work with a client. */
export type EntryCandidate = EntryCandidateDto;

/** What is otherwise than proposed. */
export type CandidateChanges = AcceptCandidateDto;

export const entryCandidates = {
  /** What was, of the last two weeks, and is not logged. */
  recent: queryOptions({
    queryKey: ['entry-candidates', 'recent'],
    queryFn: ({ signal }) => everyPage((cursor) => api.entryCandidatesList({ query: { limit: 200, cursor }, signal })), // prettier-ignore
  }),
  /** What was between two instants, and is not logged. */
  range: (from: string, to: string) =>
    queryOptions({
      queryKey: ['entry-candidates', 'range', from, to],
      queryFn: ({ signal }) =>
        everyPage((cursor) => api.entryCandidatesList({ query: { from, to, limit: 200, cursor }, signal })),
    }),
  /** What was set aside, or logged by a colleague; of the last two weeks unless said. */
  aside: (state: 'dismissed' | 'withdrawn', range: { from?: string; to?: string }) =>
    queryOptions({
      queryKey: ['entry-candidates', 'aside', state, range],
      queryFn: ({ signal }) =>
        everyPage((cursor) =>
          api.entryCandidatesList({ query: { state, ...range, limit: 200, cursor }, signal }),
        ),
    }),
  /** What is to come within 30 days, and is no appointment yet. */
  upcoming: queryOptions({
    queryKey: ['entry-candidates', 'upcoming'],
    queryFn: ({ signal }) =>
      everyPage((cursor) =>
        api.entryCandidatesList({ query: { proposes: 'appointment', limit: 200, cursor }, signal }),
      ),
  }),
  accept: (id: string, body: CandidateChanges = {}) => api.entryCandidatesAccept({ path: { id }, body }),
  dismiss: (id: string) => api.entryCandidatesDismiss({ path: { id } }),
  restore: (id: string) => api.entryCandidatesRestore({ path: { id } }),
};

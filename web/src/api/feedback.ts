import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AnswerFeedbackDto, FeedbackListData } from './generated/types.gen';

export type FeedbackFilter = Omit<NonNullable<FeedbackListData['query']>, 'limit' | 'cursor'>;

export const feedback = {
  list: (filter: FeedbackFilter = {}) =>
    queryOptions({
      queryKey: ['feedback', 'list', filter],
      queryFn: ({ signal }) => api.feedbackList({ query: { ...filter, limit: 100 }, signal }),
    }),
  /** What a client's answers come to; averages from three answers on. */
  trend: (clientId: string) =>
    queryOptions({
      queryKey: ['feedback', 'trend', clientId],
      queryFn: ({ signal }) => api.feedbackTrend({ query: { clientId }, signal }),
    }),
  answer: (id: string, body: AnswerFeedbackDto) => api.feedbackAnswer({ path: { id }, body }),
};

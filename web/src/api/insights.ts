import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { InsightsDto, InsightsReadData } from './generated/types.gen';

export type {
  InsightFiguresDto as InsightFigures,
  InsightRowDto as InsightRow,
  InsightsDto as Insights,
} from './generated/types.gen';

/** Which days are asked for, and by what their hours are told apart. */
export type InsightQuestion = InsightsReadData['query'];
export type InsightBucket = InsightQuestion['bucket'];
export const insightGroups = ['client', 'engagement', 'service', 'member'] as const;
export type InsightGroup = InsightQuestion['groupBy'];

export const insights = {
  of: (question: InsightQuestion) =>
    queryOptions<InsightsDto>({
      // Worked time decides them, so that they are read again when it changes.
      queryKey: ['time-entries', 'insights', question],
      queryFn: ({ signal }) => api.insightsRead({ query: question, signal }),
    }),
};

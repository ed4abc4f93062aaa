import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { SchedulesPreviewData } from './generated/types.gen';

/** A schedule as it might be; what is left out is as it stands. */
export type ScheduleQuestion = NonNullable<SchedulesPreviewData['query']>;

export const schedules = {
  /** The next reports; the ones before stay on the screen while others are asked for. */
  preview: (engagementId: string, asked: ScheduleQuestion) =>
    queryOptions({
      queryKey: ['engagements', 'schedule', engagementId, asked],
      queryFn: ({ signal }) => api.schedulesPreview({ path: { id: engagementId }, query: asked, signal }),
      placeholderData: keepPreviousData,
      retry: false,
    }),
  /** What became of the last ones, newest first. */
  runs: (engagementId: string) =>
    queryOptions({
      queryKey: ['engagements', 'schedule-runs', engagementId],
      queryFn: ({ signal }) =>
        api.schedulesRuns({ path: { id: engagementId }, query: { limit: 12 }, signal }),
    }),
};

import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AddCalendarFeedDto, EditCalendarFeedDto } from './generated/types.gen';
import { ifVersion } from './http';

export type {
  CalendarFeedDto as CalendarFeed,
  NewCalendarFeedDto as NewCalendarFeed,
} from './generated/types.gen';

export const feedContents = ['due_dates', 'time_blocks', 'appointments'] as const;
export type FeedContent = (typeof feedContents)[number];

/** One's own addresses that calendars elsewhere subscribe to. */
export const calendarFeeds = {
  /** The newest first; nobody has more than a page of them. */
  list: queryOptions({
    queryKey: ['calendar-feeds', 'list'],
    queryFn: ({ signal }) => api.calendarFeedsList({ query: { limit: 200 }, signal }),
  }),
  /** The answer alone names the address. */
  add: (body: AddCalendarFeedDto) => api.calendarFeedsAdd({ body }),
  edit: (id: string, body: EditCalendarFeedDto, version: number) =>
    api.calendarFeedsEdit({ path: { id }, body, ...ifVersion(version) }),
  rotate: (id: string) => api.calendarFeedsRotate({ path: { id } }),
  remove: (id: string) => api.calendarFeedsRemove({ path: { id } }),
};

import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type {
  ConnectCaldavDto,
  ConnectGoogleDto,
  EditCalendarDto,
  SubscribeDto,
} from './generated/types.gen';
import { ifVersion } from './http';

export type {
  CalendarConnectionDto as CalendarConnection,
  CalendarDto as Calendar,
  HealthDto as CalendarHealth,
} from './generated/types.gen';
export type Wish = ConnectGoogleDto['calendars'];

/** One's own accounts with their calendars. */
export const calendarConnections = {
  /** Everybody's few accounts, whole. */
  list: queryOptions({
    queryKey: ['calendar-connections', 'list'],
    queryFn: ({ signal }) => api.calendarConnectionsList({ signal }),
    // Nobody is told of every reading: what is being read or written is looked at often, the rest now and then.
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ health }) => health.state === 'first_reading' || health.waiting > 0)
        ? 3_000
        : 60_000,
  }),
  offer: queryOptions({
    queryKey: ['calendar-connections', 'offer'],
    staleTime: Infinity,
    queryFn: ({ signal }) => api.calendarConnectionsOffer({ signal }),
  }),
  /** Leaves the app for Google's page, which leads back. */
  toGoogle: async (calendars: Wish, connectionId?: string): Promise<void> => {
    const { address } = await api.calendarConnectionsBeginGoogle({
      body: { calendars, ...(connectionId && { connectionId }) },
    });
    window.location.assign(address);
  },
  addCaldav: (body: ConnectCaldavDto) => api.calendarConnectionsAddCaldav({ body }),
  subscribe: (body: SubscribeDto) => api.calendarConnectionsSubscribe({ body }),
  refresh: (id: string) => api.calendarConnectionsRefresh({ path: { id } }),
  disconnect: (id: string, removeEvents: boolean) =>
    api.calendarConnectionsDisconnect({ path: { id }, query: { removeEvents } }),
};

export const calendars = {
  edit: (id: string, body: EditCalendarDto, version: number) =>
    api.calendarsEdit({ path: { id }, body, ...ifVersion(version) }),
  resync: (id: string) => api.calendarsResync({ path: { id } }),
};

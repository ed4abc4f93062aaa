import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AddBalanceLinkDto, AnswerConsentDto } from './generated/types.gen';

export const balances = {
  /** The period that holds the day; today's unless said. */
  of: (id: string, on?: string) =>
    queryOptions({
      queryKey: ['balances', 'one', id, on ?? null],
      queryFn: ({ signal }) => api.balancesRead({ path: { id }, query: on ? { on } : {}, signal }),
    }),
  /** The newest first. */
  periods: (id: string) =>
    queryOptions({
      queryKey: ['balances', 'periods', id],
      queryFn: ({ signal }) => api.balancesPeriods({ path: { id }, query: { limit: 200 }, signal }),
    }),
  lines: (id: string, period: string) =>
    infiniteQueryOptions({
      queryKey: ['balances', 'lines', id, period],
      queryFn: ({ signal, pageParam }) =>
        api.balancesLines({
          path: { id },
          query: { period, limit: 200, cursor: pageParam ?? undefined },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
    }),
  /** Without minutes: everything that goes beyond. */
  answer: (consentId: string, body: AnswerConsentDto) =>
    api.consentsAnswer({ path: { id: consentId }, body }),
};

export const balanceLinks = {
  list: (engagementId: string) =>
    queryOptions({
      queryKey: ['balance-links', 'list', engagementId],
      queryFn: ({ signal }) => api.balanceLinksList({ query: { engagementId, limit: 200 }, signal }),
    }),
  create: (body: AddBalanceLinkDto) => api.balanceLinksAdd({ body }),
  revoke: (id: string) => api.balanceLinksRevoke({ path: { id } }),
};

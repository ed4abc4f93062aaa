import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type {
  AddReferralDto,
  AddTouchpointDto,
  EditReferralDto,
  TouchpointsListData,
} from './generated/types.gen';
import { ifVersion } from './http';

export type TouchpointFilter = Omit<NonNullable<TouchpointsListData['query']>, 'limit' | 'cursor'>;

/** Deliberate courtesies: proposed by the product, made by the assistant. */
export const touchpoints = {
  list: (filter: TouchpointFilter = {}) =>
    queryOptions({
      queryKey: ['touchpoints', 'list', filter],
      queryFn: ({ signal }) => api.touchpointsList({ query: { ...filter, limit: 100 }, signal }),
    }),
  add: (body: AddTouchpointDto) => api.touchpointsAdd({ body }),
  confirm: (id: string, note?: string) =>
    api.touchpointsConfirm({ path: { id }, body: note ? { note } : {} }),
  decline: (id: string, note?: string) =>
    api.touchpointsDecline({ path: { id }, body: note ? { note } : {} }),
  done: (id: string, note?: string) => api.touchpointsDone({ path: { id }, body: note ? { note } : {} }),
};

/** That one client brought another. */
export const referrals = {
  list: (clientId: string) =>
    queryOptions({
      queryKey: ['referrals', 'list', clientId],
      queryFn: ({ signal }) => api.referralsList({ query: { clientId, limit: 100 }, signal }),
    }),
  add: (body: AddReferralDto) => api.referralsAdd({ body }),
  edit: (id: string, body: EditReferralDto, version?: number) =>
    api.referralsEdit({ path: { id }, body, ...ifVersion(version) }),
  remove: (id: string) => api.referralsRemove({ path: { id } }),
};

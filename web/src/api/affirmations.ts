import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AffirmDto } from './generated/types.gen';

export type AffirmationDraft = AffirmDto;

/** A member's word on days of an engagement: nothing more to add. */
export const affirmations = {
  /** Those that touch days of a range, `to` not included, of whom `memberId` names. */
  list: (filter: { engagementId?: string; memberId?: string; from?: string; to?: string }) =>
    queryOptions({
      queryKey: ['affirmations', 'list', filter],
      queryFn: ({ signal }) => api.affirmationsList({ query: { ...filter, limit: 200 }, signal }),
    }),
  affirm: (body: AffirmationDraft) => api.affirmationsAffirm({ body }),
  withdraw: (id: string) => api.affirmationsWithdraw({ path: { id } }),
};

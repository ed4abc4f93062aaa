import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { Agreement, Rounding } from './types';

export const granularities: readonly Rounding['minutes'][] = [1, 3, 5, 6, 10, 12, 15, 30, 60];
export const directions: readonly Rounding['direction'][] = ['up', 'down', 'nearest'];
export const roundingScopes: readonly Rounding['scope'][] = ['entry', 'task_day', 'day', 'week', 'period'];
export const overageModes: readonly Agreement['overage']['mode'][] = ['stop', 'ask', 'allow'];
export const consumptionOrders: readonly Agreement['consumes'][] = ['oldest_first', 'base_first'];

/** Every term, said in full. */
export type AgreementDraft = Omit<Agreement, 'id'>;

export const agreements = {
  /** The newest first. */
  list: (engagementId: string) =>
    queryOptions({
      queryKey: ['engagements', 'agreements', engagementId],
      queryFn: ({ signal }) => api.engagementsAgreements({ path: { id: engagementId }, signal }),
    }),
  agree: (engagementId: string, body: AgreementDraft) =>
    api.engagementsAgree({ path: { id: engagementId }, body }),
  correct: (engagementId: string, agreementId: string, body: AgreementDraft) =>
    api.engagementsCorrectAgreement({ path: { id: engagementId, agreementId }, body }),
  remove: (engagementId: string, agreementId: string) =>
    api.engagementsWithdrawAgreement({ path: { id: engagementId, agreementId } }),
};

import { queryOptions } from '@tanstack/react-query';
import * as api from './generated/sdk.gen';
import type { AgreedClauseDto, AnswerAgreementDto, ProposeAgreementDto } from './generated/types.gen';
import type { Agreement, Clause, Rounding } from './types';

export const granularities: readonly Rounding['minutes'][] = [1, 3, 5, 6, 10, 12, 15, 30, 60];
export const directions: readonly Rounding['direction'][] = ['up', 'down', 'nearest'];
export const roundingScopes: readonly Rounding['scope'][] = ['entry', 'task_day', 'day', 'week', 'period'];
export const overageModes: readonly Agreement['overage']['mode'][] = ['stop', 'ask', 'allow'];
export const noShowCharges: readonly Agreement['noShow']['charge'][] = ['nothing', 'booked_time', 'minutes'];
export const consumptionOrders: readonly Agreement['consumes'][] = ['oldest_first', 'base_first'];

export const clauseKinds: readonly Clause['kind'][] = [
  'minutes',
  'turnaround',
  'response',
  'report_rhythm',
  'deliverables',
  'working_window',
];

/** Every term, said in full; clauses that are new have no id yet. */
export type AgreementDraft = Omit<Agreement, 'id' | 'answer' | 'proposedAt' | 'clauses'> & {
  clauses: AgreedClauseDto[];
};
export type ClauseDraft = AgreedClauseDto;
export type AgreementAnswerDraft = AnswerAgreementDto;

/** The terms of an agreement without what became of it, so that they can be agreed once more. */
export function termsAgain(agreement: Agreement): AgreementDraft {
  const { validFrom, rate, allowanceMinutes, showAmounts, period, anchorDay, allowancePrice } = agreement;
  const { rollover, consumes, overage, rounding, splitAtMidnight, discountBasisPoints } = agreement;
  const { surcharges, scope, languages, serviceIds, clauses, acceptedAfterDays, noShow } = agreement;
  return {
    ...{ validFrom, rate, allowanceMinutes, showAmounts, period, anchorDay, allowancePrice },
    ...{ rollover, consumes, overage, rounding, splitAtMidnight, discountBasisPoints },
    ...{ surcharges, scope, languages, serviceIds, clauses, acceptedAfterDays, noShow },
  };
}

export const agreements = {
  /** The newest first. */
  list: (engagementId: string) =>
    queryOptions({
      queryKey: ['engagements', 'agreements', engagementId],
      queryFn: ({ signal }) => api.engagementsAgreements({ path: { id: engagementId }, signal }),
    }),
  /** In words, with all that was said to it. */
  one: (engagementId: string, agreementId: string) =>
    queryOptions({
      queryKey: ['engagements', 'agreement', engagementId, agreementId],
      queryFn: ({ signal }) => api.agreementsRead({ path: { id: engagementId, agreementId }, signal }),
    }),
  propose: (engagementId: string, agreementId: string, body: ProposeAgreementDto) =>
    api.agreementsPropose({ path: { id: engagementId, agreementId }, body }),
  answer: (engagementId: string, agreementId: string, body: AgreementAnswerDraft) =>
    api.agreementsAnswer({ path: { id: engagementId, agreementId }, body }),
  agree: (engagementId: string, body: AgreementDraft) =>
    api.engagementsAgree({ path: { id: engagementId }, body }),
  correct: (engagementId: string, agreementId: string, body: AgreementDraft) =>
    api.engagementsCorrectAgreement({ path: { id: engagementId, agreementId }, body }),
  remove: (engagementId: string, agreementId: string) =>
    api.engagementsWithdrawAgreement({ path: { id: engagementId, agreementId } }),
};

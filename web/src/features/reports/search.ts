import type { ReportState } from '../../api/types';

/** What the address of the report list carries: its filters. */
export interface ReportSearch {
  engagementId?: string;
  state?: ReportState;
}

export const reportStates: ReportState[] = ['draft', 'sent', 'accepted'];

export function reportSearch(search: Record<string, unknown>): ReportSearch {
  const found: ReportSearch = {};
  const state = reportStates.find((known) => known === search['state']);
  if (typeof search['engagementId'] === 'string') found.engagementId = search['engagementId'];
  if (state) found.state = state;
  return found;
}

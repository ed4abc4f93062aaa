/** What the address of the report list carries: whose reports are shown. */
export interface ReportSearch {
  engagementId?: string;
}

export function reportSearch(search: Record<string, unknown>): ReportSearch {
  return typeof search['engagementId'] === 'string' ? { engagementId: search['engagementId'] } : {};
}

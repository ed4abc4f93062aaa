/** What the address of the documents carries: whose they are. */
export interface DocumentSearch {
  engagementId?: string;
}

export function documentSearch(search: Record<string, unknown>): DocumentSearch {
  return typeof search['engagementId'] === 'string' ? { engagementId: search['engagementId'] } : {};
}

/** What the address of the report list carries: whose reports are shown. */
export interface ReportSearch {
  engagementId?: string | undefined;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What makes no sense is named and left empty: the router would pass on what is not named. */
export function reportSearch({ engagementId }: Record<string, unknown>): ReportSearch {
  return {
    engagementId: typeof engagementId === 'string' && uuid.test(engagementId) ? engagementId : undefined,
  };
}

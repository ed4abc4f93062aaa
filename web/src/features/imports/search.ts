/** What the address of the imports carries: the one that is looked at, so that a reload goes on with it. */
export interface ImportSearch {
  importId?: string | undefined;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What makes no sense is named and left empty: the router would pass on what is not named. */
export function importSearch({ importId }: Record<string, unknown>): ImportSearch {
  return { importId: typeof importId === 'string' && uuid.test(importId) ? importId : undefined };
}

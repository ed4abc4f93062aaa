import type { Deliverable } from '../../api/types';
import { foundKinds, type FoundKind } from '../../ui/document-found-kinds';

export type DocumentState = Deliverable['state'];

/** What the address of the documents carries: what is looked for and where, and which document is open. */
export interface DocumentSearch {
  q?: string;
  clientId?: string;
  engagementId?: string;
  kind?: FoundKind;
  folder?: string;
  tag?: string;
  state?: DocumentState;
  documentId?: string;
}

export const documentStates: DocumentState[] = ['draft', 'shown', 'accepted', 'change_requested'];

const ids = ['clientId', 'engagementId', 'documentId'] as const;
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** As long as the server takes them. */
const longest = { q: 300, folder: 300, tag: 100 } as const;

/** What is not understood is left out: an old link still opens the page. */
export function documentSearch(search: Record<string, unknown>): DocumentSearch {
  const found: DocumentSearch = {};
  for (const key of ids) {
    const value = search[key];
    if (typeof value === 'string' && isId.test(value)) found[key] = value;
  }
  for (const [key, most] of Object.entries(longest) as ['q' | 'folder' | 'tag', number][]) {
    // A search for a number comes out of the address as one.
    const value = typeof search[key] === 'number' ? String(search[key]) : search[key];
    if (typeof value === 'string' && value.trim()) found[key] = value.slice(0, most);
  }
  const kind = foundKinds.find((known) => known === search['kind']);
  const state = documentStates.find((known) => known === search['state']);
  if (kind) found.kind = kind;
  if (state) found.state = state;
  return found;
}

import type { Action } from './action.js';

export const archive: Action[] = [
  { operation: 'archiveSearch', scope: 'none', method: 'get', path: () => '/archive/search', ok: 200 },
];

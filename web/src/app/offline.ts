import type { QueryClient } from '@tanstack/react-query';
import { connectPages } from '../api/offline/desk';
import { ownerKey } from '../api/offline/owner';

/** What changed with the hours also changes these. */
const touched = ['time-entries', 'tasks', 'engagements', 'insights'];

/** Lets what the pages show follow what waits to be sent, and leaves this seat when another tab does. */
export function goOffline(queries: QueryClient): void {
  connectPages({
    show: (key, data) => {
      if (key[1] === 'pages') {
        void queries.invalidateQueries({ queryKey: key.slice(0, 3) });
        return;
      }
      const state = queries.getQueryState(key);
      if (state?.data === undefined) return;
      queries.setQueryData(key, data, { updatedAt: state.dataUpdatedAt });
    },
    refresh: () => {
      for (const noun of touched) void queries.invalidateQueries({ queryKey: [noun] });
    },
  });
  window.addEventListener('storage', ({ key, oldValue, newValue }) => {
    if (key !== ownerKey || oldValue === null || oldValue === newValue) return;
    // Another tab signed out, or works in another seat now: nothing of the old one stays here.
    window.location.assign(newValue === null ? '/sign-in' : '/');
  });
}

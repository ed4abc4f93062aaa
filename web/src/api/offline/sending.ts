import * as api from '../generated/sdk.gen';
import type { LogTimeDto } from '../generated/types.gen';
import { ifVersion } from '../http';
import { Problem } from '../problem';
import type { TimeEntry } from '../types';
import type { Item } from './change';

/** Milliseconds after which an answer is given up: the network is there in name only. */
const patience = 20_000;

/**
 * Stopped at the moment at which somebody pressed stop, though the server hears of it only now: not a trimmed timer,
 * of which both ends would be kept.
 */
function stoppedThen({ change, at }: Item): boolean {
  if (change.kind !== 'stop' || !change.body.endedAt) return false;
  const pressed = Date.parse(at);
  return (
    Temporal.Now.instant().epochMilliseconds - pressed > 60_000 &&
    Math.abs(pressed - Date.parse(change.body.endedAt)) < 60_000
  );
}

/** One attempt, under the item's own key. @throws Problem */
export async function sendOnce(item: Item): Promise<TimeEntry | null> {
  const { change, key, attempts } = item;
  const signal = AbortSignal.timeout(patience);
  const headers = { 'Idempotency-Key': key };
  const path = { id: change.entryId };
  switch (change.kind) {
    case 'log':
      return api.timeEntriesLog({ body: change.body as LogTimeDto, headers, signal });
    case 'stop':
      if (stoppedThen(item)) return api.timeEntriesChange({ path, body: change.body, signal });
      return api.timeEntriesStop({ path, body: change.body, headers, signal });
    case 'change': {
      // An attempt whose answer was lost may have made the new version itself.
      const seen = attempts > 1 ? undefined : change.version || undefined;
      return api.timeEntriesChange({ path, body: change.body, ...ifVersion(seen), signal });
    }
    case 'remove':
      try {
        await api.timeEntriesRemove({ path, signal });
      } catch (error) {
        const gone =
          error instanceof Problem && (error.status === 404 || error.code === 'time-entry.deleted');
        if (!gone || attempts === 1) throw error;
      }
      return null;
  }
}

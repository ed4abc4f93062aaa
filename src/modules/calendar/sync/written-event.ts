import { canonicalOf, type CanonicalEvent } from '../events/canonical-event.js';
import type { EventDraft, EventTime } from './calendar-provider.js';

/**
 * What is compared, in the form in which it is written: the words with their line ends, the times with the zone in which
 * they are meant.
 */
export function written(patch: Partial<CanonicalEvent>, draft: EventDraft): Partial<EventDraft> {
  const own = canonicalOf(draft);
  const { start, end, transparent } = patch;
  const words = (['title', 'description', 'location'] as const).flatMap((field) => {
    const word = patch[field];
    return word === undefined ? [] : [[field, own?.[field] === word ? draft[field] : word] as const];
  });
  return {
    ...Object.fromEntries(words),
    ...(start !== undefined && { start: timeOf(start, draft.start) }),
    ...(end !== undefined && { end: timeOf(end, draft.end) }),
    ...(transparent !== undefined && { transparent }),
  };
}

function timeOf(time: string, meant: EventTime): EventTime {
  if (!time.includes('T')) return { day: time };
  return { instant: time, timeZone: 'timeZone' in meant ? meant.timeZone : null };
}

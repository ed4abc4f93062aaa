import { aTimeBlock } from '../../builders/time-block.js';
import type { Place } from '../world.js';
import type { Action } from './action.js';
import { there, at, members, mayKeepTarget } from './shared.js';

/** Set aside by the keeper, in their own week. */
const block = {
  scope: 'place',
  target: async ({ keeper, keeperMemberId, taskId }: Place) => {
    const { id } = await aTimeBlock(keeper, { taskId });
    return { id, ownerSeatId: keeperMemberId };
  },
} as const;
const removedBlock = { scope: 'place', target: async (place: Place) => {
  const target = await block.target(place);
  await place.keeper.delete(`/time-blocks/${target.id}`).expect(204);
  return target;
} } as const; // prettier-ignore
const oneWeek = 'from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z';
const tuesday = { startsAt: '2026-11-17T09:00:00Z', endsAt: '2026-11-17T10:00:00Z' };

export const planning: Action[] = [
  { operation: 'timeBlocksList', scope: 'none', method: 'get', path: () => '/time-blocks', ok: 200, ...members },
  { operation: 'timeBlocksRead', ...block, method: 'get', ...at('/time-blocks'), ok: 200, ...members },
  { operation: 'timeBlocksPlan', scope: 'place', target: there('taskId'), method: 'post', path: () => '/time-blocks', body: ({ id }) => ({ taskId: id, ...tuesday }), ok: 201 },
  { operation: 'timeBlocksChange', ...block, method: 'patch', ...at('/time-blocks'), body: () => ({ note: 'Other' }), ok: 200, may: mayKeepTarget },
  { operation: 'timeBlocksRemove', ...block, method: 'delete', ...at('/time-blocks'), ok: 204, may: mayKeepTarget },
  { operation: 'timeBlocksRestore', ...removedBlock, method: 'post', ...at('/time-blocks', '/restore'), body: () => ({}), ok: 200, may: mayKeepTarget },
  { operation: 'busyTimesList', scope: 'none', method: 'get', path: () => `/busy-times?${oneWeek}`, ok: 200, ...members },
]; // prettier-ignore

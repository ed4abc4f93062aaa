import type { Place } from '../world.js';
import type { Action } from './action.js';
import { next, idOf, at } from './shared.js';

const suppression = {
  scope: 'workspace',
  target: ({ keeper }: Place) =>
    idOf(keeper.post('/suppressions', { address: `gone-${next()}@example.com` }).expect(201)),
} as const;
const removedSuppression = {
  scope: 'workspace',
  target: async (place: Place) => {
    const listed = await suppression.target(place);
    await place.keeper.delete(`/suppressions/${listed.id}`).expect(204);
    return listed;
  },
} as const;

export const suppressions: Action[] = [
  { operation: 'suppressionsList', scope: 'none', method: 'get', path: () => '/suppressions', ok: 200 },
  { operation: 'suppressionsAdd', scope: 'none', method: 'post', path: () => '/suppressions', body: () => ({ address: `never-${next()}@example.com` }), ok: 201 },
  { operation: 'suppressionsRemove', ...suppression, method: 'delete', ...at('/suppressions'), ok: 204 },
  { operation: 'suppressionsRestore', ...removedSuppression, method: 'post', ...at('/suppressions', '/restore'), ok: 200 },
]; // prettier-ignore

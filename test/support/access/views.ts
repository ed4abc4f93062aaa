import { aView } from '../../builders/view.js';
import type { Place } from '../world.js';
import type { Action } from './action.js';
import { next, at, members } from './shared.js';

/** Of the workspace, and shared: nobody's who is a contact. */
const view = {
  scope: 'workspace',
  target: ({ keeper }: Place) => aView(keeper, { sharedWith: 'members', schedule: mondays }),
} as const;
const deletedView = { scope: 'workspace', target: async (place: Place) => {
  const { id } = await view.target(place);
  await place.keeper.delete(`/views/${id}`).expect(204);
  return { id };
} } as const; // prettier-ignore
const mondays = { enabled: true, weekday: 1, time: '08:00', timeZone: 'Europe/Rome' };
const byClient = { groupBy: ['client'], range: { kind: 'last_week' } };

export const views: Action[] = [
  { operation: 'viewsList', scope: 'none', method: 'get', path: () => '/views', ok: 200, ...members },
  { operation: 'viewsAdd', scope: 'none', method: 'post', path: () => '/views', body: () => ({ ...byClient, name: `New ${next()}`, columns: ['seconds'] }), ok: 201, ...members },
  { operation: 'viewsAsk', scope: 'none', method: 'post', path: () => '/views/figures', body: () => byClient, ok: 200, ...members },
  { operation: 'viewsRead', ...view, method: 'get', ...at('/views'), ok: 200, ...members },
  { operation: 'viewsFigures', ...view, method: 'get', ...at('/views', '/figures'), ok: 200, ...members },
  { operation: 'viewsExport', ...view, method: 'get', ...at('/views', '/export?format=csv'), ok: 200, ...members },
  { operation: 'viewsWant', ...view, method: 'put', ...at('/views', '/mail'), body: () => ({ wanted: true }), ok: 200, ...members },
  { operation: 'viewsEdit', ...view, method: 'patch', ...at('/views'), body: () => ({ name: 'Other' }), ok: 200, ...members },
  { operation: 'viewsRemove', ...view, method: 'delete', ...at('/views'), ok: 204, ...members },
  { operation: 'viewsRestore', ...deletedView, method: 'post', ...at('/views', '/restore'), body: () => ({}), ok: 200, ...members },
]; // prettier-ignore

import { anEngagement } from '../../builders/engagement.js';
import type { Place } from '../world.js';
import type { Action } from './action.js';
import { next, idOf, at, engagement } from './shared.js';

/** The client is asked about hours beyond a balance that is used up. */
const askedConsent = { scope: 'place', target: async ({ keeper, clientId }: Place) => {
  const { id: engagementId } = await anEngagement(keeper, { clientId, name: `Extra ${next()}`, allowanceMinutes: 1 });
  await keeper.post('/time-entries', { engagementId, day: '2026-11-16', durationSeconds: 60 }).expect(201);
  const { body } = await keeper.get(`/consents?engagementId=${engagementId}`).expect(200);
  return { id: body.items[0].id as string };
} } as const; // prettier-ignore
const balanceLink = { scope: 'place', target: ({ keeper, engagementId, contactId }: Place) =>
  idOf(keeper.post('/balance-links', { engagementId, contactId }).expect(201)) } as const; // prettier-ignore

export const balances: Action[] = [
  { operation: 'balancesRead', ...engagement, method: 'get', ...at('/engagements', '/balance'), ok: 200 },
  { operation: 'balancesPeriods', ...engagement, method: 'get', ...at('/engagements', '/balance/periods'), ok: 200 },
  { operation: 'balancesLines', ...engagement, method: 'get', ...at('/engagements', '/balance/lines'), ok: 200 },
  { operation: 'consentsList', scope: 'none', method: 'get', path: () => '/consents', ok: 200 },
  { operation: 'consentsAnswer', ...askedConsent, method: 'post', ...at('/consents', '/answers'), body: () => ({ granted: true, minutes: null }), ok: 200 },
  { operation: 'balanceLinksList', scope: 'none', method: 'get', path: () => '/balance-links', ok: 200 },
  { operation: 'balanceLinksAdd', ...engagement, method: 'post', path: () => '/balance-links', body: ({ id }, { contactId }) => ({ engagementId: id, contactId }), ok: 201 },
  { operation: 'balanceLinksRevoke', ...balanceLink, method: 'delete', ...at('/balance-links'), ok: 204 },
]; // prettier-ignore

import { anEngagement } from '../../builders/engagement.js';
import { aRate, aRateDay } from '../../builders/rate.js';
import { aService } from '../../builders/service.js';
import type { Place } from '../world.js';
import type { Target, Action } from './action.js';
import { next, idOf, at, engagement, existingClient } from './shared.js';

/** Terms of a later day, under which nothing was logged. */
const laterAgreement = {
  scope: 'place',
  target: async ({ keeper, engagementId }: Place) => {
    const validFrom = Temporal.PlainDate.from('2027-01-01').add({ days: next() }).toString();
    const terms = { validFrom, rate: null, allowanceMinutes: null, showAmounts: false };
    return idOf(keeper.post(`/engagements/${engagementId}/agreements`, terms).expect(201));
  },
} as const;
/** The same, with the fingerprint of its terms as the other id. */
const shownAgreement = {
  scope: 'place',
  target: async (place: Place) => {
    const { id } = await laterAgreement.target(place);
    const { body } = await place.keeper
      .get(`/engagements/${place.engagementId}/agreements/${id}`)
      .expect(200);
    return { id, otherId: body.sha256 as string };
  },
} as const;
const agreementPath = ({ id }: Target, { engagementId }: Place) =>
  `/engagements/${engagementId}/agreements/${id}`;

const serviceRate = {
  scope: 'place',
  target: ({ keeper, engagementId, serviceId }: Place) =>
    aRate(keeper, { scope: 'service', engagementId, serviceId }),
} as const;
const workspaceRate = {
  scope: 'workspace',
  target: ({ keeper }: Place) => aRate(keeper, { scope: 'workspace' }),
} as const;

export const rates: Action[] = [
  { operation: 'ratesList', scope: 'none', method: 'get', path: () => '/rates', ok: 200 },
  { operation: 'ratesSet', on: 'a client', ...existingClient, method: 'post', path: () => '/rates', ok: 201,
    body: ({ id }) => ({ scope: 'client', clientId: id, rate: { amount: '28.00', currency: 'EUR' }, validFrom: aRateDay() }) },
  { operation: 'ratesSet', on: 'an assistant', ...engagement, method: 'post', path: () => '/rates', ok: 201,
    body: ({ id }, { keeperMemberId }) => ({ scope: 'assistant', engagementId: id, memberId: keeperMemberId, rate: { amount: '33.00', currency: 'EUR' }, validFrom: aRateDay() }) },
  { operation: 'ratesRemove', on: 'a service’s', ...serviceRate, method: 'delete', ...at('/rates'), ok: 204 },
  { operation: 'ratesRemove', on: 'the workspace’s', ...workspaceRate, method: 'delete', ...at('/rates'), ok: 204 },
]; // prettier-ignore

export const engagements: Action[] = [
  { operation: 'engagementsList', scope: 'none', method: 'get', path: () => '/engagements', ok: 200 },
  { operation: 'engagementsBegin', ...existingClient, method: 'post', path: () => '/engagements', ok: 201,
    body: ({ id }) => ({ clientId: id, name: `Extra ${next()}`, timeZone: 'Europe/Rome', currency: 'EUR' }) },
  { operation: 'engagementsRead', ...engagement, method: 'get', ...at('/engagements'), ok: 200 },
  { operation: 'engagementsEdit', ...engagement, method: 'patch', ...at('/engagements'), body: (_, { mark }) => ({ name: `Office ${mark}` }), ok: 200 },
  { operation: 'engagementsAgreements', ...engagement, method: 'get', ...at('/engagements', '/agreements'), ok: 200 },
  { operation: 'engagementsAgree', scope: 'place', target: ({ keeper, clientId }) => anEngagement(keeper, { clientId, name: `Extra ${next()}` }),
    method: 'post', ...at('/engagements', '/agreements'), ok: 201,
    body: () => ({ validFrom: '2026-12-01', rate: null, allowanceMinutes: null, showAmounts: false }) },
  { operation: 'engagementsCorrectAgreement', ...laterAgreement, method: 'put', ok: 200, path: agreementPath,
    body: () => ({ validFrom: '2026-12-01', rate: null, allowanceMinutes: 60, showAmounts: false }) },
  { operation: 'engagementsWithdrawAgreement', ...laterAgreement, method: 'delete', ok: 204, path: agreementPath },
  { operation: 'agreementsRead', ...laterAgreement, method: 'get', path: agreementPath, ok: 200 },
  { operation: 'agreementsPropose', ...laterAgreement, method: 'post', ok: 201, path: (target, place) => `${agreementPath(target, place)}/proposal`,
    body: (_, { contactId }) => ({ contactIds: [contactId] }) },
  { operation: 'agreementsAnswer', ...shownAgreement, method: 'post', ok: 201, path: (target, place) => `${agreementPath(target, place)}/answers`,
    body: ({ otherId }) => ({ decision: 'accepted', sha256: otherId }) },
  { operation: 'engagementsAssign', scope: 'place', target: ({ keeper, clientId }) => anEngagement(keeper, { clientId, name: `Extra ${next()}` }),
    method: 'put', ...at('/engagements', '/assistants'), body: (_, { keeperMemberId }) => ({ memberIds: [keeperMemberId] }), ok: 200 },
  { operation: 'engagementsSchedule', ...engagement, method: 'put', ...at('/engagements', '/schedule'), ok: 200,
    body: () => ({ enabled: false, weekday: 1, time: '08:00', autoSend: false }) },
  { operation: 'schedulesPreview', ...engagement, method: 'get', ...at('/engagements', '/schedule/preview'), ok: 200 },
  { operation: 'schedulesRuns', ...engagement, method: 'get', ...at('/engagements', '/schedule-runs'), ok: 200 },
  { operation: 'holidayRegionsList', scope: 'none', method: 'get', path: () => '/holiday-regions', ok: 200 },
  { operation: 'servicesList', scope: 'none', method: 'get', path: () => '/services', ok: 200 },
  { operation: 'servicesAdd', ...engagement, method: 'post', path: () => '/services', body: ({ id }) => ({ engagementId: id, name: `New ${next()}` }), ok: 201 },
  { operation: 'servicesEdit', scope: 'place', target: ({ keeper, engagementId }) => aService(keeper, { engagementId }),
    method: 'patch', ...at('/services'), body: () => ({ archived: true }), ok: 200 },
]; // prettier-ignore

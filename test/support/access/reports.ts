import type { Actor } from '../../../src/kernel/actor.js';
import { reportAbilities, type ReportAbility } from '../../../src/modules/reports/report.policy.js';
import type { Place } from '../world.js';
import type { Action } from './action.js';
import { idOf, there, at, engagement } from './shared.js';

/** A link to the report that was sent, made by a member. */
const reportLink = { scope: 'place', target: ({ keeper, reportId }: Place) =>
  idOf(keeper.post('/report-links', { reportId }).expect(201)) } as const; // prettier-ignore

/** Each draft in a week of its own: there is one report a week. */
let week = Temporal.PlainDate.from('2026-11-02');
const draft = { scope: 'place', target: ({ keeper, engagementId }: Place) => {
  week = week.subtract({ weeks: 1 });
  const name = `${week.yearOfWeek}-W${String(week.weekOfYear).padStart(2, '0')}`;
  return idOf(keeper.post('/reports', { engagementId, week: name }).expect(201));
} } as const; // prettier-ignore
const sent = { scope: 'place', target: there('reportId') } as const;
/** Each told in a week of its own, long before all others, so that a later version can be begun of it. */
let tellableOn = Temporal.PlainDate.from('2019-12-30');
const tellable = { scope: 'place', target: async ({ keeper, engagementId }: Place) => {
  const from = tellableOn = tellableOn.subtract({ weeks: 1 });
  const days = { from: from.toString(), to: from.add({ weeks: 1 }).toString() };
  const { body } = await keeper.post('/reports', { engagementId, ...days }).expect(201);
  await keeper.post(`/reports/${body.id}/send`).expect(200);
  return { id: body.id as string };
} } as const; // prettier-ignore
const mayReport = (state: 'draft' | 'sent', ability: ReportAbility) => (actor: Actor) =>
  reportAbilities(actor, { state })[ability];
const seesDrafts = (actor: Actor) => actor.role !== 'contact';

export const reports: Action[] = [
  { operation: 'reportList', scope: 'none', method: 'get', path: () => '/reports', ok: 200 },
  { operation: 'reportCompose', ...engagement, method: 'post', path: () => '/reports', body: ({ id }) => ({ engagementId: id, week: '2026-W45' }), ok: 201 },
  { operation: 'reportRead', on: 'one that was sent', ...sent, method: 'get', ...at('/reports'), ok: 200 },
  { operation: 'reportRead', on: 'a draft', scope: 'place', target: there('draftId'), method: 'get', ...at('/reports'), ok: 200, may: seesDrafts, no: 404 },
  { operation: 'reportPdf', on: 'one that was sent', ...sent, method: 'get', ...at('/reports', '/pdf?language=it'), ok: 200 },
  { operation: 'reportPdf', on: 'a draft', scope: 'place', target: there('draftId'), method: 'get', ...at('/reports', '/pdf'), ok: 200, may: seesDrafts, no: 404 },
  { operation: 'reportContent', on: 'one that was sent', ...sent, method: 'get', ...at('/reports', '/content'), ok: 200 },
  { operation: 'reportContent', on: 'a draft', scope: 'place', target: there('draftId'), method: 'get', ...at('/reports', '/content'), ok: 200, may: seesDrafts, no: 404 },
  { operation: 'reportEdit', ...draft, method: 'patch', ...at('/reports'), body: () => ({ word: 'Good' }), ok: 200, may: mayReport('draft', 'edit') },
  { operation: 'reportEdit', on: 'one that was sent', ...sent, method: 'patch', ...at('/reports'), body: () => ({ word: 'Good' }), ok: 200, may: mayReport('sent', 'edit'), no: 409 },
  { operation: 'reportRefresh', ...draft, method: 'post', ...at('/reports', '/refresh'), body: () => ({}), ok: 200, may: mayReport('draft', 'edit') },
  { operation: 'reportSend', ...draft, method: 'post', ...at('/reports', '/send'), body: () => ({}), ok: 200, may: mayReport('draft', 'send') },
  { operation: 'reportRemove', ...draft, method: 'delete', ...at('/reports'), ok: 204, may: mayReport('draft', 'remove') },
  { operation: 'reportRemove', on: 'one that was sent', ...sent, method: 'delete', ...at('/reports'), ok: 204, may: mayReport('sent', 'remove'), no: 409 },
  { operation: 'reportReviewHold', ...draft, method: 'post', ...at('/reports', '/hold'), body: () => ({ note: 'Not yet' }), ok: 200, may: mayReport('draft', 'hold') },
  { operation: 'reportReviewRelease', ...draft, method: 'post', ...at('/reports', '/release'), body: () => ({}), ok: 200, may: mayReport('draft', 'edit') },
  { operation: 'reportReviewRevise', ...tellable, method: 'post', ...at('/reports', '/revisions'), body: () => ({ reason: 'Counted twice' }), ok: 201, may: mayReport('sent', 'revise') },
  { operation: 'reportReviewVersions', on: 'one that was sent', ...sent, method: 'get', ...at('/reports', '/versions'), ok: 200 },
  { operation: 'reportReviewVersions', on: 'a draft', scope: 'place', target: there('draftId'), method: 'get', ...at('/reports', '/versions'), ok: 200, may: seesDrafts, no: 404 },
  { operation: 'reportAnswer', ...sent, method: 'post', ...at('/reports', '/answers'), body: () => ({ kind: 'question', text: 'Why?' }), ok: 200, may: mayReport('sent', 'ask') },
  { operation: 'reportReply', ...sent, method: 'put', path: ({ id }, { answerId }) => `/reports/${id}/answers/${answerId}/reply`, body: () => ({ text: 'So' }), ok: 200, may: mayReport('sent', 'reply') },
  { operation: 'reportRetry', ...sent, method: 'post', path: ({ id }, { deliveryId }) => `/reports/${id}/deliveries/${deliveryId}/retry`, body: () => ({}), ok: 200 },
  { operation: 'reportDeliveryHistory', ...sent, method: 'get', path: ({ id }, { deliveryId }) => `/reports/${id}/deliveries/${deliveryId}/history`, ok: 200 },
  { operation: 'reportRevokeLink', ...sent, method: 'delete', path: ({ id }, { deliveryId }) => `/reports/${id}/deliveries/${deliveryId}/link`, ok: 200 },
  { operation: 'reportFilesRenewLink', ...sent, method: 'post', path: ({ id }, { deliveryId }) => `/reports/${id}/deliveries/${deliveryId}/link`, body: () => ({}), ok: 200 },
  { operation: 'reportFilesExport', on: 'one that was sent', ...sent, method: 'get', ...at('/reports', '/export?format=csv'), ok: 200 },
  { operation: 'reportFilesExport', on: 'a draft', scope: 'place', target: there('draftId'), method: 'get', ...at('/reports', '/export?format=json'), ok: 200, may: seesDrafts, no: 404 },
  { operation: 'reportLinksList', scope: 'none', method: 'get', path: () => '/report-links', ok: 200 },
  { operation: 'reportLinksAdd', ...sent, method: 'post', path: () => '/report-links', body: ({ id }) => ({ reportId: id }), ok: 201 },
  { operation: 'reportLinksRevoke', ...reportLink, method: 'delete', ...at('/report-links'), ok: 204, may: (actor) => actor.role !== 'contact', no: 404 },
  { operation: 'reportRestoreLink', ...sent, method: 'put', path: ({ id }, { deliveryId }) => `/reports/${id}/deliveries/${deliveryId}/link`, body: () => ({}), ok: 200 },
]; // prettier-ignore

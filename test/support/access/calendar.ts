import type { Visitor } from '../visitor.js';
import type { Place } from '../world.js';
import type { Action } from './action.js';
import { next, idOf, at, members } from './shared.js';

const ownFeed = {
  scope: 'person',
  target: (_: Place, by: Visitor) =>
    idOf(by.post('/calendar-feeds', { name: `Feed ${next()}`, contents: ['due_dates'] }).expect(201)),
} as const;
export const feeds: Action[] = [
  { operation: 'calendarFeedsList', scope: 'none', method: 'get', path: () => '/calendar-feeds', ok: 200 },
  { operation: 'calendarFeedsAdd', scope: 'none', method: 'post', path: () => '/calendar-feeds', body: () => ({ name: `Feed ${next()}`, contents: ['due_dates'] }), ok: 201 },
  { operation: 'calendarFeedsEdit', ...ownFeed, method: 'patch', ...at('/calendar-feeds'), body: () => ({ name: `Feed ${next()}` }), ok: 200 },
  { operation: 'calendarFeedsRotate', ...ownFeed, method: 'post', ...at('/calendar-feeds', '/rotate'), ok: 201 },
  { operation: 'calendarFeedsRemove', ...ownFeed, method: 'delete', ...at('/calendar-feeds'), ok: 204 },
]; // prettier-ignore

export const calendarConnections: Action[] = [
  { operation: 'calendarConnectionsList', scope: 'none', method: 'get', path: () => '/calendar-connections', ok: 200 },
  { operation: 'syncIssuesList', scope: 'none', method: 'get', path: () => '/sync-issues', ok: 200 },
  { operation: 'calendarConnectionsOffer', scope: 'none', method: 'get', path: () => '/calendar-connections/offer', ok: 200 },
  { operation: 'entryCandidatesList', scope: 'none', method: 'get', path: () => '/entry-candidates', ok: 200, ...members },
]; // prettier-ignore

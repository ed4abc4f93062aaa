import { anAcceptedTask } from '../../builders/feedback.js';
import type { Place } from '../world.js';
import type { Target, Action } from './action.js';
import { at, existingClient, members } from './shared.js';

/** Accepted, and not asked for yet: nothing that the contact sees. */
const waitingFeedback = { scope: 'place', target: async ({ keeper, contact, engagementId }: Place) => {
  const task = await anAcceptedTask(keeper, contact, engagementId);
  const { body } = await keeper.get(`/feedback?engagementId=${engagementId}`).expect(200);
  return (body.items as { id: string; taskId: string }[]).find(({ taskId }) => taskId === task.id) as Target;
} } as const; // prettier-ignore

export const feedback: Action[] = [
  { operation: 'feedbackList', scope: 'none', method: 'get', path: () => '/feedback', ok: 200 },
  { operation: 'feedbackRead', ...waitingFeedback, method: 'get', ...at('/feedback'), ok: 200, ...members },
  { operation: 'feedbackTrend', ...existingClient, method: 'get', path: ({ id }) => `/feedback/trend?clientId=${id}`, ok: 200 },
]; // prettier-ignore

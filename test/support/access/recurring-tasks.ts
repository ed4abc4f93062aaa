import type { Actor } from '../../../src/kernel/actor.js';
import { recurringTaskAbilities } from '../../../src/modules/recurring-tasks/recurring-task.policy.js';
import { aRecurringTask } from '../../builders/recurring-task.js';
import type { Place } from '../world.js';
import type { Action } from './action.js';
import { next, at, engagement } from './shared.js';

const series = { scope: 'place', target: async ({ keeper, engagementId, mark }: Place) =>
  aRecurringTask(keeper, { engagementId, title: `${mark} ${next()}` }) } as const; // prettier-ignore
const withException = { scope: 'place', target: async (place: Place) => {
  const { id } = await series.target(place);
  await place.keeper.post(`/recurring-tasks/${id}/exceptions`, { day: '2026-12-07', kind: 'skip' }).expect(200);
  return { id };
} } as const; // prettier-ignore
const maySeries = (actor: Actor) => recurringTaskAbilities(actor, { endedOn: null }).edit;
const everyMonday = { title: 'New', rule: 'FREQ=WEEKLY', startsOn: '2026-11-16', time: '09:00' };

export const recurringTasks: Action[] = [
  { operation: 'recurringTasksList', scope: 'none', method: 'get', path: () => '/recurring-tasks', ok: 200 },
  { operation: 'recurringTasksRead', ...series, method: 'get', ...at('/recurring-tasks'), ok: 200 },
  { operation: 'recurringTasksBegin', ...engagement, method: 'post', path: () => '/recurring-tasks', body: ({ id }) => ({ engagementId: id, ...everyMonday }), ok: 201 },
  { operation: 'recurringTasksChange', ...series, method: 'patch', ...at('/recurring-tasks'), body: () => ({ title: 'Other' }), ok: 200, may: maySeries },
  { operation: 'recurringTasksPause', ...series, method: 'post', ...at('/recurring-tasks', '/pause'), body: () => ({}), ok: 200, may: maySeries },
  { operation: 'recurringTasksResume', ...series, method: 'post', ...at('/recurring-tasks', '/resume'), body: () => ({}), ok: 200, may: maySeries },
  { operation: 'recurringTasksEnd', ...series, method: 'post', ...at('/recurring-tasks', '/end'), body: () => ({}), ok: 200, may: maySeries },
  { operation: 'recurringTasksExcept', ...series, method: 'post', ...at('/recurring-tasks', '/exceptions'), body: () => ({ day: '2026-12-07', kind: 'skip' }), ok: 200, may: maySeries },
  { operation: 'recurringTasksUnexcept', ...withException, method: 'delete', ...at('/recurring-tasks', '/exceptions/2026-12-07'), ok: 200, may: maySeries },
]; // prettier-ignore

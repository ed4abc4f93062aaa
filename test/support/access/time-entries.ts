import type { Actor } from '../../../src/kernel/actor.js';
import {
  timeEntryAbilities,
  type TimeEntryAbility,
} from '../../../src/modules/time-entries/time-entry.policy.js';
import type { Visitor } from '../visitor.js';
import { anEntry, type Place } from '../world.js';
import type { Target, Action } from './action.js';
import { idOf, there, at, engagement, mayKeepTarget } from './shared.js';

/** Logged by the keeper, who owns the workspace: an assistant reads it and changes it not. */
const kept = (change?: (keeper: Visitor, id: string) => Promise<unknown>) => ({
  scope: 'place' as const,
  target: async ({ keeper, engagementId, mark, keeperMemberId }: Place) => {
    const id = await anEntry(keeper, { engagementId, mark, day: '2026-11-16' });
    await change?.(keeper, id);
    return { id, ownerSeatId: keeperMemberId };
  },
});
const mayEntry = (ability: TimeEntryAbility) => (actor: Actor, _: Place, target: Target) =>
  timeEntryAbilities(actor, {
    memberId: target.ownerSeatId ?? '',
    running: ability === 'stop',
    deleted: ability === 'restore',
    locked: ability === 'adjust' ? 'reported' : null,
  })[ability];
/** Told to the client by a report of its week; each in a week of its own. */
let toldOn = Temporal.PlainDate.from('2025-12-31');
const told = { scope: 'place', target: async ({ keeper, engagementId, mark, keeperMemberId }: Place) => {
  toldOn = toldOn.subtract({ weeks: 1 });
  const id = await anEntry(keeper, { engagementId, mark, day: toldOn.toString() });
  const week = `${toldOn.yearOfWeek}-W${String(toldOn.weekOfYear).padStart(2, '0')}`;
  const { body } = await keeper.post('/reports', { engagementId, week }).expect(201);
  await keeper.post(`/reports/${body.id}/send`).expect(200);
  return { id, ownerSeatId: keeperMemberId };
} } as const; // prettier-ignore
const adjusted = { scope: 'place', target: async (place: Place) => {
  const { id: entryId, ownerSeatId } = await told.target(place);
  const made = await idOf(place.keeper.post('/adjustments', { entryId, seconds: 60, reason: place.mark }).expect(201));
  return { ...made, ownerSeatId };
} } as const; // prettier-ignore

/** The keeper's own days, each once. */
let affirmedOn = Temporal.PlainDate.from('2020-12-31');
const someDay = () => {
  affirmedOn = affirmedOn.subtract({ days: 1 });
  return { from: affirmedOn.toString(), to: affirmedOn.add({ days: 1 }).toString(), idleDays: [] };
};
const affirmed = { scope: 'place', target: async ({ keeper, engagementId, keeperMemberId }: Place) => ({
  ...(await idOf(keeper.post('/affirmations', { engagementId, ...someDay() }).expect(201))),
  ownerSeatId: keeperMemberId,
}) } as const; // prettier-ignore
const pair = { scope: 'place', target: async ({ keeper, engagementId, mark, keeperMemberId }: Place) => {
  const [id, otherId] = [await anEntry(keeper, { engagementId, mark, day: '2026-11-16' }), await anEntry(keeper, { engagementId, mark, day: '2026-11-16' })];
  return { id, otherId, ownerSeatId: keeperMemberId };
} } as const; // prettier-ignore

const timer = { scope: 'place', target: async ({ keeper, engagementId, keeperMemberId }: Place) => {
  const { body } = await keeper.get('/time-entries/running').expect(200);
  if (body.entry) await keeper.post(`/time-entries/${body.entry.id}/stop`).expect(200);
  const started = { engagementId, startedAt: '2026-11-16T08:30:00Z', overlapReason: 'a test' };
  return { ...(await idOf(keeper.post('/time-entries', started).expect(201))), ownerSeatId: keeperMemberId };
} } as const; // prettier-ignore

export const timeEntries: Action[] = [
  { operation: 'timeEntriesList', scope: 'none', method: 'get', path: () => '/time-entries', ok: 200 },
  { operation: 'timeEntriesRunning', scope: 'none', method: 'get', path: () => '/time-entries/running', ok: 200 },
  { operation: 'timeEntriesWeek', scope: 'none', method: 'get', path: () => '/time-entries/week?week=2026-W46', ok: 200 },
  { operation: 'insightsRead', scope: 'none', method: 'get', path: () => '/insights?from=2026-11-01&to=2026-12-01&groupBy=client&bucket=week', ok: 200 },
  { operation: 'timeEntriesRead', scope: 'place', target: there('entryId'), method: 'get', ...at('/time-entries'), ok: 200 },
  { operation: 'timeEntriesLog', ...engagement, method: 'post', path: () => '/time-entries', ok: 201,
    body: ({ id }) => ({ engagementId: id, day: '2026-11-16', durationSeconds: 60 }) },
  { operation: 'timeEntriesChange', ...kept(), method: 'patch', ...at('/time-entries'), body: () => ({ billable: false }), ok: 200, may: mayEntry('edit') },
  { operation: 'timeEntriesStop', ...timer, method: 'post', ...at('/time-entries', '/stop'), body: () => ({}), ok: 200, may: mayEntry('stop') },
  { operation: 'timeEntriesRemove', ...kept(), method: 'delete', ...at('/time-entries'), ok: 204, may: mayEntry('remove') },
  { operation: 'timeEntriesSplit', ...kept(), method: 'post', ...at('/time-entries', '/split'), body: () => ({ seconds: 30 }), ok: 200, may: mayEntry('split') },
  { operation: 'timeEntriesDuplicate', ...kept(), method: 'post', ...at('/time-entries', '/duplicate'), body: () => ({}), ok: 201, may: mayEntry('duplicate') },
  { operation: 'timeEntriesMerge', ...pair, method: 'post', path: () => '/time-entries/merge', body: ({ id, otherId }) => ({ ids: [id, otherId] }), ok: 200, may: mayEntry('edit') },
  { operation: 'timeEntriesBatch', ...engagement, method: 'post', path: () => '/time-entries/batch', ok: 201,
    body: ({ id }) => ({ entries: [{ engagementId: id, day: '2026-11-16', durationSeconds: 60 }] }) },
  { operation: 'timeEntriesChangeMany', ...kept(), method: 'patch', path: () => '/time-entries', body: ({ id }) => ({ ids: [id], changes: { rush: true } }), ok: 200, may: mayEntry('edit') },
  { operation: 'timeEntriesRemoveMany', ...kept(), method: 'post', path: () => '/time-entries/removals', body: ({ id }) => ({ ids: [id] }), ok: 204, may: mayEntry('remove') },
  { operation: 'timeEntriesRestoreMany', ...kept((keeper, id) => keeper.delete(`/time-entries/${id}`)), method: 'post', path: () => '/time-entries/restorations', body: ({ id }) => ({ ids: [id] }), ok: 200, may: mayEntry('restore') },
  { operation: 'affirmationsList', scope: 'none', method: 'get', path: () => '/affirmations', ok: 200 },
  { operation: 'affirmationsAffirm', ...engagement, method: 'post', path: () => '/affirmations', body: ({ id }) => ({ engagementId: id, ...someDay() }), ok: 201 },
  { operation: 'affirmationsWithdraw', ...affirmed, method: 'delete', ...at('/affirmations'), ok: 204, may: mayKeepTarget },
  { operation: 'adjustmentsList', scope: 'none', method: 'get', path: () => '/adjustments', ok: 200 },
  { operation: 'adjustmentsAdjust', ...told, method: 'post', path: () => '/adjustments', body: ({ id }) => ({ entryId: id, seconds: 60, reason: 'Forgotten' }), ok: 201, may: mayKeepTarget },
  { operation: 'adjustmentsRemove', ...adjusted, method: 'delete', ...at('/adjustments'), ok: 204, may: mayKeepTarget },
  { operation: 'timeEntriesRestore', ...kept((keeper, id) => keeper.delete(`/time-entries/${id}`)), method: 'post', ...at('/time-entries', '/restore'), ok: 200, may: mayEntry('restore') },
]; // prettier-ignore

const csv = {
  name: 'toggl.csv',
  content: 'Email,Client,Start date,Start time,Duration\nx@example.com,New,2026-11-16,09:00:00,00:20:00',
};
const waitingFile = {
  scope: 'workspace',
  target: ({ keeper }: Place) => idOf(keeper.upload('/imports', {}, csv).expect(201)),
} as const;

export const imports: Action[] = [
  { operation: 'importsList', scope: 'none', method: 'get', path: () => '/imports', ok: 200 },
  { operation: 'importsAdd', scope: 'none', method: 'post', path: () => '/imports', body: () => ({}), file: csv, ok: 201 },
  { operation: 'importsRead', ...waitingFile, method: 'get', ...at('/imports'), ok: 200 },
  { operation: 'importsEdit', ...waitingFile, method: 'patch', ...at('/imports'), body: () => ({ takeGoodRows: true }), ok: 200 },
  { operation: 'importsPreview', ...waitingFile, method: 'post', ...at('/imports', '/preview'), body: () => ({}), ok: 200 },
  { operation: 'importsStart', ...waitingFile, method: 'post', ...at('/imports', '/start'), body: () => ({}), ok: 200 },
  { operation: 'importsRemove', ...waitingFile, method: 'delete', ...at('/imports'), ok: 204 },
  { operation: 'exportsTimeEntries', scope: 'none', method: 'get', path: () => '/time-entries/export?format=json', ok: 200 },
  { operation: 'exportsWorkspace', scope: 'none', method: 'get', path: () => '/workspace/export', ok: 200 },
]; // prettier-ignore

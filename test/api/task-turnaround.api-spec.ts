import { businessSeconds, type BusinessHours } from '../../src/kernel/business-time.js';
import { OccurrencesJobs } from '../../src/modules/recurring-tasks/occurrences.jobs.js';
import { PromisesJobs } from '../../src/modules/tasks/promises.jobs.js';
import { turnOf, type TaskStatus } from '../../src/modules/tasks/task.rules.js';
import { aPortalContact } from '../builders/contact.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import { aMember, type BuiltMember } from '../builders/member.js';
import { aRecurringTask } from '../builders/recurring-task.js';
import { aService } from '../builders/service.js';
import { aTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const HOUR = 3600;
const rome = (text: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Rome').toInstant().toString();
const MONDAY = rome('2026-11-16T09:00');

interface Step {
  readonly at: string;
  readonly to: TaskStatus;
}

let test: TestApp;
let anna: Visitor;
let bea: BuiltMember;
let office: BuiltEngagement;
let giulia: Awaited<ReturnType<typeof aPortalContact>>;
let dayService: string;

beforeAll(async () => {
  test = await startApp({ now: MONDAY });
  anna = await test.visitor().signUp();
  bea = await aMember(test, anna);
  office = await anEngagement(anna, { assistantIds: [bea.id], holidays: 'IT' });
  giulia = await aPortalContact(test, anna, { clientId: office.clientId });
  dayService = (await aService(anna, { engagementId: office.id, turnaroundMinutes: 480 })).id;
});
beforeEach(() => (travelled ? travel(MONDAY) : test.clock.set(MONDAY)));
afterAll(() => test.close());

let travelled = false;
/** Far away in time sessions have ended. */
const travel = async (when: string) => {
  travelled = when !== MONDAY;
  test.clock.set(when);
  await anna.signIn('anna@example.com');
  await giulia.visitor.signIn(giulia.email);
};
const received = (fields: Parameters<typeof aTask>[1] = {}) =>
  aTask(giulia.visitor, { engagementId: office.id, serviceId: dayService, ...fields });
const read = async ({ id }: { id: string }) => (await anna.get(`/tasks/${id}`).expect(200)).body;
const turnaround = async (task: { id: string }) => (await read(task)).turnaround;
/** Moves a task at a moment by the clocks of Rome. */
const at = async (when: string, by: Visitor, { id }: { id: string }, to: TaskStatus) => {
  test.clock.set(rome(when));
  return (await by.post(`/tasks/${id}/transitions`, { to, note: 'As we said.' }).expect(200)).body;
};

describe('the turnaround of a task', () => {
  it('is promised by its service, on business time over a weekend and a holiday', async () => {
    // Friday 4 December 15:00; on Tuesday 8 December nobody works in Italy.
    await travel(rome('2026-12-04T15:00'));
    expect((await received()).turnaround).toEqual({
      targetMinutes: 480,
      usedSeconds: 0,
      waitedSeconds: 0,
      promisedAt: rome('2026-12-07T15:00'),
      state: 'on_time',
    });
    test.clock.set(rome('2026-12-07T15:00'));
    expect((await received()).turnaround).toMatchObject({ promisedAt: rome('2026-12-09T15:00') });
  });

  it('R-32: eight business hours from the Friday before Easter are due on Tuesday', async () => {
    await travel(rome('2026-04-03T15:00'));
    expect((await received()).turnaround).toMatchObject({ promisedAt: rome('2026-04-07T15:00') });
  });

  it('R-33: counts 4 hours on the assistant’s side and 13 on the client’s, and is met', async () => {
    const task = await received();
    await at('2026-11-16T09:30', bea.visitor, task, 'accepted');
    await at('2026-11-16T10:00', bea.visitor, task, 'in_progress');
    const asked = await at('2026-11-16T11:00', bea.visitor, task, 'waiting_for_client');
    expect(asked.turnaround).toMatchObject({ state: 'paused', usedSeconds: 2 * HOUR, promisedAt: null });
    const answered = await at('2026-11-17T16:00', giulia.visitor, task, 'in_progress');
    expect(answered.turnaround).toMatchObject({ state: 'on_time', waitedSeconds: 13 * HOUR });
    expect(answered.turnaround.promisedAt).toBe(rome('2026-11-18T14:00'));
    const delivered = await at('2026-11-18T10:00', bea.visitor, task, 'delivered');
    expect(delivered.turnaround).toEqual({
      targetMinutes: 480,
      usedSeconds: 4 * HOUR,
      waitedSeconds: 13 * HOUR,
      promisedAt: rome('2026-11-18T14:00'),
      state: 'met',
    });
  });

  it('goes from on time to at risk to late as the hours run, and is missed in the end', async () => {
    const task = await received();
    const states = [];
    for (const when of ['14:59', '15:00', '17:00']) {
      test.clock.set(rome(`2026-11-16T${when}`));
      states.push((await turnaround(task)).state);
    }
    test.clock.set(rome('2026-11-17T09:01'));
    states.push((await turnaround(task)).state);
    expect(states).toEqual(['on_time', 'at_risk', 'at_risk', 'late']);
    await at('2026-11-17T10:00', bea.visitor, task, 'in_progress');
    const delivered = await at('2026-11-17T10:00', bea.visitor, task, 'delivered');
    expect(delivered.turnaround).toMatchObject({ state: 'missed', usedSeconds: 9 * HOUR });
  });

  it('goes on where it stood when a change is requested', async () => {
    const task = await received();
    await at('2026-11-16T09:00', bea.visitor, task, 'in_progress');
    await at('2026-11-16T14:00', bea.visitor, task, 'delivered');
    const again = await at('2026-11-17T09:00', giulia.visitor, task, 'change_requested');
    expect(again.turnaround).toMatchObject({
      usedSeconds: 5 * HOUR,
      waitedSeconds: 3 * HOUR,
      promisedAt: rome('2026-11-17T12:00'),
      state: 'on_time',
    });
    test.clock.set(rome('2026-11-17T10:00'));
    expect(await turnaround(task)).toMatchObject({ usedSeconds: 6 * HOUR, state: 'at_risk' });
  });

  it('is kept by the task when the service promises another; with another service comes another', async () => {
    const quick = (await aService(anna, { engagementId: office.id, turnaroundMinutes: 60 })).id;
    const task = await received({ serviceId: quick });
    await anna.patch(`/services/${quick}`, { turnaroundMinutes: 120 }).expect(200);
    expect((await turnaround(task)).targetMinutes).toBe(60);
    expect((await received({ serviceId: quick })).turnaround).toMatchObject({ targetMinutes: 120 });
    const changed = await anna.patch(`/tasks/${task.id}`, { serviceId: dayService }).expect(200);
    expect(changed.body.turnaround).toMatchObject({
      targetMinutes: 480,
      promisedAt: rome('2026-11-16T17:00'),
    });
    const none = await anna.patch(`/tasks/${task.id}`, { serviceId: null }).expect(200);
    expect(none.body.turnaround).toMatchObject({ targetMinutes: null, promisedAt: null, state: 'none' });
    await anna.patch(`/services/${quick}`, { turnaroundMinutes: 0 }).expect(400);
    expect((await anna.patch(`/services/${quick}`, { turnaroundMinutes: null }).expect(200)).body).toMatchObject({ turnaroundMinutes: null }); // prettier-ignore
  });

  it('is not promised for what comes by itself: its day is', async () => {
    const hasty = await anEngagement(anna, { noticeMinutes: 4800 });
    const { id: serviceId } = await aService(anna, { engagementId: hasty.id, turnaroundMinutes: 60 });
    const series = await aRecurringTask(anna, {
      engagementId: hasty.id,
      serviceId,
      rule: 'FREQ=DAILY',
      startsOn: '2026-11-16',
      dueAfterDays: 0,
    });
    await test.app.get(OccurrencesJobs).make(await anna.workspaceId(), series.id);
    const { body } = await anna.get(`/tasks?recurringTaskId=${series.id}`).expect(200);
    expect(body.items.length).toBeGreaterThan(2);
    for (const task of body.items) {
      expect(task).toMatchObject({
        serviceId,
        rush: false,
        turnaround: { targetMinutes: null, state: 'none' },
      });
      expect(task.dueOn).toBe(task.occurrenceOn);
    }
  });

  it('is promised anew when other hours are agreed', async () => {
    const elsewhere = await anEngagement(anna);
    const { id: serviceId } = await aService(anna, { engagementId: elsewhere.id, turnaroundMinutes: 480 });
    const task = await aTask(anna, { engagementId: elsewhere.id, serviceId });
    expect((await read(task)).turnaround.promisedAt).toBe(rome('2026-11-16T17:00'));
    const workingWindows = [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '13:00' }];
    await anna.patch(`/engagements/${elsewhere.id}`, { workingWindows }).expect(200);
    const again = await read(task);
    expect(again.turnaround.promisedAt).toBe(rome('2026-11-17T13:00'));
    expect(again.version).toBe(1);
  });

  it('is, stored, what the history says', async () => {
    const task = await received();
    const path: [string, Visitor, TaskStatus][] = [
      ['2026-11-16T09:20', bea.visitor, 'accepted'],
      ['2026-11-16T12:10', bea.visitor, 'waiting_for_third_party'],
      ['2026-11-17T08:10', bea.visitor, 'waiting_for_client'],
      ['2026-11-17T18:40', giulia.visitor, 'in_progress'],
      ['2026-11-18T09:05', bea.visitor, 'delivered'],
      ['2026-11-19T16:55', giulia.visitor, 'change_requested'],
      ['2026-11-20T11:11', bea.visitor, 'delivered'],
      ['2026-11-21T10:00', giulia.visitor, 'done'],
      ['2026-11-23T10:00', anna, 'in_progress'],
      ['2026-11-23T15:30', bea.visitor, 'waiting_for_client'],
    ];
    for (const [when, by, to] of path) await at(when, by, task, to);
    const { body } = await anna.get(`/tasks/${task.id}/history`).expect(200);
    const hours: BusinessHours = {
      windows: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
      isHoliday: () => false,
      timeZone: 'Europe/Rome',
    };
    const steps = body.items as Step[];
    const told = { assistant: 0, client: 0, third_party: 0, none: 0 };
    steps.slice(1).forEach((step, index) => {
      const before = steps[index] as Step;
      const span = businessSeconds(Temporal.Instant.from(before.at), Temporal.Instant.from(step.at), hours);
      told[turnOf(before.to)] += span;
    });
    const [stored] = await test.sql<{ assistant: string; client: string }>(
      'SELECT assistant_seconds AS assistant, client_seconds AS client FROM task WHERE id = $1',
      [task.id],
    );
    expect({ assistant: Number(stored?.assistant), client: Number(stored?.client) }).toEqual({
      assistant: told.assistant,
      client: told.client,
    });
    test.clock.set(rome('2026-11-24T10:30'));
    expect(await turnaround(task)).toMatchObject({
      usedSeconds: told.assistant,
      waitedSeconds: told.client + 3 * HOUR,
    });
  });
});

describe('a promise that comes near', () => {
  const tick = () => test.app.get(PromisesJobs).tick();
  const warned = async ({ id }: { id: string }) =>
    (await test.sql<{ warned: Date | null }>('SELECT warned_of AS warned FROM task WHERE id = $1', [id]))[0]?.warned; // prettier-ignore
  const notices = async ({ id }: { id: string }) =>
    test.sql<{ kind: string }>(
      `SELECT kind FROM notice WHERE subject_id = $1 AND kind = 'task.at-risk' AND contact_id IS NULL`,
      [id],
    );
  const settled = async (task: { id: string }, wanted: number) => {
    for (let tries = 0; tries < 100; tries++) {
      if ((await notices(task)).length >= wanted) break;
      await new Promise((done) => setTimeout(done, 50));
    }
    return notices(task);
  };

  beforeAll(() => test.work());

  it('warns the members once, and again only of another promise', async () => {
    const task = await received();
    test.clock.set(rome('2026-11-16T14:59'));
    await tick();
    expect(await warned(task)).toBeNull();
    test.clock.set(rome('2026-11-16T15:00'));
    await tick();
    await tick();
    // The owner and the assistant of the engagement.
    expect(await settled(task, 2)).toHaveLength(2);
    expect((await warned(task))?.toISOString()).toBe('2026-11-16T16:00:00.000Z');
    test.clock.set(rome('2026-11-16T16:00'));
    await tick();
    expect(await notices(task)).toHaveLength(2);
    const { body } = await anna.get(`/tasks/${task.id}`).expect(200);
    expect(body.version).toBe(1);
  });

  it('warns of nothing that waits for its client or was handed over', async () => {
    const task = await received();
    await at('2026-11-16T09:10', bea.visitor, task, 'accepted');
    await at('2026-11-16T10:00', bea.visitor, task, 'waiting_for_client');
    test.clock.set(rome('2026-11-20T10:00'));
    await tick();
    const jobs = await test.sql(`SELECT FROM graphile_worker.jobs WHERE key = $1`, [`promise-warning:${task.id}`]); // prettier-ignore
    expect(jobs).toEqual([]);
    expect(await warned(task)).toBeNull();
  });
});

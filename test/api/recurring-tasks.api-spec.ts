import { randomUUID } from 'node:crypto';
import { OccurrencesJobs } from '../../src/modules/recurring-tasks/occurrences.jobs.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import type { BuiltMember } from '../builders/member.js';
import { aPlaybook } from '../builders/playbook.js';
import { aPractice, type PortalContact } from '../builders/practice.js';
import { aRecurringTask, type BuiltSeries } from '../builders/recurring-task.js';
import { aService } from '../builders/service.js';
import { moved, type BuiltTask } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { Visitor } from '../support/visitor.js';

/** Monday, 09:30 in Rome. */
const NOW = '2026-11-16T08:30:00Z';

interface Made { id: string; title: string; occurrenceOn: string | null; recurringTaskId: string | null; dueOn: string; dueTime: string; dueAt: string; status: string; createdByName: string; assigneeId: string | null; playbookNumber: number | null; checklist: { total: number } } // prettier-ignore

describe('recurring tasks', () => {
  let test: TestApp;
  let anna: Visitor;
  let workspaceId: string;
  let office: BuiltEngagement;
  let bea: BuiltMember;
  let giulia: PortalContact;
  let beaWithToken: Visitor;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    ({ anna, bea, office, giulia } = await aPractice(test, { name: 'Office' }));
    workspaceId = await anna.workspaceId();
    // Sessions end when the clock jumps by months.
    anna = await anna.lasting();
    beaWithToken = await bea.visitor.lasting();
    giulia = { ...giulia, visitor: await giulia.visitor.lasting() };
  });
  beforeEach(() => test.clock.set(NOW));
  afterAll(() => test.close());

  const here = () => ({ engagementId: office.id });
  const make = (series: { id: string }) => test.app.get(OccurrencesJobs).make(workspaceId, series.id);
  /** The tasks of a series that stand for a day of it. */
  const made = async (series: { id: string }, by = anna): Promise<Made[]> => {
    const { body } = await by.get(`/tasks?recurringTaskId=${series.id}&limit=200`).expect(200);
    return (body.items as Made[])
      .filter(({ occurrenceOn }) => occurrenceOn !== null)
      .sort((one, other) => ((one.occurrenceOn ?? '') < (other.occurrenceOn ?? '') ? -1 : 1));
  };
  const days = async (series: { id: string }) => (await made(series)).map((task) => task.occurrenceOn);
  const read = async (series: { id: string }, by = anna) =>
    (await by.get(`/recurring-tasks/${series.id}`).expect(200)).body;
  const next = async (series: { id: string }) =>
    ((await read(series)).next as { on: string; state: string }[])
      .slice(0, 3)
      .map(({ on, state }) => `${on} ${state}`);
  const daily = (fields: object = {}) =>
    aRecurringTask(anna, { ...here(), rule: 'FREQ=DAILY', aheadDays: 2, ...fields });

  describe('setting one up', () => {
    it('says when it comes next, on the clocks of its engagement', async () => {
      const series = await aRecurringTask(anna, {
        ...here(),
        title: ' Inbox ',
        rule: 'rrule:byday=mo;freq=weekly',
      });
      expect(series).toMatchObject({
        ...here(),
        engagementName: 'Office',
        timeZone: 'Europe/Rome',
        title: 'Inbox',
        rule: 'FREQ=WEEKLY;BYDAY=MO',
        dueAfterDays: 0,
        aheadDays: 7,
        state: 'running',
        missed: [],
        version: 1,
        can: { edit: true },
      });
      expect(series.next).toHaveLength(10);
      expect(series.next.slice(0, 2)).toEqual([
        { day: '2026-11-16', on: '2026-11-16', at: '2026-11-16T08:00:00Z', state: 'planned', taskId: null },
        { day: '2026-11-23', on: '2026-11-23', at: '2026-11-23T08:00:00Z', state: 'planned', taskId: null },
      ]);
    });

    it('R-10: monthly on the 31st comes on the last day of shorter months', async () => {
      test.clock.set('2026-01-31T08:00:00Z');
      const rule = 'FREQ=MONTHLY;BYMONTHDAY=31';
      const series = await aRecurringTask(anna, { ...here(), rule, startsOn: '2026-01-31' });
      expect(series.next.slice(0, 4).map(({ on }) => on)).toEqual([
        '2026-01-31',
        '2026-02-28',
        '2026-03-31',
        '2026-04-30',
      ]);
    });

    it('R-11: daily at 09:00 is 07:00Z on 24 October 2026 and 08:00Z on the 25th', async () => {
      test.clock.set('2026-10-24T06:00:00Z');
      const series = await daily({ startsOn: '2026-10-24', aheadDays: 1 });
      await make(series);
      expect((await made(series)).map(({ dueAt }) => dueAt)).toEqual([
        '2026-10-24T07:00:00Z',
        '2026-10-25T08:00:00Z',
      ]);
    });

    it('R-13: "02:30 daily" becomes one task on 29 March, due at 03:30, and one on 25 October, at the first 02:30', async () => {
      test.clock.set('2026-03-28T20:00:00Z');
      const nightly = { startsOn: '2026-03-29', time: '02:30', aheadDays: 1 };
      const spring = await daily(nightly);
      await make(spring);
      expect((await made(spring)).map(({ dueOn, dueAt }) => [dueOn, dueAt])).toEqual([
        ['2026-03-29', '2026-03-29T01:30:00Z'],
      ]);
      test.clock.set('2026-10-24T20:00:00Z');
      const autumn = await daily({ ...nightly, startsOn: '2026-10-25' });
      await make(autumn);
      expect((await made(autumn)).map(({ dueOn, dueAt }) => [dueOn, dueAt])).toEqual([
        ['2026-10-25', '2026-10-25T00:30:00Z'],
      ]);
    });

    it.each([
      ['FREQ=HOURLY', 'recurring-task.rule-too-dense'],
      ['FREQ=DAILY;INTERVAL=0', 'recurring-task.rule-unclear'],
      ['every monday', 'recurring-task.rule-unclear'],
      ['FREQ=DAILY;UNTIL=20200101', 'recurring-task.rule-yields-nothing'],
    ])('refuses the rule %j', async (rule, code) => {
      const wish = { ...here(), title: 'T', rule, startsOn: '2026-11-16', time: '09:00' };
      expect((await anna.post('/recurring-tasks', wish).expect(422)).body.code).toBe(code);
    });

    it('refuses what is malformed, or of another engagement', async () => {
      const wish = { ...here(), title: 'T', rule: 'FREQ=DAILY', startsOn: '2026-11-16', time: '09:00' };
      const say = (fields: object, who = anna) => who.post('/recurring-tasks', { ...wish, ...fields });
      for (const fields of [
        { time: '24:00' },
        { startsOn: '2026-02-30' },
        { aheadDays: 93 },
        { rule: 'x'.repeat(501) },
        { title: '' },
        { dueAfterDays: -1 },
        { checklist: [{ text: '', by: 'client' }] },
      ])
        await say(fields).expect(400);
      const elsewhere = await anEngagement(anna);
      const service = await aService(anna, { engagementId: elsewhere.id });
      const playbook = await aPlaybook(anna, { engagementId: elsewhere.id });
      await say({ serviceId: service.id }).expect(404);
      await say({ playbookId: playbook.id }).expect(404);
      await say({ assigneeId: randomUUID() }).expect(404);
      await say({ engagementId: elsewhere.id }, beaWithToken).expect(404);
      await say({ engagementId: randomUUID() }).expect(404);
      await say({}, giulia.visitor).expect(403);
      const { id } = await daily();
      expect((await say({ id }).expect(409)).body.code).toBe('recurring-task.id-taken');
    });
  });

  describe('becoming tasks', () => {
    it('makes each occurrence a task of its own, ahead of its day, in the name of who set it up', async () => {
      const service = await aService(anna, here());
      const series = await aRecurringTask(beaWithToken, {
        ...here(),
        title: 'Weekly numbers',
        brief: 'From the till',
        purpose: 'To see where we stand',
        priority: 'high',
        language: 'it',
        serviceId: service.id,
        assigneeId: bea.id,
        estimateMinutes: 45,
        dueAfterDays: 2,
        checklist: [
          { text: 'Ask', by: 'client' },
          { text: 'Add up', by: 'assistant' },
        ],
      });
      expect(await made(series)).toEqual([]);
      await make(series);
      const tasks = await made(series);
      expect(tasks.map(({ occurrenceOn, dueOn, dueTime }) => [occurrenceOn, dueOn, dueTime])).toEqual([
        ['2026-11-16', '2026-11-18', '09:00'],
        ['2026-11-23', '2026-11-25', '09:00'],
      ]);
      expect(tasks[0]).toMatchObject({
        recurringTaskId: series.id,
        title: 'Weekly numbers',
        brief: 'From the till',
        purpose: 'To see where we stand',
        priority: 'high',
        language: 'it',
        serviceId: service.id,
        assigneeId: bea.id,
        estimateMinutes: 45,
        status: 'accepted',
        turn: 'assistant',
        createdByName: bea.name,
        checklist: { done: 0, total: 2 },
      });
      const history = await anna.get(`/tasks/${tasks[0]?.id}/history`).expect(200);
      expect(history.body.items).toMatchObject([
        { actorName: bea.name, actorRole: 'system', to: 'accepted' },
      ]);
      expect((await next(series)).slice(0, 3)).toEqual([
        '2026-11-16 made',
        '2026-11-23 made',
        '2026-11-30 planned',
      ]);
    });

    it('is done once, however often and by however many at once', async () => {
      const series = await daily();
      await Promise.all([make(series), make(series), make(series)]);
      await make(series);
      expect(await days(series)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
      const rows = await test.sql('SELECT FROM task WHERE recurring_task_id = $1', [series.id]);
      expect(rows).toHaveLength(3);
    });

    it('goes on as the days go by, by the clock, and only when something is due', async () => {
      const series = await daily();
      const dueNow = async () => {
        const rows = await test.sql<{ id: string }>(
          'SELECT recurring_task_id AS id FROM due_recurring_tasks($1)',
          [test.clock.now().toString()],
        );
        return rows.some(({ id }) => id === series.id);
      };
      expect(await dueNow()).toBe(true);
      await make(series);
      expect(await dueNow()).toBe(false);
      test.clock.set('2026-11-16T22:59:59Z');
      expect(await dueNow()).toBe(false);
      test.clock.set('2026-11-16T23:00:00Z');
      expect(await dueNow()).toBe(true);
      await make(series);
      expect((await days(series)).at(-1)).toBe('2026-11-19');
    });

    it('is done by the worker right after it was set up', async () => {
      const quick = await startApp({ now: NOW });
      try {
        const owner = await quick.visitor().signUp();
        await quick.work();
        const series = await aRecurringTask(owner);
        const tasks = async () =>
          (await owner.get(`/tasks?recurringTaskId=${series.id}`)).body.items as unknown[];
        for (let tries = 0; tries < 100 && (await tasks()).length < 2; tries++)
          await new Promise((later) => setTimeout(later, 50));
        expect(await tasks()).toHaveLength(2);
      } finally {
        await quick.close();
      }
    });

    it('after a month away makes what is due and one of the past, and says which days were missed', async () => {
      const series = await daily();
      await make(series);
      test.clock.set('2026-12-16T08:30:00Z');
      await make(series);
      const all = await days(series);
      expect(all).toEqual(['2026-11-16', '2026-11-17', '2026-11-18', '2026-12-15', '2026-12-16', '2026-12-17', '2026-12-18']); // prettier-ignore
      const { missed } = await read(series);
      expect([missed.length, missed[0], missed.at(-1)]).toEqual([20, '2026-12-14', '2026-11-25']);
      const rows = await test.sql('SELECT FROM recurring_occurrence WHERE recurring_task_id = $1 AND task_id IS NULL', [series.id]); // prettier-ignore
      expect(rows).toHaveLength(26);
      await make(series);
      expect(await days(series)).toEqual(all);
    });

    it('does not make up for what lies before it was set up', async () => {
      const series = await daily({ startsOn: '2026-11-01' });
      await make(series);
      expect([await days(series), (await read(series)).missed]).toEqual([
        ['2026-11-16', '2026-11-17', '2026-11-18'],
        [],
      ]);
    });

    it('leaves nothing half done when it is stopped in the middle', async () => {
      const series = await daily();
      await test.sql(
        'ALTER TABLE recurring_task ADD CONSTRAINT stopped CHECK (settled_to < starts_on) NOT VALID',
      );
      await expect(make(series)).rejects.toThrow('stopped');
      await test.sql('ALTER TABLE recurring_task DROP CONSTRAINT stopped');
      expect(await made(series)).toEqual([]);
      await make(series);
      expect(await days(series)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
    });

    it('takes the playbook as it is on the day of making, and does without one that was archived', async () => {
      const playbook = await aPlaybook(anna, here());
      const series = await daily({ playbookId: playbook.id, aheadDays: 0 });
      const day = async (now: string) => {
        test.clock.set(now);
        await make(series);
        return (await made(series)).at(-1);
      };
      expect(await day('2026-11-16T08:30:00Z')).toMatchObject({ playbookNumber: 1, checklist: { total: 3 } });
      await anna.post(`/playbooks/${playbook.id}/versions`, { markdown: '- Only this' }).expect(200);
      expect(await day('2026-11-17T08:30:00Z')).toMatchObject({ playbookNumber: 2, checklist: { total: 1 } });
      await anna.patch(`/playbooks/${playbook.id}`, { archived: true }).expect(200);
      expect(await day('2026-11-18T08:30:00Z')).toMatchObject({
        playbookNumber: null,
        checklist: { total: 0 },
      });
    });

    it('makes no promise beside its day, and hurries nobody', async () => {
      const engagement = await anEngagement(anna);
      await anna.patch(`/engagements/${engagement.id}`, { noticeMinutes: 960 }).expect(200);
      const service = await aService(anna, { engagementId: engagement.id });
      await anna.patch(`/services/${service.id}`, { turnaroundMinutes: 60 }).expect(200);
      const series = await daily({ engagementId: engagement.id, serviceId: service.id });
      await make(series);
      const [task] = await made(series);
      expect(task).toMatchObject({ rush: false, turnaround: { state: 'none' } });
    });

    it('gives no task to who does not work there any more, and none after the engagement', async () => {
      const engagement = await anEngagement(anna);
      await anna.put(`/engagements/${engagement.id}/assistants`, { memberIds: [bea.id] }).expect(200);
      const series = await daily({ engagementId: engagement.id, assigneeId: bea.id, aheadDays: 3 });
      await anna.put(`/engagements/${engagement.id}/assistants`, { memberIds: [] }).expect(200);
      await anna.patch(`/engagements/${engagement.id}`, { endedOn: '2026-11-17' }).expect(200);
      await make(series);
      expect((await made(series)).map((task) => [task.occurrenceOn, task.assigneeId])).toEqual([
        ['2026-11-16', null],
        ['2026-11-17', null],
      ]);
    });
  });

  describe('a change from now on', () => {
    it('is followed by what is made and not begun, and leaves alone what is', async () => {
      const series = await daily({ title: 'Before' });
      await make(series);
      const [begun, edited] = await made(series);
      await moved(anna, begun as never, 'in_progress');
      await anna.patch(`/tasks/${edited?.id}`, { brief: 'Just for this day' }).expect(200);
      await anna
        .patch(`/recurring-tasks/${series.id}`, { title: 'After', time: '11:00', dueAfterDays: 1 })
        .set('If-Match', '"1"')
        .expect(200);
      await make(series);
      expect((await made(series)).map(({ title, dueOn, dueTime }) => [title, dueOn, dueTime])).toEqual([
        ['Before', '2026-11-16', '09:00'],
        ['Before', '2026-11-17', '09:00'],
        ['After', '2026-11-19', '11:00'],
      ]);
      await anna.patch(`/recurring-tasks/${series.id}`, { title: 'Again' }).expect(200);
      await make(series);
      expect((await made(series)).at(-1)?.title).toBe('Again');
    });

    it('of the rule takes back what does not come any more, and gives the day free', async () => {
      const series = await daily();
      await make(series);
      const [, tuesday] = await made(series);
      await anna.patch(`/recurring-tasks/${series.id}`, { rule: 'FREQ=DAILY;INTERVAL=2' }).expect(200);
      await make(series);
      expect(await days(series)).toEqual(['2026-11-16', '2026-11-18']);
      const { body } = await anna.get(`/tasks/${tuesday?.id}`).expect(200);
      expect(body).toMatchObject({ status: 'cancelled', recurringTaskId: series.id, occurrenceOn: null });
      const { body: history } = await anna.get(`/tasks/${tuesday?.id}/history`).expect(200);
      expect(history.items.at(-1).note).toBe('The series was changed and no longer comes on this day.');
      await anna.patch(`/recurring-tasks/${series.id}`, { rule: 'FREQ=DAILY' }).expect(200);
      await make(series);
      expect(await days(series)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
    });

    it('does not touch what somebody has said a word about, ticked or worked on', async () => {
      const series = await daily({ title: 'Before', checklist: [{ text: 'Look', by: 'assistant' }] });
      await make(series);
      const [one, two, three] = await made(series);
      await anna.post('/comments', { taskId: one?.id, body: 'Careful' }).expect(201);
      const { body } = await anna.get(`/tasks/${two?.id}/checklist`).expect(200);
      await anna.patch(`/tasks/${two?.id}/checklist/${body.items[0].id}`, { done: true }).expect(200);
      const hour = { ...here(), taskId: three?.id, day: '2026-11-16', durationSeconds: 60 };
      await anna.post('/time-entries', hour).expect(201);
      await anna.patch(`/recurring-tasks/${series.id}`, { title: 'After' }).expect(200);
      await make(series);
      expect((await made(series)).map(({ title }) => title)).toEqual(['Before', 'Before', 'Before']);
    });

    it('is refused when it is stale, or says a rule that cannot be', async () => {
      const series = await daily();
      await anna.patch(`/recurring-tasks/${series.id}`, { title: 'x' }).set('If-Match', '"7"').expect(412);
      await anna.patch(`/recurring-tasks/${series.id}`, { rule: 'FREQ=NEVER' }).expect(422);
      await anna.patch(`/recurring-tasks/${series.id}`, { startsOn: '2027-02-30' }).expect(400);
      await anna.patch(`/recurring-tasks/${series.id}`, { engagementId: office.id }).expect(400);
    });

    it('and a step of somebody at the same moment leave one clear outcome', async () => {
      const series = await daily({ aheadDays: 0 });
      await make(series);
      const [task] = await made(series);
      await anna
        .post(`/recurring-tasks/${series.id}/exceptions`, { day: '2026-11-16', kind: 'skip' })
        .expect(200);
      const [step] = await Promise.all([
        anna.post(`/tasks/${task?.id}/transitions`, { to: 'in_progress' }),
        make(series),
      ]);
      const { body } = await anna.get(`/tasks/${task?.id}`).expect(200);
      expect(body.status).toBe(step.status === 200 ? 'in_progress' : 'cancelled');
    });
  });

  describe('an exception', () => {
    const except = (series: { id: string }, body: object, who = anna) =>
      who.post(`/recurring-tasks/${series.id}/exceptions`, body);
    const unexcept = (series: { id: string }, day: string, who = anna) =>
      who.delete(`/recurring-tasks/${series.id}/exceptions/${day}`);

    it('leaves a day out; its task, not yet begun, is cancelled with the reason', async () => {
      const series = await daily({ language: 'de' });
      await make(series);
      const [, tuesday] = await made(series);
      const day = { day: '2026-11-17', kind: 'skip', reason: 'Feiertag' };
      const { body } = await except(series, day).expect(200);
      expect(body.next[1]).toMatchObject({ day: '2026-11-17', state: 'skipped', taskId: null });
      await make(series);
      expect(await days(series)).toEqual(['2026-11-16', '2026-11-18']);
      const { body: history } = await anna.get(`/tasks/${tuesday?.id}/history`).expect(200);
      expect(history.items.at(-1)).toMatchObject({
        to: 'cancelled',
        note: 'Dieser Tag wird in der Serie ausgelassen: Feiertag',
      });
    });

    it('taken back lets the day come after all', async () => {
      const series = await daily();
      await except(series, { day: '2026-11-17', kind: 'skip' }).expect(200);
      await make(series);
      expect(await days(series)).toEqual(['2026-11-16', '2026-11-18']);
      await unexcept(series, '2026-11-17').expect(200);
      await make(series);
      expect(await days(series)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18']);
      await unexcept(series, '2026-11-17').expect(404);
    });

    it('moves a day; its task goes with it, and stands for its old day', async () => {
      const series = await daily({ dueAfterDays: 1 });
      await make(series);
      await except(series, { day: '2026-11-17', kind: 'move', to: '2026-11-20' }).expect(200);
      await make(series);
      const [, tuesday] = await made(series);
      expect(tuesday).toMatchObject({ occurrenceOn: '2026-11-17', dueOn: '2026-11-21' });
      await except(series, { day: '2026-11-17', kind: 'move', to: '2026-11-19' }).expect(200);
      await make(series);
      expect((await made(series))[1]).toMatchObject({ id: tuesday?.id, dueOn: '2026-11-20' });
      await unexcept(series, '2026-11-17').expect(200);
      await make(series);
      expect((await made(series))[1]).toMatchObject({ id: tuesday?.id, dueOn: '2026-11-18' });
    });

    it('made beforehand is kept when the day comes', async () => {
      const series = await aRecurringTask(anna, here());
      await make(series);
      const { body } = await except(series, { day: '2026-12-07', kind: 'move', to: '2026-12-04' }).expect(
        200,
      );
      expect(body.next[3]).toMatchObject({ day: '2026-12-07', on: '2026-12-04', state: 'moved' });
      await make(series);
      test.clock.set('2026-11-27T08:00:00Z');
      await make(series);
      expect((await made(series)).map(({ occurrenceOn, dueOn }) => [occurrenceOn, dueOn]).slice(2)).toEqual([
        ['2026-11-30', '2026-11-30'],
        ['2026-12-07', '2026-12-04'],
      ]);
    });

    it('is refused for a day that is none, is past, or was begun, and for a move to nowhere', async () => {
      const series = await aRecurringTask(anna, here());
      await make(series);
      const [monday] = await made(series);
      await moved(anna, monday as never, 'in_progress');
      const code = async (body: object, status: number) =>
        (await except(series, body).expect(status)).body.code as string;
      expect(await code({ day: '2026-11-17', kind: 'skip' }, 422)).toBe('recurring-task.no-such-occurrence');
      expect(await code({ day: '2026-11-16', kind: 'skip' }, 409)).toBe('recurring-task.occurrence-begun');
      expect(await code({ day: '2026-11-23', kind: 'move' }, 422)).toBe('recurring-task.move-unclear');
      expect(await code({ day: '2026-11-23', kind: 'move', to: '2026-11-15' }, 422)).toBe(
        'recurring-task.move-unclear',
      );
      expect(await code({ day: '2026-11-23', kind: 'move', to: '2026-11-23' }, 422)).toBe(
        'recurring-task.move-unclear',
      );
      expect(await code({ day: '2026-11-23', kind: 'move', to: '2028-11-23' }, 422)).toBe(
        'recurring-task.move-unclear',
      );
      expect(await code({ day: '2026-11-23', kind: 'skip', to: '2026-11-24' }, 422)).toBe(
        'recurring-task.move-unclear',
      );
      await except(series, { day: 'tomorrow', kind: 'skip' }).expect(400);
      await unexcept(series, 'tomorrow').expect(400);
      test.clock.set('2026-11-24T08:00:00Z');
      expect(await code({ day: '2026-11-23', kind: 'skip' }, 422)).toBe('recurring-task.occurrence-past');
    });
  });

  describe('a pause', () => {
    const act = (series: { id: string }, what: string, body: object = {}) =>
      anna.post(`/recurring-tasks/${series.id}/${what}`, body);

    it('lets it rest from today on, with what is made and not begun', async () => {
      const series = await daily();
      await make(series);
      const [begun] = await made(series);
      await moved(anna, begun as never, 'in_progress');
      expect((await act(series, 'pause').expect(200)).body).toMatchObject({
        state: 'paused',
        pausedUntil: null,
        next: [],
      });
      await make(series);
      expect(await days(series)).toEqual(['2026-11-16']);
      test.clock.set('2026-12-01T08:00:00Z');
      await make(series);
      expect(await days(series)).toEqual(['2026-11-16']);
      expect((await act(series, 'resume').expect(200)).body.state).toBe('running');
      await make(series);
      expect([await days(series), (await read(series)).missed]).toEqual([
        ['2026-11-16', '2026-12-01', '2026-12-02', '2026-12-03'],
        [],
      ]);
    });

    it('until a day ends by itself', async () => {
      const series = await daily();
      await act(series, 'pause', { until: '2026-11-20' }).expect(200);
      expect((await read(series)).next[0]).toMatchObject({ on: '2026-11-20', state: 'planned' });
      await make(series);
      expect(await days(series)).toEqual([]);
      test.clock.set('2026-11-20T08:00:00Z');
      await make(series);
      expect(await days(series)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
      expect(await read(series)).toMatchObject({ state: 'running', pausedUntil: null, missed: [] });
      const refused = await act(series, 'pause', { until: '2026-11-20' }).expect(422);
      expect(refused.body.code).toBe('recurring-task.pause-unclear');
    });

    it('for good is its end: what is not begun goes, and nothing of it can be changed', async () => {
      const series = await daily();
      await make(series);
      const { body } = await act(series, 'end').expect(200);
      expect(body).toMatchObject({ state: 'ended', endedOn: '2026-11-16', next: [], can: { edit: false } });
      await make(series);
      expect(await days(series)).toEqual([]);
      for (const what of ['pause', 'resume', 'end'])
        expect((await act(series, what).expect(409)).body.code).toBe('recurring-task.ended');
      await act(series, 'exceptions', { day: '2026-11-17', kind: 'skip' }).expect(409);
      await anna.patch(`/recurring-tasks/${series.id}`, { title: 'x' }).expect(409);
    });
  });

  describe('who may see it', () => {
    it('is the client too, who reads when it comes and cannot change it', async () => {
      const series: BuiltSeries = await daily();
      await make(series);
      const { visitor } = giulia;
      const shown = await read(series, visitor);
      expect(shown).toMatchObject({ title: series.title, can: { edit: false } });
      expect(shown.next[0]).toMatchObject({ day: '2026-11-16', state: 'made', taskId: expect.any(String) });
      expect((await made(series, visitor)).length).toBe(3);
      await visitor.patch(`/recurring-tasks/${series.id}`, { title: 'x' }).expect(403);
      for (const what of ['pause', 'resume', 'end', 'exceptions'])
        await visitor.post(`/recurring-tasks/${series.id}/${what}`, {}).expect(403);
      await visitor.delete(`/recurring-tasks/${series.id}/exceptions/2026-11-16`).expect(403);
    });

    it('is nobody of another engagement', async () => {
      const series = await aRecurringTask(anna);
      for (const visitor of [giulia.visitor, beaWithToken]) {
        await visitor.get(`/recurring-tasks/${series.id}`).expect(404);
        const { body } = await visitor.get('/recurring-tasks?limit=200').expect(200);
        expect(body.items.map(({ id }: { id: string }) => id)).not.toContain(series.id);
      }
      await beaWithToken.patch(`/recurring-tasks/${series.id}`, { title: 'x' }).expect(404);
      await beaWithToken.post(`/recurring-tasks/${series.id}/end`, {}).expect(404);
    });
  });

  it('are listed by title, page by page', async () => {
    const place = await anEngagement(anna);
    for (const title of ['b', 'A', 'c']) await aRecurringTask(anna, { engagementId: place.id, title });
    const page = async (query: string) =>
      (await anna.get(`/recurring-tasks?engagementId=${place.id}${query}`).expect(200)).body;
    const first = await page('&limit=2');
    const second = await page(`&limit=2&cursor=${first.nextCursor}`);
    const titles = [...first.items, ...second.items].map(({ title }: BuiltTask) => title);
    expect([titles, second.nextCursor]).toEqual([['A', 'b', 'c'], null]);
  });
});

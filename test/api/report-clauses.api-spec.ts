import { systemActor } from '../../src/kernel/actor.js';
import { CoveredDays } from '../../src/kernel/coverage.js';
import { Week } from '../../src/kernel/week.js';
import { EngagementsService } from '../../src/modules/engagements/engagements.service.js';
import { OccurrencesJobs } from '../../src/modules/recurring-tasks/occurrences.jobs.js';
import { ReportClauses } from '../../src/modules/reports/clauses/report-clauses.js';
import type { ReportedClause } from '../../src/modules/reports/content/report.content.js';
import { ReportSchedule } from '../../src/modules/reports/report.schedule.js';
import { Transactions } from '../../src/platform/database/transaction.js';
import { aComment } from '../builders/comment.js';
import { aPortalContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement, type EngagementFields } from '../builders/engagement.js';
import { anOwner } from '../builders/owner.js';
import { aQuestion } from '../builders/question.js';
import { aRecurringTask } from '../builders/recurring-task.js';
import { aService } from '../builders/service.js';
import { aTask, moved, type TaskFields } from '../builders/task.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const HOUR = 3600;
const TWO_DAYS = 960;
/** A moment of November 2026 on the clocks of Rome. */
const rome = (text: string) =>
  Temporal.PlainDateTime.from(`2026-11-${text}`).toZonedDateTime('Europe/Rome').toInstant().toString();
const turnaround = (serviceId: string | null, businessMinutes = TWO_DAYS, percent = 95) => ({
  kind: 'turnaround',
  terms: { serviceId, businessMinutes, percent },
});
const response = { kind: 'response', terms: { businessMinutes: 120, percent: 90 } };
const minutes = (per: 'week' | 'period', min: number | null, max: number | null = null) => ({
  kind: 'minutes',
  terms: { min, max, per },
});

let test: TestApp;
let anna: Visitor;
let giulia: Awaited<ReturnType<typeof aPortalContact>>;
let engagementId: string;
let clientId: string;

beforeAll(async () => {
  test = await startApp({ now: rome('02T09:00') });
});
afterAll(() => test.close());

/** Each test has a practice of its own, with one client and a contact, on Monday of the week 2026-W46. */
beforeEach(async () => {
  anna = await anOwner(test, rome('09T09:00'));
});

/** @param clauses agreed from the beginning */
const engaged = async (clauses: EngagementFields['clauses'] = [], fields: EngagementFields = {}) => {
  const engagement = await anEngagement(anna, { ...fields, clauses });
  engagementId = engagement.id;
  clientId = engagement.clientId;
};
const withContact = async () => {
  giulia = await aPortalContact(test, anna, { clientId });
};
const agreed = (validFrom: string, clauses: EngagementFields['clauses'], terms: object = {}) => {
  const body = { validFrom, rate: null, allowanceMinutes: null, showAmounts: false, clauses, ...terms };
  return anna.post(`/engagements/${engagementId}/agreements`, body).expect(201);
};
/** What became of the clauses in some days, as of a moment: the end of the days and an hour, unless said. */
const measured = async (covered = week('2026-W46'), asOf?: string): Promise<ReportedClause[]> => {
  const workspaceId = await anna.workspaceId();
  const end = covered.instants('Europe/Rome').end.add({ hours: 1 });
  return test.app.get(Transactions).as(systemActor(workspaceId), async () => {
    const engagement = await test.app.get(EngagementsService).find(engagementId);
    const moment = asOf === undefined ? end : Temporal.Instant.from(asOf);
    return test.app.get(ReportClauses).measure(engagement, covered, moment);
  });
};
const onlyClause = async (...asked: Parameters<typeof measured>) =>
  (await measured(...asked))[0] as ReportedClause;
const week = (name: string) => {
  const parsed = Week.parse(name, 1);
  if (!parsed.ok) throw new Error(name);
  return CoveredDays.week(parsed.value);
};
const days = (from: string, to: string) =>
  CoveredDays.days(Temporal.PlainDate.from(`2026-${from}`), Temporal.PlainDate.from(`2026-${to}`), 1);
/** Makes a task at a moment. */
const received = (when: string, fields: TaskFields = {}, by: Visitor = anna) => {
  test.clock.set(rome(when));
  return aTask(by, { engagementId, ...fields });
};
/** Moves it at a moment. */
const at = (when: string, task: { id: string }, path: string[], by: Visitor = anna) => {
  test.clock.set(rome(when));
  return moved(by, task, ...path);
};
const labels = (clause: ReportedClause) => clause.evidence.map(({ label, met }) => [label, met]);
const log = (body: object) => anna.post('/time-entries', { engagementId, ...body }).expect(201);

describe('the turnaround of tasks', () => {
  it('of which 9 of 10 were on time is 90 % (9/10): 95 % are not met, and the late task is named', async () => {
    await engaged();
    const { id: serviceId } = await aService(anna, { engagementId, name: 'Standard tasks' });
    await agreed('2026-11-02', [turnaround(serviceId)]);
    for (let each = 1; each <= 9; each++) {
      const task = await received('09T09:00', { serviceId, title: `On time ${each}` });
      await at('10T12:00', task, ['in_progress', 'delivered']);
    }
    const late = await received('09T09:00', { serviceId, title: 'Trip to Munich' });
    await received('09T09:00', { title: 'Of no service: nothing was promised' });
    await at('11T10:00', late, ['in_progress', 'delivered']);

    const clause = await onlyClause();
    expect(clause).toMatchObject({
      kind: 'turnaround',
      terms: { serviceId, service: 'Standard tasks', businessMinutes: TWO_DAYS, percent: 95 },
      outcome: 'not_met',
      reason: null,
      unit: 'basis_points',
      value: 9000,
      target: { min: 9500, max: null },
      cases: { met: 9, of: 10 },
      comment: '',
    });
    expect(clause.evidence).toHaveLength(10);
    expect(clause.evidence[0]).toEqual({
      kind: 'task',
      id: late.id,
      label: 'Trip to Munich',
      at: rome('11T10:00'),
      met: false,
      seconds: 17 * HOUR,
    });
    expect(clause.evidence[1]).toMatchObject({ label: 'On time 1', met: true, seconds: 11 * HOUR });
  });

  it('R-33: stands still while the client is asked', async () => {
    await engaged([turnaround(null, 240, 100)]);
    const task = await received('09T09:00');
    await at('09T11:00', task, ['in_progress', 'waiting_for_client']);
    await at('10T16:00', task, ['in_progress']);
    await at('11T10:00', task, ['delivered']);
    expect(await onlyClause()).toMatchObject({ outcome: 'met', value: 10_000, cases: { met: 1, of: 1 } });
    expect((await onlyClause()).evidence[0]).toMatchObject({ seconds: 4 * HOUR, met: true });
  });

  it('R-32: runs over a weekend and a holiday', async () => {
    // Friday 4 December 15:00; on Tuesday 8 December nobody works in Italy. So far away sessions have ended.
    test.clock.set('2026-12-04T14:00:00Z');
    anna = await anOwner(test);
    await engaged([turnaround(null, TWO_DAYS, 100)], { holidays: 'IT' });
    const task = await aTask(anna, { engagementId });
    test.clock.set('2026-12-09T14:00:00Z');
    await moved(anna, task, 'in_progress', 'delivered');
    const clause = await onlyClause(week('2026-W50'));
    expect(clause).toMatchObject({ outcome: 'met', cases: { met: 1, of: 1 } });
    expect(clause.evidence[0]).toMatchObject({ seconds: 16 * HOUR });
  });

  it('is told once: in the week in which the time ran out, not again when it was delivered at last', async () => {
    await engaged([turnaround(null, TWO_DAYS, 95)]);
    const task = await received('11T09:00', { title: 'Trip' });
    await at('11T10:00', task, ['in_progress']);
    const before = await onlyClause();
    expect(before).toMatchObject({ outcome: 'not_met', value: 0, cases: { met: 0, of: 1 } });
    expect(before.evidence).toEqual([
      { kind: 'task', id: task.id, label: 'Trip', at: rome('12T17:00'), met: false, seconds: 24 * HOUR },
    ]);
    await at('17T10:00', task, ['delivered']);
    expect(await onlyClause()).toEqual(before);
    expect(await onlyClause(week('2026-W47'))).toMatchObject({
      outcome: 'not_measurable',
      reason: 'no-cases',
    });
    const both = await onlyClause(days('11-01', '12-01'), rome('30T12:00'));
    expect(both).toMatchObject({ cases: { met: 0, of: 1 } });
    expect(both.evidence[0]).toMatchObject({ at: rome('17T10:00'), seconds: 33 * HOUR });
  });

  it('says nothing of what is still in time, was cancelled, or comes by itself', async () => {
    await engaged([turnaround(null)]);
    await received('13T16:00');
    const cancelled = await received('09T09:00');
    await at('12T18:00', cancelled, ['cancelled']);
    const series = await aRecurringTask(anna, { engagementId, rule: 'FREQ=DAILY', startsOn: '2026-11-09' });
    await test.app.get(OccurrencesJobs).make(await anna.workspaceId(), series.id);
    expect((await anna.get(`/tasks?recurringTaskId=${series.id}`).expect(200)).body.items).not.toEqual([]);
    expect(await onlyClause()).toMatchObject({
      outcome: 'not_measurable',
      reason: 'no-cases',
      value: null,
      cases: null,
    });
  });

  it('is judged as it was agreed when the task came in', async () => {
    await engaged([turnaround(null, 480, 100)]);
    await agreed('2026-11-11', [turnaround(null, TWO_DAYS, 100)]);
    const old = await received('10T09:00', { title: 'Under 8 hours' });
    const fresh = await received('11T09:00', { title: 'Under 16 hours' });
    await at('11T10:00', old, ['in_progress', 'delivered']);
    await at('12T16:00', fresh, ['in_progress', 'delivered']);
    const clause = await onlyClause();
    expect(clause).toMatchObject({
      terms: { businessMinutes: TWO_DAYS },
      value: 5000,
      cases: { met: 1, of: 2 },
    });
    expect(labels(clause)).toEqual([
      ['Under 8 hours', false],
      ['Under 16 hours', true],
    ]);
  });

  it('of the weeks adds up to that of their month', async () => {
    await engaged([turnaround(null, 480, 50)]);
    test.clock.set(rome('02T09:00'));
    for (const [received, hours] of [
      ['02', 30],
      ['05', 3],
      ['06', 60],
      ['09', 8],
      ['12', 80],
      ['13', 9],
    ] as const) {
      const moment = Temporal.Instant.from(rome(`${received}T14:00`));
      test.clock.set(moment.toString());
      const task = await aTask(anna, { engagementId });
      test.clock.set(moment.add({ hours }).toString());
      await moved(anna, task, 'in_progress', 'delivered');
    }
    const weeks: ReportedClause['cases'][] = [];
    for (const name of ['2026-W45', '2026-W46', '2026-W47']) weeks.push((await onlyClause(week(name))).cases);
    const sum = (of: 'met' | 'of') => weeks.reduce((all, each) => all + (each?.[of] ?? 0), 0);
    const month = await onlyClause(days('11-01', '12-01'));
    expect(month.cases).toEqual({ met: sum('met'), of: sum('of') });
    expect(month.cases?.of).toBe(6);
  });

  it('of any task leaves out those of a service with a promise of its own', async () => {
    await engaged();
    const { id: serviceId } = await aService(anna, { engagementId, name: 'Translation' });
    await agreed('2026-11-02', [turnaround(null, 480, 100), turnaround(serviceId, 2400, 100)]);
    const long = await received('09T09:00', { serviceId, title: 'Brochure' });
    const short = await received('09T09:00', { title: 'Train' });
    await at('09T15:00', short, ['in_progress', 'delivered']);
    await at('12T15:00', long, ['in_progress', 'delivered']);
    const [any, translation] = (await measured()) as [ReportedClause, ReportedClause];
    expect([labels(any), labels(translation)]).toEqual([[['Train', true]], [['Brochure', true]]]);
    expect(any.terms).toMatchObject({ service: null });
    expect(translation.terms).toMatchObject({ service: 'Translation' });
  });
});

describe('the response to the client', () => {
  beforeEach(async () => {
    await engaged([response]);
    await withContact();
  });

  it('is counted from what a contact asked, answered or said to the first step or word of a member', async () => {
    const task = await received('10T09:00', { title: 'Trip' }, giulia.visitor);
    await at('10T10:00', task, ['accepted', 'in_progress']);
    test.clock.set(rome('11T09:00'));
    const question = await aQuestion(anna, task, { text: 'Window or aisle?' });
    test.clock.set(rome('11T16:00'));
    await giulia.visitor.post(`/questions/${question.id}/answers`, { text: 'Aisle' }).expect(200);
    test.clock.set(rome('12T09:30'));
    await aComment(anna, { taskId: task.id, visibility: 'client' });
    test.clock.set(rome('12T10:00'));
    await aComment(giulia.visitor, { taskId: task.id });
    test.clock.set(rome('12T11:00'));
    await aComment(giulia.visitor, { taskId: task.id });
    test.clock.set(rome('12T15:00'));
    await aDeliverable(anna, { engagementId, taskId: task.id });

    const clause = await onlyClause();
    expect(clause).toMatchObject({
      outcome: 'not_met',
      value: 6666,
      target: { min: 9000, max: null },
      cases: { met: 2, of: 3 },
    });
    expect(clause.evidence).toEqual([
      { kind: 'task', id: task.id, label: 'Trip', at: rome('12T10:00'), met: false, seconds: 5 * HOUR },
      { kind: 'task', id: task.id, label: 'Trip', at: rome('10T09:00'), met: true, seconds: HOUR },
      {
        kind: 'question',
        id: question.id,
        label: 'Window or aisle?',
        at: rome('11T16:00'),
        met: true,
        seconds: 1.5 * HOUR,
      },
    ]);
  });

  it('is no internal word; one that is shared later counts from then on', async () => {
    const task = await received('10T09:00', { title: 'Trip' }, giulia.visitor);
    test.clock.set(rome('10T09:30'));
    const comment = await aComment(anna, { taskId: task.id, visibility: 'internal' });
    expect(await onlyClause()).toMatchObject({ outcome: 'not_met', cases: { met: 0, of: 1 } });
    test.clock.set(rome('10T14:00'));
    await anna.patch(`/comments/${comment.id}`, { visibility: 'client' }).expect(200);
    const clause = await onlyClause();
    expect(clause.evidence[0]).toMatchObject({ met: false, seconds: 5 * HOUR });
  });

  it('is awaited until the time is used up, and not asked for a thank-you on what is closed', async () => {
    const task = await received('13T16:00', {}, giulia.visitor);
    expect(await onlyClause()).toMatchObject({ outcome: 'not_measurable', reason: 'no-cases' });
    await at('13T16:30', task, ['accepted', 'in_progress', 'delivered']);
    await at('13T17:00', task, ['done'], giulia.visitor);
    test.clock.set(rome('13T17:05'));
    await aComment(giulia.visitor, { taskId: task.id, body: 'Thank you!' });
    expect(await onlyClause()).toMatchObject({ outcome: 'met', cases: { met: 1, of: 1 } });
    expect(await onlyClause(week('2026-W47'))).toMatchObject({ reason: 'no-cases' });
  });
});

describe('the minutes of a week or period', () => {
  it('are the billed ones, corrections included: what the report bills is what is compared', async () => {
    const rounding = { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 0 };
    await engaged([minutes('week', 60, 120)], { rounding });
    const { body: entry } = await log({ day: '2026-11-10', durationSeconds: 50 * 60 });
    await log({ day: '2026-11-11', durationSeconds: HOUR, billable: false });
    await log({ day: '2026-11-16', durationSeconds: 9 * HOUR });
    const clause = await onlyClause();
    expect(clause).toMatchObject({
      outcome: 'met',
      unit: 'minutes',
      value: 60,
      target: { min: 60, max: 120 },
      cases: null,
    });
    expect(clause.evidence).toEqual([
      { kind: 'days', id: null, label: '', at: '2026-11-09', met: true, seconds: HOUR },
    ]);
    await withContact();
    test.clock.set(rome('16T09:00'));
    const { body: report } = await anna.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
    await anna.post(`/reports/${report.id}/send`).expect(200);
    await anna.post('/adjustments', { entryId: entry.id, seconds: -600, reason: 'A slip' }).expect(201);
    expect(await onlyClause()).toEqual(clause);
    expect(await onlyClause(week('2026-W47'))).toMatchObject({ outcome: 'not_met', value: 9 * 60 - 10 });
  });

  it('of a period that runs on are not measurable yet, unless they are too many', async () => {
    await engaged([minutes('period', 600, 1200)]);
    await log({ day: '2026-11-03', durationSeconds: 5 * HOUR });
    await log({ day: '2026-11-20', durationSeconds: 5 * HOUR });
    expect(await onlyClause()).toMatchObject({
      outcome: 'not_measurable',
      reason: 'still-running',
      value: 300,
    });
    expect(await onlyClause(week('2026-W50'))).toMatchObject({ reason: 'still-running', value: 0 });
    expect(await onlyClause(days('11-01', '12-01'))).toMatchObject({ outcome: 'met', value: 600 });
    await log({ day: '2026-11-12', durationSeconds: 20 * HOUR });
    expect(await onlyClause()).toMatchObject({ outcome: 'not_met', reason: null, value: 1500 });
  });

  it('of a month by weeks say how many weeks kept them', async () => {
    await engaged([minutes('week', 60)], { startsOn: '2026-11-04' });
    for (const [day, hours] of [
      ['05', 0.5],
      ['09', 1],
      ['17', 0.5],
      ['24', 2],
    ] as const)
      await log({ day: `2026-11-${day}`, durationSeconds: hours * HOUR });
    const clause = await onlyClause(days('11-01', '12-01'));
    expect(clause).toMatchObject({ outcome: 'not_met', value: 30, cases: { met: 2, of: 3 } });
    expect(clause.evidence.map(({ at, met }) => [at, met])).toEqual([
      ['2026-11-16', false],
      ['2026-11-09', true],
      ['2026-11-23', true],
    ]);
  });
});

describe('documents and working hours', () => {
  it('count versions that the client was shown, and no drafts', async () => {
    await engaged([{ kind: 'deliverables', terms: { min: 2, per: 'week' } }]);
    test.clock.set(rome('10T10:00'));
    await aDeliverable(anna, { engagementId, title: 'Itinerary' });
    await aDeliverable(anna, { engagementId, title: 'Draft', show: 'false' });
    const one = await onlyClause();
    expect(one).toMatchObject({ outcome: 'not_met', unit: 'count', value: 1, target: { min: 2, max: null } });
    expect(one.evidence.map(({ kind, label, met }) => [kind, label, met])).toEqual([
      ['days', '', false],
      ['deliverable', 'Itinerary', true],
    ]);
    test.clock.set(rome('12T10:00'));
    await aDeliverable(anna, { engagementId, title: 'Hotel' });
    expect(await onlyClause()).toMatchObject({ outcome: 'met', value: 2 });
    expect(await onlyClause(week('2026-W47'))).toMatchObject({ outcome: 'not_met', value: 0 });
  });

  it('keep the working window by their share of the time of which is known when it was', async () => {
    await engaged([{ kind: 'working_window', terms: { percent: 80 } }]);
    await log({ localStart: '2026-11-10T09:00', localEnd: '2026-11-10T16:00', description: 'Inbox' });
    await log({ localStart: '2026-11-11T16:00', localEnd: '2026-11-11T19:00', description: 'Call' });
    await log({ day: '2026-11-14', durationSeconds: 8 * HOUR });
    const clause = await onlyClause();
    expect(clause).toMatchObject({
      outcome: 'met',
      value: 8000,
      target: { min: 8000, max: null },
      cases: null,
    });
    expect(clause.evidence).toEqual([
      expect.objectContaining({
        kind: 'entry',
        label: 'Call',
        at: rome('11T16:00'),
        met: false,
        seconds: 2 * HOUR,
      }),
    ]);
    await log({ localStart: '2026-11-15T10:00', localEnd: '2026-11-15T11:00' });
    expect(await onlyClause()).toMatchObject({ outcome: 'not_met', value: 7272 });
  });
});

describe('the rhythm of reports', () => {
  it('counts those that fell due by the schedule, and whether they were sent in time', async () => {
    await engaged([{ kind: 'report_rhythm', terms: { graceHours: 4 } }]);
    await withContact();
    const schedule = { enabled: true, weekday: 1, time: '10:00', autoSend: false };
    await anna.put(`/engagements/${engagementId}/schedule`, schedule).expect(200);
    const workspaceId = await anna.workspaceId();
    const run = async (when: string) => {
      test.clock.set(rome(when));
      await test.app.get(ReportSchedule).run(workspaceId, engagementId);
    };
    const send = async (when: string, period: string) => {
      test.clock.set(rome(when));
      const { body } = await anna.post('/reports', { engagementId, week: period }).expect(201);
      return (await anna.post(`/reports/${body.id}/send`).expect(200)).body as { id: string };
    };
    await run('09T10:00');
    expect(await onlyClause(week('2026-W46'), rome('09T14:00'))).toMatchObject({ reason: 'no-cases' });
    const first = await send('09T13:00', '2026-W45');
    expect(await onlyClause()).toMatchObject({ outcome: 'met', value: 10_000, cases: { met: 1, of: 1 } });
    await run('16T10:00');
    await send('16T15:00', '2026-W46');
    const clause = await onlyClause(days('11-09', '11-23'));
    expect(clause).toMatchObject({
      outcome: 'not_met',
      value: 5000,
      target: { min: 10_000, max: null },
      cases: { met: 1, of: 2 },
    });
    expect(clause.evidence.map(({ label, at, met }) => [label, at, met])).toEqual([
      ['2026-W46', rome('16T10:00'), false],
      ['2026-W45', rome('09T10:00'), true],
    ]);
    expect(clause.evidence[1]).toMatchObject({ kind: 'report', id: first.id });
  });
});

describe('clauses', () => {
  it('are those that hold on the last day, in their order; none before anything was agreed', async () => {
    await engaged([minutes('week', 60)], { startsOn: '2026-11-02' });
    await agreed('2026-11-11', [response, minutes('week', 30)]);
    expect((await measured()).map(({ kind }) => kind)).toEqual(['response', 'minutes']);
    expect((await measured())[1]).toMatchObject({ target: { min: 30, max: null }, outcome: 'not_met' });
    expect((await measured(week('2026-W45'))).map(({ kind }) => kind)).toEqual(['minutes']);
    expect(await measured(week('2026-W44'))).toEqual([]);
  });

  it('are measured by nothing of another client', async () => {
    await engaged([turnaround(null), response, minutes('week', null, 60)]);
    const mine = engagementId;
    await engaged();
    const foreign = await received('09T09:00', { title: 'Foreign' });
    await at('13T10:00', foreign, ['in_progress', 'delivered']);
    await log({ day: '2026-11-10', durationSeconds: 9 * HOUR });
    engagementId = mine;
    const clauses = await measured();
    expect(clauses.map(({ outcome }) => outcome)).toEqual(['not_measurable', 'not_measurable', 'met']);
    expect(JSON.stringify(clauses)).not.toContain('Foreign');
  });

  it('stand in the report as they were measured, with its own moment', async () => {
    await engaged([turnaround(null), minutes('week', 60)]);
    const task = await received('10T09:00', { title: 'Trip' });
    await at('12T18:00', task, ['in_progress', 'delivered']);
    await log({ day: '2026-11-10', durationSeconds: HOUR });
    test.clock.set(rome('16T09:00'));
    const { body } = await anna.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
    const clauses = body.content.clauses as ReportedClause[];
    expect(clauses).toEqual(await measured(undefined, rome('16T09:00')));
    expect(clauses.map(({ outcome, value }) => [outcome, value])).toEqual([
      ['not_met', 0],
      ['met', 60],
    ]);
  });

  it('of a week under way say what can be said of it, and the same a minute later', async () => {
    await engaged([turnaround(null, 480), minutes('week', 60, 600), response]);
    await received('10T09:00', { title: 'Trip' });
    await log({ day: '2026-11-10', durationSeconds: HOUR });
    const first = await measured(undefined, rome('11T12:00'));
    expect(first.map(({ outcome, reason, value }) => [outcome, reason, value])).toEqual([
      ['not_met', null, 0],
      ['not_measurable', 'still-running', 60],
      ['not_measurable', 'no-cases', null],
    ]);
    expect(first[0]?.evidence[0]).toMatchObject({ label: 'Trip', at: rome('10T17:00'), seconds: null });
    expect(await measured(undefined, rome('11T12:01'))).toEqual(first);
  });
});

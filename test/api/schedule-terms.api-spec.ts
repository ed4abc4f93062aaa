import { ReportSchedule } from '../../src/modules/reports/report.schedule.js';
import { aContact, aPortalContact } from '../builders/contact.js';
import { anEngagement, type BuiltEngagement, type EngagementFields } from '../builders/engagement.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

interface Planned { sendAt: string; dueAt: string; from: string; to: string; period: string; skipped: boolean; again: boolean } // prettier-ignore
interface Run { dueAt: string; sendAt: string; doneAt: string; from: string; to: string; outcome: string; reason: string | null; reportId: string | null } // prettier-ignore

const MONDAY = { enabled: true, weekday: 1, time: '08:00', autoSend: true };

describe('a schedule', () => {
  let test: TestApp;
  /** With a token: sessions end when the clock jumps by weeks. */
  let anna: Visitor;
  let workspaceId: string;
  let engagement: BuiltEngagement;
  let reader: string;

  beforeAll(async () => {
    test = await startApp({ now: '2026-01-05T08:00:00Z' });
    const owner = await test.visitor().signUp();
    anna = await owner.lasting();
    workspaceId = await owner.workspaceId();
  });
  afterAll(() => test.close());

  /** An engagement with one reader, from a moment on. */
  const begun = async (now: string, fields: EngagementFields = {}) => {
    test.clock.set(now);
    engagement = await anEngagement(anna, fields);
    reader = (await aContact(anna, { clientId: engagement.clientId })).id;
  };
  const path = (suffix = '') => `/engagements/${engagement.id}/schedule${suffix}`;
  const set = async (schedule: object) =>
    (await anna.put(path(), { ...MONDAY, ...schedule }).expect(200)).body.schedule as {
      nextRunAt: string;
      [field: string]: unknown;
    };
  const next = async () =>
    (await anna.get(`/engagements/${engagement.id}`).expect(200)).body.schedule.nextRunAt as string;
  const preview = async (query = '') =>
    (await anna.get(path(`/preview${query}`)).expect(200)).body.items as Planned[];
  const runs = async () => (await anna.get(path('-runs')).expect(200)).body.items as Run[];
  const run = () => test.app.get(ReportSchedule).run(workspaceId, engagement.id);
  const runAt = async (now: string) => {
    test.clock.set(now);
    await run();
    return (await runs())[0];
  };
  const told = async () =>
    (
      (await anna.get('/notices').expect(200)).body.items as {
        kind: string;
        title: string;
        noun: string;
        engagementId: string;
      }[]
    )
      .filter(({ kind, engagementId }) => kind.startsWith('report.') && engagementId === engagement.id)
      .map(({ kind, title, noun }) => `${kind} ${noun} ${title.split(', ').at(-1)}`)[0];

  it('is each week, for the week before, to everybody, unless more is said', async () => {
    await begun('2026-11-11T10:00:00Z');
    expect(await set({})).toEqual({
      ...MONDAY,
      ...{ every: 'week', dayOfMonth: null, timeZone: null, covers: 'week', which: 'previous' },
      ...{ twoWeeksFrom: null, holidays: 'send', emptyWeeks: 'short', recipients: null },
      nextRunAt: '2026-11-16T07:00:00Z',
    });
  });

  it('says when and of which days apart, and shows the next five before it is kept', async () => {
    await begun('2026-11-11T10:00:00Z', { holidays: 'IT' });
    const asked = 'every=month&dayOfMonth=1&covers=month&holidays=next_working_day&time=09:30';
    const shown = await preview(`?${asked}`);
    expect(shown.map(({ sendAt, period }) => `${sendAt} ${period}`)).toEqual([
      '2026-12-01T08:30:00Z 2026-11',
      '2027-01-04T08:30:00Z 2026-12',
      '2027-02-01T08:30:00Z 2027-01',
      '2027-03-01T08:30:00Z 2027-02',
      '2027-04-01T07:30:00Z 2027-03',
    ]);
    expect(await next()).toBe('2026-11-16T07:00:00Z');
    const monthly = {
      every: 'month',
      dayOfMonth: 1,
      covers: 'month',
      holidays: 'next_working_day',
      time: '09:30',
    };
    expect(await set(monthly)).toMatchObject({ ...monthly, nextRunAt: '2026-12-01T08:30:00Z' });
    expect(await preview()).toEqual(shown);
  });

  it('says in its preview which days are told before, and what a holiday leaves out', async () => {
    await begun('2026-12-10T10:00:00Z', { holidays: 'IT' });
    const weekly = await preview('?weekday=5&covers=month&which=running&holidays=skip');
    expect(
      weekly.map(({ dueAt, period, again, skipped }) => [dueAt.slice(0, 10), period, again, skipped]),
    ).toEqual([
      ['2026-12-11', '2026-12', false, false],
      ['2026-12-18', '2026-12', true, false],
      ['2026-12-25', '2026-12', true, true],
      ['2027-01-01', '2027-01', false, true],
      ['2027-01-08', '2027-01', true, false],
    ]);
  });

  it('runs by its own clocks, but not before its days are over where the engagement is', async () => {
    await begun('2026-11-11T10:00:00Z', { timeZone: 'America/New_York' });
    expect(await set({ timeZone: 'Europe/Rome' })).toMatchObject({ nextRunAt: '2026-11-16T07:00:00Z' });
    expect(await set({ timeZone: 'Asia/Tokyo', time: '07:00' })).toMatchObject({
      nextRunAt: '2026-11-16T05:00:00Z',
    });
    expect(await runAt('2026-11-16T05:00:00Z')).toMatchObject({
      ...{
        dueAt: '2026-11-15T22:00:00Z',
        sendAt: '2026-11-16T05:00:00Z',
        from: '2026-11-09',
        to: '2026-11-16',
      },
      outcome: 'sent',
    });
    expect(await next()).toBe('2026-11-23T05:00:00Z');
  });

  it.each([
    [{ every: 'day' }, 'every', 'one-of'],
    [{ every: 'month', dayOfMonth: 0 }, 'dayOfMonth', 'too-small'],
    [{ every: 'balance_period', dayOfMonth: 29 }, 'dayOfMonth', 'too-large'],
    [{ dayOfMonth: 32 }, 'dayOfMonth', 'too-large'],
    [{ timeZone: 'EST' }, 'timeZone', 'time-zone'],
    [{ twoWeeksFrom: '2026-02-30' }, 'twoWeeksFrom', 'day'],
    [{ holidays: 'maybe' }, 'holidays', 'one-of'],
    [{ which: 'next' }, 'which', 'one-of'],
    [{ emptyWeeks: 'never' }, 'emptyWeeks', 'one-of'],
    [{ recipients: [] }, 'recipients', 'too-few'],
    [{ recipients: [{ contactId: 'x', role: 'to' }] }, 'recipients.0.contactId', 'id'],
    [{ recipients: 'all' }, 'recipients', 'list'],
    [{ nextRunAt: '2026-11-16T07:00:00Z' }, 'nextRunAt', 'unknown-field'],
  ])('refuses %j', async (wrong, field, code) => {
    await begun('2026-11-11T10:00:00Z');
    const refused = await anna.put(path(), { ...MONDAY, ...wrong }).expect(400);
    expect(refused.body.errors).toEqual([expect.objectContaining({ field, code })]);
  });

  it('goes to those who were chosen, one of whom must be there to answer', async () => {
    await begun('2026-11-11T10:00:00Z');
    const other = (await aContact(anna, { clientId: engagement.clientId })).id;
    const both = [{ contactId: other, role: 'to' }, { contactId: reader, role: 'cc' }]; // prettier-ignore
    expect((await set({ recipients: both })).recipients).toEqual(both);
    expect((await set({ recipients: null })).recipients).toBeNull();
    const refused = async (recipients: object[]) =>
      (await anna.put(path(), { ...MONDAY, recipients }).expect(400)).body.errors;
    expect(await refused([{ contactId: reader, role: 'cc' }])).toMatchObject([
      { field: 'recipients', code: 'required' },
    ]);
    const twice = [{ contactId: reader, role: 'to' }, { contactId: reader, role: 'cc' }]; // prettier-ignore
    expect(await refused(twice)).toMatchObject([{ field: 'recipients', code: 'twice' }]);
    const stranger = (await aContact(anna)).id;
    await anna.put(path(), { ...MONDAY, recipients: [{ contactId: stranger, role: 'to' }] }).expect(404);
    await anna.delete(`/contacts/${other}`).expect(204);
    await anna.put(path(), { ...MONDAY, recipients: [{ contactId: other, role: 'to' }] }).expect(404);
  });

  it('is sent to them alone; whoever switched reports off gets none all the same', async () => {
    await begun('2026-11-11T10:00:00Z');
    const { clientId } = engagement;
    const [chosen, off] = [(await aContact(anna, { clientId })).id, (await aContact(anna, { clientId })).id];
    await set({
      recipients: [
        { contactId: off, role: 'to' },
        { contactId: chosen, role: 'cc' },
      ],
    });
    await anna.patch(`/contacts/${off}`, { receivesReports: false }).expect(200);
    const sent = await runAt('2026-11-16T07:00:00Z');
    const deliveries = await test.sql('SELECT contact_id, role FROM delivery WHERE report_id = $1', [
      sent?.reportId,
    ]);
    expect(deliveries).toEqual([{ contact_id: chosen, role: 'cc' }]);
  });

  it('leaves a correction that somebody is writing to them', async () => {
    await begun('2026-11-11T10:00:00Z');
    await set({});
    test.clock.set('2026-11-16T06:00:00Z');
    const byHand = await anna.post('/reports', { engagementId: engagement.id, week: '2026-W46' }).expect(201);
    await anna.post(`/reports/${byHand.body.id}/send`).expect(200);
    const second = await anna
      .post(`/reports/${byHand.body.id}/revisions`, { reason: 'A day was missing' })
      .expect(201);
    expect(await runAt('2026-11-16T07:00:00Z')).toMatchObject({ outcome: 'already_sent' });
    expect((await anna.get(`/reports/${second.body.id}`).expect(200)).body.state).toBe('draft');
  });

  it('keeps what became of every moment, and tells the members what needs them', async () => {
    await begun('2026-11-11T10:00:00Z');
    await set({ autoSend: false });
    expect(await runAt('2026-11-16T07:00:00Z')).toMatchObject({
      ...{ dueAt: '2026-11-16T07:00:00Z', doneAt: '2026-11-16T07:00:00Z', outcome: 'ready', reason: null },
      reportId: expect.any(String),
    });
    expect(await told()).toBe('report.ready report 2026-W46');
    await set({ autoSend: true });
    expect(await runAt('2026-11-23T09:00:00Z')).toMatchObject({
      ...{ sendAt: '2026-11-23T07:00:00Z', doneAt: '2026-11-23T09:00:00Z', outcome: 'sent', reason: null },
    });
    const byHand = await anna.post('/reports', { engagementId: engagement.id, week: '2026-W48' });
    await anna.post(`/reports/${byHand.body.id}/send`).expect(200);
    expect(await runAt('2026-11-30T07:00:00Z')).toMatchObject({
      outcome: 'already_sent',
      reportId: byHand.body.id,
    });
    await anna.patch(`/contacts/${reader}`, { receivesReports: false }).expect(200);
    expect(await runAt('2026-12-07T07:00:00Z')).toMatchObject({
      outcome: 'held_back',
      reason: 'no-recipient',
    });
    expect(await told()).toBe('report.held-back report 2026-W49');
    expect((await runs()).map(({ outcome }) => outcome)).toEqual([
      'held_back',
      'already_sent',
      'sent',
      'ready',
    ]);
    const [page] = [(await anna.get(path('-runs?limit=1')).expect(200)).body];
    const second = await anna.get(path(`-runs?limit=1&cursor=${page.nextCursor}`)).expect(200);
    expect([page, second.body].map(({ items }) => items[0].outcome)).toEqual(['held_back', 'already_sent']);
  });

  it('leaves a holiday out where that was said, and tells the members why', async () => {
    await begun('2026-12-21T10:00:00Z', { holidays: 'IT' });
    await set({ weekday: 5, which: 'running', holidays: 'skip' });
    expect(await runAt('2026-12-25T07:00:00Z')).toMatchObject({
      ...{ outcome: 'skipped', reason: 'holiday', reportId: null, from: '2026-12-21', to: '2026-12-28' },
    });
    expect(await told()).toBe('report.skipped client 2026-W52');
    expect((await anna.get(`/reports?engagementId=${engagement.id}`).expect(200)).body.items).toEqual([]);
  });

  it('leaves a week without work out where that was said; what somebody composed stays', async () => {
    await begun('2026-11-11T10:00:00Z');
    await set({ emptyWeeks: 'skip', autoSend: false });
    expect(await runAt('2026-11-16T07:00:00Z')).toMatchObject({
      outcome: 'skipped',
      reason: 'empty',
      reportId: null,
    });
    expect(await told()).toBe('report.skipped client 2026-W46');
    expect((await anna.get(`/reports?engagementId=${engagement.id}`).expect(200)).body.items).toEqual([]);
    const mine = await anna.post('/reports', { engagementId: engagement.id, week: '2026-W47' }).expect(201);
    expect(await runAt('2026-11-23T07:00:00Z')).toMatchObject({ outcome: 'ready', reportId: mine.body.id });
    const hour = { engagementId: engagement.id, day: '2026-11-24', durationSeconds: 3600 };
    await anna.post('/time-entries', hour).expect(201);
    expect(await runAt('2026-11-30T07:00:00Z')).toMatchObject({ outcome: 'ready', reason: null });
  });

  it('follows the engagement: its zone, its holidays and its periods', async () => {
    await begun('2026-12-21T10:00:00Z', { holidays: 'IT' });
    await set({ weekday: 5, which: 'running', holidays: 'next_working_day' });
    expect(await next()).toBe('2026-12-28T07:00:00Z');
    const change = (body: object) => anna.patch(`/engagements/${engagement.id}`, body).expect(200);
    expect((await change({ holidays: null })).body.schedule.nextRunAt).toBe('2026-12-25T07:00:00Z');
    expect((await change({ timeZone: 'Europe/London' })).body.schedule.nextRunAt).toBe(
      '2026-12-25T08:00:00Z',
    );
    await set({ every: 'balance_period', dayOfMonth: 2, covers: 'balance_period' });
    expect(await next()).toBe('2027-01-03T08:00:00Z');
    const terms = { rate: null, allowanceMinutes: 600, showAmounts: false, period: 'month', anchorDay: 24 };
    await anna
      .post(`/engagements/${engagement.id}/agreements`, { ...terms, validFrom: '2026-12-21' })
      .expect(201);
    expect(await next()).toBe('2026-12-23T08:00:00Z');
    expect((await preview()).slice(0, 3).map(({ from, to }) => [from, to])).toEqual([
      ['2026-12-01', '2026-12-21'],
      ['2026-12-21', '2026-12-24'],
      ['2026-12-24', '2027-01-24'],
    ]);
  });

  it('keeps the turn of a report whose moment has come, whatever is changed before it is made', async () => {
    await begun('2026-11-11T10:00:00Z');
    await set({});
    test.clock.set('2026-11-16T07:00:30Z');
    expect(await set({ weekday: 5 })).toMatchObject({ nextRunAt: '2026-11-16T07:00:00Z' });
    await run();
    expect(await next()).toBe('2026-11-20T07:00:00Z');
    expect(await set({ time: '09:00' })).toMatchObject({ nextRunAt: '2026-11-16T08:00:00Z' });
    expect(await runAt('2026-11-16T08:00:00Z')).toMatchObject({ outcome: 'already_sent' });
    expect(await runs()).toHaveLength(2);
  });

  it('is nobody’s business at the client beyond when the next report comes', async () => {
    await begun('2026-11-11T10:00:00Z');
    const carla = await aPortalContact(test, anna, { clientId: engagement.clientId });
    await set({ recipients: [{ contactId: reader, role: 'to' }] });
    const seen = await carla.visitor.get(`/engagements/${engagement.id}`).expect(200);
    expect(seen.body.schedule).toMatchObject({ recipients: null, nextRunAt: '2026-11-16T07:00:00Z' });
    await carla.visitor.get(path('/preview')).expect(403);
    await carla.visitor.get(path('-runs')).expect(403);
    await carla.visitor.put(path(), MONDAY).expect(403);
    const stranger = await test.visitor().signUp({ email: 'other@example.com' });
    await stranger.get(path('/preview')).expect(404);
    await stranger.get(path('-runs')).expect(404);
  });
});

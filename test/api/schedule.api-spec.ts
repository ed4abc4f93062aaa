import { ReportSchedule } from '../../src/modules/reports/report.schedule.js';
import { aContact } from '../builders/contact.js';
import { anEngagement, type EngagementFields } from '../builders/engagement.js';
import { waitForReports } from '../support/report-mail.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

interface Sent { week: string; from: string; state: string; sentAt: string | null } // prettier-ignore

describe('the schedule of reports', () => {
  let test: TestApp;
  /** With a token: sessions end when the clock jumps by weeks. */
  let anna: Visitor;
  let workspaceId: string;
  let engagementId: string;
  let email: string;
  let number = 0;

  beforeAll(async () => {
    test = await startApp({ now: '2026-01-05T08:00:00Z' });
    const owner = await test.visitor().signUp();
    anna = await owner.lasting();
    workspaceId = await owner.workspaceId();
  });
  afterAll(() => test.close());

  /** An engagement whose report goes out on Mondays at 08:00 to one contact, from a moment on. */
  const scheduled = async (now: string, fields: EngagementFields = {}, schedule: object = {}) => {
    test.clock.set(now);
    const engagement = await anEngagement(anna, fields);
    engagementId = engagement.id;
    email = `reader-${++number}@example.com`;
    await aContact(anna, { clientId: engagement.clientId, email });
    const monday = { enabled: true, weekday: 1, time: '08:00', autoSend: true, ...schedule };
    const { body } = await anna.put(`/engagements/${engagementId}/schedule`, monday).expect(200);
    return body.schedule.nextRunAt as string | null;
  };
  const run = () => test.app.get(ReportSchedule).run(workspaceId, engagementId);
  /** Lets the product look at its clock once an hour. */
  const live = async (until: string) => {
    for (; Temporal.Instant.compare(test.clock.now(), until) < 0; test.clock.advance({ hours: 1 }))
      await run();
    await run();
  };
  const reports = async (): Promise<Sent[]> => {
    const { body } = await anna.get(`/reports?engagementId=${engagementId}`).expect(200);
    return (body.items as Sent[])
      .map(({ week, from, state, sentAt }) => ({ week, from, state, sentAt }))
      .reverse();
  };
  const mails = async () => (await test.sql('SELECT id FROM mail WHERE to_address = $1', [email])).length;

  it('sends on Monday at 08:00 of the engagement, for the week before (R-12)', async () => {
    expect(await scheduled('2026-11-11T10:00:00Z')).toBe('2026-11-16T07:00:00Z');
    test.clock.set('2026-11-16T06:59:59Z');
    await run();
    expect(await reports()).toEqual([]);
    test.clock.set('2026-11-16T07:00:00Z');
    await run();
    expect(await reports()).toEqual([
      { week: '2026-W46', from: '2026-11-09', state: 'sent', sentAt: '2026-11-16T07:00:00Z' },
    ]);
    expect(await scheduled('2026-11-11T10:00:00Z', { timeZone: 'America/New_York' })).toBe(
      '2026-11-16T13:00:00Z',
    );
  });

  it('sends once for each week while the clocks go forward on 29 March 2026', async () => {
    await scheduled('2026-03-16T09:00:00Z');
    await live('2026-04-07T00:00:00Z');
    expect(await reports()).toEqual([
      { week: '2026-W12', from: '2026-03-16', state: 'sent', sentAt: '2026-03-23T07:00:00Z' },
      { week: '2026-W13', from: '2026-03-23', state: 'sent', sentAt: '2026-03-30T06:00:00Z' },
      { week: '2026-W14', from: '2026-03-30', state: 'sent', sentAt: '2026-04-06T06:00:00Z' },
    ]);
    expect(await mails()).toBe(3);
  }, 120_000);

  it('sends once for each week while the clocks go back on 25 October 2026', async () => {
    await scheduled('2026-10-12T09:00:00Z');
    await live('2026-11-03T00:00:00Z');
    expect(await reports()).toEqual([
      { week: '2026-W42', from: '2026-10-12', state: 'sent', sentAt: '2026-10-19T06:00:00Z' },
      { week: '2026-W43', from: '2026-10-19', state: 'sent', sentAt: '2026-10-26T07:00:00Z' },
      { week: '2026-W44', from: '2026-10-26', state: 'sent', sentAt: '2026-11-02T07:00:00Z' },
    ]);
    expect(await mails()).toBe(3);
  }, 120_000);

  it('sends once at an hour that comes twice, and at one that does not come (R-13)', async () => {
    await scheduled('2026-03-27T09:30:00Z', {}, { weekday: 7, time: '02:30' });
    await live('2026-03-30T00:00:00Z');
    expect(await reports()).toEqual([
      expect.objectContaining({ week: '2026-W12', sentAt: '2026-03-29T01:30:00Z' }),
    ]);
    await scheduled('2026-10-23T09:30:00Z', {}, { weekday: 7, time: '02:30' });
    await live('2026-10-26T00:00:00Z');
    expect(await reports()).toEqual([
      expect.objectContaining({ week: '2026-W42', sentAt: '2026-10-25T00:30:00Z' }),
    ]);
  }, 120_000);

  it('makes up for three weeks of downtime, each week once and in order', async () => {
    await scheduled('2026-10-23T09:00:00Z');
    test.clock.set('2026-11-10T15:00:00Z');
    await run();
    await run();
    expect((await reports()).map(({ week, state }) => [week, state])).toEqual([
      ['2026-W43', 'sent'],
      ['2026-W44', 'sent'],
      ['2026-W45', 'sent'],
    ]);
    const order = await test.sql<{ week: string }>(
      'SELECT week FROM report WHERE engagement_id = $1 ORDER BY id',
      [engagementId],
    );
    expect(order.map(({ week }) => week)).toEqual(['2026-W43', '2026-W44', '2026-W45']);
    const { body } = await anna.get(`/engagements/${engagementId}`).expect(200);
    expect(body.schedule.nextRunAt).toBe('2026-11-16T07:00:00Z');
  });

  it('sends once when several look at the same moment, and not again when the clock goes back', async () => {
    await scheduled('2026-11-11T10:00:00Z');
    test.clock.set('2026-11-16T07:00:00Z');
    await Promise.all([run(), run(), run()]);
    test.clock.set('2026-11-15T00:00:00Z');
    await live('2026-11-16T09:00:00Z');
    expect(await reports()).toHaveLength(1);
    expect(await mails()).toBe(1);
  });

  it('leaves a draft to be read where nothing is sent by itself, and where nobody receives it', async () => {
    await scheduled('2026-11-11T10:00:00Z', {}, { autoSend: false });
    test.clock.set('2026-11-16T07:00:00Z');
    await run();
    expect(await reports()).toEqual([expect.objectContaining({ week: '2026-W46', state: 'draft' })]);
    await scheduled('2026-11-11T10:00:00Z');
    await test.sql("SELECT set_config('app.workspace', $1, false)", [workspaceId]);
    await test.sql('UPDATE contact SET receives_reports = false WHERE email = $1', [email]);
    test.clock.set('2026-11-16T07:00:00Z');
    await run();
    expect(await reports()).toEqual([expect.objectContaining({ week: '2026-W46', state: 'draft' })]);
    expect(await mails()).toBe(0);
  });

  it('takes over a draft that was composed before, and leaves alone what was sent by hand', async () => {
    await scheduled('2026-11-15T10:00:00Z');
    const { body: draft } = await anna.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
    await anna.patch(`/reports/${draft.id}`, { word: 'A good week.' }).expect(200);
    await anna.post('/time-entries', { engagementId, day: '2026-11-15', durationSeconds: 60 }).expect(201);
    test.clock.set('2026-11-16T07:00:00Z');
    await run();
    const { body: sent } = await anna.get(`/reports/${draft.id}`).expect(200);
    expect(sent).toMatchObject({
      state: 'sent',
      word: 'A good week.',
      content: { totals: { seconds: 60 }, word: 'A good week.' },
    });
    await scheduled('2026-11-16T06:00:00Z');
    const { body: manual } = await anna.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
    await anna.post(`/reports/${manual.id}/send`).expect(200);
    test.clock.set('2026-11-16T07:00:00Z');
    await run();
    expect(await mails()).toBe(1);
  });

  it('stops with the engagement, after the week of its last day; and does nothing while switched off', async () => {
    await scheduled('2026-11-02T10:00:00Z');
    await anna.patch(`/engagements/${engagementId}`, { endedOn: '2026-11-10' }).expect(200);
    await live('2026-11-24T00:00:00Z');
    expect((await reports()).map(({ week }) => week)).toEqual(['2026-W45', '2026-W46']);
    expect(await scheduled('2026-11-11T10:00:00Z', {}, { enabled: false })).toBeNull();
    await live('2026-11-17T00:00:00Z');
    expect(await reports()).toEqual([]);
  }, 120_000);

  it('covers the weeks of the engagement, where they start on Sunday too (R-07)', async () => {
    await scheduled('2026-11-11T10:00:00Z', { weekStartsOn: 7 });
    await anna.post('/time-entries', { engagementId, day: '2026-11-14', durationSeconds: 3600 }).expect(201);
    await anna.post('/time-entries', { engagementId, day: '2026-11-15', durationSeconds: 60 }).expect(201);
    test.clock.set('2026-11-16T07:00:00Z');
    await run();
    expect(await reports()).toEqual([expect.objectContaining({ week: '2026-W46', from: '2026-11-08' })]);
    const { body } = await anna.get(`/reports?engagementId=${engagementId}`).expect(200);
    expect(body.items[0].seconds).toBe(3600);
  });

  it('is looked after by the worker: due, queued, composed, sent, arrived', async () => {
    await scheduled('2026-11-11T10:00:00Z');
    test.clock.set('2026-11-16T07:00:00Z');
    await Promise.all([test.app.get(ReportSchedule).tick(), test.app.get(ReportSchedule).tick()]);
    await test.work();
    const [mail] = await waitForReports(test.mails, email);
    expect(mail?.subject).toContain('15');
    expect(await reports()).toHaveLength(1);
  }, 120_000);
});

import { ViewSendingJobs } from '../../src/modules/views/view-sending.jobs.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember, type BuiltMember } from '../builders/member.js';
import { aView } from '../builders/view.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const MONDAYS = { enabled: true, weekday: 1, time: '08:00', timeZone: 'Europe/Rome' };

describe('a view that is sent', () => {
  let test: TestApp;
  /** With a token: sessions end when the clock jumps by weeks. */
  let anna: Visitor;
  let bea: BuiltMember;
  let workspaceId: string;
  let office: { id: string };
  let texts: { id: string };

  beforeAll(async () => {
    test = await startApp({ now: '2026-01-05T08:00:00Z' });
    const owner = await test.visitor().signUp();
    anna = await owner.lasting();
    workspaceId = await owner.workspaceId();
    bea = await aMember(test, owner, { language: 'de' });
    office = await anEngagement(anna, { name: 'Office', startsOn: '2026-01-01' });
    texts = await anEngagement(anna, { name: 'Texts', startsOn: '2026-01-01' });
    await anna.put(`/engagements/${texts.id}/assistants`, { memberIds: [bea.id] }).expect(200);
  });
  afterAll(() => test.close());

  const jobs = () => test.app.get(ViewSendingJobs);
  const view = (now: string, schedule: object = {}, fields: object = {}) => {
    test.clock.set(now);
    const usual = { groupBy: ['engagement'], columns: ['seconds'], schedule: { ...MONDAYS, ...schedule } };
    return aView(anna, { ...usual, ...fields });
  };
  /** Which days the orders of a view are about, in the order in which they were given. */
  const ordered = async (id: string) =>
    (
      await test.sql<{ at: string; today: string }>(
        `SELECT created_at::text AS at, props ->> 'today' AS today FROM mail WHERE props ->> 'viewId' = $1 ORDER BY id`,
        [id],
      )
    ).map(({ today }) => today);
  /** Lets the product look at its clock once an hour. */
  const live = async (id: string, until: string) => {
    for (; Temporal.Instant.compare(test.clock.now(), until) < 0; test.clock.advance({ hours: 1 }))
      await jobs().run(workspaceId, id);
    await jobs().run(workspaceId, id);
  };

  it('is sent on Monday at 08:00 of its zone, and not a second before (R-12)', async () => {
    const { id } = await view('2026-11-11T10:00:00Z');
    test.clock.set('2026-11-16T06:59:59Z');
    await jobs().run(workspaceId, id);
    expect(await ordered(id)).toEqual([]);
    test.clock.set('2026-11-16T07:00:00Z');
    await jobs().run(workspaceId, id);
    expect(await ordered(id)).toEqual(['2026-11-16']);
    const { body } = await anna.get(`/views/${id}`).expect(200);
    expect(body).toMatchObject({ version: 1, schedule: { nextRunAt: '2026-11-23T07:00:00Z' } });
  });

  it('is sent once a month on the 31st, or on the last day of a shorter month (R-10)', async () => {
    const { id } = await view('2026-01-10T10:00:00Z', { weekday: null, dayOfMonth: 31 });
    await live(id, '2026-05-02T00:00:00Z');
    expect(await ordered(id)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
  }, 60_000);

  it('is sent once where the clocks skip its hour or show it twice (R-13)', async () => {
    const spring = await view('2026-03-27T09:30:00Z', { weekday: 7, time: '02:30' });
    await live(spring.id, '2026-03-30T00:00:00Z');
    expect(await ordered(spring.id)).toEqual(['2026-03-29']);
    const autumn = await view('2026-10-23T09:30:00Z', { weekday: 7, time: '02:30' });
    await live(autumn.id, '2026-10-26T00:00:00Z');
    expect(await ordered(autumn.id)).toEqual(['2026-10-25']);
  }, 30_000);

  it('makes up for a downtime once and in order, each about its own days', async () => {
    const { id } = await view('2026-10-23T09:00:00Z');
    test.clock.set('2026-11-10T15:00:00Z');
    await jobs().run(workspaceId, id);
    await jobs().run(workspaceId, id);
    expect(await ordered(id)).toEqual(['2026-10-26', '2026-11-02', '2026-11-09']);
  });

  it('is sent once when several look at the same moment, and not again when the clock goes back', async () => {
    const { id } = await view('2026-11-11T10:00:00Z');
    test.clock.set('2026-11-16T07:00:00Z');
    await Promise.all([1, 2, 3].map(() => jobs().run(workspaceId, id)));
    test.clock.set('2026-11-15T00:00:00Z');
    await live(id, '2026-11-16T09:00:00Z');
    expect(await ordered(id)).toEqual(['2026-11-16']);
    // Even where somebody sets its next moment back.
    await test.sql("SELECT set_config('app.workspace', $1, false), set_config('app.role', 'system', false)", [workspaceId]); // prettier-ignore
    await test.sql(`UPDATE view SET next_run_at = '2026-11-16T07:00:00Z' WHERE id = $1`, [id]);
    await jobs().run(workspaceId, id);
    expect(await ordered(id)).toEqual(['2026-11-16']);
  });

  it('stops when it is switched off or deleted', async () => {
    const [off, gone] = [await view('2026-11-11T10:00:00Z'), await view('2026-11-11T10:00:00Z')];
    await anna.patch(`/views/${off.id}`, { schedule: { ...MONDAYS, enabled: false } }).expect(200);
    await anna.delete(`/views/${gone.id}`).expect(204);
    test.clock.set('2026-12-01T07:00:00Z');
    for (const { id } of [off, gone]) await jobs().run(workspaceId, id);
    expect([...(await ordered(off.id)), ...(await ordered(gone.id))]).toEqual([]);
    await anna.post(`/views/${gone.id}/restore`).expect(200);
    await jobs().run(workspaceId, gone.id);
    expect(await ordered(gone.id)).toEqual([]);
  });

  it('goes to whoever wants it, in their language, with the figures of their own reach, and to nobody else', async () => {
    const log = (engagementId: string, durationSeconds: number) =>
      anna.post('/time-entries', { engagementId, day: '2026-11-11', durationSeconds }).expect(201);
    const { id } = await view('2026-11-11T10:00:00Z', {}, { name: 'My & week', sharedWith: 'members' });
    const later = await view('2026-11-11T10:00:00Z', {}, { name: 'Own again', sharedWith: 'members' });
    // Signed in before the clock moved: a session of its own day.
    const { visitor } = bea;
    const seen = await visitor.signIn(bea.email);
    for (const view of [id, later.id]) await seen.put(`/views/${view}/mail`, { wanted: true }).expect(200);
    await log(office.id, 5400);
    await log(texts.id, 1200);
    // No more shared when its hour comes: it goes to its owner alone.
    await anna.patch(`/views/${later.id}`, { sharedWith: 'nobody' }).expect(200);
    test.clock.set('2026-11-16T07:00:00Z');
    await test.sql('DELETE FROM mail');
    await Promise.all([jobs().tick(), jobs().tick()]);
    await test.work();
    const toAnna = await mailsNamed('anna@example.com', 2);
    const mine = toAnna.find(({ subject }) => subject.startsWith('My & week'));
    expect(mine?.text).toContain('Office');
    expect(mine?.text).toContain('Hours 1:50');
    expect(mine?.html).toContain('Texts');
    expect(mine?.text).toContain(`/insights/views/${id}`);
    const toBea = await mailsNamed(bea.email, 1);
    expect(toBea).toHaveLength(1);
    expect(toBea[0]?.subject).toBe('My & week vom 9.–15. November 2026');
    expect(toBea[0]?.text).toContain('Stunden 0:20');
    expect(`${toBea[0]?.text}${toBea[0]?.html}`).not.toContain('Office');
  }, 30_000);

  const mailsNamed = async (address: string, count: number) => {
    for (let turn = 0; turn < 400; turn++) {
      const mails = (await test.mails.to(address)).filter(({ subject }) =>
        /My & week|Own again/.test(subject),
      );
      if (mails.length >= count) return mails;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`${address} did not get ${count} mail(s)`);
  };
});

import { ForgottenTimersJobs } from '../../src/modules/time-entries/forgotten-timers.jobs.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** Monday 16 November 2026, 09:30 in Rome. */
const NOW = '2026-11-16T08:30:00Z';
const HOURS = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '13:00' };

describe('a timer that was forgotten', () => {
  let test: TestApp;
  let anna: Visitor;
  let engagementId: string;
  let people = 0;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    await test.work();
  });
  afterAll(() => test.close());

  // Each test has a person of its own: mails are counted by address.
  let address: string;
  beforeEach(async () => {
    test.clock.set(NOW);
    address = `anna-${++people}@example.com`;
    anna = await test.visitor().signUp({ email: address, language: 'it' });
    engagementId = (await anEngagement(anna, { name: 'Segreteria' })).id;
  });

  const start = async (by: Visitor = anna) =>
    (await by.post('/time-entries', { engagementId, startedAt: NOW, description: 'Posta' }).expect(201)).body;
  const running = async () => (await anna.get('/time-entries/running').expect(200)).body.entry;
  const asked = async (id: string) =>
    (
      await test.sql<{ at: Date | null }>('SELECT forgotten_asked_at AS at FROM time_entry WHERE id = $1', [
        id,
      ])
    )[0]?.at;
  /** What the clock starts every five minutes. */
  const tick = () => test.app.get(ForgottenTimersJobs).tick();

  it('is asked about after 8 hours by the screen and one mail in the member’s language; nothing is cut', async () => {
    const timer = await start();
    test.clock.set('2026-11-16T16:30:00Z');
    await tick();
    expect((await running()).forgotten).toBeNull();
    test.clock.set('2026-11-16T17:00:00Z');
    await tick();
    const [mail] = await test.mails.wait(address);
    expect(mail?.subject).toMatch(/^Il timer per .+ deve ancora girare\?$/);
    expect(mail?.text).toContain('http://localhost:3000/time');
    expect(mail?.text).toContain('Posta');
    expect(await running()).toMatchObject({
      id: timer.id,
      endedAt: null,
      version: 1,
      forgotten: { proposedEnd: '2026-11-16T16:30:00Z', afterHours: 8 },
    });
    expect(await asked(timer.id)).not.toBeNull();
    test.clock.advance({ hours: 10 });
    await tick();
    await tick();
    expect(await test.mails.to(address)).toHaveLength(1);
  });

  it('is stopped at the proposed end, and both moments are kept', async () => {
    const timer = await start();
    test.clock.set('2026-11-16T19:00:00Z');
    const { forgotten } = await running();
    const { body } = await anna
      .post(`/time-entries/${timer.id}/stop`, { endedAt: forgotten.proposedEnd })
      .expect(200);
    expect(body).toMatchObject({
      endedAt: '2026-11-16T16:30:00Z',
      measuredEndedAt: '2026-11-16T19:00:00Z',
      durationSeconds: 8 * 3600,
      forgotten: null,
    });
  });

  it('is asked about at the end of the working window, which is proposed', async () => {
    await anna.patch('/person', { workingHours: HOURS }).expect(200);
    const timer = await start();
    test.clock.set('2026-11-16T12:00:00Z');
    await tick();
    expect(await asked(timer.id)).toBeNull();
    test.clock.set('2026-11-16T12:05:00Z');
    await tick();
    await test.mails.wait(address);
    expect((await running()).forgotten).toEqual({ proposedEnd: '2026-11-16T12:00:00Z', afterHours: 3 });
  });

  it('gets no mail when it was stopped before the question was sent', async () => {
    const timer = await start();
    test.clock.set('2026-11-16T17:00:00Z');
    await anna.post(`/time-entries/${timer.id}/stop`).expect(200);
    await test.app.get(ForgottenTimersJobs).tick();
    expect(await test.mails.to(address)).toEqual([]);
    expect(await asked(timer.id)).toBeNull();
  });

  it('is its member’s own matter: the owner sees it run, and is not asked', async () => {
    const bea = await aMember(test, anna, { email: `bea-${people}@example.com`, language: 'de' });
    await anna.put(`/engagements/${engagementId}/assistants`, { memberIds: [bea.id] }).expect(200);
    const timer = await start(bea.visitor);
    test.clock.set('2026-11-16T17:00:00Z');
    await tick();
    const [, mail] = await test.mails.wait(bea.email, 2);
    expect(mail?.subject).toContain('Soll der Timer');
    const { body } = await anna.get(`/time-entries/${timer.id}`).expect(200);
    expect(body).toMatchObject({ running: true, forgotten: null });
    expect(await test.mails.to(address)).toEqual([]);
  });

  it('depends on working hours that each person says and takes back', async () => {
    const { body } = await anna
      .patch('/person', { workingHours: { ...HOURS, weekdays: [5, 1, 1] } })
      .expect(200);
    expect(body.workingHours).toEqual({ ...HOURS, weekdays: [1, 5] });
    const { body: session } = await anna.get('/session').expect(200);
    expect(session.person.workingHours).toEqual({ ...HOURS, weekdays: [1, 5] });
    const backwards = { ...HOURS, from: '13:00', to: '09:00' };
    await anna.patch('/person', { workingHours: backwards }).expect(400);
    await anna.patch('/person', { name: 'Anna F.' }).expect(200);
    expect((await anna.get('/session').expect(200)).body.person.workingHours).not.toBeNull();
    await anna.patch('/person', { workingHours: null }).expect(200);
    expect((await anna.get('/session').expect(200)).body.person.workingHours).toBeNull();
  });
});

import { BalancesJobs } from '../../src/modules/balances/balances.jobs.js';
import { anAppointment } from '../builders/appointment.js';
import { aPortalContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement, type BuiltEngagement } from '../builders/engagement.js';
import { aQuestion } from '../builders/question.js';
import { aTask, moved } from '../builders/task.js';
import type { Content } from '../support/golden-story.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const TERMS = { rate: { amount: '30.00', currency: 'EUR' }, allowanceMinutes: 600, showAmounts: true };
const MONDAY = '2026-11-16T08:30:00Z';

describe('the content of a report', () => {
  let test: TestApp;
  let anna: Visitor;
  let office: BuiltEngagement;
  let giulia: Awaited<ReturnType<typeof aPortalContact>>;

  beforeAll(async () => {
    test = await startApp({ now: '2026-10-05T06:00:00Z' });
    anna = await (await test.visitor().signUp()).lasting();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    test.clock.set('2026-10-05T06:00:00Z');
    office = await anEngagement(anna, { ...TERMS, startsOn: '2026-10-05' });
    giulia = await aPortalContact(test, anna, { clientId: office.clientId });
  });

  const here = () => ({ engagementId: office.id });
  const logged = async (day: string, seconds: number, engagementId = office.id) =>
    (await anna.post('/time-entries', { engagementId, day, durationSeconds: seconds }).expect(201)).body as {
      id: string;
    };
  const composed = async (days: object, engagementId = office.id) =>
    (await anna.post('/reports', { engagementId, ...days }).expect(201)).body as {
      id: string;
      content: Content;
    };
  const week = async (name: string) => (await composed({ week: name })).content;
  const send = (id: string) => anna.post(`/reports/${id}/send`).expect(200);
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

  it('counts a month as its days, with what weekly reports have told of them', async () => {
    test.clock.set('2026-10-09T08:00:00Z');
    const first = await logged('2026-10-08', 3600);
    test.clock.set('2026-10-12T08:00:00Z');
    await send((await composed({ week: '2026-W41' })).id);
    const late = await logged('2026-10-09', 1800);
    test.clock.set(MONDAY);
    const november = await logged('2026-11-03', 7200);
    const { content } = await composed({ from: '2026-10-01', to: '2026-11-01' });
    expect(ids(content.entries)).toEqual([first.id, late.id]);
    expect([content.late, content.totals.seconds]).toEqual([[], 5400]);
    expect(content.days).toHaveLength(31);
    const next = (await composed({ from: '2026-11-01', to: '2026-12-01' })).content;
    expect(ids(next.entries)).toEqual([november.id]);
    expect(ids(next.late)).toEqual([late.id]);
  });

  it('tells a late entry once, however many reports were about its day', async () => {
    test.clock.set('2026-10-12T08:00:00Z');
    await logged('2026-10-08', 3600);
    await send((await composed({ week: '2026-W41' })).id);
    await send((await composed({ from: '2026-10-06', to: '2026-10-10' })).id);
    test.clock.set('2026-10-19T08:00:00Z');
    const late = await logged('2026-10-08', 900);
    expect(ids((await week('2026-W42')).late)).toEqual([late.id]);
  });

  it('leaves to a report what it has told of earlier days, also when those are told anew', async () => {
    test.clock.set('2026-10-12T08:00:00Z');
    const told = await logged('2026-10-08', 3600);
    const first = await composed({ week: '2026-W41' });
    await send(first.id);
    test.clock.set('2026-10-19T08:00:00Z');
    const late = await logged('2026-10-09', 900);
    await send((await composed({ week: '2026-W42' })).id);
    const later = await logged('2026-10-09', 600);
    const { body } = await anna
      .post(`/reports/${first.id}/revisions`, { reason: 'One was missing' })
      .expect(201);
    const { content } = body as { content: Content };
    expect(ids(content.entries)).toEqual([told.id, later.id]);
    expect(ids(content.entries)).not.toContain(late.id);
    expect(content.totals.seconds).toBe(4200);
  });

  it('shows amounts only where they may be shown of every day', async () => {
    const hidden = { ...TERMS, showAmounts: false, validFrom: '2026-11-11' };
    await anna.post(`/engagements/${office.id}/agreements`, hidden).expect(201);
    test.clock.set(MONDAY);
    await logged('2026-11-04', 3600);
    await logged('2026-11-10', 3600);
    expect((await week('2026-W45')).totals.amount).toEqual({ amount: '30.00', currency: 'EUR' });
    expect((await week('2026-W46')).totals.amount).toBeNull();
    expect((await week('2026-W46')).entries[0]?.amount).toBeNull();
  });

  it('tells questions that were open in its days, how long they waited, and none that was withdrawn', async () => {
    test.clock.set('2026-11-10T08:00:00Z');
    const asked = await aQuestion(anna, await aTask(anna, here()));
    const dropped = await aQuestion(anna, await aTask(anna, here()));
    const open = await aQuestion(anna, await aTask(anna, here()));
    test.clock.set('2026-11-11T10:00:00Z');
    await anna.post(`/questions/${dropped.id}/withdraw`).expect(200);
    await giulia.visitor.signIn(giulia.email);
    await giulia.visitor.post(`/questions/${asked.id}/answers`, { text: 'The window.' }).expect(200);
    test.clock.set(MONDAY);
    const { questions, waited } = await week('2026-W46');
    // Tuesday 9:00 to Wednesday 11:00, and to Monday 9:30, in hours of nine to five.
    const hours = (seconds: number) => seconds / 3600;
    expect(questions.map(({ id, waitedSeconds }) => [id, hours(waitedSeconds)])).toEqual([
      [asked.id, 10],
      [open.id, 32.5],
    ]);
    expect(hours(waited.clientSeconds)).toBe(10 + 10 + 32);
    expect((await week('2026-W45')).questions.map(({ id }) => id)).toEqual([open.id]);
  });

  it('says what was decided about documents, and what all of it came to', async () => {
    test.clock.set('2026-11-12T09:00:00Z');
    const task = await moved(anna, await aTask(anna, here()), 'in_progress');
    const paper = await aDeliverable(anna, { ...here(), taskId: task.id });
    await moved(anna, task, 'delivered');
    await logged('2026-11-12', 5400);
    const loose = await aDeliverable(anna, here());
    test.clock.set('2026-11-13T09:00:00Z');
    await giulia.visitor.signIn(giulia.email);
    const { sha256 } = paper.latest;
    await giulia.visitor.post(`/deliverables/${paper.id}/acceptances`, { version: 1, sha256 }).expect(201);
    test.clock.set(MONDAY);
    const { deliverables, value } = await week('2026-W46');
    expect(deliverables).toMatchObject([
      { id: paper.id, decision: 'accepted', decidedAt: '2026-11-13T09:00:00Z', decidedBy: giulia.name },
      { id: loose.id, decision: null, decidedAt: null, decidedBy: null },
    ]);
    expect(value).toEqual({ tasksDone: 1, documents: 2, decisions: 0, secondsGivenBack: 5400 });
  });

  it('compares with the periods before, as they are known now, from the first one on', async () => {
    test.clock.set('2026-10-12T08:00:00Z');
    await logged('2026-10-06', 3600);
    test.clock.set(MONDAY);
    await logged('2026-10-20', 1200);
    const earlier = (await composed({ from: '2026-10-19', to: '2026-10-26' })).content.before;
    expect(earlier).toMatchObject([
      { from: '2026-10-05', seconds: 3600, billedSeconds: 3600 },
      { from: '2026-10-12', seconds: 0, billedSeconds: 0 },
    ]);
    expect((await week('2026-W46')).before.map(({ seconds }) => seconds)).toEqual([0, 1200, 0, 0]);
  });

  it('says the same before and after the period of its last day is closed', async () => {
    const weekly = { ...TERMS, period: 'week', rollover: { periods: 1, capMinutes: 60 } } as const;
    const { id } = await anEngagement(anna, { ...weekly, startsOn: '2026-11-09', clientId: office.clientId });
    test.clock.set(MONDAY);
    await logged('2026-11-10', 7200, id);
    const draft = await composed({ week: '2026-W46' }, id);
    expect(draft.content.balance).toMatchObject({
      leftSeconds: 8 * 3600,
      expiring: [{ seconds: 7 * 3600, on: '2026-11-15' }],
      ledger: [{ kind: 'allowance' }, { kind: 'consumption', leftSeconds: 8 * 3600 }],
    });
    test.clock.set('2026-11-20T08:30:00Z');
    await test.app.get(BalancesJobs).settle(await anna.workspaceId(), id);
    const [period] = await test.sql('SELECT 1 FROM balance_period WHERE engagement_id = $1', [id]);
    expect(period).toBeDefined();
    await send(draft.id);
  });

  it('has nothing of another client in it', async () => {
    test.clock.set('2026-11-10T08:00:00Z');
    const other = await anEngagement(anna, { ...TERMS, startsOn: '2026-10-05' });
    const task = await aTask(anna, { engagementId: other.id });
    await aQuestion(anna, task, { text: 'A secret?' });
    await aDeliverable(anna, { engagementId: other.id });
    await logged('2026-11-10', 3600, other.id);
    test.clock.set(MONDAY);
    const content = await week('2026-W46');
    expect(content).toMatchObject({ entries: [], questions: [], deliverables: [], waits: [], tasks: [] });
    expect(content.waited).toEqual({ assistantSeconds: 0, clientSeconds: 0 });
    expect(JSON.stringify(content)).not.toContain('secret');
  });

  describe('tells of appointments', () => {
    const session = (
      day: string,
      hour: string,
      title: string,
      engagementId = office.id,
      contactId = giulia.id,
    ) =>
      anAppointment(anna, {
        ...{ engagementId, contactIds: [contactId], title },
        ...{ startsAt: `2026-10-${day}T${hour}:00:00Z`, endsAt: `2026-10-${day}T${hour}:45:00Z` },
      });
    const note = (id: string, attendance: string) =>
      anna.put(`/appointments/${id}/attendance`, { attendance });

    it('which were to be in its days, with what became of each, what was charged, and how many were kept', async () => {
      const noShow = { charge: 'minutes', minutes: 20, lateCancellations: false } as const;
      const charged = await anEngagement(anna, { ...TERMS, startsOn: '2026-10-05', noShow, clientId: office.clientId }); // prettier-ignore
      const kept = await session('06', '09', 'Kept', charged.id);
      const missed = await session('07', '09', 'Missed', charged.id);
      const open = await session('11', '21', 'Open', charged.id);
      await session('11', '22', 'The next week, by the clocks of Rome', charged.id);
      await session('08', '09', 'Of another engagement');
      test.clock.set('2026-10-12T08:00:00Z');
      await note(kept.id, 'late').expect(200);
      await note(missed.id, 'no_show_client').expect(200);
      const { body } = await anna.post(`/appointments/${missed.id}/time-entry`, {}).expect(201);
      const { content } = await composed({ week: '2026-W41' }, charged.id);
      expect(content.appointments).toEqual({
        items: [
          expect.objectContaining({
            id: kept.id,
            title: 'Kept',
            attendance: 'late',
            useful: null,
            charged: null,
          }),
          expect.objectContaining({
            ...{ id: missed.id, host: 'Anna Ferri', attendance: 'no_show_client' },
            charged: { entryId: body.charge.entryId, seconds: 1200 },
          }),
          expect.objectContaining({ id: open.id, startsAt: '2026-10-11T21:00:00Z', attendance: null }),
        ],
        rate: { attended: 1, of: 2 },
      });
      expect(ids(content.entries)).toEqual([body.charge.entryId]);
      expect((await composed({ week: '2026-W42' }, charged.id)).content.appointments.rate).toBeNull();
    });

    it('and in a later version what the version before said of them', async () => {
      const { id } = await session('06', '15', 'Nobody noted it');
      test.clock.set('2026-10-12T08:00:00Z');
      const entry = await logged('2026-10-08', 3600);
      const first = await composed({ week: '2026-W41' });
      await send(first.id);
      await note(id, 'attended').expect(200);
      const correction = { entryId: entry.id, seconds: -600, reason: 'A break', inReport: true };
      await anna.post('/adjustments', correction).expect(201);
      const again = await anna.post(`/reports/${first.id}/revisions`, { reason: 'A break' }).expect(201);
      expect((again.body as { content: Content }).content.appointments).toEqual(first.content.appointments);
    });
  });
});

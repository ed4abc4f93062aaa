import { BalancesJobs } from '../../src/modules/balances/balances.jobs.js';
import { aContact } from '../builders/contact.js';
import { anOwner } from '../builders/owner.js';
import { anOffice, aReport, sentReport, type BuiltOffice, type BuiltReport } from '../builders/report.js';
import { linkIn, reportMails, waitForReports } from '../support/report-mail.js';
import { sha256 } from '../support/sha256.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const WEEK = '2026-W46';
const FOREIGN = '019a8c3e-4444-7000-8000-00000000dead';
const REASON = 'The break was missing';

describe('a correction after sending', () => {
  let test: TestApp;
  let anna: Visitor;
  let office: BuiltOffice;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    await test.work();
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    anna = await (await anOwner(test, NOW)).lasting();
    const terms = { rate: { amount: '30.00', currency: 'EUR' }, allowanceMinutes: 600, showAmounts: true };
    office = await anOffice(test, anna, terms);
  });

  const days = (asked: object = { week: WEEK }) => ({ engagementId: office.id, ...asked });
  const sent = (asked?: object) => sentReport(anna, days(asked));
  const send = async (id: string) => (await anna.post(`/reports/${id}/send`).expect(200)).body as BuiltReport;
  const read = async (id: string, by = anna) =>
    (await by.get(`/reports/${id}`).expect(200)).body as BuiltReport;
  const revise = async (id: string, reason = REASON) =>
    (await anna.post(`/reports/${id}/revisions`, { reason }).expect(201)).body as BuiltReport;
  const adjust = (entryId: string | undefined, seconds: number, more: object = {}) =>
    anna.post('/adjustments', { entryId, seconds, reason: REASON, inReport: true, ...more });
  const log = async (day: string, more: object = {}) =>
    (
      await anna
        .post('/time-entries', { engagementId: office.id, day, durationSeconds: 1800, ...more })
        .expect(201)
    ).body as { id: string };
  const saturday = ({ content }: BuiltReport) => content.entries.find(({ day }) => day === '2026-11-14');
  const accept = (id: string) => office.giulia.visitor.post(`/reports/${id}/answers`, { kind: 'accepted' });
  /** The first version, its correction by a quarter of an hour on Saturday, and the second version. */
  const corrected = async () => {
    const first = await sent();
    test.clock.set('2026-11-17T07:40:00Z');
    await adjust(saturday(first)?.id, -900).expect(201);
    return { first, second: await send((await revise(first.id)).id) };
  };

  it('makes version 2 that lists the one difference: what, from, to, who, when and why', async () => {
    const { first, second } = await corrected();
    expect(second).toMatchObject({
      number: 2,
      state: 'sent',
      week: WEEK,
      reason: REASON,
      revisedByName: 'Anna Ferri',
    });
    expect(second.content.revision).toEqual({
      ...{ of: 1, ofSha256: first.contentSha256, by: 'Anna Ferri', reason: REASON },
      differences: [
        {
          ...{ kind: 'entry', id: saturday(first)?.id, day: '2026-11-14', label: 'Calls of 2026-11-14' },
          ...{ field: 'seconds', from: 7200, to: 6300, by: 'Anna Ferri', at: '2026-11-17T07:40:00Z' },
          reason: REASON,
        },
      ],
      figures: [
        { figure: 'seconds', id: null, from: 14_400, to: 13_500 },
        { figure: 'billedSeconds', id: null, from: 14_400, to: 13_500 },
        { figure: 'amount', id: null, from: '120.00', to: '112.50' },
        { figure: 'leftSeconds', id: null, from: 21_600, to: 22_500 },
      ],
    });
    expect(second.content).toMatchObject({
      totals: { seconds: 13_500, amount: { amount: '112.50' } },
      corrections: [{ day: '2026-11-14', seconds: -900 }],
    });
  });

  it('leaves version 1 as it was, byte for byte, readable, and saying that there is a newer one', async () => {
    const first = await sent();
    const [one] = await waitForReports(test.mails, office.giulia.email);
    const { visitor } = office.giulia;
    const paths = [`/reports/${first.id}/content`, `/reports/${first.id}/pdf?language=it`];
    const before = await Promise.all(paths.map((path) => visitor.bytes(path)));
    await adjust(saturday(first)?.id, -900).expect(201);
    const second = await send((await revise(first.id)).id);
    const after = await Promise.all(paths.map((path) => visitor.bytes(path)));
    expect(after.map((bytes, index) => bytes.equals(before[index] as Buffer))).toEqual([true, true]);
    expect(sha256(after[0] as Buffer)).toBe(first.contentSha256);
    expect(await read(first.id, visitor)).toMatchObject({
      number: 1,
      supersededBy: second.id,
      can: { accept: false },
    });
    const newer = await visitor.bytes(`/reports/${second.id}/content`);
    expect(sha256(newer)).toBe(second.contentSha256);
    const reader = test.visitor();
    const two = (await waitForReports(test.mails, office.giulia.email, 2)).find(({ id }) => id !== one?.id);
    const old = await reader.get(`/${linkIn(one)}`).expect(200);
    expect(old.text.includes(linkIn(two))).toBe(true);
    expect(old.text.includes(`${linkIn(one)}/accept`)).toBe(false);
    const present = await reader.get(`/${linkIn(two)}`).expect(200);
    for (const part of [linkIn(one), `${linkIn(two)}/accept`, REASON])
      expect([part, present.text.includes(part)]).toEqual([part, true]);
    await expect(
      test.sql('UPDATE report SET superseded_at = NULL WHERE id = $1', [first.id]),
    ).rejects.toMatchObject({ constraint: 'report_frozen' });
  });

  it('is told to everybody who got the earlier one', async () => {
    const other = { clientId: office.clientId };
    const marco = await aContact(anna, other);
    const first = await sent();
    await waitForReports(test.mails, marco.email);
    // From now on the schedule names Giulia alone; Marco was told, and is told again.
    const recipients = [{ contactId: office.giulia.id, role: 'to' }];
    await anna
      .put(`/engagements/${office.id}/schedule`, { enabled: false, weekday: 1, time: '08:00', autoSend: false, recipients })
      .expect(200); // prettier-ignore
    await adjust(saturday(first)?.id, -900).expect(201);
    await send((await revise(first.id)).id);
    for (const email of [office.giulia.email, marco.email]) {
      const mails = await waitForReports(test.mails, email, 2);
      expect(new Set(mails.map(linkIn)).size).toBe(2);
      expect(mails[1]?.subject).not.toBe(mails[0]?.subject);
    }
    test.clock.set('2026-11-23T08:30:00Z');
    await sent({ week: '2026-W47' });
    await waitForReports(test.mails, office.giulia.email, 3);
    expect(await reportMails(test.mails, marco.email)).toHaveLength(2);
  });

  it('is accepted in its newest version: the earlier one cannot be any more', async () => {
    const { first, second } = await corrected();
    const refused = await accept(first.id).expect(409);
    expect(refused.body).toMatchObject({ code: 'report.superseded', details: { reportId: second.id } });
    const question = { kind: 'question', text: 'Why?' };
    await office.giulia.visitor.post(`/reports/${first.id}/answers`, question).expect(409);
    await accept(second.id).expect(200);
    expect([(await read(first.id)).state, (await read(second.id)).state]).toEqual(['sent', 'accepted']);
    expect(
      (await anna.post(`/reports/${first.id}/revisions`, { reason: 'Again' }).expect(409)).body.code,
    ).toBe('report.superseded');
  });

  it('and an acceptance at the same moment: what was accepted first stays accepted', async () => {
    let last = await sent();
    for (let turn = 0; turn < 3; turn++) {
      await adjust(saturday(last)?.id, -60).expect(201);
      const draft = await revise(last.id);
      const [sending, accepting] = await Promise.all([
        anna.post(`/reports/${draft.id}/send`),
        accept(last.id),
      ]);
      expect(sending.status).toBe(200);
      expect([200, 409]).toContain(accepting.status);
      expect((await read(last.id)).state).toBe(accepting.status === 200 ? 'accepted' : 'sent');
      last = sending.body as BuiltReport;
    }
  });

  it('is begun once, also by two at once, and can be dropped and begun anew', async () => {
    const first = await sent();
    const asked = () => anna.post(`/reports/${first.id}/revisions`, { reason: REASON });
    const answers = await Promise.all([asked(), asked(), asked()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const draft = answers.find(({ status }) => status === 201)?.body as BuiltReport;
    expect((await asked().expect(409)).body).toMatchObject({
      code: 'report.revision-open',
      details: { reportId: draft.id },
    });
    expect(await read(first.id)).toMatchObject({ revisionId: draft.id, can: { revise: false } });
    expect(await read(first.id, office.giulia.visitor)).toMatchObject({ revisionId: null });
    await anna.delete(`/reports/${draft.id}`).expect(204);
    expect((await revise(first.id, 'Otherwise')).number).toBe(2);
  });

  it('says something else than before, or is not sent', async () => {
    const first = await sent();
    const draft = await revise(first.id);
    expect(draft.content.revision).toMatchObject({ differences: [], figures: [] });
    expect((await anna.post(`/reports/${draft.id}/send`).expect(422)).body.code).toBe(
      'report.nothing-revised',
    );
    const { body } = await anna.patch(`/reports/${draft.id}`, { word: 'We forgot the break.' }).expect(200);
    expect(body.content.revision.differences).toMatchObject([
      { kind: 'word', field: 'text', from: '', to: 'We forgot the break.', by: 'Anna Ferri', reason: REASON },
    ]);
    await send(draft.id);
  });

  it('follows on a correction: version 3 lists what it says otherwise than version 2', async () => {
    const { first, second } = await corrected();
    test.clock.set('2026-11-18T09:00:00Z');
    await adjust(saturday(first)?.id, -300, { reason: 'And the walk' }).expect(201);
    const third = await send((await revise(second.id, 'Once more')).id);
    expect(third).toMatchObject({ number: 3, content: { totals: { seconds: 13_200 } } });
    expect(third.content.revision).toMatchObject({
      ...{ of: 2, ofSha256: second.contentSha256 },
      differences: [{ from: 6300, to: 6000, reason: 'And the walk' }],
    });
    expect(await read(first.id)).toMatchObject({ supersededBy: third.id });
    const versions = (await office.giulia.visitor.get(`/reports/${first.id}/versions`).expect(200)).body;
    expect(versions.map(({ number, state }: BuiltReport) => [number, state])).toEqual([
      [3, 'sent'],
      [2, 'sent'],
      [1, 'sent'],
    ]);
  });

  it('counts on the day of its entry, and is told by no other report', async () => {
    const first = await sent();
    test.clock.set('2026-11-23T08:30:00Z');
    const { body } = await adjust(saturday(first)?.id, -900).expect(201);
    expect(body).toMatchObject({ day: '2026-11-14', inReport: true, reportedIn: null });
    expect(await read(first.id)).toMatchObject({ untoldCorrections: 1 });
    const next = await sent({ week: '2026-W47' });
    expect(next.content.corrections).toEqual([]);
    const second = await send((await revise(first.id)).id);
    expect(second.content.corrections).toMatchObject([{ id: body.id }]);
    const { body: told } = await anna.get(`/adjustments?entryId=${saturday(first)?.id}`).expect(200);
    expect(told.items).toMatchObject([{ reportedIn: second.id, can: { remove: false } }]);
    expect(await read(second.id)).toMatchObject({ untoldCorrections: 0 });
    test.clock.set('2026-11-30T08:30:00Z');
    expect((await sent({ week: '2026-W48' })).content.corrections).toEqual([]);
  });

  it('leaves to another report what that one told: nothing is told twice', async () => {
    const first = await sent();
    const late = await log('2026-11-12');
    test.clock.set('2026-11-18T09:00:00Z');
    await adjust(saturday(first)?.id, -600, { inReport: false }).expect(201);
    test.clock.set('2026-11-23T08:30:00Z');
    const next = await sent({ week: '2026-W47' });
    expect(next.content.late.map(({ id }) => id)).toEqual([late.id]);
    expect(next.content.corrections).toMatchObject([{ seconds: -600, day: '2026-11-18' }]);
    const later = await log('2026-11-13', { description: 'Even later' });
    const second = await send((await revise(first.id)).id);
    expect(second.content.entries.map(({ id }) => id)).toContain(later.id);
    expect(second.content.entries.map(({ id }) => id)).not.toContain(late.id);
    expect(second.content.corrections).toEqual([]);
    expect(second.content.revision?.differences).toMatchObject([
      { id: later.id, label: 'Even later', field: 'added', from: null, to: 1800, by: 'Anna Ferri', at: '2026-11-23T08:30:00Z' },
    ]); // prettier-ignore
    // What the next one told late stays there: its own new version tells it again.
    await adjust(late.id, -60).expect(422);
    const word = await revise(next.id);
    expect(word.content).toMatchObject({ late: [{ id: late.id }], corrections: [{ seconds: -600 }] });
  });

  it('is sent as it was read: what changed since is read first', async () => {
    const first = await sent();
    await adjust(saturday(first)?.id, -900).expect(201);
    const draft = await revise(first.id);
    await log('2026-11-12');
    expect((await anna.post(`/reports/${draft.id}/send`).expect(409)).body.code).toBe(
      'report.changed-since-review',
    );
    const refreshed = (await anna.post(`/reports/${draft.id}/refresh`).expect(200)).body as BuiltReport;
    expect(refreshed.content.revision?.differences).toHaveLength(2);
    await send(draft.id);
  });

  it('tells names and decisions as they were told, whatever they are by now', async () => {
    const { body: task } = await anna.post('/tasks', { engagementId: office.id, title: 'Trip' }).expect(201);
    await log('2026-11-12', { taskId: task.id });
    const first = await sent();
    await anna.patch(`/tasks/${task.id}`, { title: 'Holiday' }).expect(200);
    await adjust(saturday(first)?.id, -900).expect(201);
    const { content } = await revise(first.id);
    expect(content).toMatchObject({
      tasks: expect.arrayContaining([expect.objectContaining({ title: 'Trip' })]),
    });
    expect(JSON.stringify(content)).not.toContain('Holiday');
    expect(content.revision?.differences).toHaveLength(1);
  });

  it('of a closed period of the allowance leaves that as it was, and counts in the running one', async () => {
    await log('2026-10-20', { durationSeconds: 7200 });
    const october = await sent({ week: '2026-W43' });
    const balance = async (day: string) =>
      (await anna.get(`/engagements/${office.id}/balance?on=${day}`).expect(200)).body;
    // Some days after it was agreed, when what is over is closed.
    test.clock.set('2026-11-20T08:30:00Z');
    await test.app.get(BalancesJobs).settle(await anna.workspaceId(), office.id);
    expect(await balance('2026-10-31')).toMatchObject({ closed: true });
    const [closed, running] = [await balance('2026-10-31'), await balance('2026-11-16')];
    const [entry] = october.content.entries;
    const { body } = await adjust(entry?.id, -1200).expect(201);
    expect(body.day).toBe('2026-10-20');
    expect((await balance('2026-10-31')).usedSeconds).toBe(closed.usedSeconds);
    expect((await balance('2026-11-16')).leftSeconds).toBe(running.leftSeconds + 1200);
    const second = await send((await revise(october.id)).id);
    expect(second.content.revision).toMatchObject({
      differences: [{ from: 7200, to: 6000 }],
      figures: expect.not.arrayContaining([expect.objectContaining({ figure: 'leftSeconds' })]),
    });
  });

  it('is refused for drafts, for what is not there, without a reason, and to contacts', async () => {
    const first = await sent();
    const draft = await aReport(anna, days({ week: '2026-W45' }));
    const asked = (id: string, body: object = { reason: REASON }, by: Visitor = anna) =>
      by.post(`/reports/${id}/revisions`, body);
    expect((await asked(draft.id).expect(409)).body.code).toBe('report.not-sent');
    await asked(FOREIGN).expect(404);
    for (const body of [{}, { reason: ' ' }, { reason: 'x'.repeat(501) }, { reason: REASON, number: 7 }])
      await asked(first.id, body).expect(400);
    await asked(first.id, { reason: REASON }, office.giulia.visitor).expect(403);
    const stranger = await anOwner(test);
    await asked(first.id, { reason: REASON }, stranger).expect(404);
    await stranger.get(`/reports/${first.id}/versions`).expect(404);
    await revise(first.id);
    const seen = (await office.giulia.visitor.get(`/reports/${first.id}/versions`).expect(200)).body;
    expect(seen).toHaveLength(1);
    expect((await anna.get(`/reports/${first.id}/versions`).expect(200)).body).toHaveLength(2);
  });
});

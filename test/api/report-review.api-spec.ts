import { systemActor } from '../../src/kernel/actor.js';
import { Transactions } from '../../src/platform/database/transaction.js';
import { ReportService } from '../../src/modules/reports/report.service.js';
import { aMember } from '../builders/member.js';
import { anOwner } from '../builders/owner.js';
import { anOffice, aReport, type BuiltOffice, type BuiltReport } from '../builders/report.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const FOREIGN = '019a8c3e-4444-7000-8000-00000000dead';
/** At least forty hours a week: four are worked. */
const UNMET = { kind: 'minutes', terms: { min: 2400, max: null, per: 'week' } };

describe('the review of a report', () => {
  let test: TestApp;
  let anna: Visitor;
  let office: BuiltOffice;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    anna = await anOwner(test, NOW);
    office = await anOffice(test, anna, { clauses: [UNMET] });
  });

  const days = (asked: object = { week: '2026-W46' }) => ({ engagementId: office.id, ...asked });
  const compose = (asked?: object) => aReport(anna, days(asked));
  const read = async (id: string, by = anna) =>
    (await by.get(`/reports/${id}`).expect(200)).body as BuiltReport;
  const edit = (id: string, changes: object, by = anna) => by.patch(`/reports/${id}`, changes);
  const send = (id: string) => anna.post(`/reports/${id}/send`);
  /** As the schedule does it. */
  const automatically = async (id: string) => {
    const reports = test.app.get(ReportService);
    const workspaceId = await anna.workspaceId();
    return test.app.get(Transactions).as(systemActor(workspaceId), () => reports.sendBySchedule(id));
  };
  const comment = async ({ id, content }: BuiltReport, text = 'You were on holiday.') =>
    (await edit(id, { comments: content.clauses.map((clause) => ({ clauseId: clause.id, text })) }).expect(200))
      .body as BuiltReport; // prettier-ignore

  describe('of any days', () => {
    it('tells a month, two days or a week by its days, each once', async () => {
      const month = await compose({ from: '2026-11-01', to: '2026-12-01' });
      expect(month).toMatchObject({ coverage: 'days', period: '2026-11', week: null, from: '2026-11-01' });
      expect(month.content).toMatchObject({ period: '2026-11', totals: { seconds: 14_400 } });
      const weekend = await compose({ from: '2026-11-14', to: '2026-11-16' });
      expect(weekend).toMatchObject({ period: '2026-11-14/2026-11-15', seconds: 7200 });
      const week = await compose({ from: '2026-11-09', to: '2026-11-16' });
      expect(week).toMatchObject({ coverage: 'week', period: '2026-W46', week: '2026-W46' });
      expect((await compose()).id).toBe(week.id);
      const twice = await Promise.all([1, 2].map(() => compose({ from: '2026-11-10', to: '2026-11-12' })));
      expect(new Set(twice.map(({ id }) => id)).size).toBe(1);
    });

    it('refuses days that do not fit together, are too many, or lie ahead', async () => {
      const asked = (body: object) => anna.post('/reports', days(body));
      const field = async (body: object) =>
        ((await asked(body).expect(400)).body.errors as { field: string; code: string }[])[0];
      expect(await field({})).toMatchObject({ field: 'week', code: 'required' });
      expect(await field({ week: '2026-W46', from: '2026-11-01' })).toMatchObject({ field: 'from' });
      expect(await field({ from: '2026-11-01' })).toMatchObject({ field: 'to', code: 'required' });
      expect(await field({ to: '2026-11-01' })).toMatchObject({ field: 'from', code: 'required' });
      expect(await field({ from: '2026-11-09', to: '2026-11-09' })).toMatchObject({ code: 'too-small' });
      expect(await field({ from: '2025-11-01', to: '2026-11-03' })).toMatchObject({ code: 'too-large' });
      await asked({ from: '2025-11-01', to: '2026-11-02' }).expect(201);
      const ahead = await asked({ from: '2026-11-17', to: '2026-11-19' }).expect(422);
      expect(ahead.body).toMatchObject({
        code: 'report.days-not-begun',
        detail: expect.stringContaining('2026-11-17'),
      });
      await anna.post('/reports', { engagementId: FOREIGN, week: '2026-W46' }).expect(404);
    });
  });

  it('refreshes figures that were read while the days were running, once those are over', async () => {
    test.clock.set('2026-11-14T12:00:00Z');
    const draft = await compose();
    expect(draft.content.clauses).toMatchObject([{ outcome: 'not_measurable' }]);
    test.clock.set(NOW);
    expect((await send(draft.id).expect(409)).body.code).toBe('report.changed-since-review');
    const again = await compose();
    expect(again).toMatchObject({ id: draft.id, content: { clauses: [{ outcome: 'not_met' }] } });
    await comment(again);
    test.clock.advance({ hours: 2 });
    await send(draft.id).expect(200);
  });

  describe('of its clauses', () => {
    it('refuses to send what was not met and has no comment, and names it', async () => {
      const draft = await compose();
      const [clause] = draft.content.clauses;
      expect(draft).toMatchObject({ uncommented: 1, content: { clauses: [{ outcome: 'not_met' }] } });
      const { body } = await send(draft.id).expect(422);
      expect(body).toMatchObject({
        code: 'report.uncommented',
        errors: [{ field: `comments.${clause?.id}`, code: 'required' }],
      });
      expect((await read(draft.id)).state).toBe('draft');
      const commented = await comment(draft);
      expect(commented).toMatchObject({
        uncommented: 0,
        content: { clauses: [{ comment: 'You were on holiday.' }] },
      });
      const sent = (await send(draft.id).expect(200)).body as BuiltReport;
      expect((await read(sent.id, office.giulia.visitor)).content.clauses).toEqual(sent.content.clauses);
    });

    it('keeps comments when the figures are taken anew, and takes an empty one away', async () => {
      const draft = await compose();
      await comment(draft);
      const entry = { engagementId: office.id, day: '2026-11-12', durationSeconds: 600 };
      await anna.post('/time-entries', entry).expect(201);
      const refreshed = (await anna.post(`/reports/${draft.id}/refresh`).expect(200)).body as BuiltReport;
      expect(refreshed.content).toMatchObject({
        totals: { seconds: 15_000 },
        clauses: [{ comment: 'You were on holiday.' }],
      });
      expect((await comment(draft, ' ')).content.clauses).toMatchObject([{ comment: '' }]);
      await send(draft.id).expect(422);
    });

    it('takes comments to clauses of this report alone', async () => {
      const { id } = await compose();
      const { body } = await edit(id, { comments: [{ clauseId: FOREIGN, text: 'Why?' }] }).expect(400);
      expect(body.errors).toMatchObject([{ field: 'comments.0.clauseId', code: 'one-of' }]);
      await edit(id, { comments: [{ clauseId: FOREIGN }] }).expect(400);
      await edit(id, { comments: 'none' }).expect(400);
      await edit(id, { comments: [{ clauseId: FOREIGN, text: 'x'.repeat(1001) }] }).expect(400);
    });

    it('is not done by the schedule: without a comment the draft stays', async () => {
      const draft = await compose();
      expect(await automatically(draft.id)).toBe('uncommented');
      expect((await read(draft.id)).state).toBe('draft');
      await comment(draft);
      expect(await automatically(draft.id)).toBeNull();
      expect((await read(draft.id)).state).toBe('sent');
    });
  });

  describe('of its words', () => {
    it('changes what is mentioned and leaves the rest, at the version that was read', async () => {
      const draft = await compose();
      await comment(draft);
      const next = { on: '2026-11-24', text: 'Shall we talk about the trip?' };
      await edit(draft.id, { word: 'A short week.', next }).expect(200);
      const { version, content } = await read(draft.id);
      expect(content).toMatchObject({
        word: 'A short week.',
        next,
        clauses: [{ comment: 'You were on holiday.' }],
      });
      await edit(draft.id, { word: 'Late' }).set('If-Match', `"${draft.version}"`).expect(412);
      await edit(draft.id, { next: null }).set('If-Match', `"${version}"`).expect(200);
      expect((await read(draft.id)).content).toMatchObject({ word: 'A short week.', next: null });
      await edit(draft.id, { next: { text: '' } }).expect(400);
      await edit(draft.id, { next: { on: '2026-02-30', text: 'Then' } }).expect(400);
      await edit(draft.id, { state: 'sent' }).expect(400);
    });
  });

  describe('that holds a draft back', () => {
    it('lets nobody send it, the schedule neither, until it is released', async () => {
      const draft = await compose();
      await comment(draft);
      const held = (await anna.post(`/reports/${draft.id}/hold`, { note: 'Wait for Bea' }).expect(200)).body;
      expect(held).toMatchObject({
        held: true,
        heldNote: 'Wait for Bea',
        can: { send: false, release: true },
      });
      expect((await send(draft.id).expect(409)).body.code).toBe('report.held');
      expect(await automatically(draft.id)).toBe('held');
      await anna.post(`/reports/${draft.id}/hold`).expect(200);
      for (let turn = 0; turn < 2; turn++)
        expect((await anna.post(`/reports/${draft.id}/release`).expect(200)).body).toMatchObject({
          held: false,
          heldNote: '',
          can: { send: true, hold: true },
        });
      await send(draft.id).expect(200);
      await anna.post(`/reports/${draft.id}/hold`).expect(409);
      await anna.post(`/reports/${draft.id}/release`).expect(409);
    });

    it('and sends it at the same moment: one of the two comes first', async () => {
      for (let turn = 0; turn < 5; turn++) {
        office = await anOffice(test, anna);
        const { id } = await compose();
        const [sending, holding] = await Promise.all([send(id), anna.post(`/reports/${id}/hold`)]);
        expect([`${sending.status} ${holding.status}`]).toEqual([
          expect.stringMatching(/^(200 409|409 200)$/),
        ]);
        const { state, held } = await read(id);
        expect([state, held]).toEqual(sending.status === 200 ? ['sent', false] : ['draft', true]);
      }
    });
  });

  it('is the members’ own: contacts see no draft, and nothing of it is anybody else’s', async () => {
    const { id } = await compose();
    const stranger = await anOwner(test);
    const bea = await aMember(test, anna);
    for (const [by, status] of [[office.giulia.visitor, 403], [stranger, 404], [bea.visitor, 404]] as const)
      for (const way of ['hold', 'release', 'send'])
        await by.post(`/reports/${id}/${way}`).expect(status); // prettier-ignore
    await edit(id, { word: 'Mine' }, office.giulia.visitor).expect(403);
    await edit(id, { word: 'Mine' }, stranger).expect(404);
    await office.giulia.visitor.get(`/reports/${id}`).expect(404);
    await anna.post(`/reports/${FOREIGN}/hold`).expect(404);
    expect((await read(id)).state).toBe('draft');
  });

  it('ends with the client’s word, of which the members are told', async () => {
    const draft = await compose();
    await comment(draft);
    await send(draft.id).expect(200);
    const { visitor } = office.giulia;
    await visitor.post(`/reports/${draft.id}/answers`, { kind: 'question', text: 'So long?' }).expect(200);
    await visitor.post(`/reports/${draft.id}/answers`, { kind: 'accepted', text: 'Fine.' }).expect(200);
    const { body } = await anna.get('/notices').expect(200);
    const told = body.items.filter(({ kind }: { kind: string }) => kind.startsWith('report.'));
    expect(told.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'report.accepted',
      'report.answered',
    ]);
    expect(JSON.stringify((await visitor.get('/notices').expect(200)).body.items)).not.toContain('report.');
  });

  it('says who may do what', async () => {
    const draft = await compose();
    expect(draft.can).toMatchObject({ edit: true, send: true, hold: true, release: false, revise: false });
    await comment(draft);
    const sent = (await send(draft.id).expect(200)).body as BuiltReport;
    expect(sent.can).toMatchObject({ edit: false, hold: false, revise: true, accept: false });
    expect((await read(draft.id, office.giulia.visitor)).can).toMatchObject({
      revise: false,
      accept: true,
      ask: true,
    });
  });
});

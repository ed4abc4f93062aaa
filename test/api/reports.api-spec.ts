import { aPortalContact } from '../builders/contact.js';
import { aDeliverable } from '../builders/deliverable.js';
import { anEngagement } from '../builders/engagement.js';
import { anOwner } from '../builders/owner.js';
import { aTask, moved } from '../builders/task.js';
import { untilSent } from '../support/deliveries.js';
import { linkIn, reportMails, waitForReports } from '../support/report-mail.js';
import { sha256 } from '../support/sha256.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { openStream } from '../support/stream.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-16T08:30:00Z';
const WEEK = '2026-W46';

interface Line { id: string; day: string; seconds: number; billable: boolean; amount: { amount: string } | null; service: string | null; task: string | null } // prettier-ignore
interface Report {
  id: string; version: number; state: string; contentSha256: string; word: string; openQuestions: number;
  content: {
    schema: number; totals: { seconds: number; billableSeconds: number; billedSeconds: number; amount: { amount: string } };
    entries: Line[]; late: Line[]; corrections: { id: string; entryId: string; seconds: number; day: string; reason: string; by: string; amount: { amount: string } }[];
    lines: { actualSeconds: number; billedSeconds: number; entryIds: string[]; amount: { amount: string } }[]; days: { seconds: number }[]; tasks: { seconds: number }[]; services: { seconds: number; billableSeconds: number }[];
    balance: { usedSeconds: number; leftSeconds: number; allowanceMinutes: number } | null;
    waits: { kind: string }[]; deliverables: { id: string; sha256: string }[]; from: string; to: string; word: string;
  };
  deliveries: { id: string; email: string; state: string; pdfSha256: string }[];
  answers: { id: string; kind: string; text: string; entryLabel: string | null; reply: string | null; repliedByName: string | null }[];
} // prettier-ignore

const TERMS = { rate: { amount: '27.50', currency: 'EUR' }, allowanceMinutes: 600, showAmounts: true };

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

describe('reports', () => {
  let test: TestApp;
  let anna: Visitor;
  let giulia: Awaited<ReturnType<typeof aPortalContact>>;
  let engagementId: string;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    await test.work();
  });
  afterAll(() => test.close());

  /** Each test has a practice of its own, whose client has a contact and a week of work. */
  beforeEach(async () => {
    anna = await anOwner(test, NOW);
    // What the tests change behind the product's back is recorded for the workspace too.
    await test.sql("SELECT set_config('app.workspace', $1, false)", [await anna.workspaceId()]);
    const engagement = await anEngagement(anna, TERMS);
    engagementId = engagement.id;
    const { clientId } = engagement;
    giulia = await aPortalContact(test, anna, { clientId, name: 'Giulia Bianchi' });
    await log({ localStart: '2026-11-10T09:00', localEnd: '2026-11-10T10:20', description: 'Inbox' });
    for (const start of ['11:00', '12:00', '13:00'])
      await log({ localStart: `2026-11-11T${start}`, durationSeconds: 1200 });
    await log({ localStart: '2026-11-15T23:30', localEnd: '2026-11-16T01:15', billable: false });
    await log({ localStart: '2026-11-16T02:00', durationSeconds: 600 });
  });

  const log = (body: object) => anna.post('/time-entries', { engagementId, ...body }).expect(201);
  const correct = (entryId: string, seconds: number, reason: string) =>
    anna.post('/adjustments', { entryId, seconds, reason }).expect(201);
  const compose = async (week = WEEK) =>
    (await anna.post('/reports', { engagementId, week }).expect(201)).body as Report;
  const send = async (id: string) => (await anna.post(`/reports/${id}/send`).expect(200)).body as Report;
  const sent = async () => send((await compose()).id);
  const read = async (id: string, by = anna) => (await by.get(`/reports/${id}`).expect(200)).body as Report;
  const link = async () => `/${linkIn((await waitForReports(test.mails, giulia.email))[0])}`;

  it('count what was done in the engagement’s week, and every total is the sum of its lines', async () => {
    const { content, state } = await compose();
    expect(state).toBe('draft');
    expect([content.from, content.to]).toEqual(['2026-11-09', '2026-11-16']);
    expect(content.entries).toHaveLength(5);
    expect(content.totals).toMatchObject({ seconds: 14_700, billableSeconds: 8400 });
    const billable = content.entries.filter((line) => line.billable);
    expect(content.totals.seconds).toBe(sum(content.entries.map(({ seconds }) => seconds)));
    expect(content.totals.billableSeconds).toBe(sum(billable.map(({ seconds }) => seconds)));
    for (const part of [content.days, content.tasks, content.services])
      expect(sum(part.map(({ seconds }) => seconds))).toBe(content.totals.seconds);
    const cents = content.entries.map(({ amount }) => Math.round(Number(amount?.amount ?? 0) * 100));
    expect(cents).toEqual([3667, 917, 917, 917, 0]);
    expect(content.totals.amount.amount).toBe('64.18');
    expect(content.balance).toEqual(
      expect.objectContaining({ allowanceMinutes: 600, usedSeconds: 8400, leftSeconds: 27_600 }),
    );
  });

  it('tell what waits for the client, and which documents were handed over', async () => {
    test.clock.set('2026-11-12T10:00:00Z');
    const task = await aTask(anna, { engagementId, title: 'Trip to Milan' });
    await moved(anna, task, 'waiting_for_client');
    const paper = await aDeliverable(anna, { engagementId });
    test.clock.set(NOW);
    const { content } = await compose();
    expect(content.waits).toEqual([expect.objectContaining({ kind: 'question', note: 'As we said.' })]);
    expect(content.deliverables).toEqual([
      expect.objectContaining({ id: paper.id, sha256: paper.latest.sha256 }),
    ]);
  });

  it('are one a week: composed again, and by two at once, it is the same', async () => {
    const both = await Promise.all([compose(), compose()]);
    const again = await compose();
    expect(new Set([...both, again].map(({ id }) => id)).size).toBe(1);
  });

  it('refuse a week that does not exist or has not begun', async () => {
    const asked = (week: string) => anna.post('/reports', { engagementId, week });
    expect((await asked('2025-W53').expect(422)).body.code).toBe('report.no-such-week');
    expect((await asked('2026-W48').expect(422)).body.code).toBe('report.week-not-begun');
    await asked('2026-W60').expect(400);
  });

  it('carry a word of the assistant, and are dropped while they are drafts', async () => {
    const draft = await compose();
    const { body } = await anna
      .patch(`/reports/${draft.id}`, { word: 'A good week.' })
      .set('If-Match', `"${draft.version}"`)
      .expect(200);
    expect(body).toMatchObject({ word: 'A good week.', content: { word: 'A good week.' } });
    await anna
      .patch(`/reports/${draft.id}`, { word: 'Late' })
      .set('If-Match', `"${draft.version}"`)
      .expect(412);
    await anna.delete(`/reports/${draft.id}`).expect(204);
    await anna.get(`/reports/${draft.id}`).expect(404);
  });

  it('are not there for contacts before they are sent', async () => {
    const { id } = await compose();
    for (const path of ['', '/pdf', '/content'])
      await giulia.visitor.get(`/reports/${id}${path}`).expect(404);
    expect((await giulia.visitor.get('/reports').expect(200)).body.items).toEqual([]);
    await giulia.visitor.post(`/reports/${id}/answers`, { kind: 'accepted' }).expect(404);
    await send(id);
    expect((await giulia.visitor.get('/reports').expect(200)).body.items).toHaveLength(1);
  });

  it('are sent as they were reviewed: what changed since must be read first', async () => {
    const { id } = await compose();
    await log({ localStart: '2026-11-12T09:00', durationSeconds: 60 });
    expect((await anna.post(`/reports/${id}/send`).expect(409)).body.code).toBe(
      'report.changed-since-review',
    );
    const refreshed = (await anna.post(`/reports/${id}/refresh`).expect(200)).body as Report;
    expect(refreshed.content.totals.seconds).toBe(14_760);
    expect((await send(id)).state).toBe('sent');
  });

  it('are not sent to nobody', async () => {
    await anna.patch(`/contacts/${giulia.id}`, { receivesReports: false }).expect(200);
    const { id } = await compose();
    expect((await anna.post(`/reports/${id}/send`).expect(422)).body.code).toBe('report.no-recipient');
    expect((await read(id)).state).toBe('draft');
  });

  it('are sent once, also by two at once', async () => {
    const { id } = await compose();
    const answers = await Promise.all([anna.post(`/reports/${id}/send`), anna.post(`/reports/${id}/send`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await anna.post(`/reports/${id}/send`).expect(409);
    await waitForReports(test.mails, giulia.email);
    expect(await reportMails(test.mails, giulia.email)).toHaveLength(1);
  });

  it('arrive in the reader’s language, with the paper and the way to stop them', async () => {
    const report = await sent();
    const [mail] = await waitForReports(test.mails, giulia.email);
    expect(mail?.subject).toMatch(/9[–-]15 nov/);
    expect(mail?.html).toContain('lang="it"');
    expect(mail?.headers['list-unsubscribe']).toMatch(/^<http:\/\/localhost:3000\/r\/[\w-]+\/unsubscribe>$/);
    expect(mail?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(mail?.headers['message-id']).toMatch(/^<[0-9a-f-]{36}@localhost>$/);
    expect(mail?.attachments).toEqual([
      expect.objectContaining({
        contentType: 'application/pdf',
        filename: expect.stringMatching(/2026-W46-it\.pdf$/),
      }),
    ]);
    const paper = await test.visitor().bytes(`//mailbox/messages/${mail?.id}/attachments/0`);
    expect(sha256(paper)).toBe(report.deliveries[0]?.pdfSha256);
    expect(paper.equals(await anna.bytes(`/reports/${report.id}/pdf?language=it`))).toBe(true);
    await untilSent(anna, report.id);
  });

  it('stay as they are, byte for byte, whatever happens afterwards to what is behind them', async () => {
    const report = await sent();
    await waitForReports(test.mails, giulia.email);
    const paths = [`/reports/${report.id}/content`, `/reports/${report.id}/pdf?language=it`];
    const frozen = await Promise.all(paths.map((path) => giulia.visitor.bytes(path)));
    expect(sha256(frozen[0] as Buffer)).toBe(report.contentSha256);

    const [first, second] = report.content.entries as [Line, Line];
    await anna.patch(`/time-entries/${first.id}`, { durationSeconds: 60, description: 'Less' }).expect(422);
    await anna.delete(`/time-entries/${second.id}`).expect(422);
    await correct(first.id, -600, 'Counted twice');
    await log({ localStart: '2026-11-13T09:00', durationSeconds: 3600 });
    const rounding = { minutes: 60, direction: 'up', scope: 'week', minimumMinutes: 0 };
    const terms = {
      rate: { amount: '99.00', currency: 'EUR' },
      allowanceMinutes: 1,
      showAmounts: false,
      rounding,
    };
    await anna
      .post(`/engagements/${engagementId}/agreements`, { validFrom: '2026-11-16', ...terms })
      .expect(201);
    const rate = { scope: 'workspace', rate: { amount: '12.00', currency: 'EUR' }, validFrom: '2020-01-01' };
    await anna.post('/rates', rate).expect(201);
    await anna.patch(`/engagements/${engagementId}`, { name: 'Renamed' }).expect(200);
    test.clock.advance({ hours: 24 * 10 });

    const later = await Promise.all(paths.map((path) => giulia.visitor.bytes(path)));
    expect(later.map((each, index) => each.equals(frozen[index] as Buffer))).toEqual([true, true]);
    expect((await read(report.id)).contentSha256).toBe(report.contentSha256);
    expect((await test.visitor().bytes(`${await link()}/report.pdf`)).equals(frozen[1] as Buffer)).toBe(true);
    expect((await compose()).id).toBe(report.id);
  });

  it('are kept by the database itself, against any statement', async () => {
    const { id } = await sent();
    const changes = [
      "content = '{}'",
      "word = 'Other'",
      "content_sha256 = ''",
      "week = '2026-W45'",
      'number = 2',
      "state = 'draft', sent_at = NULL",
    ];
    for (const change of changes)
      await expect(test.sql(`UPDATE report SET ${change} WHERE id = $1`, [id])).rejects.toMatchObject({
        constraint: 'report_frozen',
      });
    await expect(test.sql('DELETE FROM report WHERE id = $1', [id])).rejects.toMatchObject({
      code: expect.stringMatching(/^23/),
    });
    await anna.delete(`/reports/${id}`).expect(409);
    await anna.patch(`/reports/${id}`, { word: 'Other' }).expect(409);
    await anna.post(`/reports/${id}/refresh`).expect(409);
  });

  it('bill what the agreement rounds, beside the actual hours of each entry (R-14)', async () => {
    const rounding = { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 0 };
    const rounded = await anEngagement(anna, {
      ...TERMS,
      rounding,
      rate: { amount: '35.00', currency: 'EUR' },
    });
    const task = await aTask(anna, { engagementId: rounded.id });
    const minutes = { '2026-11-09': [7, 22, 4], '2026-11-10': [16, 11], '2026-11-11': [38] };
    for (const [day, all] of Object.entries(minutes))
      for (const each of all)
        await anna
          .post('/time-entries', {
            engagementId: rounded.id,
            taskId: task.id,
            day,
            durationSeconds: each * 60,
          })
          .expect(201);
    const { content } = (await anna.post('/reports', { engagementId: rounded.id, week: WEEK }).expect(201))
      .body as Report;
    expect(content.entries.map(({ seconds }) => seconds / 60).sort((a, b) => a - b)).toEqual([
      4, 7, 11, 16, 22, 38,
    ]);
    expect(content.lines.map((line) => [line.actualSeconds / 60, line.billedSeconds / 60, line.amount.amount])).toEqual(
      [[33, 45, '26.25'], [27, 30, '17.50'], [38, 45, '26.25']],
    ); // prettier-ignore
    expect(content.totals).toMatchObject({
      seconds: 98 * 60,
      billedSeconds: 120 * 60,
      amount: { amount: '70.00' },
    });
  });

  it('tell corrections of what was reported on their own day, with reason and who, and count them', async () => {
    const report = await sent();
    const entry = report.content.entries[0] as Line;
    test.clock.set('2026-11-18T10:00:00Z');
    await correct(entry.id, -1200, 'Counted twice');
    test.clock.set('2026-11-23T08:30:00Z');
    const { id, content } = await compose('2026-W47');
    expect(content.corrections).toEqual([
      expect.objectContaining({ entryId: entry.id, seconds: -1200, day: '2026-11-18', reason: 'Counted twice', by: 'Anna Ferri' }),
    ]); // prettier-ignore
    expect(content.corrections[0]?.amount.amount).toBe('-9.17');
    expect(content.days.map(({ seconds }) => seconds)).toEqual([600, 0, -1200, 0, 0, 0, 0]);
    expect(content.totals).toMatchObject({ seconds: -600, billedSeconds: -600, amount: { amount: '-4.59' } });
    await send(id);
    const [adjustment] = await test.sql<{ reported_in: string }>('SELECT reported_in FROM adjustment WHERE id = $1', [content.corrections[0]?.id]); // prettier-ignore
    expect(adjustment?.reported_in).toBe(id);
  });

  it('tell once, in the next report, what was logged for a week after it had been reported', async () => {
    await sent();
    await log({ localStart: '2026-11-12T09:00', durationSeconds: 1800, description: 'Forgotten' });
    test.clock.set('2026-11-23T08:30:00Z');
    const { id, content } = await compose('2026-W47');
    expect(content.late.map(({ day, seconds }) => [day, seconds])).toEqual([['2026-11-12', 1800]]);
    expect(content.totals.seconds).toBe(600 + 1800);
    expect(sum(content.lines.map(({ actualSeconds }) => actualSeconds))).toBe(content.totals.seconds);
    await send(id);
    await anna.delete(`/time-entries/${content.late[0]?.id}`).expect(422);
    test.clock.set('2026-11-30T08:30:00Z');
    expect((await compose('2026-W48')).content.late).toEqual([]);
  });

  it('and edits at the same moment: what is sent was changed before and read again, or is locked', async () => {
    for (let turn = 0; turn < 6; turn++) {
      const draft = await compose();
      const entry = draft.content.entries[turn % 4] as Line;
      const [sending, editing] = await Promise.all([
        anna.post(`/reports/${draft.id}/send`),
        anna.patch(`/time-entries/${entry.id}`, { description: `Edit ${turn}` }),
      ]);
      expect([`${sending.status} ${editing.status}`]).toEqual([expect.stringMatching(/^(200 422|409 200)$/)]);
      const { state, content } = await read(draft.id);
      const [kept] = await test.sql<{ description: string; reported_in: string | null }>('SELECT description, reported_in FROM time_entry WHERE id = $1', [entry.id]); // prettier-ignore
      expect(kept?.reported_in).toBe(state === 'sent' ? draft.id : null);
      if (state === 'draft') continue;
      expect(content.entries.find(({ id }) => id === entry.id)).toMatchObject({
        description: kept?.description,
      });
      return;
    }
  });

  it('of the first form stay readable, as today’s', async () => {
    const { id, content } = await compose();
    const {
      lines: _lines,
      late: _late,
      corrections: _corrections,
      rounding: _rounding,
      clauses: _clauses,
      ...first
    } = { rounding: null, clauses: [], ...content };
    const { billedSeconds: _billed, ...totals } = first.totals;
    const old = JSON.stringify({ ...first, schema: 1, totals });
    await test.sql(`UPDATE report SET content = $2, content_sha256 = $3, state = 'sent', sent_at = now() WHERE id = $1`, [id, old, sha256(old)]); // prettier-ignore
    const shown = (await read(id, giulia.visitor)).content;
    expect(shown).toMatchObject({ schema: 1, totals: { billedSeconds: 8400 }, late: [], corrections: [] });
    expect(shown.lines).toHaveLength(5);
    expect(sha256(await giulia.visitor.bytes(`/reports/${id}/content`))).toBe(sha256(old));
    expect((await giulia.visitor.bytes(`/reports/${id}/pdf`)).subarray(0, 4).toString()).toBe('%PDF');
  });

  describe('opened from the mail', () => {
    let report: Report;
    let path: string;
    let reader: Visitor;
    beforeEach(async () => {
      report = await sent();
      path = await link();
      reader = test.visitor();
    });
    const answer = (action: string, form: object) =>
      reader.post(`${path}/${action}`).type('form').set('Sec-Fetch-Site', 'cross-site').send(form);

    it('show a page without sign-in and without script, which nobody indexes and no cache keeps', async () => {
      const page = await reader.get(path).expect(200);
      expect(page.text).toContain(report.contentSha256);
      expect(page.text).not.toMatch(/<script|javascript:|\son\w+=/i);
      expect(page.headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex, nofollow',
      });
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
      expect(page.headers['set-cookie']).toBeUndefined();
    });

    it('change nothing by being looked at, at any of their addresses', async () => {
      const state = () =>
        test.sql(
          'SELECT (SELECT to_jsonb(r) FROM report r WHERE id = $1), (SELECT to_jsonb(c) FROM contact c WHERE id = $2)',
          [report.id, giulia.id],
        );
      const before = await state();
      for (const way of ['', '/report.pdf', '/unsubscribe', '?done=accepted'])
        await reader.get(`${path}${way}`).expect(200);
      for (const way of ['/accept', '/questions'])
        expect((await reader.get(`${path}${way}`)).status).toBeGreaterThanOrEqual(400);
      expect(await state()).toEqual(before);
    });

    it('are accepted, once', async () => {
      for (let turn = 0; turn < 2; turn++)
        await answer('accept', { contentSha256: report.contentSha256 }).expect(303);
      const { state, answers } = await read(report.id);
      expect([state, answers.map(({ kind }) => kind)]).toEqual(['accepted', ['accepted']]);
      expect((await reader.get(path).expect(200)).text).toContain('Accettato da Giulia Bianchi');
    });

    it('are not accepted as something else than was read', async () => {
      await answer('accept', { contentSha256: 'f'.repeat(64) }).expect(409);
      expect((await read(report.id)).state).toBe('sent');
    });

    it('are asked about, a line or the whole, and the reply is read there', async () => {
      const { body } = await anna.post('/tokens', { name: 'Stream' }).expect(201);
      const stream = await openStream(test.url, body.token as string);
      const entryId = report.content.entries[0]?.id;
      await answer('questions', { contentSha256: report.contentSha256, text: 'So long?', entryId }).expect(
        303,
      );
      const asked = await read(report.id);
      expect(asked).toMatchObject({
        openQuestions: 1,
        answers: [{ kind: 'question', text: 'So long?', entryLabel: expect.stringContaining('Inbox') }],
      });
      expect(stream.text()).toContain(`"type":"report.changed","id":"${report.id}"`);
      stream.close();
      await anna
        .put(`/reports/${report.id}/answers/${asked.answers[0]?.id}/reply`, {
          text: 'The printer was broken.',
        })
        .expect(200);
      expect((await read(report.id, giulia.visitor)).answers[0]).toMatchObject({
        reply: 'The printer was broken.',
        repliedByName: 'Anna Ferri',
      });
      expect((await reader.get(path)).text).toContain('The printer was broken.');
      const empty = await answer('questions', { contentSha256: report.contentSha256, text: ' ' }).expect(303);
      expect(empty.headers.location).toContain('question-missing');
    });

    it('open nothing when revoked, expired, or forged, nor for a removed contact', async () => {
      const address = `/reports/${report.id}/deliveries/${report.deliveries[0]?.id}/link`;
      await anna.delete(address).expect(200);
      await reader.get(path).expect(410);
      await answer('accept', { contentSha256: report.contentSha256 }).expect(410);
      await anna.put(address, {}).expect(200);
      await reader.get(path).expect(200);
      const forged = path.slice(0, -1) + (path.endsWith('A') ? 'B' : 'A');
      for (const wrong of [forged, path.slice(0, -3), `${path}A`]) await reader.get(wrong).expect(404);
      test.clock.advance({ hours: 24 * 91 });
      await reader.get(path).expect(410);
      await reader.get(`${path}/report.pdf`).expect(410);
      test.clock.set(NOW);
      await anna.delete(`/contacts/${giulia.id}`).expect(204);
      await reader.get(path).expect(410);
    });

    it('stop the next ones by the button of a mail program, and not by looking', async () => {
      const receives = async () =>
        (await anna.get(`/contacts/${giulia.id}`).expect(200)).body.receivesReports as boolean;
      await reader.get(`${path}/unsubscribe`).expect(200);
      expect(await receives()).toBe(true);
      await answer('unsubscribe', { 'List-Unsubscribe': 'One-Click' }).expect(200);
      expect(await receives()).toBe(false);
      await reader.get(path).expect(200);
    });
  });
});

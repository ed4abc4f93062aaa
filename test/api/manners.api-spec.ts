import { ReportSchedule } from '../../src/modules/reports/report.schedule.js';
import { MailOutbox, type QueuedMail } from '../../src/platform/mail/mail-outbox.js';
import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aPreference } from '../builders/preference.js';
import { aTask } from '../builders/task.js';
import { systemActor } from '../../src/kernel/actor.js';
import { Transactions } from '../../src/platform/database/transaction.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const FORMAL = { it: /\b(Lei|Sua|Suo)\b/, de: /\b(Sie|Ihre?)\b/, es: /\b(usted|[Ss]u semana)\b/ };
const INFORMAL = { it: /\b[Ll]a tua settimana\b/, de: /\bDeine Woche\b/, es: /\bTu semana\b/ };

describe('how a contact wants to be dealt with acts', () => {
  let test: TestApp;
  let anna: Visitor;
  let workspaceId: string;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    workspaceId = await anna.workspaceId();
  });
  afterAll(() => test.close());
  beforeEach(() => test.clock.set('2026-11-16T08:30:00Z'));

  interface MailRow { id: string; kind: string; to_address: string; to_name: string; language: 'it' | 'de' | 'es'; props: Record<string, string> } // prettier-ignore
  /** The mails ordered for an address, as the product would write them now. */
  const written = async (email: string) => {
    const rows = await test.sql<MailRow>('SELECT * FROM mail WHERE to_address = $1 ORDER BY id', [email]);
    const outbox = test.app.get(MailOutbox) as unknown as {
      queued(row: MailRow): Promise<QueuedMail>;
      composerOf(kind: string): {
        compose(mail: QueuedMail): Promise<{ subject: string; text: string; html: string }>;
      };
    };
    return Promise.all(
      rows.map((row) =>
        test.app
          .get(Transactions)
          .as(systemActor(workspaceId), async () =>
            outbox.composerOf(row.kind).compose(await outbox.queued(row)),
          ),
      ),
    );
  };
  const aReportFor = async (fields: { language: string; email: string }, ...known: object[]) => {
    const contact = await aContact(anna, fields);
    for (const preference of known) await aPreference(anna, { clientId: contact.clientId, ...preference });
    const { id: engagementId } = await anEngagement(anna, { clientId: contact.clientId });
    const { id: taskId } = await aTask(anna, { engagementId, title: 'Plan the move' });
    const entry = { engagementId, taskId, day: '2026-11-10', durationSeconds: 3600 };
    await anna.post('/time-entries', entry).expect(201);
    const { body } = await anna.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
    return { ...contact, reportId: body.id as string, engagementId };
  };
  const send = (reportId: string) => anna.post(`/reports/${reportId}/send`).expect(200);
  const link = async (text: string) => /http:\/\/localhost:3000(\/r\/[\w-]+)$/m.exec(text)?.[1] ?? '';

  it.each(['it', 'de', 'es'] as const)(
    'in %s by tu, du and tú on the mail and its page',
    async (language) => {
      const email = `formal-${language}@example.com`;
      const formal = await aReportFor({ language, email });
      await send(formal.reportId);
      const [usual] = await written(email);
      expect(usual?.subject).not.toMatch(INFORMAL[language]);
      expect(usual?.text).toMatch(FORMAL[language]);
      await aPreference(anna, { clientId: formal.clientId, kind: 'address', value: 'informal' });
      const [mail] = await written(email);
      expect(mail?.subject).toMatch(INFORMAL[language]);
      expect(mail?.text).not.toMatch(FORMAL[language]);
      expect(mail?.html).not.toMatch(FORMAL[language]);
      const page = await test
        .visitor()
        .get(`/${await link(mail?.text ?? '')}`)
        .expect(200);
      expect(page.text.replace(/<style>.*?<\/style>|<[^>]+>/gs, ' ')).not.toMatch(FORMAL[language]);
    },
  );

  it('by a short mail for who wants the figures alone; the report is the same', async () => {
    const [full, brief] = ['full@example.com', 'brief@example.com'];
    const report = await aReportFor({ language: 'it', email: full });
    const reader = await aContact(anna, { clientId: report.clientId, email: brief, language: 'it' });
    await aPreference(anna, {
      ...{ clientId: report.clientId, contactId: reader.id, kind: 'report_detail', value: 'summary' },
    });
    const { body } = await send(report.reportId);
    const [long] = await written(full);
    const [short] = await written(brief);
    expect(long?.text).toContain('Plan the move');
    expect(short?.text).not.toContain('Plan the move');
    expect(short?.html).not.toContain('Plan the move');
    expect(short?.text).toContain('1:00');
    const page = await test
      .visitor()
      .get(`/${await link(short?.text ?? '')}`)
      .expect(200);
    expect(page.text).toContain('Plan the move');
    expect(short?.text).toContain(body.contentSha256 as string);
  });

  it('by no report of the schedule in quiet hours, and one that a person sends at once', async () => {
    const quiet = { kind: 'quiet_hours', value: { from: '20:00', to: '09:30' } };
    const runAt = async (email: string) => {
      const [row] = await test.sql<{ run_at: Date }>(
        `SELECT j.run_at FROM mail m JOIN graphile_worker._private_jobs j ON j.payload ->> 'mailId' = m.id::text
         WHERE m.to_address = $1`,
        [email],
      );
      return row?.run_at.toTemporalInstant().toString();
    };
    // Of a week to come, so that the queue's own clock keeps it waiting.
    const scheduled = await aReportFor({ language: 'it', email: 'scheduled@example.com' }, quiet);
    await anna
      .put(`/engagements/${scheduled.engagementId}/schedule`, {
        ...{ enabled: true, weekday: 1, time: '08:00', autoSend: true },
      })
      .expect(200);
    test.clock.set('2026-11-23T07:00:00Z');
    await test.app.get(ReportSchedule).run(workspaceId, scheduled.engagementId);
    expect(await runAt('scheduled@example.com')).toBe('2026-11-23T08:30:00Z');
    test.clock.set('2026-11-16T07:00:00Z');
    const byHand = await aReportFor({ language: 'it', email: 'by-hand@example.com' }, quiet);
    await send(byHand.reportId);
    expect(await runAt('by-hand@example.com')).not.toBe('2026-11-16T08:30:00Z');
  });
});

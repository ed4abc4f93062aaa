import { ReportSilenceJobs } from '../../src/modules/reports/report-silence.jobs.js';
import { anOwner } from '../builders/owner.js';
import { anOffice, sentReport, type BuiltOffice, type BuiltReport } from '../builders/report.js';
import { untilSent } from '../support/deliveries.js';
import { linkIn, waitForReports } from '../support/report-mail.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** A Monday. */
const NOW = '2026-11-16T08:30:00Z';
const OFFICE_HOURS = [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];

describe('no answer to a report', () => {
  let test: TestApp;
  let anna: Visitor;
  let workspaceId: string;
  let office: BuiltOffice;
  let report: BuiltReport;
  let mail: Awaited<ReturnType<typeof waitForReports>>[number] | undefined;

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    await test.work();
  });
  afterAll(() => test.close());

  /** Sent on Monday, to count as accepted after two working days: at the end of Wednesday. */
  const agreed = async (terms: object = { acceptedAfterDays: 2 }) => {
    const owner = await anOwner(test, NOW);
    anna = await owner.lasting();
    workspaceId = await owner.workspaceId();
    office = await anOffice(test, anna, { workingWindows: OFFICE_HOURS, ...terms });
    report = await sentReport(anna, { engagementId: office.id, week: '2026-W46' });
    [mail] = await waitForReports(test.mails, office.giulia.email);
    await untilSent(anna, report.id);
  };
  const look = () => test.app.get(ReportSilenceJobs).run(workspaceId, report.id);
  const due = async () =>
    (await test.sql('SELECT * FROM affianco.due_silences($1)', [test.clock.now().toString()])).length > 0;
  const at = async (moment: string) => {
    test.clock.set(moment);
    await look();
    const { body } = await anna.get(`/reports/${report.id}`).expect(200);
    return body as BuiltReport;
  };
  const say = (body: object) => office.giulia.visitor.post(`/reports/${report.id}/answers`, body).expect(200);

  it('counts as accepted at the end of the agreed working days, and members are told', async () => {
    await agreed();
    expect(report.content).toMatchObject({ acceptedAfterDays: 2 });
    expect(await at('2026-11-18T22:59:00Z')).toMatchObject({ state: 'sent', acceptedSilently: false });
    expect(await due()).toBe(false);
    const page = async () =>
      (
        await test
          .visitor()
          .get(`/${linkIn(mail)}`)
          .expect(200)
      ).text;
    expect((await page()).includes('19 nov 2026, 00:00')).toBe(true);
    const accepted = await at('2026-11-18T23:00:00Z');
    expect(accepted).toMatchObject({
      ...{ state: 'accepted', acceptedSilently: true, acceptedAt: '2026-11-18T23:00:00Z', answers: [] },
    });
    expect((await page()).includes('/accept"')).toBe(false);
    const { body } = await anna.get('/notices').expect(200);
    expect(body.items.filter(({ kind }: { kind: string }) => kind === 'report.accepted')).toHaveLength(1);
    const [row] = await test.sql('SELECT accepted_by, silence_at FROM report WHERE id = $1', [report.id]);
    expect(row).toEqual({ accepted_by: null, silence_at: null });
  });

  it('counts once, with two workers and after a downtime', async () => {
    await agreed();
    test.clock.set('2026-12-01T08:00:00Z');
    expect(await due()).toBe(true);
    await test.app.get(ReportSilenceJobs).tick();
    await Promise.all([look(), look(), look()]);
    expect(await due()).toBe(false);
    const { body } = await anna.get('/notices').expect(200);
    expect(body.items.filter(({ kind }: { kind: string }) => kind === 'report.accepted')).toHaveLength(1);
  });

  it('never counts where nothing was agreed', async () => {
    await agreed({});
    test.clock.set('2027-11-16T08:30:00Z');
    expect(await due()).toBe(false);
    expect(await at('2027-11-16T08:30:00Z')).toMatchObject({ state: 'sent' });
  });

  it('knows no weekends and no holidays of the engagement', async () => {
    await agreed({ acceptedAfterDays: 5 });
    expect(await at('2026-11-23T22:59:00Z')).toMatchObject({ state: 'sent' });
    expect(await at('2026-11-23T23:00:00Z')).toMatchObject({ state: 'accepted' });
  });

  it('does not count while a question is open, and counts anew from its reply', async () => {
    await agreed();
    test.clock.set('2026-11-17T09:00:00Z');
    await say({ kind: 'question', text: 'So long?' });
    expect(await at('2026-11-25T09:00:00Z')).toMatchObject({ state: 'sent', openQuestions: 1 });
    const [question] = (await at('2026-11-25T09:00:00Z')).answers;
    await anna
      .put(`/reports/${report.id}/answers/${question?.id}/reply`, { text: 'The printer was broken.' })
      .expect(200);
    expect(await at('2026-11-26T22:59:00Z')).toMatchObject({ state: 'sent' });
    expect(await at('2026-11-27T23:00:00Z')).toMatchObject({ state: 'accepted', acceptedSilently: true });
  });

  it('does not count where the mail never arrived', async () => {
    await agreed();
    // What the test changes behind the product's back is recorded for the workspace too.
    await test.sql("SELECT set_config('app.workspace', $1, false)", [workspaceId]);
    await test.sql("UPDATE delivery SET state = 'failed' WHERE report_id = $1", [report.id]);
    expect(await at('2026-11-25T09:00:00Z')).toMatchObject({ state: 'sent' });
    expect(await due()).toBe(false);
    test.clock.set('2026-11-26T09:00:00Z');
    expect(await due()).toBe(true);
  });

  it('does not matter where there was one, or a newer version', async () => {
    await agreed();
    await say({ kind: 'accepted' });
    expect(await at('2026-11-25T09:00:00Z')).toMatchObject({ state: 'accepted', acceptedSilently: false });
    await agreed();
    const { body } = await anna.post(`/reports/${report.id}/revisions`, { reason: 'A word' }).expect(201);
    await anna.patch(`/reports/${body.id}`, { word: 'Otherwise' }).expect(200);
    await anna.post(`/reports/${body.id}/send`).expect(200);
    expect(await at('2026-11-25T09:00:00Z')).toMatchObject({ state: 'sent', supersededBy: body.id });
  });

  it('lets the client ask all the same, and accepts once', async () => {
    await agreed();
    await at('2026-11-25T09:00:00Z');
    await say({ kind: 'accepted' });
    await say({ kind: 'question', text: 'What was Saturday about?' });
    expect(await at('2026-11-26T09:00:00Z')).toMatchObject({
      state: 'accepted',
      acceptedSilently: true,
      openQuestions: 1,
    });
  });
});

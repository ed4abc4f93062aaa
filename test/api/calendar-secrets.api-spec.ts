import { openApiDocument } from '../../src/platform/http/openapi.js';
import { anOffice, sentReport, type BuiltOffice } from '../builders/report.js';
import { aTask } from '../builders/task.js';
import { aTimeBlock } from '../builders/time-block.js';
import { OwnCalendar } from '../support/own-calendar.js';
import { paperText } from '../support/printed.js';
import { linkIn, waitForReports } from '../support/report-mail.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** Words that stand in one place each; where one is read, what stood there was. */
const secrets = {
  private: 'zebraprivat',
  confidential: 'zebrageheim',
  busy: 'zebrabusy',
  declined: 'zebradeclined',
  open: 'zebraoffen',
  dismissed: 'zebraaside',
  otherClient: 'zebraother',
  place: 'zebraplace',
  guest: 'zebraguest',
  block: 'zebrablock',
  accepted: 'zebraaccepted',
};
const SAID = 'Agreed on the stand';

describe('F32: what stands in the calendar of an assistant', () => {
  let test: TestApp;
  let anna: Visitor;
  let office: BuiltOffice;
  let reportPath: string;
  let reportId: string;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    office = await anOffice(test, anna, {}, { email: 'giulia@rossi.test' });
    await everySecret();
    ({ id: reportId } = await sentReport(anna, { engagementId: office.id, week: '2026-W46' }));
    await test.work();
    const [mail] = await waitForReports(test.mails, office.giulia.email);
    reportPath = linkIn(mail);
  }, 60_000);
  afterAll(() => test.close());

  /** Events with Giulia of all kinds; one is accepted, in words that somebody wrote for her. */
  async function everySecret(): Promise<void> {
    const calendar = await OwnCalendar.of(test, anna);
    const busy = await OwnCalendar.of(test, anna, { name: 'Family', readMode: 'busy' });
    const at = (hour: string) => ({
      start: `2026-11-12T${hour}:00:00Z`,
      end: `2026-11-12T${hour}:45:00Z`,
      location: secrets.place,
      with: ['giulia@rossi.test', `${secrets.guest}@else.test`],
    });
    await calendar.put(
      { ...at('07'), title: secrets.private, visibility: 'private' },
      { ...at('08'), title: secrets.confidential, visibility: 'confidential' },
      { ...at('09'), title: secrets.declined, myResponse: 'declined' },
      { ...at('10'), title: secrets.open },
      { ...at('11'), title: secrets.dismissed },
      { ...at('12'), title: secrets.accepted },
    );
    await busy.put({ ...at('13'), title: secrets.busy });
    const other = await anOffice(test, anna, { name: secrets.otherClient }, { email: 'lena@weber.test' });
    await calendar.put({ ...at('14'), title: `${secrets.otherClient} too`, with: ['lena@weber.test'] });
    expect(other.id).not.toBe(office.id);
    const { body } = await anna.get('/entry-candidates').expect(200);
    const idOf = (title: string) => body.items.find((each: { title: string }) => each.title === title).id;
    await anna.post(`/entry-candidates/${idOf(secrets.dismissed)}/dismiss`).expect(200);
    await anna.post(`/entry-candidates/${idOf(secrets.accepted)}/accept`, { description: SAID }).expect(200);
    const task = await aTask(anna, {
      engagementId: office.id,
      title: 'Stand at the fair',
      dueOn: '2026-11-20',
    });
    await aTimeBlock(anna, { taskId: task.id, note: secrets.block });
  }

  const leaksIn = (text: string) =>
    Object.values(secrets).filter((secret) => text.toLowerCase().includes(secret));

  it('is in none of the answers that a contact can ask for', async () => {
    const giulia = office.giulia.visitor;
    const range = 'from=2026-11-01T00:00:00Z&to=2026-11-30T00:00:00Z';
    const lists = Object.entries(openApiDocument(test.app).paths)
      .filter(
        ([path, item]) => 'get' in (item as object) && !path.includes('{') && path.startsWith('/api/v1/'),
      )
      .map(([path]) => path.replace('/api/v1', ''))
      .filter((path) => !path.startsWith('/events'));
    expect(lists.length).toBeGreaterThan(25);
    let read = 0;
    for (const path of lists)
      for (const query of ['', `?engagementId=${office.id}`, `?${range}`, '?q=zebra']) {
        const answer = await giulia.get(`${path}${query}`);
        if (answer.ok) read++;
        expect([path, leaksIn(answer.text ?? '')]).toEqual([path, []]);
      }
    expect(read).toBeGreaterThan(20);
    const { items } = (await giulia.get('/time-entries').expect(200)).body;
    expect(items.map(({ description }: { description: string }) => description)).toContain(SAID);
  });

  it('is not found by a contact who searches for it, nor in what happened to a task', async () => {
    const giulia = office.giulia.visitor;
    for (const secret of Object.values(secrets)) {
      const answer = await giulia.get(`/archive/search?q=${secret}`);
      expect(leaksIn((answer.text ?? '').replaceAll(`q=${secret}`, ''))).toEqual([]);
    }
    for (const task of (await giulia.get('/tasks').expect(200)).body.items)
      for (const path of ['', '/history', '/checklist'])
        expect(leaksIn((await giulia.get(`/tasks/${task.id}${path}`).expect(200)).text)).toEqual([]);
  });

  it('is in no report: not on its page, in its PDF, its files, its mail or its content', async () => {
    const page = await test.visitor().get(`/${reportPath}`).expect(200);
    expect(page.text).toContain(SAID);
    expect(leaksIn(page.text)).toEqual([]);
    const content = (await anna.get(`/reports/${reportId}`).expect(200)).text;
    expect(leaksIn(content)).toEqual([]);
    const pdf = await paperText(await office.giulia.visitor.bytes(`/reports/${reportId}/pdf`));
    expect(pdf).toContain(SAID);
    expect(leaksIn(pdf)).toEqual([]);
    for (const format of ['csv', 'json'])
      expect(leaksIn((await office.giulia.visitor.get(`/reports/${reportId}/export?format=${format}`)).text ?? '')).toEqual([]); // prettier-ignore
  });

  it('is in no mail that anybody gets', async () => {
    for (const mail of await test.mails.to(office.giulia.email))
      expect(leaksIn(JSON.stringify(mail))).toEqual([]);
    const kept = await test.sql<{ text: string }>('SELECT to_jsonb(m)::text AS text FROM mail m');
    expect(kept.length).toBeGreaterThan(0);
    for (const { text } of kept) expect(leaksIn(text)).toEqual([]);
  });

  it('is in no feed that a client subscribes to', async () => {
    const feed = { name: 'For Rossi', clientId: office.clientId, contents: ['due_dates', 'appointments'] };
    const { address } = (await anna.post('/calendar-feeds', feed).expect(201)).body;
    const answer = await fetch(address.replace('http://localhost:3000', test.url));
    const ics = await answer.text();
    expect(ics).toContain('Stand at the fair');
    expect(leaksIn(ics)).toEqual([]);
  });

  it('is nowhere but in the mirror: of what is private, busy or set aside no table keeps a word', async () => {
    const tables = await test.sql<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'affianco' ORDER BY 1`,
    );
    const kept: string[] = [];
    for (const { name } of tables) {
      const rows = await test.sql<{ text: string }>(
        `SELECT to_jsonb(x)::text AS text FROM affianco.${name} x`,
      );
      const found = new Set(rows.flatMap(({ text }) => leaksIn(text)));
      kept.push(...[...found].map((secret) => `${name}: ${secret}`));
    }
    const hidden = [secrets.private, secrets.confidential, secrets.busy];
    expect(kept.filter((place) => hidden.some((secret) => place.endsWith(secret)))).toEqual([]);
    const told = [
      secrets.open,
      secrets.dismissed,
      secrets.accepted,
      secrets.declined,
      secrets.place,
      secrets.guest,
    ];
    expect(kept.filter((place) => told.some((secret) => place.endsWith(secret)))).toEqual(
      kept.filter((place) => place.startsWith('external_event: ')).filter((place) => told.some((secret) => place.endsWith(secret))), // prettier-ignore
    );
  });
});

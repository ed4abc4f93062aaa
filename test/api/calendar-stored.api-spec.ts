import type { TestApp } from '../support/start-app.js';
import type { Google } from '../support/google/google.js';
import { aConnectedCalendar, type ConnectedCalendar } from '../support/connected.js';
import type { GoogleAccount } from '../support/google/account.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

/** What of somebody's calendar is on our disks at all: F32 where it begins, and what is left when a calendar goes (F36). */
describe('What is stored of a calendar', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let account: GoogleAccount;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle());
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());
  beforeEach(() => {
    account = google.newAccount();
    account.main.put({
      summary: 'Oncologist', location: 'Ospedale', description: 'biopsy', start: '2026-11-18T09:00',
      attendees: [{ email: 'doctor@hospital.example', displayName: 'Dr Conti' }],
    }); // prettier-ignore
    account.main.put({ summary: 'Interview elsewhere', visibility: 'private', start: '2026-11-19T09:00' });
  });

  const SECRETS = /oncologist|ospedale|biopsy|doctor@|conti|interview/i;
  const connected = (readMode: 'off' | 'busy' | 'details', isTarget = false) =>
    aConnectedCalendar(test, google, anna, { email: account.email, readMode, isTarget });

  /** Every row of every table of the calendars, as text. */
  async function stored(calendar: ConnectedCalendar): Promise<string> {
    const rows = await Promise.all(
      ['external_event', 'external_occurrence', 'sync_cursor', 'event_link', 'sync_outbox', 'sync_issue'].map(
        (table) =>
          test.sql(`SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE calendar_id = $1`, [calendar.id]),
      ),
    );
    return JSON.stringify(rows);
  }

  it('F32: of a calendar that shows when somebody is busy, no word about what with', async () => {
    const calendar = await connected('busy');
    await calendar.pull();
    expect(await calendar.busy()).toHaveLength(2);
    expect(await stored(calendar)).not.toMatch(SECRETS);
  });

  it('F32: of a private event no word, even where its owner chose details', async () => {
    const calendar = await connected('details');
    await calendar.pull();
    const all = await stored(calendar);
    expect(all).toMatch(/Oncologist/);
    expect(all).not.toMatch(/interview|biopsy/i);
    expect(await calendar.busy()).toHaveLength(2);
  });

  it('F32: an event that becomes private is forgotten', async () => {
    const calendar = await connected('details');
    await calendar.pull();
    const [first] = account.main.events;
    account.main.edit(first?.id as string, { visibility: 'private' });
    await calendar.pull();
    expect(await stored(calendar)).not.toMatch(SECRETS);
  });

  it('F32: details are wiped in the moment in which their owner takes them back', async () => {
    const calendar = await connected('details');
    await calendar.pull();
    await calendar.choose('busy');
    expect(await stored(calendar)).not.toMatch(SECRETS);
    expect(await calendar.busy()).toHaveLength(2);
    await calendar.pull();
    expect(await stored(calendar)).not.toMatch(SECRETS);
  });

  it('F32: details that are taken back while they are being read do not stay', async () => {
    google.api.pageSize = 1;
    google.delayMs = 60;
    const calendar = await connected('details');
    const reading = calendar.pull();
    await new Promise((done) => setTimeout(done, 90));
    await calendar.choose('busy');
    google.delayMs = 0;
    google.api.pageSize = null;
    await reading;
    expect(await stored(calendar)).not.toMatch(SECRETS);
    await calendar.pull();
    expect(await calendar.busy()).toHaveLength(2);
    expect(await stored(calendar)).not.toMatch(SECRETS);
  });

  it('F32: details that were chosen for a moment and taken back before they were all read do not stay', async () => {
    const calendar = await connected('busy');
    await calendar.pull();
    google.api.pageSize = 1;
    google.delayMs = 60;
    await calendar.choose('details');
    const reading = calendar.pullIfDue();
    await new Promise((done) => setTimeout(done, 90));
    await calendar.choose('busy');
    google.delayMs = 0;
    google.api.pageSize = null;
    await reading;
    expect(await stored(calendar)).not.toMatch(SECRETS);
  });

  it('details are read as soon as their owner gives them', async () => {
    const calendar = await connected('busy');
    await calendar.pull();
    await calendar.choose('details');
    expect(await calendar.pullIfDue()).toBe('read');
    expect(await stored(calendar)).toMatch(/Oncologist/);
  });

  it('F32: what is deleted over there is forgotten here', async () => {
    const calendar = await connected('details');
    await calendar.pull();
    for (const { id } of account.main.events) account.main.cancel(id as string);
    await calendar.pull();
    expect(await stored(calendar)).not.toMatch(SECRETS);
  });

  it('F32: of a calendar that is turned off nothing is left, and nothing is asked', async () => {
    const calendar = await connected('details');
    await calendar.pull();
    await calendar.choose('off');
    expect(await stored(calendar)).not.toMatch(SECRETS);
    expect(await calendar.events()).toEqual([]);
    const asked = google.log.length;
    expect(await calendar.pullIfDue()).toBe('not-due');
    expect(google.log).toHaveLength(asked);
  });

  it('F32: of a calendar that is only written to, what others put there is not kept', async () => {
    const calendar = await connected('off', true);
    expect(await calendar.pull()).toBe('read');
    expect(await calendar.events()).toEqual([]);
    expect(await stored(calendar)).not.toMatch(SECRETS);
  });

  it('F36: a calendar that was deleted over there is marked, forgotten, told once, and not asked for again', async () => {
    const calendar = await connected('details');
    await calendar.pull();
    account.drop(account.main);
    expect(await calendar.pull()).toBe('removed');
    expect(await calendar.events()).toEqual([]);
    expect(await calendar.issues()).toEqual(['removed']);
    const asked = google.log.length;
    expect(await calendar.pull()).toBe('not-due');
    expect(google.log).toHaveLength(asked);
    const [row] = await test.sql('SELECT removed_at, read_mode FROM calendar WHERE id = $1', [calendar.id]);
    expect(row).toEqual({ removed_at: expect.anything(), read_mode: 'off' });
    const [connection] = await test.sql('SELECT status, failures FROM calendar_connection WHERE id = $1', [
      calendar.connectionId,
    ]);
    expect(connection).toEqual({ status: 'active', failures: 0 });
  });

  it('nobody of the workspace reads another’s calendar, not even its owner, by the database', async () => {
    const seen = await test.sql(
      `SELECT polname, pg_get_expr(polqual, polrelid) AS condition FROM pg_policy
       WHERE polrelid = 'external_event'::regclass AND polname = 'reading'`,
    );
    expect(JSON.stringify(seen)).toContain('seat_id = ( SELECT seat()');
    expect(JSON.stringify(seen)).not.toContain('sees_all');
  });
});

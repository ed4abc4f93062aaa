import type { TestApp } from '../support/start-app.js';
import type { Google } from '../support/google/google.js';
import { aConnectedCalendar, type ConnectedCalendar } from '../support/connected.js';
import type { GoogleAccount } from '../support/google/account.js';
import type { Visitor } from '../support/visitor.js';
import { startWithGoogle } from '../support/with-google.js';

/** What repeats in a Google calendar, and lasts for days: F17 to F21, from the edit of a person to what is kept here. */
describe('What is kept of series and whole days', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let account: GoogleAccount;
  let calendar: ConnectedCalendar;

  beforeAll(async () => {
    ({ google, test } = await startWithGoogle());
    anna = await test.visitor().signUp();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    account = google.newAccount();
    calendar = await aConnectedCalendar(test, google, anna, { email: account.email, readMode: 'details' });
  });

  const weekly = (fields: object = {}) =>
    account.main.put({
      summary: 'Weekly',
      start: '2026-11-02T09:00',
      recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'],
      ...fields,
    }).id as string;
  const all = ['2026-11-02T08:00', '2026-11-09T08:00', '2026-11-16T08:00', '2026-11-23T08:00'];

  it('F17: an all-day event has its days, in the zone of its calendar, whatever the machine’s is', async () => {
    account.main.put({ summary: 'Fair', start: '2026-11-18', end: '2026-11-20', transparency: 'opaque' });
    await calendar.pull();
    const [row] = await test.sql(
      `SELECT e.starts_on::text AS "from", e.ends_on::text AS "to", e.starts_at AS moment,
         to_char(o.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS since,
         to_char(o.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS until, o.starts_on::text AS "day"
       FROM external_event e JOIN external_occurrence o ON o.event_id = e.id WHERE e.calendar_id = $1`,
      [calendar.id],
    );
    expect(row).toEqual({
      from: '2026-11-18', to: '2026-11-20', moment: null, day: '2026-11-18',
      since: '2026-11-17 23:00', until: '2026-11-19 23:00',
    }); // prettier-ignore
  });

  it('F17: an event that becomes an all-day one keeps no time of day', async () => {
    const { id } = account.main.put({ summary: 'Trip', start: '2026-11-18T09:00' });
    await calendar.pull();
    account.main.move(id as string, '2026-11-19', '2026-11-20');
    await calendar.pull();
    expect(await calendar.events()).toMatchObject([{ starts_at: null, ends_at: null }]);
    expect(await calendar.busy()).toEqual(['2026-11-18T23:00']);
  });

  it('F18: a series keeps its time on the clock of its own zone', async () => {
    account.main.put({
      summary: 'Call',
      start: '2026-10-19T09:00',
      zone: 'America/New_York',
      recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'],
    });
    await calendar.pull();
    expect(await calendar.busy()).toEqual([
      '2026-10-19T13:00',
      '2026-10-26T13:00',
      '2026-11-02T14:00',
      '2026-11-09T14:00',
    ]);
  });

  it('F19: of a series one occurrence is cancelled, and the others stay', async () => {
    const id = weekly();
    await calendar.pull();
    account.main.cancelOccurrence(id, '2026-11-09T09:00');
    await calendar.pull();
    expect(await calendar.busy()).toEqual(all.filter((at) => at !== '2026-11-09T08:00'));
  });

  it('F19: a full reading remembers the cancelled one', async () => {
    const id = weekly();
    account.main.cancelOccurrence(id, '2026-11-09T09:00');
    await calendar.pull();
    expect(await calendar.busy()).toHaveLength(3);
    test.clock.advance({ minutes: 15 });
    account.main.stored.expireTokens();
    await calendar.pull();
    expect(await calendar.busy()).toHaveLength(3);
  });

  it('F20: a moved occurrence is there once, where it was moved to, and goes with its series', async () => {
    const id = weekly();
    account.main.moveOccurrence(id, '2026-11-09T09:00', '2026-11-10T15:00');
    await calendar.pull();
    const moved = ['2026-11-02T08:00', '2026-11-10T14:00', '2026-11-16T08:00', '2026-11-23T08:00'];
    expect(await calendar.busy()).toEqual(moved);
    account.main.moveOccurrence(id, '2026-11-09T09:00', '2026-11-09T09:00');
    await calendar.pull();
    expect(await calendar.busy()).toEqual(all);
    account.main.cancel(id);
    await calendar.pull();
    expect(await calendar.busy()).toEqual([]);
    expect(await calendar.ids()).toEqual([]);
  });

  it('F20: a series of dates without a rule happens on each of them', async () => {
    weekly({ recurrence: ['RDATE;TZID=Europe/Rome:20261105T090000,20261119T090000'] });
    await calendar.pull();
    expect(await calendar.busy()).toEqual(['2026-11-02T08:00', '2026-11-05T08:00', '2026-11-19T08:00']);
  });

  it('F21: after “this and all following” the past stays as it was and the rest happens once', async () => {
    const id = weekly({ recurrence: ['RRULE:FREQ=WEEKLY'] });
    await calendar.pull();
    const past = await calendar.busy();
    account.main.split(id, '2026-11-16T09:00', { summary: 'Later in the day' });
    account.main.move(
      account.main.events.find(({ summary }) => summary === 'Later in the day')?.id as string,
      '2026-11-16T14:00',
    );
    await calendar.pull();
    const now = await calendar.busy();
    expect(now.slice(0, 4)).toEqual([
      '2026-11-02T08:00',
      '2026-11-09T08:00',
      '2026-11-16T13:00',
      '2026-11-23T13:00',
    ]);
    expect(now).toHaveLength(past.length);
  });

  it('a series that its owner declined, or shows as free, keeps nobody busy', async () => {
    const id = weekly({ attendees: [{ email: account.email, self: true, responseStatus: 'accepted' }] });
    await calendar.pull();
    expect(await calendar.busy()).toHaveLength(4);
    account.main.respond(id, account.email, 'declined');
    await calendar.pull();
    expect(await calendar.busy()).toEqual([]);
  });
});

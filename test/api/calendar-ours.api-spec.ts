import { randomUUID } from 'node:crypto';
import { MirrorChanges, type MirrorChange } from '../../src/modules/calendar/sync/mirror-changes.js';
import { startApp, type TestApp } from '../support/start-app.js';
import { startGoogle, type Google } from '../support/google/google.js';
import { aConnectedCalendar, type ConnectedCalendar } from '../support/connected.js';
import type { GoogleAccount } from '../support/google/account.js';
import type { Visitor } from '../support/visitor.js';

const AGREED = {
  title: 'Newsletter', description: '', location: '', start: '2026-11-18T08:00:00Z', end: '2026-11-18T09:00:00Z',
  transparent: false,
}; // prettier-ignore

/** Our own events, met again when the calendar in which they were written is read. */
describe('Reading what we wrote', () => {
  let google: Google;
  let test: TestApp;
  let anna: Visitor;
  let account: GoogleAccount;
  let calendar: ConnectedCalendar;
  let emails = 0;
  const changes: MirrorChange[] = [];

  beforeAll(async () => {
    google = await startGoogle();
    test = await startApp({ environment: google.env() });
    google.follow(test.clock);
    test.app.get(MirrorChanges).listen((change) => {
      changes.push(change);
      return Promise.resolve();
    });
    anna = await test.visitor().signUp();
  });
  afterAll(async () => {
    await test.close();
    await google.close();
  });
  beforeEach(async () => {
    account = google.account(`person${++emails}@gmail.test`);
    calendar = await aConnectedCalendar(test, google, anna, { email: account.email });
    changes.length = 0;
  });

  /** An event with our mark, and the link under which it was written, if there is one here. */
  async function written({ linked = true, start = '2026-11-18T09:00' } = {}): Promise<{
    id: string;
    link: string;
  }> {
    const link = randomUUID();
    const id = `v${link.replaceAll('-', '')}`;
    account.main.put({
      id,
      summary: 'Newsletter',
      start,
      extendedProperties: { private: { affianco: link } },
    });
    if (linked)
      await test.sql(
        `INSERT INTO event_link (id, workspace_id, calendar_id, seat_id, noun, record_id, external_id, base, state,
           created_at) VALUES ($1, $2, $3, $4, 'time_block', $5, $6, $8, 'synced', $7)`,
        [
          link,
          calendar.workspaceId,
          calendar.id,
          calendar.seatId,
          randomUUID(),
          id,
          test.clock.now().toString(),
          JSON.stringify({ ours: AGREED, theirs: AGREED }),
        ],
      );
    return { id, link };
  }
  const looks = async (link: string) =>
    (await test.sql<{ look: boolean }>('SELECT look FROM sync_outbox WHERE link_id = $1', [link])).map(
      ({ look }) => look,
    );

  it('F23: keeps nobody busy twice: the block that was planned here already does', async () => {
    await written();
    await calendar.pull();
    expect(await calendar.events()).toMatchObject([{ is_ours: true }]);
    expect(await calendar.busy()).toEqual([]);
  });

  it('F23: still knows it where the link was lost, or was another product’s of ours, and then it does keep them busy', async () => {
    await written({ linked: false });
    await calendar.pull();
    expect(await calendar.events()).toMatchObject([{ is_ours: true }]);
    expect(await calendar.busy()).toEqual(['2026-11-18T08:00']);
  });

  it('F2: an event of ours that vanished while the token was dead is looked for, and then looked at', async () => {
    const { id, link } = await written();
    account.main.put({ summary: 'Other', start: '2026-11-20T09:00' });
    await calendar.pull();
    await test.sql('DELETE FROM sync_outbox WHERE link_id = $1', [link]);
    test.clock.advance({ minutes: 15 });
    account.main.cancel(id);
    account.main.stored.expireTokens();
    await calendar.pull();
    expect(google.requests('GET', new RegExp(`/events/${id}$`))).toHaveLength(1);
    expect(await looks(link)).toEqual([true]);
  });

  it('F2: an event of ours that was never seen since it was written is looked for too', async () => {
    const { id, link } = await written();
    account.main.put({ summary: 'Other', start: '2026-11-20T09:00' });
    account.main.cancel(id);
    await calendar.pull();
    expect(await looks(link)).toEqual([true]);
  });

  it('tells whoever follows the events which ones came, changed and went, in the transaction that keeps them', async () => {
    const { id } = account.main.put({ summary: 'Call', start: '2026-11-18T09:00' });
    await calendar.pull();
    const [row] = await calendar.events();
    expect(changes).toEqual([{ calendarId: calendar.id, eventIds: [row?.id] }]);
    await calendar.pull();
    expect(changes).toHaveLength(1);
    account.main.move(id as string, '2026-11-18T11:00');
    await calendar.pull();
    account.main.cancel(id as string);
    await calendar.pull();
    expect(changes).toHaveLength(3);
  });

  it('reads two thousand events, two hundred of them series, page by page, and afterwards what changed alone', async () => {
    for (let event = 0; event < 2000; event++)
      account.main.put({
        summary: `Event ${event}`, start: `2026-${String(1 + (event % 12)).padStart(2, '0')}-${String(1 + (event % 28)).padStart(2, '0')}T10:00`,
        ...(event % 10 === 0 && { recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE'] }),
      }); // prettier-ignore
    await calendar.pull();
    expect(await calendar.ids()).toHaveLength(2000);
    const asked = google.requests('GET', /\/events$/).length;
    account.main.put({ summary: 'One more', start: '2026-11-18T09:00' });
    await calendar.pull();
    expect(await calendar.ids()).toHaveLength(2001);
    // How long it takes is measured by the benchmark, where nothing else runs.
    expect(google.requests('GET', /\/events$/)).toHaveLength(asked + 1);
  });
});

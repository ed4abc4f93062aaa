import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PullRun } from '../../src/modules/calendar/sync/pull-run.service.js';
import { chooseReading } from '../builders/calendar-connection.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

/** A feed that somebody subscribed to, read again and again: it tells what is gone by leaving it out. */
describe('A subscribed feed in the mirror', () => {
  let server: Server;
  let test: TestApp;
  let anna: Visitor;
  let shown = '';
  let calendarId: string;

  beforeAll(async () => {
    server = createServer((_request, response) => response.end(shown));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    test = await startApp({ environment: { ALLOW_PRIVATE_NETWORK_URLS: 'true' } });
    anna = await test.visitor().signUp();
    shows(events(14));
    const { port } = server.address() as AddressInfo;
    const { body } = await anna
      .post('/calendar-connections/ics', { address: `http://127.0.0.1:${port}/team.ics`, name: 'Team' })
      .expect(201);
    calendarId = (body as { calendars: { id: string }[] }).calendars[0]?.id as string;
    await chooseReading(anna, calendarId, 'details');
  });
  afterAll(async () => {
    await test.close();
    server.closeAllConnections();
    server.close();
  });

  const shows = (lines: string[]) => {
    shown = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR', ''].join(
      '\r\n',
    );
  };
  const event = (uid: string, start: string, ...more: string[]) => [
    'BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20261101T000000Z', `SUMMARY:${uid}`, `DTSTART:${start}`, ...more, 'END:VEVENT',
  ]; // prettier-ignore
  const events = (count: number) =>
    Array.from({ length: count }, (_, n) =>
      event(`event${n}`, `202611${String(n + 10)}T080000Z`, 'DURATION:PT1H'),
    ).flat();

  /** A day later, so that nothing has to wait. */
  async function pull(): Promise<string> {
    test.clock.advance({ hours: 12 });
    const workspaceId = await workspace();
    return test.app.get(PullRun).pull(workspaceId, calendarId);
  }
  const workspace = async () =>
    (await test.sql<{ id: string }>('SELECT workspace_id AS id FROM calendar WHERE id = $1', [calendarId]))[0]
      ?.id as string;
  const kept = async () =>
    (
      await test.sql<{ title: string }>(
        `SELECT title FROM external_event WHERE calendar_id = $1 AND deleted_at IS NULL ORDER BY title`,
        [calendarId],
      )
    ).map(({ title }) => title);
  const issues = async () =>
    (await test.sql<{ kind: string }>('SELECT kind FROM sync_issue WHERE resolved_at IS NULL')).map(
      ({ kind }) => kind,
    );

  it('F17: is kept, and what it leaves out goes', async () => {
    expect(await pull()).toBe('read');
    expect(await kept()).toHaveLength(14);
    shows(events(12));
    expect(await pull()).toBe('read');
    expect(await kept()).toHaveLength(12);
    expect(await issues()).toEqual([]);
  });

  it('F4: wipes nothing when it comes back empty, says so, and is right again when it is', async () => {
    shows([]);
    await pull();
    await pull();
    expect(await kept()).toHaveLength(12);
    expect(await issues()).toEqual(['emptied']);
    shows(events(12));
    expect(await pull()).toBe('read');
    expect(await kept()).toHaveLength(12);
    expect(await issues()).toEqual([]);
  });

  it('F19: an exception that is taken back makes its occurrence what the series says again', async () => {
    const series = event('series', '20261116T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2');
    const moved = event('series', '20261124T100000Z', 'DURATION:PT1H', 'RECURRENCE-ID:20261123T080000Z');
    const times = () =>
      test.sql<{ at: string }>(
        `SELECT to_char(o.starts_at AT TIME ZONE 'UTC', 'DD HH24') AS at FROM external_occurrence o
         JOIN external_event e ON e.id = o.event_id WHERE e.calendar_id = $1 AND e.title = 'series' ORDER BY o.starts_at`,
        [calendarId],
      );
    shows([...events(12), ...series, ...moved]);
    await pull();
    expect(await times()).toEqual([{ at: '16 08' }, { at: '24 10' }]);
    shows([...events(12), ...series]);
    await pull();
    expect(await times()).toEqual([{ at: '16 08' }, { at: '23 08' }]);
  });
});

import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { systemActor } from '../../src/kernel/actor.js';
import { formatHoursMinutesSeconds } from '../../src/kernel/worked-time.js';
import { ImportService } from '../../src/modules/time-entries/import.service.js';
import { Transactions } from '../../src/platform/database/transaction.js';
import { FileStore } from '../../src/platform/files/file-store.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url));
const FIVE_WEEKS = 'toggl-detailed-5-weeks.csv';
const HEADER =
  'User,Email,Client,Project,Description,Billable,Start date,Start time,End date,End time,Duration';
const row = (client: string, from: string, to: string, duration: string) =>
  `Anna,anna@demo.affianco.test,${client},Posta,x,Yes,2026-11-18,${from},2026-11-18,${to},${duration}`;

interface Worked {
  client: string;
  seconds: number;
  billable: number;
}

describe('importing hours from Toggl', () => {
  let test: TestApp;
  let anna: Visitor;

  beforeAll(async () => {
    test = await startApp({ now: '2026-11-22T12:00:00Z' });
    anna = await test.visitor().signUp({ email: 'anna@demo.affianco.test' });
  });
  afterAll(() => test.close());

  const send = (content: Buffer | string, fields: Record<string, string> = {}) =>
    anna.upload(
      '/time-entries/imports',
      { format: 'toggl', timeZone: 'Europe/Rome', ...fields },
      { name: 'toggl.csv', content },
    );
  const entries = async () =>
    Number((await test.sql<{ count: string }>('SELECT count(*) FROM time_entry'))[0]?.count);

  it('says in a dry run what would happen, and changes nothing', async () => {
    const { body } = await send(sample(FIVE_WEEKS), { dryRun: 'true' }).expect(200);
    expect(body).toMatchObject({ dryRun: true, taken: 252, alreadyTaken: 0, errors: [] });
    expect(body.clients).toHaveLength(4);
    expect(await entries()).toBe(0);
    expect((await anna.get('/clients').expect(200)).body.items).toEqual([]);
  });

  it('takes 252 entries: clients with an engagement, projects as services, people as members', async () => {
    const { body } = await send(sample(FIVE_WEEKS)).expect(200);
    expect({ ...body, clients: body.clients.sort(), services: body.services.sort() }).toEqual({
      dryRun: false,
      taken: 252,
      alreadyTaken: 0,
      errors: [],
      clients: ['Harper & Cole Ltd', 'Lindner Übersetzungen', 'Studio Bianchi', 'Talleres Núñez'],
      services: ['Agenda e posta', 'Atención al cliente', 'Büroorganisation', 'Inbox & calendar', 'Viaggi'],
      people: ['bea@demo.affianco.test'],
    });
    const { body: engagements } = await anna.get('/engagements').expect(200);
    expect(engagements.items).toHaveLength(4);
    expect(engagements.items[0]).toMatchObject({ timeZone: 'Europe/Rome', weekStartsOn: 1 });
    const starts = engagements.items.map(({ startsOn }: { startsOn: string }) => startsOn);
    expect([...starts].sort()[0]).toBe('2026-10-12');
  });

  it('takes nothing of the same file a second time', async () => {
    const { body } = await send(sample(FIVE_WEEKS)).expect(200);
    expect(body).toMatchObject({
      taken: 0,
      alreadyTaken: 252,
      errors: [],
      clients: [],
      services: [],
      people: [],
    });
    expect(await entries()).toBe(252);
  });

  it('counts the week 2026-W45 to the second', async () => {
    const worked = await test.sql<Worked>(
      `SELECT c.name AS client, sum(duration_seconds)::int AS seconds, sum(duration_seconds) FILTER (WHERE billable)::int AS billable
       FROM time_entry t JOIN engagement e ON e.id = t.engagement_id JOIN client c ON c.id = e.client_id
       WHERE t.day >= '2026-11-02' AND t.day < '2026-11-09' GROUP BY 1 ORDER BY 1`,
    );
    expect(worked.map(({ client, seconds }) => [client, formatHoursMinutesSeconds(seconds)])).toEqual([
      ['Harper & Cole Ltd', '10:25:24'],
      ['Lindner Übersetzungen', '9:52:36'],
      ['Studio Bianchi', '22:51:58'],
      ['Talleres Núñez', '10:06:40'],
    ]);
    expect(formatHoursMinutesSeconds(worked[2]?.billable ?? 0)).toBe('18:14:52');
  });

  it('shows them in the week list of their member', async () => {
    const { body } = await anna.get('/time-entries/week?week=2026-W45&memberId=me').expect(200);
    expect(body.totalSeconds).toBeGreaterThan(0);
    expect(
      body.days.flatMap((day: { entries: { memberName: string }[] }) =>
        day.entries.map((entry) => entry.memberName),
      ),
    ).not.toContain('Bea Conti');
  });

  it('keeps the night of 25 October at 3:00 (R-02) and the call over midnight on its Sunday (R-06)', async () => {
    const rows = await test.sql<{ description: string; day: string; seconds: number }>(
      `SELECT description, day::text, duration_seconds AS seconds FROM time_entry
       WHERE description IN ('Guardia nocturna', 'Late call with New York') ORDER BY description`,
    );
    expect(rows).toEqual([
      { description: 'Guardia nocturna', day: '2026-10-25', seconds: 3 * 3600 },
      { description: 'Late call with New York', day: '2026-11-08', seconds: 105 * 60 },
    ]);
  });

  it('keeps a placeholder for whoever is no member yet, and their hours with it', async () => {
    const [bea] = await test.sql<{ name: string; person: string | null; hours: string }>(
      `SELECT m.name, m.person_id AS person, count(t.id) AS hours FROM member m JOIN time_entry t ON t.member_id = m.id
       WHERE m.email = 'bea@demo.affianco.test' GROUP BY m.id`,
    );
    expect(bea).toEqual({ name: 'Bea Conti', person: null, hours: '124' });
  });

  it('does not bring back what was deleted since', async () => {
    const { body: list } = await anna.get('/time-entries?memberId=me&limit=1').expect(200);
    await anna.delete(`/time-entries/${list.items[0].id}`).expect(204);
    const { body } = await send(sample(FIVE_WEEKS)).expect(200);
    expect(body).toMatchObject({ taken: 0, alreadyTaken: 252 });
  });

  it('takes a file whole or not at all, and lists each line that is wrong with its reason', async () => {
    const before = await entries();
    const { body } = await send(sample('toggl-special-characters.csv')).expect(200);
    expect(body).toMatchObject({ taken: 0, errors: [{ line: 5, reason: 'no-client' }], clients: [] });
    expect(await entries()).toBe(before);
  });

  it('takes the good rows where that is wished: line breaks, quotes, emoji and formulas as they are', async () => {
    const { body } = await send(sample('toggl-special-characters.csv'), { takeGoodRows: 'true' }).expect(200);
    expect(body).toMatchObject({
      taken: 2,
      errors: [{ line: 5, reason: 'no-client' }],
      clients: ['Caffè "Da Niño" & Figli'],
    });
    const rows = await test.sql<{ description: string }>(
      `SELECT description FROM time_entry WHERE day = '2026-10-15' AND description ~ '^(Riga|=)' ORDER BY started_at`,
    );
    expect(rows.map(({ description }) => description)).toEqual([
      'Riga uno\nriga due; virgola, "virgolette" e 🧾',
      '=1+1',
    ]);
  });

  it('lists what overlaps, in the file or with what is there, as the database sees it', async () => {
    const file = [
      HEADER,
      row('Nuovo', '09:00:00', '10:00:00', '01:00:00'),
      row('Nuovo', '09:30:00', '10:30:00', '01:00:00'),
      row('Nuovo', '10:00:00', '10:30:00', '00:30:00'),
      row('Nuovo', '10:00:00', '10:30:00', '00:30:00'),
    ].join('\n');
    const { body } = await send(file, { takeGoodRows: 'true', dryRun: 'true' }).expect(200);
    expect(body).toMatchObject({ taken: 2, alreadyTaken: 1, errors: [{ line: 3, reason: 'overlaps' }] });
  });

  it('refuses a file of another kind as a whole', async () => {
    const refused = await send('Project,Client\na,b\n').expect(422);
    expect(refused.body).toMatchObject({ code: 'time-entry.import-unreadable', details: { line: 1 } });
  });

  it('refuses a zone that is none, and a form without a file', async () => {
    const zone = await send(sample(FIVE_WEEKS), { timeZone: '+01:00' }).expect(400);
    expect(zone.body.errors).toMatchObject([{ field: 'timeZone' }]);
    await anna.post('/time-entries/imports', { format: 'toggl', timeZone: 'Europe/Rome' }).expect(415);
  });

  it('is done by the product itself, for the operator, with the same result', async () => {
    const ines = await test.visitor().signUp({ email: 'ines@example.com' });
    const { body: session } = await ines.get('/session').expect(200);
    const order = { fileName: 'toggl.csv', format: 'toggl', timeZone: 'Europe/Rome' } as const;
    const take = () =>
      test.app.get(Transactions).as(systemActor(session.seat.workspace.id), () => {
        const file = Readable.from([sample(FIVE_WEEKS)]);
        return test.app.get(ImportService).take({ ...order, file, dryRun: false, takeGoodRows: false });
      });
    expect(await take()).toMatchObject({
      taken: 252,
      people: ['anna@demo.affianco.test', 'bea@demo.affianco.test'],
    });
    expect(await take()).toMatchObject({ taken: 0, alreadyTaken: 252 });
    expect((await ines.get('/clients').expect(200)).body.items).toHaveLength(4);
  });

  it('keeps no uploaded file once it is read', async () => {
    const kept = test.app.get(FileStore).list();
    for await (const object of kept) throw new Error(object.storageKey);
  });
});

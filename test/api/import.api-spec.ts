import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { formatHoursMinutesSeconds } from '../../src/kernel/worked-time.js';
import { ImportService } from '../../src/modules/time-entries/import.service.js';
import { FileStore } from '../../src/platform/files/file-store.js';
import { aClient } from '../builders/client.js';
import { anEngagement } from '../builders/engagement.js';
import { accept } from '../support/invited.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url));
const FIVE_WEEKS = 'toggl-detailed-5-weeks.csv';
const HEADER =
  'User,Email,Client,Project,Description,Billable,Start date,Start time,End date,End time,Duration';
const row = (client: string, from: string, to: string, duration: string, day = '2026-11-18') =>
  `Anna,anna@demo.affianco.test,${client},Posta,x,Yes,${day},${from},${day},${to},${duration}`;

interface Imported {
  id: string;
  state: string;
  questions: string[];
  error: string | null;
  version: number;
  can: Record<string, boolean>;
  options: Record<string, unknown>;
  detected: Record<string, unknown>;
  result: Record<string, unknown> & { people: string[] };
}

interface Worked {
  client: string;
  seconds: number;
  billable: number;
}

/** As if a member had affirmed days: the audit wants to know in whose workspace. */
async function affirm(test: TestApp, workspace: string, values: unknown[]): Promise<void> {
  await test.sql(`SELECT set_config('app.workspace', $1, false)`, [workspace]);
  await test.sql(
    `INSERT INTO affirmation (id, workspace_id, engagement_id, member_id, from_day, to_day, affirmed_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4::date, $4::date + 1, '2026-11-20T10:00:00Z')`,
    [workspace, ...values],
  );
}

/** What a person does with a file: sends it, says what it leaves open, lets it be looked at or taken. */
function importing(by: Visitor) {
  const send = async (content: Buffer | string, name = 'entries.csv') =>
    (await by.upload('/imports', {}, { name, content }).expect(201)).body as Imported;
  const edit = async ({ id }: { id: string }, options: object) =>
    (await by.patch(`/imports/${id}`, options).expect(200)).body as Imported;
  const rest = async ({ id }: { id: string }): Promise<Imported> => {
    for (let turn = 0; turn < 600; turn++) {
      const { body } = await by.get(`/imports/${id}`).expect(200);
      if (!['previewing', 'queued', 'running'].includes(body.state as string)) return body as Imported;
      await pause(50);
    }
    throw new Error('the import takes too long');
  };
  const begin = (what: 'preview' | 'start' | 'undo') => async (record: { id: string }) => {
    await by.post(`/imports/${record.id}/${what}`).expect(200);
    return rest(record);
  };
  const preview = begin('preview');
  const start = begin('start');
  const take = async (content: Buffer | string, options: object = {}) => {
    const record = await send(content);
    if (Object.keys(options).length > 0) await edit(record, options);
    return start(record);
  };
  return { send, edit, rest, preview, start, take, undo: begin('undo') };
}

describe('importing hours from Toggl', () => {
  let test: TestApp;
  let anna: Visitor;
  let files: ReturnType<typeof importing>;

  beforeAll(async () => {
    test = await startApp({ now: '2026-11-22T12:00:00Z' });
    await test.work();
    anna = await test.visitor().signUp({ email: 'anna@demo.affianco.test' });
    files = importing(anna);
  });
  afterAll(() => test.close());

  const entries = async () =>
    Number((await test.sql<{ count: string }>('SELECT count(*) FROM time_entry'))[0]?.count);
  let fiveWeeks: Imported;

  it('says what the file tells by itself, and asks for nothing that it knows', async () => {
    fiveWeeks = await files.send(sample(FIVE_WEEKS), FIVE_WEEKS);
    expect(fiveWeeks).toMatchObject({
      fileName: FIVE_WEEKS, state: 'ready', format: 'toggl', questions: [], result: null, progress: null, error: null,
      createdByName: 'Anna Ferri',
      detected: { delimiter: ',', encoding: 'utf-8', dateOrder: 'ymd', currency: 'EUR' },
      options: { format: 'toggl', timeZone: 'Europe/Rome', currency: 'EUR', takeGoodRows: false, people: [] },
      can: { edit: true, preview: true, start: true, undo: false, remove: true },
    }); // prettier-ignore
  });

  it('says in a preview what would happen, and changes nothing', async () => {
    const { state, result } = await files.preview(fiveWeeks);
    expect(state).toBe('previewed');
    expect(result).toMatchObject({
      dryRun: true,
      rows: 252,
      taken: 252,
      alreadyTaken: 0,
      errors: [],
      errorCount: 0,
    });
    expect(result.clients).toHaveLength(4);
    expect(await entries()).toBe(0);
    expect((await anna.get('/clients').expect(200)).body.items).toEqual([]);
  });

  it('takes 252 entries: clients with an engagement, projects as services, people as members', async () => {
    const { state, result, can } = await files.start(fiveWeeks);
    expect(state).toBe('done');
    expect(can).toEqual({ edit: false, preview: false, start: false, undo: true, remove: false });
    expect({ ...result, clients: [...(result.clients as string[])].sort(), services: [...(result.services as string[])].sort() }).toMatchObject({
      dryRun: false,
      taken: 252,
      alreadyTaken: 0,
      errors: [],
      clients: ['Harper & Cole Ltd', 'Lindner Übersetzungen', 'Studio Bianchi', 'Talleres Núñez'],
      services: ['Agenda e posta', 'Atención al cliente', 'Büroorganisation', 'Inbox & calendar', 'Viaggi'],
      people: ['bea@demo.affianco.test'],
    }); // prettier-ignore
    const { body: engagements } = await anna.get('/engagements').expect(200);
    expect(engagements.items).toHaveLength(4);
    expect(engagements.items[0]).toMatchObject({ timeZone: 'Europe/Rome', weekStartsOn: 1, currency: 'EUR' });
    const starts = engagements.items.map(({ startsOn }: { startsOn: string }) => startsOn);
    expect([...starts].sort()[0]).toBe('2026-10-12');
  });

  it('takes nothing of the same file a second time', async () => {
    const { result } = await files.take(sample(FIVE_WEEKS));
    expect(result).toMatchObject({
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

  it('shows them in the week list of their member, and by their import', async () => {
    const { body } = await anna.get('/time-entries/week?week=2026-W45&memberId=me').expect(200);
    expect(body.totalSeconds).toBeGreaterThan(0);
    const { body: list } = await anna.get(`/time-entries?importId=${fiveWeeks.id}&limit=200`).expect(200);
    expect(list.items).toHaveLength(200);
  });

  it('keeps the night of 25 October at 3:00 (R-02) and the call over midnight on its Sunday (R-06)', async () => {
    const rows = await test.sql<{ day: string; seconds: number }>(
      `SELECT day::text, duration_seconds AS seconds FROM time_entry
       WHERE description ~ '^(Guardia nocturna|Late call with New York)' ORDER BY description`,
    );
    expect(rows).toEqual([
      { day: '2026-10-25', seconds: 3 * 3600 },
      { day: '2026-11-08', seconds: 105 * 60 },
    ]);
  });

  it('keeps a placeholder for whoever is no member yet, and their hours with it, until they are invited', async () => {
    const seat = () =>
      test.sql<{ id: string; name: string; person: string | null; hours: string }>(
        `SELECT m.id, m.name, m.person_id AS person, count(t.id) AS hours FROM member m JOIN time_entry t ON t.member_id = m.id
         WHERE m.email = 'bea@demo.affianco.test' GROUP BY m.id`,
      );
    const [before] = await seat();
    expect(before).toMatchObject({ name: 'Bea Conti', person: null, hours: '124' });
    const bea = { email: 'bea@demo.affianco.test', name: 'Bea Conti', role: 'assistant' };
    const { body: invitation } = await anna.post('/invitations', bea).expect(201);
    await accept(test, invitation.id as string);
    const [after] = await seat();
    expect(after).toMatchObject({ id: before?.id, person: expect.any(String), hours: '124' });
  });

  it('does not bring back what was deleted since', async () => {
    const { body: list } = await anna.get('/time-entries?memberId=me&limit=1').expect(200);
    await anna.delete(`/time-entries/${list.items[0].id}`).expect(204);
    const { result } = await files.take(sample(FIVE_WEEKS));
    expect(result).toMatchObject({ taken: 0, alreadyTaken: 252 });
  });

  it('takes a file whole or not at all, lists each wrong line with its reason, and lets it be tried again', async () => {
    const before = await entries();
    const failed = await files.take(sample('toggl-special-characters.csv'), { takeGoodRows: false });
    expect(failed).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('One row'),
      can: { start: true },
    });
    expect(failed.result).toMatchObject({
      taken: 0,
      errors: [{ line: 5, reason: 'no-client' }],
      errorCount: 1,
      clients: [],
    });
    expect(await entries()).toBe(before);

    const edited = await files.edit(failed, { takeGoodRows: true });
    expect(edited).toMatchObject({ state: 'ready', result: null, error: null });
    const done = await files.start(failed);
    expect(done.result).toMatchObject({
      taken: 2, errors: [{ line: 5, reason: 'no-client' }], clients: ['Caffè "Da Niño" & Figli'],
    }); // prettier-ignore
    const rows = await test.sql<{ description: string }>(
      `SELECT description FROM time_entry WHERE day = '2026-10-15' AND description ~ '^(Riga|=)' ORDER BY started_at`,
    );
    expect(rows.map(({ description }) => description)).toEqual([
      'Riga uno\nriga due; virgola, "virgolette" e 🧾 #urgente #da-rivedere',
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
      row('Nuovo', '09:00:00', '10:00:00', '01:00:00', '2062-11-18'),
    ].join('\n');
    const record = await files.send(file);
    expect(record.questions).toEqual(['currency']);
    const { result } = await files.preview(record);
    expect(result).toMatchObject({
      taken: 2, alreadyTaken: 1, errorCount: 2,
      errors: [{ line: 3, reason: 'overlaps' }, { line: 6, reason: 'in-future' }],
    }); // prettier-ignore
  });

  it('lists what lies on days that its member has affirmed', async () => {
    const file = (day: string) =>
      [HEADER, row('Studio Bianchi', '22:00:00', '22:30:00', '00:30:00', day)].join('\n');
    const { body: engagements } = await anna.get('/engagements').expect(200);
    const bianchi = engagements.items.find(
      ({ clientName }: { clientName: string }) => clientName === 'Studio Bianchi',
    );
    const [seat] = await test.sql<{ id: string; workspace: string }>(
      `SELECT id, workspace_id AS workspace FROM member WHERE email = 'anna@demo.affianco.test'`,
    );
    await affirm(test, seat?.workspace ?? '', [bianchi.id, seat?.id, '2026-11-17']);
    expect((await files.take(file('2026-11-17'))).result).toMatchObject({
      errors: [{ line: 2, reason: 'affirmed' }],
    });
    await test.sql('DELETE FROM affirmation');
  });

  it.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'import.spreadsheet'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'import.binary'],
    ['a JSON document', '{"format":"affianco"}', 'import.document'],
  ])('refuses %s at once, and forgets it', async (_, content, code) => {
    const { body } = await anna.upload('/imports', {}, { name: 'x.csv', content }).expect(422);
    expect(body.code).toBe(code);
  });

  it('asks whose file it is where it cannot know, and says what it would have needed', async () => {
    const record = await files.send('Proyecto,Cliente\na,b\n');
    expect(record).toMatchObject({
      questions: ['format', 'currency'],
      can: { start: false, preview: false },
    });
    await anna.post(`/imports/${record.id}/start`).expect(422);
    await files.edit(record, { format: 'clockify', dateOrder: 'dmy' });
    const failed = await files.preview(record);
    expect(failed).toMatchObject({ state: 'failed', error: expect.stringContaining('Clockify') });
    await anna.delete(`/imports/${record.id}`).expect(204);
    await anna.get(`/imports/${record.id}`).expect(404);
  });

  it('tells a file that breaks off from one that is short', async () => {
    const record = await files.send(`${HEADER}\n${row('Nuovo', '09:00:00', '10:00:00', '01:00:00')}\n"Anna,`);
    expect(await files.preview(record)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('line 3'),
    });
  });

  it('says so when the file that waited has been forgotten', async () => {
    const record = await files.send(sample('clockify-eu-24h.csv'));
    for await (const { storageKey } of test.app.get(FileStore).list())
      await test.app.get(FileStore).remove(storageKey);
    expect(await files.preview(record)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('again'),
    });
  });

  it('refuses a zone that is none, fields that it does not know, a stale version, and a form without a file', async () => {
    const record = await files.send(sample('clockify-us-12h.csv'));
    await anna.patch(`/imports/${record.id}`, { timeZone: '+01:00' }).expect(400);
    await anna.patch(`/imports/${record.id}`, { dryRun: true }).expect(400);
    await anna.patch(`/imports/${record.id}`, { currency: 'XXQ' }).expect(400);
    await anna.patch(`/imports/${record.id}`, { takeGoodRows: true }).set('If-Match', '"7"').expect(412);
    await anna.post('/imports', {}).expect(415);
  });

  it('is done by the product itself, for the operator, with the same result', async () => {
    const ines = await test.visitor().signUp({ email: 'ines@example.com' });
    const { body: session } = await ines.get('/session').expect(200);
    const shares: number[] = [];
    const take = (dryRun = false) =>
      test.app.get(ImportService).take({
        workspaceId: session.seat.workspace.id as string,
        open: () => Promise.resolve(Readable.from([sample(FIVE_WEEKS)])),
        fileName: 'toggl.csv', size: 39_334, timeZone: 'Europe/Rome', dryRun, takeGoodRows: false,
        tell: (_, bytes) => void shares.push(bytes),
      }); // prettier-ignore
    expect(await take(true)).toMatchObject({ dryRun: true, taken: 252 });
    expect((await ines.get('/clients').expect(200)).body.items).toHaveLength(0);
    expect((await ines.get('/imports').expect(200)).body.items).toHaveLength(0);
    expect(await take()).toMatchObject({
      taken: 252,
      people: ['anna@demo.affianco.test', 'bea@demo.affianco.test'],
    });
    expect(await take()).toMatchObject({ taken: 0, alreadyTaken: 252 });
    expect((await ines.get('/clients').expect(200)).body.items).toHaveLength(4);
    expect((await ines.get('/imports').expect(200)).body.items).toHaveLength(2);
  });
});

describe('an import', () => {
  let test: TestApp;
  let anna: Visitor;
  let files: ReturnType<typeof importing>;

  beforeAll(async () => {
    test = await startApp({ now: '2026-11-22T12:00:00Z' });
    await test.work();
    anna = await test.visitor().signUp({ email: 'anna@demo.affianco.test' });
    files = importing(anna);
  });
  afterAll(() => test.close());

  const counts = async () => {
    const tables = [
      'client',
      'engagement',
      'service',
      'member',
      'time_entry',
      'agreement',
      'schedule',
      'assignment',
    ];
    const found: Record<string, number> = {};
    for (const table of tables)
      found[table] = Number((await test.sql<{ count: string }>(`SELECT count(*) FROM ${table}`))[0]?.count);
    return found;
  };

  it('is undone as a whole, with all that it had to make, and can be taken again', async () => {
    const before = await counts();
    const done = await files.take(sample(FIVE_WEEKS));
    const undone = await files.undo(done);
    expect(undone).toMatchObject({
      state: 'undone',
      error: null,
      can: { undo: false, start: false, remove: true },
    });
    expect(undone.result).toMatchObject({ kept: [], keptCount: 0 });
    expect(await counts()).toEqual(before);
    expect(await test.sql('SELECT * FROM worked_day')).toEqual([]);
    const twice = await anna.post(`/imports/${done.id}/undo`).expect(409);
    expect(twice.body.code).toBe('import.undone');
    const again = await files.take(sample(FIVE_WEEKS));
    expect(again.result).toMatchObject({ taken: 252, alreadyTaken: 0 });
    await files.undo(again);
    await anna.delete(`/imports/${again.id}`).expect(204);
  });

  it('leaves, when it is undone, what a client was told and what was affirmed, lists it, and what hangs on it', async () => {
    const done = await files.take(sample(FIVE_WEEKS));
    const { body: engagements } = await anna.get('/engagements').expect(200);
    const bianchi = engagements.items.find(
      ({ clientName }: { clientName: string }) => clientName === 'Studio Bianchi',
    );
    const [told] = await test.sql<{ id: string; member: string; workspace: string; day: string }>(
      `SELECT id, member_id AS member, workspace_id AS workspace, day::text FROM time_entry
       WHERE engagement_id = $1 ORDER BY started_at LIMIT 1`,
      [bianchi.id],
    );
    await affirm(test, told?.workspace ?? '', [bianchi.id, told?.member, told?.day]);
    const kept = await files.undo(done);
    const list = kept.result.kept as { entryId: string; reason: string }[];
    expect(kept).toMatchObject({ state: 'done', can: { undo: true } });
    expect(list.map(({ reason }) => reason)).toEqual(list.map(() => 'affirmed'));
    expect(list.map(({ entryId }) => entryId)).toContain(told?.id);
    expect(await counts()).toMatchObject({ client: 1, engagement: 1, time_entry: list.length });

    await test.sql('DELETE FROM affirmation');
    expect(await files.undo(kept)).toMatchObject({ state: 'undone', result: { keptCount: 0 } });
    expect(await counts()).toMatchObject({ client: 0, engagement: 0, time_entry: 0 });
  });

  it('that is under way is neither started twice, nor undone, nor changed, nor removed', async () => {
    const record = await files.send(sample(FIVE_WEEKS));
    const both = await Promise.all([
      anna.post(`/imports/${record.id}/start`),
      anna.post(`/imports/${record.id}/start`),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const busy = await Promise.all([
      anna.post(`/imports/${record.id}/undo`),
      anna.patch(`/imports/${record.id}`, { takeGoodRows: true }),
      anna.delete(`/imports/${record.id}`),
    ]);
    expect(busy.map(({ status }) => [409, 409, 409].includes(status) || status === 200)).toEqual([
      true,
      true,
      true,
    ]);
    await files.rest(record);
    expect(await counts()).toMatchObject({ time_entry: 252 });
    const [taken] = await test.sql<{ count: string }>(
      `SELECT count(*) FROM time_import WHERE state = 'done' AND taken = 252`,
    );
    expect(Number(taken?.count)).toBeLessThanOrEqual(1);
    for (const { id } of await test.sql<{ id: string }>(`SELECT id FROM time_import WHERE state = 'done'`))
      await files.undo({ id });
  });

  it('in the American order makes its engagements in the currency of its header (Clockify)', async () => {
    const done = await files.take(sample('clockify-us-12h.csv'));
    expect(done.result).toMatchObject({ taken: 2, seconds: 5400 + 930 });
    const { body } = await anna.get('/engagements').expect(200);
    expect(body.items[0]).toMatchObject({ clientName: 'Harper & Cole Ltd', currency: 'USD' });
    await files.undo(done);
  });

  it('of names alone finds its people by name, or makes placeholders that are invited later (Harvest)', async () => {
    const done = await files.take(sample('harvest-decimal-comma.csv'));
    expect(done.result).toMatchObject({ taken: 3, people: ['Bea Conti'] });
    const { body: members } = await anna.get('/members').expect(200);
    const bea = members.items.find(({ name }: { name: string }) => name === 'Bea Conti');
    expect(bea).toMatchObject({ email: null, personId: null });
    const untimed = await test.sql<{ seconds: number; started: Date | null }>(
      'SELECT duration_seconds AS seconds, started_at AS started FROM time_entry ORDER BY 1',
    );
    expect(untimed).toEqual([
      { seconds: 36, started: null },
      { seconds: 8100, started: null },
      { seconds: 72_000, started: null },
    ]);
    await anna
      .post('/invitations', { memberId: bea.id, email: 'anna@demo.affianco.test', role: 'assistant' })
      .expect(409);
    const { body: invitation } = await anna
      .post('/invitations', { memberId: bea.id, email: 'bea@demo.affianco.test', role: 'assistant' })
      .expect(201);
    expect(invitation).toMatchObject({ name: 'Bea Conti', email: 'bea@demo.affianco.test' });
    const { body: named } = await anna.get('/members').expect(200);
    expect(named.items.find(({ id }: { id: string }) => id === bea.id)).toMatchObject({
      email: 'bea@demo.affianco.test',
    });
    await anna.delete(`/invitations/${invitation.id}`).expect(204);
    await files.undo(done);
  });

  it('gives the hours of a name to the member who is said to be meant', async () => {
    const record = await files.send(sample('harvest-decimal-comma.csv'));
    const { body: members } = await anna.get('/members').expect(200);
    const me = members.items.find(({ email }: { email: string }) => email === 'anna@demo.affianco.test');
    await files.edit(record, { people: [{ name: 'bea conti', memberId: me.id }] });
    const done = await files.start(record);
    expect(done.result).toMatchObject({ taken: 3, people: [] });
    expect(await test.sql('SELECT DISTINCT member_id AS id FROM time_entry')).toEqual([{ id: me.id }]);
    await files.undo(done);
  });

  it('is kept as one entry a day where that is agreed, with the rate of each day (R-06, R-23)', async () => {
    const { id: clientId } = await aClient(anna, { name: 'Over Midnight' });
    const rate = (amount: string) => ({ rate: { amount, currency: 'EUR' } });
    const { id } = await anEngagement(anna, { clientId, splitAtMidnight: true, ...rate('30.00') });
    await anna
      .post(`/engagements/${id}/agreements`, {
        validFrom: '2026-11-16',
        splitAtMidnight: true,
        allowanceMinutes: null,
        showAmounts: false,
        ...rate('32.00'),
      })
      .expect(201);
    const night =
      'Anna,anna@demo.affianco.test,Over Midnight,,x,Yes,2026-11-15,23:30:00,2026-11-16,01:15:00,01:45:00';
    const done = await files.take([HEADER, night].join('\n'), { currency: 'EUR' });
    expect(done.result).toMatchObject({ rows: 1, taken: 2, seconds: 6300, errorCount: 0 });
    expect(
      await test.sql(
        'SELECT day::text, duration_seconds AS seconds, rate_minor::int AS rate, rate_source AS source FROM time_entry ORDER BY day',
      ),
    ).toEqual([
      { day: '2026-11-15', seconds: 1800, rate: 3000, source: 'engagement' },
      { day: '2026-11-16', seconds: 4500, rate: 3200, source: 'engagement' },
    ]);
    expect((await files.take([HEADER, night].join('\n'))).result).toMatchObject({
      taken: 0,
      alreadyTaken: 1,
    });
    await files.undo(done);
    expect(await counts()).toMatchObject({ time_entry: 0, engagement: 1 });
  });

  it('keeps a thousand wrong lines and counts them all', async () => {
    const wrong = Array.from({ length: 1500 }, () => row('', '09:00:00', '10:00:00', '01:00:00'));
    const { result } = await files.preview(await files.send([HEADER, ...wrong].join('\n')));
    expect(result).toMatchObject({ rows: 1500, taken: 0, errorCount: 1500 });
    expect(result.errors).toHaveLength(1000);
  });

  it('refuses a file whose every row names another service: columns were mixed up', async () => {
    const rows = Array.from({ length: 2100 }, (_, index) => {
      const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
      return `Anna,anna@demo.affianco.test,Studio,Service ${index},x,Yes,${at.slice(0, 10)},${at.slice(11, 19)},,,00:00:30`;
    });
    const failed = await files.take([HEADER, ...rows].join('\n'));
    expect(failed).toMatchObject({ state: 'failed', error: expect.stringContaining('2000') });
    expect(await counts()).toMatchObject({ client: 1, service: 0, time_entry: 0 });
  }, 60_000);
});

import { readFile, rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { writeDocument } from '../../src/cli/export.command.js';
import { restoreWorkspace } from '../../src/cli/workspace/restore-workspace.js';
import { aClient } from '../builders/client.js';
import { aContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { aMember } from '../builders/member.js';
import { aService } from '../builders/service.js';
import { aTask } from '../builders/task.js';
import { accept } from '../support/invited.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

const NOW = '2026-11-22T12:00:00Z';
const rate = { amount: '30.00', currency: 'EUR' };

type Row = Record<string, string>;
const rowsOf = (csv: string): Row[] => parse(csv, { bom: true, columns: true });
const without = (rows: Row[], ...columns: string[]) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name))));

async function csvOf(by: Visitor, filter = ''): Promise<string> {
  return (await by.get(`/time-entries/export?format=csv${filter}`).expect(200)).text;
}

/** A week with everything that an entry can say. */
async function aWeek(owner: Visitor): Promise<{ engagementId: string; clientId: string }> {
  const { id: engagementId, clientId } = await anEngagement(owner, {
    clientId: (await aClient(owner, { name: 'Studio Bianchi' })).id,
    name: 'Ufficio',
    rate,
  });
  const { id: serviceId } = await aService(owner, { engagementId, name: 'Posta' });
  const log = (entry: object) => owner.post('/time-entries', { engagementId, ...entry }).expect(201);
  await log({
    localStart: '2026-10-25T01:30',
    localEnd: '2026-10-25T03:30',
    description: 'Guardia',
    serviceId,
  });
  await log({
    localStart: '2026-11-16T09:00',
    localEnd: '2026-11-16T10:00',
    description: '=1+1',
    breakSeconds: 600,
  });
  await log({
    localStart: '2026-11-16T09:30',
    localEnd: '2026-11-16T10:30',
    description: "'=kept",
    overlapReason: 'two at once',
  });
  await log({
    localStart: '2026-11-17T09:00',
    localEnd: '2026-11-17T09:20',
    description: '@a\nb; "c", d',
    billable: false,
  });
  await log({
    day: '2026-11-18',
    durationSeconds: 5400,
    description: '+39 06',
    rate: { amount: '45.00', currency: 'EUR' },
    rush: true,
  });
  await log({
    startedAt: '2026-11-18T22:00:00Z',
    endedAt: '2026-11-18T22:30:00Z',
    timeZone: 'America/New_York',
    description: '',
  });
  await log({ day: '2026-11-19', durationSeconds: 900, description: '- list' });
  await log({ day: '2026-11-19', durationSeconds: 900, description: '- list' });
  return { engagementId, clientId };
}

async function imported(
  by: Visitor,
  content: string,
): Promise<{ state: string; result: Record<string, unknown> }> {
  const { body } = await by.upload('/imports', {}, { name: 'affianco.csv', content }).expect(201);
  expect(body).toMatchObject({ format: 'affianco', questions: [] });
  await by.post(`/imports/${body.id}/start`).expect(200);
  for (let turn = 0; turn < 200; turn++) {
    const answer = await by.get(`/imports/${body.id}`).expect(200);
    if (!['queued', 'running'].includes(answer.body.state as string)) return answer.body as never;
    await pause(50);
  }
  throw new Error('the import takes too long');
}

describe('time entries as a file', () => {
  let test: TestApp;
  let anna: Visitor;
  let week: { engagementId: string; clientId: string };

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    await test.work();
    anna = await test.visitor().signUp({ email: 'anna@example.com' });
    week = await aWeek(anna);
  }, 30_000);
  afterAll(() => test.close());

  it('are our own CSV: sent to be saved, with every entry of the filter and what it comes to', async () => {
    const { text, headers } = await anna
      .get('/time-entries/export?format=csv&from=2026-11-16&to=2026-11-17')
      .expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename=time-entries-2026-11-22.csv');
    const rows = rowsOf(text);
    expect(rows).toHaveLength(2);
    expect(rows.find(({ Description }) => Description === "'=1+1")).toMatchObject({
      Day: '2026-11-16', Start: '2026-11-16T09:00:00+01:00', End: '2026-11-16T10:00:00+01:00', 'Time zone': 'Europe/Rome',
      Break: '0:10:00', Duration: '0:50:00', Client: 'Studio Bianchi', Engagement: 'Ufficio', Email: 'anna@example.com',
      Billable: 'Yes', Rate: '30.00', 'Rate source': 'engagement', Currency: 'EUR', Amount: '25.00',
    }); // prettier-ignore
  });

  it('hold no cell that a spreadsheet would run', async () => {
    const cells = parse(await csvOf(anna), { bom: true }).flat() as string[];
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it('come back: into another workspace the very same, and a second time nothing', async () => {
    const ines = await test.visitor().signUp({ email: 'anna2@example.com', timeZone: 'Pacific/Auckland' });
    const file = await csvOf(anna);
    const { state, result } = await imported(ines, file);
    expect({ state, taken: result.taken, errors: result.errors }).toEqual({
      state: 'done',
      taken: 8,
      errors: [],
    });
    const back = await csvOf(ines);
    expect(without(rowsOf(back), 'Entry')).toEqual(without(rowsOf(file), 'Entry'));
    expect((await imported(ines, file)).result).toMatchObject({ taken: 0, alreadyTaken: 8 });
    expect((await imported(ines, back)).result).toMatchObject({ taken: 0, alreadyTaken: 8 });
    expect((await imported(anna, file)).result).toMatchObject({ taken: 0, alreadyTaken: 8 });
  });

  it('keep their task where it is there; elsewhere its title leads the description', async () => {
    const { id: taskId } = await aTask(anna, { engagementId: week.engagementId, title: 'Newsletter' });
    const { body: entry } = await anna
      .post('/time-entries', {
        engagementId: week.engagementId,
        taskId,
        day: '2026-11-20',
        durationSeconds: 60,
        description: 'x',
      })
      .expect(201);
    const file = await csvOf(anna, '&from=2026-11-20');
    await anna.delete(`/time-entries/${entry.id}`).expect(204);
    const fresh = file.replace(entry.id as string, '');
    expect((await imported(anna, fresh)).result).toMatchObject({ taken: 1 });
    expect(rowsOf(await csvOf(anna, '&from=2026-11-20'))[0]).toMatchObject({
      Task: 'Newsletter',
      Description: 'x',
    });
    const carla = await test.visitor().signUp({ email: 'carla@example.com' });
    await imported(carla, file);
    expect(rowsOf(await csvOf(carla))[0]).toMatchObject({ Task: '', Description: 'Newsletter: x' });
  });

  it('are a workbook, or JSON as the API gives them', async () => {
    const { body, headers } = await anna.get('/time-entries/export?format=xlsx').buffer(true).parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    }).expect(200); // prettier-ignore
    expect((body as Buffer).subarray(0, 2).toString()).toBe('PK');
    expect(headers['content-disposition']).toContain('.xlsx');
    const { body: json } = await anna.get('/time-entries/export?format=json&q=Guardia').expect(200);
    expect(json.entries).toHaveLength(1);
    expect(json.entries[0]).toMatchObject({
      durationSeconds: 10_800,
      day: '2026-10-25',
      amount: { amount: '90.00', currency: 'EUR' },
    });
    await anna.get('/time-entries/export').expect(400);
    await anna.get('/time-entries/export?format=pdf').expect(400);
  });

  it('show a contact the hours of their own client, and amounts only where that is agreed', async () => {
    const { id: contactId } = await aContact(anna, { clientId: week.clientId, email: 'giulia@example.com' });
    const { id: other } = await anEngagement(anna);
    await anna
      .post('/time-entries', { engagementId: other, day: '2026-11-12', durationSeconds: 60 })
      .expect(201);
    const { body: invitation } = await anna.post('/invitations', { contactId }).expect(201);
    const giulia = await accept(test, invitation.id as string);
    const rows = rowsOf(await csvOf(giulia));
    expect(new Set(rows.map(({ Client }) => Client))).toEqual(new Set(['Studio Bianchi']));
    for (const row of rows) expect(row).toMatchObject({ Rate: '', 'Rate source': '', Amount: '', Email: '' });
    await giulia.get('/workspace/export').expect(403);
  });

  it('show an assistant the engagements that are theirs', async () => {
    const { visitor: bea } = await aMember(test, anna);
    expect(rowsOf(await csvOf(bea))).toEqual([]);
    await bea.get('/workspace/export').expect(403);
  });
});

describe('a workspace as a document', () => {
  let test: TestApp;
  let anna: Visitor;
  let workspaceId: string;
  const path = join(tmpdir(), `affianco-document-${process.pid}.json`);
  const say = () => undefined;
  const restored = (into: TestApp, file = path) =>
    restoreWorkspace({ file: createReadStream(file), base: into.addresses.base, now: NOW, say });

  beforeAll(async () => {
    test = await startApp({ now: NOW });
    await test.work();
    anna = await test.visitor().signUp({ email: 'anna@example.com' });
    workspaceId = await anna.workspaceId();
    const { engagementId, clientId } = await aWeek(anna);
    await aContact(anna, { clientId, email: 'giulia@example.com' });
    await aTask(anna, { engagementId });
    await aMember(test, anna, { name: 'Bea Conti', email: 'bea@example.com' });
    await imported(anna, (await csvOf(anna)).replace(/^[0-9a-f-]{36},2026-11-18/gm, ',2026-08-18'));
    const { body: report } = await anna.post('/reports', { engagementId, week: '2026-W46' }).expect(201);
    await anna.post(`/reports/${report.id}/send`).expect(200);
    for (let turn = 0; turn < 100; turn++) {
      if ((await test.sql("SELECT id FROM delivery WHERE state = 'sent'")).length > 0) break;
      await pause(50);
    }
    await rm(path, { force: true });
    await writeDocument(test.addresses.backup, workspaceId, path);
  }, 30_000);
  afterAll(async () => {
    await rm(path, { force: true });
    await test.close();
  });

  it('is the same over HTTP, for its owner', async () => {
    const { text, headers } = await anna.get('/workspace/export').expect(200);
    expect(headers['content-disposition']).toContain('affianco-2026-11-22.json');
    expect(JSON.parse(text)).toEqual(JSON.parse(await readFile(path, 'utf8')));
  });

  it('holds no password, no token, and nothing that signs in', async () => {
    const text = await readFile(path, 'utf8');
    expect(text).not.toMatch(/password_hash|token_hash|request_hash|\$argon2/);
    expect(JSON.parse(text).people).toHaveLength(2);
  });

  it('restores the workspace where it is not: the very same document comes out; a second time nothing is added', async () => {
    const other = await startApp({ now: NOW });
    const again = `${path}.again`;
    try {
      const first = await restored(other);
      expect(first).toMatchObject({ workspaceId, people: 2, added: first.rows });
      await rm(again, { force: true });
      await writeDocument(other.addresses.backup, workspaceId, again);
      expect(await readFile(again, 'utf8')).toBe(await readFile(path, 'utf8'));
      expect(
        await other.sql('SELECT sum(seconds)::int AS seconds, sum(entries)::int AS entries FROM worked_day'),
      ).toEqual(
        await test.sql('SELECT sum(seconds)::int AS seconds, sum(entries)::int AS entries FROM worked_day'),
      );
      expect(await restored(other)).toMatchObject({ added: 0 });
      await other
        .visitor()
        .post('/session', { email: 'anna@example.com', password: 'correct-horse-battery' })
        .expect(401);
    } finally {
      await rm(again, { force: true });
      await other.close();
    }
  }, 30_000);

  it('is refused where its ids belong to another workspace, by what breaks off, and by what is none', async () => {
    const other = await startApp({ now: NOW });
    const odd = `${path}.odd`;
    const { writeFile } = await import('node:fs/promises');
    const refusal = async (text: string) => {
      await writeFile(odd, text);
      return restored(other, odd).then(
        () => 'taken',
        (error: Error) => error.message,
      );
    };
    try {
      await restored(other);
      const text = await readFile(path, 'utf8');
      const elsewhere = '01890000-0000-7000-8000-000000000000';
      expect(await refusal(text.replaceAll(workspaceId, elsewhere))).toMatch(/belong to another workspace/);
      expect(
        await refusal(text.replace(`"workspaceId":"${workspaceId}"`, `"workspaceId":"${elsewhere}"`)),
      ).toMatch(/damaged/);
      expect(await refusal(text.slice(0, text.length / 2))).toMatch(/not whole/);
      expect(await refusal('{"format":"other"}')).toMatch(/not a document|not whole/);
      expect(await refusal(text.replace('"version":2', '"version":1'))).toMatch(/another version/);
      expect(await other.sql('SELECT id FROM workspace')).toHaveLength(1);
    } finally {
      await rm(odd, { force: true });
      await other.close();
    }
  }, 30_000);

  it('is understood however it is written: pretty-printed it is the same', async () => {
    const other = await startApp({ now: NOW });
    const pretty = `${path}.pretty`;
    const { writeFile } = await import('node:fs/promises');
    try {
      await writeFile(pretty, JSON.stringify(JSON.parse(await readFile(path, 'utf8')), null, 2));
      const { rows, added } = await restored(other, pretty);
      expect(added).toBe(rows);
    } finally {
      await rm(pretty, { force: true });
      await other.close();
    }
  }, 30_000);
});

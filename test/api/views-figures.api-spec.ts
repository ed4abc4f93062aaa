import { anEngagement } from '../builders/engagement.js';
import { aMember, type BuiltMember } from '../builders/member.js';
import { aService } from '../builders/service.js';
import { aTask } from '../builders/task.js';
import { aView } from '../builders/view.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

interface Totals { seconds: number; billableSeconds: number; billedSeconds: number; amounts: { amount: string; currency: string }[]; entries: number } // prettier-ignore
interface Key { id: string | null; name: string; note: string | null; day: string | null } // prettier-ignore
interface Figures { from: string; to: string; rows: (Totals & { keys: Key[] })[]; totals: Totals } // prettier-ignore

const EUR = (amount: string) => ({ amount, currency: 'EUR' });
const NOVEMBER = { kind: 'days', from: '2026-11-01', to: '2026-12-01' };

describe('the figures of a view', () => {
  let test: TestApp;
  let anna: Visitor;
  let bea: BuiltMember;
  let office: { id: string; clientId: string };
  let texts: { id: string; clientId: string };
  let abroad: { id: string; clientId: string };
  let serviceId: string;
  let taskId: string;

  beforeAll(async () => {
    test = await startApp({ now: '2026-11-18T08:30:00Z' });
    anna = await test.visitor().signUp();
    bea = await aMember(test, anna);
    office = await anEngagement(anna, { name: 'Office', rate: EUR('30.00') });
    // R-14 on a task-day: 33 minutes are 45.
    const rounding = { minutes: 15, direction: 'up', scope: 'task_day', minimumMinutes: 0 };
    texts = await anEngagement(anna, { name: 'Texts', rate: EUR('35.00'), rounding });
    abroad = await anEngagement(anna, { name: 'Abroad', currency: 'CHF', rate: { amount: '60.00', currency: 'CHF' } }); // prettier-ignore
    await anna.put(`/engagements/${texts.id}/assistants`, { memberIds: [bea.id] }).expect(200);
    serviceId = (await aService(anna, { engagementId: office.id, name: 'Inbox' })).id;
    taskId = (await aTask(anna, { engagementId: texts.id, title: 'Catalogue' })).id;
    await log(anna, { engagementId: office.id, day: '2026-11-02', durationSeconds: 3600, serviceId });
    await log(anna, { engagementId: office.id, day: '2026-11-09', durationSeconds: 1200 });
    await log(anna, { engagementId: office.id, day: '2026-11-10', durationSeconds: 600, billable: false });
    for (const minutes of [7, 22, 4])
      await log(anna, { engagementId: texts.id, day: '2026-11-09', taskId, durationSeconds: minutes * 60 });
    await log(bea.visitor, { engagementId: texts.id, day: '2026-11-16', durationSeconds: 900 });
    await log(anna, { engagementId: abroad.id, day: '2026-11-16', durationSeconds: 1800 });
  });
  afterAll(() => test.close());

  const log = (by: Visitor, body: object) => by.post('/time-entries', body).expect(201);
  const ask = async (question: object) =>
    (await anna.post('/views/figures', { range: NOVEMBER, ...question }).expect(200)).body as Figures;
  const told = ({ rows }: Figures) =>
    rows.map(({ keys, seconds }) => [...keys.map(({ name }) => name), seconds]);

  it('are what was worked, billable, billed after rounding and earned, and how many entries they are', async () => {
    const { rows, totals } = await ask({ groupBy: ['engagement'] });
    const numbers = ({ seconds, billableSeconds, billedSeconds, amounts, entries }: Totals) => [seconds, billableSeconds, billedSeconds, amounts, entries]; // prettier-ignore
    expect(rows.map((row) => [row.keys[0]?.name, ...numbers(row)])).toEqual([
      ['Office', 5400, 4800, 4800, [EUR('40.00')], 3],
      ['Texts', 2880, 2880, 3600, [EUR('35.00')], 4],
      ['Abroad', 1800, 1800, 1800, [{ amount: '30.00', currency: 'CHF' }], 1],
    ]);
    expect(totals).toEqual({
      seconds: 10_080,
      billableSeconds: 9480,
      billedSeconds: 10_200,
      amounts: [{ amount: '30.00', currency: 'CHF' }, EUR('75.00')],
      entries: 8,
    });
  });

  it('are grouped by up to three things, in their order: time as it passes, the rest by its hours', async () => {
    expect(told(await ask({ groupBy: ['week', 'engagement', 'member'] }))).toEqual([
      ['2026-W45', 'Office', 'Anna Ferri', 3600],
      ['2026-W46', 'Texts', 'Anna Ferri', 1980],
      ['2026-W46', 'Office', 'Anna Ferri', 1800],
      ['2026-W47', 'Abroad', 'Anna Ferri', 1800],
      ['2026-W47', 'Texts', bea.name, 900],
    ]);
    const { rows } = await ask({ groupBy: ['task', 'day'] });
    expect(rows.map(({ keys }) => keys.map(({ name }) => name))).toEqual([
      ['', '2026-11-02'],
      ['', '2026-11-09'],
      ['', '2026-11-10'],
      ['', '2026-11-16'],
      ['Catalogue', '2026-11-09'],
    ]);
    expect(rows.at(-1)).toMatchObject({ billedSeconds: 2700, amounts: [EUR('26.25')], entries: 3 });
    const months = await ask({ groupBy: ['month', 'week'], range: { ...NOVEMBER, from: '2026-10-01' } });
    expect(months.rows[0]?.keys).toEqual([
      { id: null, name: '2026-11', note: null, day: '2026-11-01' },
      { id: null, name: '2026-W45', note: null, day: '2026-11-02' },
    ]);
  });

  it('have totals that are the sums of their rows, whatever they are grouped by', async () => {
    const questions = [['client'], ['engagement', 'day'], ['service'], ['task', 'member', 'week'], ['month']];
    const all = await Promise.all(questions.map((groupBy) => ask({ groupBy })));
    for (const { rows, totals } of all) {
      const sum = (of: (row: Totals) => number) => rows.reduce((some, row) => some + of(row), 0);
      expect(sum(({ seconds }) => seconds)).toBe(totals.seconds);
      expect(sum(({ billedSeconds }) => billedSeconds)).toBe(totals.billedSeconds);
      expect(sum(({ entries }) => entries)).toBe(totals.entries);
      expect(totals).toEqual(all[0]?.totals);
    }
  });

  it('are narrowed to clients, engagements, services, members, and to what is billable or not', async () => {
    const only = async (filter: object) => (await ask({ groupBy: ['engagement'], filter })).totals;
    expect(await only({ clientIds: [office.clientId] })).toMatchObject({ seconds: 5400 });
    expect(await only({ engagementIds: [texts.id, abroad.id] })).toMatchObject({
      seconds: 4680,
      billedSeconds: 5400,
    });
    expect(await only({ serviceIds: [serviceId] })).toMatchObject({ seconds: 3600, amounts: [EUR('30.00')] });
    expect(await only({ memberIds: [bea.id] })).toMatchObject({ seconds: 900, billedSeconds: 900, amounts: [EUR('8.75')] }); // prettier-ignore
    expect(await only({ billable: false })).toMatchObject({ seconds: 600, billableSeconds: 0, billedSeconds: 0, amounts: [], entries: 1 }); // prettier-ignore
    expect(await only({ billable: true, clientIds: [office.clientId] })).toMatchObject({ seconds: 4800, entries: 2 }); // prettier-ignore
  });

  it('count corrections of what was reported on their own days', async () => {
    const told = await anEngagement(anna, { name: 'Told', rate: EUR('60.00') });
    const { body: entry } = await log(anna, {
      engagementId: told.id,
      day: '2026-11-09',
      durationSeconds: 3600,
    });
    const { body: report } = await anna
      .post('/reports', { engagementId: told.id, week: '2026-W46' })
      .expect(201);
    await test.sql(`UPDATE time_entry SET reported_in = $1 WHERE id = $2`, [report.id, entry.id]);
    await anna.post('/adjustments', { entryId: entry.id, seconds: -600, reason: 'Break' }).expect(201);
    const { rows } = await ask({ groupBy: ['day'], filter: { engagementIds: [told.id] } });
    expect(rows.map(({ keys, seconds, billedSeconds, amounts, entries }) => [keys[0]?.day, seconds, billedSeconds, amounts, entries])).toEqual([
      ['2026-11-09', 3600, 3600, [EUR('60.00')], 1],
      ['2026-11-18', -600, -600, [EUR('-10.00')], 0],
    ]); // prettier-ignore
    expect(
      (await ask({ groupBy: ['day'], filter: { engagementIds: [told.id], billable: false } })).rows,
    ).toEqual([]);
  });

  it('mean whole weeks and months of whoever looks, never "the last seven days"', async () => {
    const days = async (kind: string) => {
      const { from, to } = await ask({ groupBy: ['client'], range: { kind } });
      return `${from}/${to}`;
    };
    expect(await days('this_week')).toBe('2026-11-16/2026-11-23');
    expect(await days('last_week')).toBe('2026-11-09/2026-11-16');
    expect(await days('last_4_weeks')).toBe('2026-10-19/2026-11-16');
    expect(await days('this_month')).toBe('2026-11-01/2026-12-01');
    expect(await days('last_month')).toBe('2026-10-01/2026-11-01');
  });

  it('cut weeks where the one engagement that is looked at begins them (R-07)', async () => {
    const sunday = await anEngagement(anna, { weekStartsOn: 7 });
    await log(anna, { engagementId: sunday.id, day: '2026-11-15', durationSeconds: 60 });
    const filter = { engagementIds: [sunday.id] };
    const { rows } = await ask({ groupBy: ['week'], filter });
    expect(rows.map(({ keys }) => [keys[0]?.name, keys[0]?.day])).toEqual([['2026-W47', '2026-11-15']]);
    expect(await ask({ groupBy: ['week'], filter, range: { kind: 'this_week' } })).toMatchObject({ from: '2026-11-15', to: '2026-11-22' }); // prettier-ignore
  });

  it('are of an assistant’s own engagements alone, also in a view that names others', async () => {
    const filter = { engagementIds: [office.id, texts.id] };
    const view = await aView(anna, { groupBy: ['engagement', 'member'], filter, range: NOVEMBER, sharedWith: 'members' }); // prettier-ignore
    const { body } = await bea.visitor.get(`/views/${view.id}/figures`).expect(200);
    expect(told(body as Figures)).toEqual([
      ['Texts', 'Anna Ferri', 1980],
      ['Texts', bea.name, 900],
    ]);
    const foreign = await aView(anna, { groupBy: ['client'], filter: { engagementIds: [office.id] }, range: NOVEMBER, sharedWith: 'members' }); // prettier-ignore
    const none = await bea.visitor.get(`/views/${foreign.id}/figures`).expect(200);
    expect(none.body).toMatchObject({ rows: [], totals: { seconds: 0, amounts: [] } });
  });

  it('are taken along as CSV, workbook and JSON, with cells that no spreadsheet runs', async () => {
    const risky = await anEngagement(anna, { name: '=1+1' });
    await log(anna, { engagementId: risky.id, day: '2026-12-01', durationSeconds: 90 });
    const days = { kind: 'days', from: '2026-11-16', to: '2026-12-02' };
    const view = await aView(anna, { name: 'Hours: all?', groupBy: ['week', 'engagement'], filter: { engagementIds: [abroad.id, texts.id, risky.id] }, range: days, columns: ['seconds', 'amount'] }); // prettier-ignore
    const get = (format: string) => anna.get(`/views/${view.id}/export?format=${format}`).expect(200);
    const csv = await get('csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('2026-12-01');
    const lines = csv.text.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\ufeffClient,Week,Engagement,Hours,Amount CHF,Amount EUR');
    expect(lines.slice(1).map((line) => line.split(',').slice(1).join(','))).toEqual([
      '2026-W47,Abroad,0:30:00,30.00,',
      '2026-W47,Texts,0:15:00,,8.75',
      "2026-W49,'=1+1,0:01:30,,",
    ]);
    const { body } = await get('json');
    expect(body).toMatchObject({ view: 'Hours: all?', from: '2026-11-16', totals: { seconds: 2790 } });
    const xlsx = await get('xlsx').buffer(true);
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
    await anna.get(`/views/${view.id}/export?format=pdf`).expect(400);
  });
});

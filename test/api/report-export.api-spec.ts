import { parse } from 'csv-parse/sync';
import { aPortalContact } from '../builders/contact.js';
import { anEngagement } from '../builders/engagement.js';
import { anOwner } from '../builders/owner.js';
import { sentReport } from '../builders/report.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';
import { filesIn } from '../support/zip.js';

type Row = Readonly<Record<string, string>>;

describe('a report to take along', () => {
  let test: TestApp;
  let anna: Visitor;
  let giulia: Awaited<ReturnType<typeof aPortalContact>>;

  beforeAll(async () => {
    test = await startApp();
  });
  afterAll(() => test.close());

  const told = async (terms: object = {}) => {
    anna = await anOwner(test);
    const { id: engagementId, clientId } = await anEngagement(anna, terms);
    giulia = await aPortalContact(test, anna, { clientId });
    const log = (day: string, durationSeconds: number, description: string) =>
      anna.post('/time-entries', { engagementId, day, durationSeconds, description }).expect(201);
    await log('2026-11-10', 4830, '=SUM(A1:A9)');
    await log('2026-11-11', 1200, 'Calls; with "quotes"\nand lines');
    await log('2026-11-12', 600, 'Übergabe für Ángel');
    return sentReport(anna, { engagementId, week: '2026-W46' });
  };
  const table = async (by: Visitor, path: string): Promise<Row[]> =>
    parse(await by.bytes(path), { columns: true, bom: true, relax_quotes: false });
  const seconds = (clock = '') => {
    const [hours = 0, minutes = 0, rest = 0] = clock.split(':').map(Number);
    return hours * 3600 + minutes * 60 + rest;
  };

  it('as CSV adds up to the total that the report prints, in the reader’s words', async () => {
    const { id, content } = await told({ rate: { amount: '27.50', currency: 'EUR' }, showAmounts: true });
    const rows = await table(giulia.visitor, `/reports/${id}/export?format=csv&language=en`);
    expect(rows.reduce((sum, row) => sum + seconds(row.Actual), 0)).toBe(content.totals.seconds);
    const cents = rows.reduce((sum, row) => sum + Math.round(Number(row.Amount) * 100), 0);
    expect(cents).toBe(Math.round(Number(content.totals.amount?.amount) * 100));
    const german = await table(anna, `/reports/${id}/export?format=csv&language=de`);
    expect(german.map((row) => row.Tag)).toEqual(['2026-11-10', '2026-11-11', '2026-11-12']);
  });

  it('holds what people wrote as they wrote it, but runs nothing in a spreadsheet', async () => {
    const { id } = await told();
    const rows = await table(anna, `/reports/${id}/export?format=csv&language=en`);
    expect(rows.map((row) => row.What)).toEqual([
      "'=SUM(A1:A9)",
      'Calls; with "quotes"\nand lines',
      'Übergabe für Ángel',
    ]);
  });

  it('shows no amounts where the agreement shows none', async () => {
    const { id } = await told({ rate: { amount: '27.50', currency: 'EUR' }, showAmounts: false });
    const [row] = await table(giulia.visitor, `/reports/${id}/export?format=csv&language=en`);
    expect(Object.keys(row ?? {})).not.toContain('Amount');
  });

  it('as a workbook has hours that are numbers', async () => {
    const { id } = await told();
    const files = await filesIn(await anna.bytes(`/reports/${id}/export?format=xlsx&language=en`));
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain(`<v>${4830 / 86_400}</v>`);
    expect([...files.keys()].filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(4);
  });

  it('as JSON is what was hashed, byte for byte', async () => {
    const { id } = await told();
    const path = `/reports/${id}`;
    expect(await anna.bytes(`${path}/export?format=json`)).toEqual(await anna.bytes(`${path}/content`));
  });

  it('is refused in other forms, and to everybody else', async () => {
    const { id } = await told();
    await anna.get(`/reports/${id}/export?format=exe`).expect(400);
    await anna.get(`/reports/${id}/export`).expect(400);
    const stranger = await anOwner(test);
    await stranger.get(`/reports/${id}/export?format=csv`).expect(404);
  });
});

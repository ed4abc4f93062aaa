import { anOffice, sentReport } from '../builders/report.js';
import { sha256 } from '../support/sha256.js';
import { startApp, type TestApp } from '../support/start-app.js';
import type { Visitor } from '../support/visitor.js';

describe('whether a file is a report that was sent', () => {
  let test: TestApp;
  let anna: Visitor;
  let reportId: string;
  let paper: Buffer;
  let content: Buffer;

  beforeAll(async () => {
    test = await startApp();
    anna = await test.visitor().signUp();
    const { id: engagementId } = await anOffice(test, anna);
    ({ id: reportId } = await sentReport(anna, { engagementId, week: '2026-W46' }));
    paper = await anna.bytes(`/reports/${reportId}/pdf?language=it`);
    content = await anna.bytes(`/reports/${reportId}/export?format=json`);
  });
  afterAll(() => test.close());
  beforeEach(() => test.sql('DELETE FROM rate_limit'));

  const check = async (file: Buffer, name = 'report.pdf') =>
    (await test.visitor().upload('//r/verify', { language: 'en' }, { name, content: file }).expect(200)).text;

  it('is told of the very PDF and of the content, to anybody, without sign-in', async () => {
    for (const [file, name] of [
      [paper, 'a.pdf'],
      [content, 'a.json'],
    ] as const) {
      const page = await check(file, name);
      expect(page).toContain('Genuine');
      expect(page).toContain('version 1');
      expect(page).toContain(sha256(content));
    }
  });

  it('is told of the content also where a program has broken its lines and sorted it otherwise', async () => {
    const { word, ...rest } = JSON.parse(content.toString()) as Record<string, unknown>;
    expect(await check(Buffer.from(JSON.stringify({ word, ...rest }, null, 4)))).toContain('Genuine');
  });

  it('is denied for a file with one other byte, for what was never a report, and for a draft', async () => {
    const changed = Buffer.from(paper);
    changed.writeUInt8((changed.at(-1) ?? 0) ^ 1, changed.length - 1);
    const other = content.toString().replace('7200', '7201');
    for (const file of [changed, Buffer.from(other), Buffer.from('{"schema":3'), Buffer.from('hello')])
      expect(await check(file)).toContain('Not known');
  });

  it('is told by the fingerprint that is printed on a report, spaces or not', async () => {
    const spaced = sha256(content).toUpperCase().match(/.{16}/g)?.join(' ') ?? '';
    for (const asked of [sha256(content), spaced]) {
      const { text } = await test
        .visitor()
        .get(`//r/verify?language=en&sha256=${encodeURIComponent(asked)}`)
        .expect(200);
      expect(text).toContain('Genuine');
    }
    for (const asked of ['a'.repeat(64), 'no', "' OR 1=1"]) {
      const { text } = await test
        .visitor()
        .get(`//r/verify?language=en&sha256=${encodeURIComponent(asked)}`)
        .expect(200);
      expect(text).toContain('Not known');
    }
  });

  it('is asked in four languages, and asks for a file where none came', async () => {
    for (const language of ['en', 'it', 'de', 'es']) {
      const { text, headers } = await test.visitor().get(`//r/verify?language=${language}`).expect(200);
      expect(text).toContain(`<html lang="${language}"`);
      expect(headers['x-robots-tag']).toContain('noindex');
    }
    expect((await test.visitor().post('//r/verify').expect(200)).text).toMatch(/<h2>/);
    expect(await check(Buffer.alloc(0))).toContain('No file chosen');
  });

  it('is asked a limited number of times from one address', async () => {
    for (let turn = 0; turn < 120; turn++) await test.visitor().get(`//r/verify?sha256=${'b'.repeat(64)}`);
    await test
      .visitor()
      .get(`//r/verify?sha256=${'b'.repeat(64)}`)
      .expect(429);
  });
});

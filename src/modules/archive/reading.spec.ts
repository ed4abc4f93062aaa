import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documents, zipOf } from '../../../test/support/zip.js';
import { TypstPdfWriter } from '../../platform/documents/pdf.js';
import { formOf, MOST_TEXT, TextReader } from './reading.js';

const reader = new TextReader();
let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'reading-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function reading(name: string, content: string | Uint8Array, longestMs?: number) {
  const path = join(folder, name);
  await writeFile(path, content);
  const form = formOf(name);
  if (!form) throw new Error(`${name} is not read`);
  return reader.read(path, form, longestMs);
}
const inDocument = (body: string) => zipOf({ 'word/document.xml': body });

describe('the text of a file', () => {
  it('is found in a PDF, page by page', async () => {
    const facts = { language: 'de', title: 'Brief', date: Temporal.Instant.from('2026-11-16T08:00:00Z') } as const;
    const pdf = new TypstPdfWriter().write('#set document(title: "Brief")\n= Grüße\nViele Grüße aus Zürich\n#pagebreak()\nSeite zwei', {}, facts);
    expect(await reading('brief.pdf', pdf)).toEqual({ text: expect.stringMatching(/Viele Grüße aus Zürich[^]*Seite zwei/) });
  }); // prettier-ignore

  it.each(['docx', 'xlsx', 'pptx', 'odt', 'ods'] as const)('is found in %s', async (type) => {
    const { text } = (await reading(`a.${type}`, documents[type]('Größe &amp; Maß: città'))) as {
      text: string;
    };
    expect(text).toContain('Größe & Maß: città');
  });

  it('is what is written, without deleted words, and with spaces where lines end', async () => {
    const body = `<w:document xmlns:w="w"><w:p><w:t>one</w:t></w:p><w:p><w:del><w:delText>gone</w:delText></w:del><w:t>two</w:t><w:tab/><w:t>three</w:t></w:p></w:document>`;
    expect(await reading('lines.docx', inDocument(body))).toEqual({ text: 'one\ntwo three' });
  });

  it.each([
    ['UTF-8', Buffer.from('Übergröße')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFÜbergröße')],
    ['UTF-16 with a mark', Buffer.from('\uFEFFÜbergröße', 'utf16le')],
    ['Windows-1252', Buffer.from('Übergröße', 'latin1')],
  ])('is known in %s', async (_encoding, bytes) => {
    expect(await reading('a.txt', bytes)).toEqual({ text: 'Übergröße' });
  });

  it('of a page is what a browser prints', async () => {
    const html =
      '<html><style>p{color:red}</style><script>if (a < b) secret()</script><!-- hidden --><p>Caff&egrave; &amp; t&#232;</p></html>';
    expect(await reading('a.html', html)).toEqual({ text: 'Caffè & tè' });
  });

  it('has an end', async () => {
    const { text } = (await reading('long.txt', 'word '.repeat(600_000))) as { text: string };
    expect(text.length).toBeLessThanOrEqual(MOST_TEXT);
    expect(text.length).toBeGreaterThan(MOST_TEXT - 10);
  });

  it('is not looked for in pictures, sounds and programs', () => {
    expect(['a.png', 'a.mp3', 'a.exe', 'a', 'a.zip'].map(formOf)).toEqual([null, null, null, null, null]);
  });
});

describe('a file that is broken or hostile costs its own reading, and no more', () => {
  const spaces = Buffer.alloc(80 * 1_048_576, ' ');
  const lying = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><d><t>&b;</t></d>';
  const foreign = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d><t>&x;</t></d>';

  it.each([
    ['a PDF that ends early', 'broken', 'a.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n<<')],
    ['no PDF at all', 'broken', 'b.pdf', Buffer.from('hello')],
    ['a package that ends early', 'broken', 'a.docx', documents.docx('x').subarray(0, 200)],
    ['XML that is none', 'broken', 'b.docx', inDocument('<w:document><w:t>never closed')],
    ['entities that multiply', 'broken', 'c.docx', inDocument(lying)],
    ['entities that name files', 'broken', 'd.docx', inDocument(foreign)],
    ['a package that bursts', 'bomb', 'e.docx', inDocument(`<w:document><w:t>${spaces}`)],
    ['tags in tags in tags', 'bomb', 'f.docx', inDocument('<w:p>'.repeat(2000))],
    ['too many files in one', 'bomb', 'g.docx', zipOf(Object.fromEntries(Array.from({ length: 10_001 }, (_, place) => [`${place}`, ''])))],
    ['a package of something else', 'no-text', 'h.docx', zipOf({ 'readme.txt': 'hello' })],
    ['a program called text', 'no-text', 'a.txt', Buffer.from(Array.from({ length: 5000 }, (_, place) => place % 7))],
    ['nothing but spaces', 'no-text', 'b.txt', '  \n\t '],
  ])('%s: %s', async (_what, reason, name, content) => {
    expect(await reading(name, content)).toEqual({ reason });
  }); // prettier-ignore

  it('one that takes too long is given up', async () => {
    expect(await reading('c.txt', 'fine', 1)).toEqual({ reason: 'too-slow' });
  });
});

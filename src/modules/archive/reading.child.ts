import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Entry, ZipFile } from 'yauzl';

/*
 * A process of its own, which reads the text of one file and ends. Whatever a hostile file does to the libraries that
 * read it, it does to this process alone. It imports nothing of ours: Node runs it as it is, in tests too.
 */

interface Order {
  readonly path: string;
  readonly form: 'pdf' | 'office' | 'opendocument' | 'html' | 'text';
  /** Characters; what comes after is not read. */
  readonly mostText: number;
}

/** Why a file cannot be read; everything else that is thrown means that it is broken. */
class Unreadable extends Error {}

const MOST_ENTRIES = 10_000;
const MOST_BYTES = 64 * 1_048_576;
const MOST_PAGES = 3000;
const DEEPEST = 500;
/** Real documents shrink to a fiftieth at most; what shrinks further, and is large, was made to burst something. */
const TIGHTEST = 200;
const HARMLESS = 4 * 1_048_576;
const MOST_WASM = 384 * 1_048_576;

/** The text so far, and whether it is enough. */
class Page {
  private readonly parts: string[] = [];
  private readonly most: number;
  private length = 0;

  // Written out: Node takes types away, and understands nothing that TypeScript would have to write.
  constructor(most: number) {
    this.most = most;
  }

  get full(): boolean {
    return this.length >= this.most;
  }

  get text(): string {
    return this.parts.join('').slice(0, this.most);
  }

  add(text: string): void {
    if (this.full) return;
    this.parts.push(text);
    this.length += text.length;
  }
}

async function pdf({ path }: Order, page: Page): Promise<void> {
  limitWasm();
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(path)).catch((error: Error) => {
    throw /password|security/i.test(error.message) ? new Unreadable('encrypted') : error;
  });
  const count = Math.min(document.getPageCount(), MOST_PAGES);
  for (let index = 0; index < count && !page.full; index++)
    page.add(`${document.getPage(index).getText()}\n`);
}

/** What TypeScript's own library tells only to browsers. */
interface GrowingMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** Memory of WebAssembly is outside of what V8 can be told to keep to. */
function limitWasm(): void {
  const { Memory } = (globalThis as unknown as { WebAssembly: { Memory: { prototype: GrowingMemory } } })
    .WebAssembly;
  const grow = Memory.prototype.grow;
  Memory.prototype.grow = function (this: GrowingMemory, pages: number) {
    if (this.buffer.byteLength + pages * 65_536 > MOST_WASM) throw new RangeError('no more memory');
    return grow.call(this, pages);
  };
}

/** Where words stand in each kind of package, in the order in which a reader meets them. */
const PARTS: Readonly<Record<'office' | 'opendocument', RegExp>> = {
  office:
    /^(word\/(document|footnotes|endnotes|comments|header\d*|footer\d*)|xl\/(workbook|sharedStrings|worksheets\/sheet\d+)|ppt\/(slides\/slide|notesSlides\/notesSlide)\d+)\.xml$/,
  opendocument: /^content\.xml$/,
};

async function packaged({ path, form }: Order, page: Page): Promise<void> {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  const entries = await wordsIn(zip, PARTS[form as 'office' | 'opendocument']);
  if (entries.length === 0) throw new Unreadable('no-text');
  const total = { bytes: 0 };
  for (const entry of entries) {
    if (page.full) break;
    await partOf(zip, entry, page, total);
  }
}

async function wordsIn(zip: ZipFile, parts: RegExp): Promise<Entry[]> {
  if (zip.entryCount > MOST_ENTRIES) throw new Unreadable('bomb');
  const found: Entry[] = [];
  for await (const entry of zip.eachEntry()) if (parts.test(entry.fileName)) found.push(entry);
  if (found.some((entry) => entry.isEncrypted())) throw new Unreadable('encrypted');
  const number = ({ fileName }: Entry) => Number(/\d+(?=\.xml$)/.exec(fileName)?.[0] ?? 0);
  return found.sort((one, other) => number(one) - number(other));
}

/** XML as it comes, never as a tree. A document type, and with it every entity but the five of XML, is refused. */
async function partOf(zip: ZipFile, entry: Entry, page: Page, total: { bytes: number }): Promise<void> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser();
  let depth = 0;
  let telling = 0;
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Unreadable('broken');
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    if (++depth > DEEPEST) throw new Unreadable('bomb');
    const word = local(name);
    if (TELLING.has(name.startsWith('text:') ? name : word) && !isSelfClosing) telling++;
    if (word === 'sheet' && typeof attributes.name === 'string') page.add(`${attributes.name}\n`);
    if (word === 'tab' || word === 'br' || name === 'text:s' || word === 'line-break') page.add(' ');
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    depth--;
    const word = local(name);
    if (TELLING.has(name.startsWith('text:') ? name : word) && !isSelfClosing) telling--;
    if (word === 'p' || word === 'h' || word === 'si' || word === 'is') page.add('\n');
  });
  parser.on('text', (text) => {
    if (telling > 0) page.add(text);
  });
  const letters = new TextDecoder('utf-8', { fatal: true });
  const stream = await zip.openReadStreamPromise(entry);
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    total.bytes += chunk.length;
    const tight = bytes > HARMLESS && bytes > entry.compressedSize * TIGHTEST;
    if (tight || total.bytes > MOST_BYTES) throw new Unreadable('bomb');
    parser.write(letters.decode(chunk, { stream: true }));
    if (page.full) return;
  }
  parser.write(letters.decode()).close();
}

/** Elements in which what is written is meant to be read. */
const TELLING = new Set(['t', 'text:p', 'text:h']);

/** As much of a text as could matter, in whatever encoding it is: its mark, the zeros of UTF-16, UTF-8, Windows-1252. */
async function plain({ path, mostText }: Order): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(path, { end: mostText * 4 }) as AsyncIterable<Buffer>)
    parts.push(part);
  const bytes = Buffer.concat(parts);
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  const strange = [...text.slice(0, 20_000).matchAll(/[\0-\x08\x0E-\x1A\x1C-\x1F\uFFFD]/g)].length;
  if (strange > Math.min(text.length, 20_000) * 0.02) throw new Unreadable('no-text');
  return text;
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 4096);
  const zeros = (place: number) => head.filter((byte, index) => byte === 0 && index % 2 === place).length;
  if (zeros(1) > head.length * 0.3) return 'utf-16le';
  if (zeros(0) > head.length * 0.3) return 'utf-16be';
  try {
    // The last letter may have been cut in two.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', agrave: 'à', egrave: 'è', eacute: 'é', igrave: 'ì', ograve: 'ò', ugrave: 'ù', auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', ntilde: 'ñ', aacute: 'á', iacute: 'í', oacute: 'ó', uacute: 'ú' }; // prettier-ignore

/** What a browser would print: tags, comments, scripts and styles fall away, in one pass from left to right. */
function unmarked(html: string): string {
  let text = '';
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at);
    text += html.slice(at, open < 0 ? undefined : open);
    if (open < 0) break;
    const hidden = /^<(script|style|!--)/i.exec(html.slice(open, open + 8))?.[1]?.toLowerCase();
    const end = hidden ? closing(html, hidden, open) : html.indexOf('>', open);
    text += ' ';
    if (end < 0) break;
    at = end + 1;
  }
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{1,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code > 31 && code <= 0x10_ff_ff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : ' ';
  });
}

function closing(html: string, hidden: string, from: number): number {
  if (hidden === '!--') return html.indexOf('-->', from) < 0 ? -1 : html.indexOf('-->', from) + 2;
  const end = new RegExp(`</${hidden}`, 'gi');
  end.lastIndex = from;
  const found = end.exec(html);
  return found ? html.indexOf('>', found.index) : -1;
}

async function read(order: Order): Promise<string> {
  const page = new Page(order.mostText);
  if (order.form === 'pdf') await pdf(order, page);
  else if (order.form === 'text') page.add(await plain(order));
  else if (order.form === 'html') page.add(unmarked(await plain(order)));
  else await packaged(order, page);
  // Nothing that PostgreSQL could not take, and no hyphen that only stood at the end of a line.
  const text = page.text.replace(/[\u0002\u00ad\uFFFE]\s*/g, '').replace(/[\0-\x08\x0B-\x1F\uFEFF\uFFFF]+/g, ' ').toWellFormed(); // prettier-ignore
  const tidy = text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n[\s]*/g, '\n').trim(); // prettier-ignore
  if (tidy === '') throw new Unreadable('no-text');
  return tidy;
}

process.once('message', (order: Order) => {
  read(order).then(
    (text) => process.send?.({ text }, () => process.exit(0)),
    (error: Error) => process.send?.({ reason: error instanceof Unreadable ? error.message : 'broken' }, () => process.exit(1)), // prettier-ignore
  );
});
process.send?.('ready');

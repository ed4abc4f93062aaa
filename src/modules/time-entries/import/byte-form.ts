import type { Readable } from 'node:stream';
import { ImportEmpty, ImportIsBinary, ImportIsDocument, ImportIsSpreadsheet } from '../import.errors.js';
import type { Encoding } from './import-format.js';

const HEAD = 4096;
/** A part of the bytes that is no letter at all betrays what is no text. */
const BINARY_PART = 0.02;

/**
 * In which encoding the text of a file is, found over all of its bytes: by its mark, by the zeros of UTF-16, by whether
 * it holds together as UTF-8; else it is Windows-1252, in which every byte is a letter.
 * @throws ImportIsSpreadsheet, ImportIsBinary, ImportIsDocument, ImportEmpty
 */
export async function encodingOf(file: Readable): Promise<Encoding> {
  const scan = new Utf8Scan();
  let head = Buffer.alloc(0);
  for await (const chunk of file as AsyncIterable<Buffer>) {
    if (head.length < HEAD) head = Buffer.concat([head, chunk]).subarray(0, HEAD);
    scan.take(chunk);
  }
  refuseOtherThanText(head);
  const marked = marks.find(({ bytes }) => head.subarray(0, bytes.length).equals(bytes));
  if (marked) return marked.encoding;
  const wide = wideEncodingOf(head);
  if (wide) return wide;
  if (scan.strange > BINARY_PART * scan.all) throw new ImportIsBinary();
  return scan.holdsTogether ? 'utf-8' : 'windows-1252';
}

const marks: readonly { readonly bytes: Buffer; readonly encoding: Encoding }[] = [
  { bytes: Buffer.from([0xef, 0xbb, 0xbf]), encoding: 'utf-8' },
  { bytes: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { bytes: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
];

function refuseOtherThanText(head: Buffer): void {
  const begins = (...bytes: number[]) => head.subarray(0, bytes.length).equals(Buffer.from(bytes));
  // ZIP (xlsx, ods) and the older compound file (xls).
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) throw new ImportIsSpreadsheet();
  if (begins(0x25, 0x50, 0x44, 0x46) || begins(0x1f, 0x8b) || begins(0x89, 0x50, 0x4e, 0x47))
    throw new ImportIsBinary();
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (text === '') throw head.some((byte) => byte === 0) ? new ImportIsBinary() : new ImportEmpty();
  if (/^[{[]/.test(text)) throw new ImportIsDocument();
}

/** UTF-16 without its mark: of mostly western text every second byte is zero. */
function wideEncodingOf(head: Buffer): Encoding | null {
  let [even, odd] = [0, 0];
  head.forEach((byte, place) => {
    if (byte !== 0) return;
    if (place % 2 === 0) even++;
    else odd++;
  });
  const most = head.length * 0.3;
  if (odd > most && even * 10 < odd) return 'utf-16le';
  return even > most && odd * 10 < even ? 'utf-16be' : null;
}

/** Counts what is a letter of UTF-8 beyond ASCII, and what is none, over chunks that may cut one in two. */
class Utf8Scan {
  all = 0;
  /** Control characters that no text has. */
  strange = 0;
  private whole = 0;
  private broken = 0;
  private missing = 0;

  /** Few broken letters among many whole ones are damage; broken ones alone are another encoding. */
  get holdsTogether(): boolean {
    return this.broken === 0 || this.whole > this.broken;
  }

  take(chunk: Buffer): void {
    this.all += chunk.length;
    for (let place = 0; place < chunk.length; place++) this.byte(chunk[place] as number);
  }

  private byte(byte: number): void {
    if (this.missing > 0) {
      if ((byte & 0xc0) === 0x80) {
        if (--this.missing === 0) this.whole++;
        return;
      }
      this.broken++;
      this.missing = 0;
    }
    if (byte < 0x80) {
      if (byte < 9 || (byte > 13 && byte < 32)) this.strange++;
    } else if (byte >= 0xc2 && byte <= 0xdf) this.missing = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.missing = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.missing = 3;
    else this.broken++;
  }
}

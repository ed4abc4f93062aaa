import { fileTypeFromFile } from 'file-type';
import { open } from 'node:fs/promises';
import { extensionOf } from './file-name.js';

/** What a browser is told when nobody can say what a file is. */
export const UNKNOWN_TYPE = 'application/octet-stream';

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';

/** Types known by their first bytes, by extension: both have to agree. HTML and SVG are left out on purpose. */
const BY_CONTENT: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  docx: `${OFFICE}wordprocessingml.document`,
  xlsx: `${OFFICE}spreadsheetml.sheet`,
  pptx: `${OFFICE}presentationml.presentation`,
  odt: `${OPEN_DOCUMENT}text`,
  ods: `${OPEN_DOCUMENT}spreadsheet`,
  odp: `${OPEN_DOCUMENT}presentation`,
  rtf: 'application/rtf',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  m4a: 'audio/x-m4a',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  ics: 'text/calendar',
  vcf: 'text/vcard',
};

/** Types without a mark of their own: believed by extension, where the content is text indeed. */
const TEXTS: Readonly<Record<string, string>> = {
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

const HEAD = 4096;

/**
 * What a file on this disk is, by its content and its extension together. A name alone proves nothing; whatever is
 * not on the list, or is not what its name says, is `application/octet-stream`.
 */
export async function contentTypeOf(path: string, fileName: string): Promise<string> {
  const extension = extensionOf(fileName);
  const detected = await detect(path);
  const text = TEXTS[extension];
  if (detected === null) return text && (await isText(path)) ? text : UNKNOWN_TYPE;
  return BY_CONTENT[extension] === detected ? detected : UNKNOWN_TYPE;
}

/** The media type by the marks in the content; null where there are none, or a hostile file confuses the reader. */
async function detect(path: string): Promise<string | null> {
  try {
    return (await fileTypeFromFile(path, { maxBufferSize: 16 * 1_048_576 }))?.mime ?? null;
  } catch {
    return UNKNOWN_TYPE;
  }
}

/** UTF-8 without control characters, as far as the first bytes can tell. */
async function isText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    // A character may be cut in two at the end of what was read: a stream decoder waits for the rest.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead), {
      stream: true,
    });
    return !/[\0-\x08\x0E-\x1A\x1C-\x1F]/.test(text);
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

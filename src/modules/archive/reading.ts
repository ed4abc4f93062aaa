import { Injectable } from '@nestjs/common';
import { childBeside, confined, ProcessEnded } from '../../platform/documents/confined-process.js';
import { extensionOf } from '../../platform/files/file-name.js';

/** How the text of a file is found. */
export type ReadableForm = 'pdf' | 'office' | 'opendocument' | 'html' | 'text';

/** The text, or in one word why there is none. */
export type Reading = { readonly text: string } | { readonly reason: UnreadableReason };
export type UnreadableReason =
  | 'encrypted'
  | 'broken'
  | 'bomb'
  | 'no-text'
  | 'too-large'
  | 'too-slow'
  | 'unknown-type'
  | 'gone'
  | 'gave-up';

/** So many characters are kept of a file. */
export const MOST_TEXT = 1_048_576;
/** Larger files are not read: their bytes are pictures, sounds or films anyway. */
export const LARGEST_READ = 100 * 1_048_576;
const LONGEST_MS = 20_000;
const MOST_MEMORY = 700 * 1_048_576;
const CHILD = childBeside(import.meta.url, 'reading');

const FORMS: Readonly<Record<string, ReadableForm>> = {
  pdf: 'pdf', docx: 'office', xlsx: 'office', pptx: 'office', odt: 'opendocument', ods: 'opendocument', odp: 'opendocument',
  html: 'html', htm: 'html', txt: 'text', md: 'text', markdown: 'text', csv: 'text', ics: 'text', vcf: 'text',
}; // prettier-ignore

/** By the name, which is all that an older encoding or a page of HTML can be known by; null: no text is looked for. */
export function formOf(fileName: string): ReadableForm | null {
  return FORMS[extensionOf(fileName)] ?? null;
}

/** Reads the text of a file in a process that may take twenty seconds and some hundred megabytes. */
@Injectable()
export class TextReader {
  /** @param longestMs after which it is given up */
  async read(path: string, form: ReadableForm, longestMs = LONGEST_MS): Promise<Reading> {
    const bounds = { longestMs, mostMemory: MOST_MEMORY };
    try {
      return await confined<Reading>(CHILD, { path, form, mostText: MOST_TEXT }, bounds);
    } catch (error) {
      if (!(error instanceof ProcessEnded)) throw error;
      return { reason: error.late ? 'too-slow' : 'broken' };
    }
  }
}

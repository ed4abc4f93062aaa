import { Injectable } from '@nestjs/common';
import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
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
const LOOK_EVERY_MS = 100;
const PAGE_BYTES = 4096;

const FORMS: Readonly<Record<string, ReadableForm>> = {
  pdf: 'pdf', docx: 'office', xlsx: 'office', pptx: 'office', odt: 'opendocument', ods: 'opendocument', odp: 'opendocument',
  html: 'html', htm: 'html', txt: 'text', md: 'text', markdown: 'text', csv: 'text', ics: 'text', vcf: 'text',
}; // prettier-ignore

/** By the name, which is all that an older encoding or a page of HTML can be known by; null: no text is looked for. */
export function formOf(fileName: string): ReadableForm | null {
  return FORMS[extensionOf(fileName)] ?? null;
}

// Beside this file, as TypeScript in tests and as JavaScript in the product.
const CHILD = fileURLToPath(new URL(`./reading.child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)); // prettier-ignore

/**
 * Reads the text of a file in a process that may take twenty seconds and some hundred megabytes. A file that makes it
 * hang, grow or crash costs that process and nothing else.
 */
@Injectable()
export class TextReader {
  /** @param longestMs after which it is given up */
  async read(path: string, form: ReadableForm, longestMs = LONGEST_MS): Promise<Reading> {
    const child = fork(CHILD, [], {
      execArgv: ['--max-old-space-size=256'],
      // Nothing of our own environment: no address and no key is in reach of what reads foreign files.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let late = false;
    const watch = setInterval(() => void endIfLarge(child), LOOK_EVERY_MS);
    const end = setTimeout(() => (late = child.kill('SIGKILL')), longestMs);
    try {
      const reading = await answerOf(child, { path, form, mostText: MOST_TEXT });
      return late ? { reason: 'too-slow' } : reading;
    } finally {
      clearInterval(watch);
      clearTimeout(end);
      child.kill('SIGKILL');
    }
  }
}

/** A process that ends without a word was ended by what it read, or for the memory that it took. */
function answerOf(child: ChildProcess, order: object): Promise<Reading> {
  return new Promise((resolve) => {
    child.on('message', (message: 'ready' | Reading) => {
      if (message === 'ready') child.send(order);
      else resolve(message);
    });
    child.on('error', () => resolve({ reason: 'broken' }));
    child.on('exit', () => resolve({ reason: 'broken' }));
  });
}

/** The memory that a process holds, as Linux tells it; elsewhere the limits of the libraries have to do. */
async function endIfLarge(child: ChildProcess): Promise<void> {
  const told = await readFile(`/proc/${child.pid}/statm`, 'utf8').catch(() => '');
  if (Number(told.split(' ')[1] ?? 0) * PAGE_BYTES > MOST_MEMORY) child.kill('SIGKILL');
}

import { Injectable } from '@nestjs/common';
import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Widths in which pictures are made: for a list, and for looking at. */
export const pictureWidths = [320, 960] as const;
export type PictureWidth = (typeof pictureWidths)[number];

export const MOST_PAGES = 20;
const MOST_PIXELS = 60_000_000;
const LONGEST_MS = 60_000;
const MOST_MEMORY = 900 * 1_048_576;
const LOOK_EVERY_MS = 100;
const PAGE_BYTES = 4096;

/** Nothing could be made: the file is broken, hostile, or too large for its own good. */
export class NoPictures extends Error {}

interface Answer {
  readonly pages?: number;
  readonly error?: string;
}

// Beside this file, as TypeScript in tests and as JavaScript in the product.
const CHILD = fileURLToPath(new URL(`./pictures.child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)); // prettier-ignore

/**
 * Makes pictures of images and of the pages of PDFs, in a process that may take a minute and some hundred megabytes.
 * A file that makes it hang, grow or crash costs that process and nothing else.
 */
@Injectable()
export class Pictures {
  /**
   * @param folder gets `<page>-<width>.webp` for each page and width
   * @returns how many pages were drawn @throws NoPictures
   */
  async make(path: string, pdf: boolean, folder: string): Promise<number> {
    const child = fork(CHILD, [], {
      execArgv: ['--max-old-space-size=256'],
      // Nothing of our own environment: no address and no key is in reach of what reads foreign files.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const watch = setInterval(() => void endIfLarge(child), LOOK_EVERY_MS);
    const end = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    try {
      const order = {
        path,
        pdf,
        folder,
        widths: pictureWidths,
        mostPages: MOST_PAGES,
        mostPixels: MOST_PIXELS,
      };
      const { pages, error } = await answerOf(child, order);
      if (!pages) throw new NoPictures(error ?? 'there are no pages');
      return pages;
    } finally {
      clearInterval(watch);
      clearTimeout(end);
      child.kill('SIGKILL');
    }
  }
}

function answerOf(child: ChildProcess, order: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: 'ready' | Answer) => {
      if (message === 'ready') child.send(order);
      else resolve(message);
    });
    child.on('error', (error) => reject(new NoPictures(error.message)));
    child.on('exit', (code, signal) => reject(new NoPictures(`it ended with ${signal ?? String(code)}`)));
  });
}

/** The memory that a process holds, as Linux tells it; elsewhere the limits of the libraries have to do. */
async function endIfLarge(child: ChildProcess): Promise<void> {
  const told = await readFile(`/proc/${child.pid}/statm`, 'utf8').catch(() => '');
  if (Number(told.split(' ')[1] ?? 0) * PAGE_BYTES > MOST_MEMORY) child.kill('SIGKILL');
}

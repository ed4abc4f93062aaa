import { Injectable } from '@nestjs/common';
import { childBeside, confined, ProcessEnded } from './confined-process.js';

/** Widths in which pictures are made: for a list, and for looking at. */
export const pictureWidths = [320, 960] as const;
export type PictureWidth = (typeof pictureWidths)[number];

export const MOST_PAGES = 20;
const MOST_PIXELS = 60_000_000;
const BOUNDS = { longestMs: 60_000, mostMemory: 900 * 1_048_576 };
const CHILD = childBeside(import.meta.url, 'pictures');

/** Nothing could be made: the file is broken, hostile, or too large for its own good. */
export class NoPictures extends Error {}

interface Answer {
  readonly pages?: number;
  readonly error?: string;
}

/** Makes pictures of images and of the pages of PDFs, in a process that may take a minute and some hundred megabytes. */
@Injectable()
export class Pictures {
  /**
   * @param folder gets `<page>-<width>.webp` for each page and width
   * @returns how many pages were drawn @throws NoPictures
   */
  async make(path: string, pdf: boolean, folder: string): Promise<number> {
    const order = {
      path,
      pdf,
      folder,
      widths: pictureWidths,
      mostPages: MOST_PAGES,
      mostPixels: MOST_PIXELS,
    };
    const { pages, error } = await confined<Answer>(CHILD, order, BOUNDS).catch((ended: unknown): Answer => {
      if (ended instanceof ProcessEnded) return { error: ended.message };
      throw ended;
    });
    if (!pages) throw new NoPictures(error ?? 'there are no pages');
    return pages;
  }
}

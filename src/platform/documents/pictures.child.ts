import { PDFiumLibrary } from '@hyzyla/pdfium';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

/*
 * A process of its own, which makes pictures of one file and ends. Whatever a hostile file does to the libraries that
 * read it, it does to this process alone. It imports nothing of ours: Node runs it as it is, in tests too.
 */

interface Order {
  readonly path: string;
  readonly pdf: boolean;
  /** Where the pictures go: `1-320.webp`. */
  readonly folder: string;
  readonly widths: readonly number[];
  readonly mostPages: number;
  readonly mostPixels: number;
}

/** Points of a page, 72 an inch, at which a picture of it is drawn. */
const MOST_SCALE = 4;
/** A picture is so many times as high as it is wide at most. */
const HIGHEST = 4;

async function make(order: Order): Promise<number> {
  // One picture at a time, and nothing kept: memory is what this process has least of.
  sharp.cache(false);
  sharp.concurrency(1);
  if (order.pdf) return pages(order);
  // Turned as the camera was held; whatever else it wrote into the file stays out of the picture.
  const image = sharp(order.path, { limitInputPixels: order.mostPixels, failOn: 'error' }).rotate();
  await draw(image, order, 1);
  return 1;
}

async function pages(order: Order): Promise<number> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(order.path));
  const count = Math.min(document.getPageCount(), order.mostPages);
  const widest = Math.max(...order.widths);
  for (let index = 0; index < count; index += 1) {
    const page = document.getPage(index);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const byPixels = Math.sqrt(order.mostPixels / Math.max(1, originalWidth * originalHeight));
    const scale = Math.min(MOST_SCALE, widest / Math.max(1, originalWidth), byPixels);
    const { data, width, height } = await page.render({ scale, render: 'bitmap' });
    const image = sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#ffffff' });
    await draw(image, order, index + 1);
  }
  return count;
}

async function draw(image: Sharp, { widths, folder }: Order, page: number): Promise<void> {
  for (const width of widths) {
    const box = { width, height: width * HIGHEST, fit: 'inside', withoutEnlargement: true } as const;
    await image
      .clone()
      .resize(box)
      .webp({ quality: 80 })
      .toFile(join(folder, `${page}-${width}.webp`));
  }
}

process.once('message', (order: Order) => {
  make(order).then(
    (made) => process.send?.({ pages: made }, () => process.exit(0)),
    (error: Error) => process.send?.({ error: error.message }, () => process.exit(1)),
  );
});
process.send?.('ready');

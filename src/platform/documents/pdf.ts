import { Injectable } from '@nestjs/common';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../kernel/actor.js';
import { charactersOf, printable } from './printable.js';

/** What a template may be given: JSON, nothing that could do something. */
export type PdfData =
  string | number | boolean | null | readonly PdfData[] | { readonly [name: string]: PdfData };

export interface PdfFacts {
  readonly language: Language;
  /** Shown by readers in place of the file's name. */
  readonly title: string;
  /** Printed into the file as its date. Taken from what is printed, never from the clock. */
  readonly date: Temporal.Instant;
}

/**
 * Makes PDF files that a screen reader can read (PDF/UA-1), with their fonts inside. The same template, data and
 * facts give the same bytes.
 */
export abstract class PdfWriter {
  /**
   * @param template source of the document, ours alone; it finds `data.json` beside it and the facts in `sys.inputs`
   * @param data what it prints; texts in it are printed as they are and never evaluated
   */
  abstract write(template: string, data: PdfData, facts: PdfFacts): Uint8Array;
}

const WEIGHTS = ['400Regular/Inter_400Regular', '600SemiBold/Inter_600SemiBold', '700Bold/Inter_700Bold'];
// The folder of this file, where templates could at most read our own program.
const WORKSPACE = fileURLToPath(new URL('.', import.meta.url));

/** PDF by Typst, in Inter, loaded with the first document. Its memory is given back after each one. */
@Injectable()
export class TypstPdfWriter extends PdfWriter {
  #parts: { compiler: NodeCompiler; characters: ReadonlySet<number> } | undefined;

  write(template: string, data: PdfData, { language, title, date }: PdfFacts): Uint8Array {
    const { compiler, characters } = (this.#parts ??= load());
    const seconds = Math.floor(date.epochMilliseconds / 1000);
    compiler.mapShadow(join(WORKSPACE, 'data.json'), Buffer.from(JSON.stringify(printed(data, characters))));
    try {
      const inputs = { language, title: printable(title, characters), date: date.toString().slice(0, 10) };
      return compiler.pdf(
        { mainFileContent: template, inputs },
        { pdfStandard: 'ua-1', creationTimestamp: seconds },
      );
    } finally {
      compiler.resetShadow();
      compiler.evictCache(0);
    }
  }
}

/** Asked for only when there is something to print: the compiler is large, and most processes never need it. */
function load() {
  const require = createRequire(import.meta.url);
  const fonts = WEIGHTS.map((weight) =>
    readFileSync(require.resolve(`@expo-google-fonts/inter/${weight}.ttf`)),
  );
  const typst = require('@myriaddreamin/typst-ts-node-compiler') as { NodeCompiler: typeof NodeCompiler };
  const compiler = typst.NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: fonts }] });
  const characters = fonts.map(charactersOf).reduce((all, each) => all.intersection(each));
  return { compiler, characters };
}

/** The data with every text in it printable. */
function printed(data: PdfData, characters: ReadonlySet<number>): PdfData {
  if (typeof data === 'string') return printable(data, characters);
  if (data === null || typeof data !== 'object') return data;
  if (isList(data)) return data.map((each) => printed(each, characters));
  return Object.fromEntries(Object.entries(data).map(([name, each]) => [name, printed(each, characters)]));
}

function isList(data: PdfData): data is readonly PdfData[] {
  return Array.isArray(data);
}

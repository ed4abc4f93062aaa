import type { Readable } from 'node:stream';
import { UsageError } from '../product.js';

/** What stands before the rows of a document. */
export interface DocumentHead {
  readonly format?: unknown;
  readonly version?: unknown;
  readonly schema?: unknown;
  readonly workspaceId?: unknown;
}

/** One row: of a table, or of the people (whose table is `person`). */
export interface DocumentRow {
  readonly table: string;
  /** As JSON. */
  readonly row: string;
}

/** No row of ours is larger; a text beyond it is no document of ours. */
const LARGEST_ROW = 64 * 1024 * 1024;

/**
 * Reads a document of any size row by row, whatever its white space: first its head, then its rows.
 * @throws UsageError where it is no whole JSON of that shape
 */
export class DocumentParts {
  private readonly stack: ('{' | '[')[] = [];
  /** The key that was read last at each depth. */
  private readonly keys: string[] = [];
  private root = '';
  private text = '';
  private keeping = false;
  private inString = false;
  private escaped = false;
  private rows: DocumentRow[] = [];
  private head: DocumentHead | null = null;

  /** @param begin is told the head before the first rows @param take is given rows as they are read */
  async read(
    file: Readable,
    begin: (head: DocumentHead) => Promise<void>,
    take: (rows: DocumentRow[]) => Promise<void>,
  ): Promise<void> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let begun = false;
    for await (const chunk of file as AsyncIterable<Buffer>) {
      this.push(decoded(decoder, chunk));
      if (!begun && this.head) {
        begun = true;
        await begin(this.head);
      }
      if (this.rows.length > 0) await take(this.rows.splice(0));
    }
    if (this.stack.length > 0 || !begun) throw new UsageError('The document breaks off: it is not whole.');
  }

  private push(text: string): void {
    let from = 0;
    for (let place = 0; place < text.length; place++) {
      const letter = text[place] as string;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (letter === '\\') this.escaped = true;
        else if (letter === '"') this.inString = false;
        continue;
      }
      if (letter === '"') this.inString = true;
      else if (letter === '{' || letter === '[') {
        this.keep(text.slice(from, place));
        from = place;
        this.open(letter);
      } else if (letter === '}' || letter === ']') {
        this.keep(text.slice(from, place + 1));
        from = place + 1;
        this.close();
      } else if (letter === ':' && !this.keeping) {
        this.keep(text.slice(from, place + 1));
        from = place + 1;
        this.keys[this.stack.length] = lastKeyIn(this.stack.length === 1 ? this.root : this.text);
        if (this.stack.length > 1) this.text = '';
      }
    }
    this.keep(text.slice(from));
  }

  private open(bracket: '{' | '['): void {
    if (!this.head && this.stack.length === 1) this.head = headIn(`${this.root}null}`);
    this.stack.push(bracket);
    const [one, two, three, four] = this.stack;
    const person = this.keys[1] === 'people' && one === '{' && two === '[' && three === '{' && !four;
    const row = this.keys[1] === 'tables' && one === '{' && two === '{' && three === '[' && four === '{';
    if (!this.keeping && ((person && this.stack.length === 3) || (row && this.stack.length === 4))) {
      this.keeping = true;
      this.text = '';
    }
  }

  private close(): void {
    this.stack.pop();
    const depth = this.stack.length;
    const table = this.keys[1] === 'people' ? 'person' : this.keys[2];
    const ends = this.keys[1] === 'people' ? depth === 2 : depth === 3;
    if (this.keeping && ends) {
      this.keeping = false;
      this.rows.push({ table: table ?? '', row: this.text });
      this.text = '';
    } else if (!this.keeping && depth === 1) this.root += 'null';
  }

  private keep(text: string): void {
    if (this.keeping || this.stack.length > 1) {
      this.text += text;
      if (this.text.length > LARGEST_ROW) throw new UsageError('This is not a document of Affianco.');
    } else if (this.stack.length === 1 && this.root.length < 65_536) this.root += text;
    else if (text.trim() !== '') throw new UsageError('This is not a document of Affianco.');
  }
}

function decoded(decoder: TextDecoder, chunk: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw new UsageError('The document is damaged: it is not UTF-8.');
  }
}

function lastKeyIn(text: string): string {
  return /"((?:[^"\\]|\\.)*)"\s*:?\s*$/.exec(text)?.[1] ?? '';
}

function headIn(text: string): DocumentHead {
  try {
    return JSON.parse(text) as DocumentHead;
  } catch {
    throw new UsageError('This is not a document of Affianco.');
  }
}

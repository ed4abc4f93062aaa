import type { Readable } from 'node:stream';
import { encodingOf } from './byte-form.js';
import { Header } from './cells.js';
import { headOf, recordsOf } from './csv-text.js';
import {
  delimiters,
  type DateOrder,
  type Delimiter,
  type Encoding,
  type ImportFormat,
} from './import-format.js';
import { sourceBehind } from './sources.js';

const HEAD = 8192;

/** Opens the file from its first byte; it is read more than once. */
export type OpenFile = () => Promise<Readable>;

/** What a file tells of itself. */
export interface Inspected {
  /** Null where its header is nobody's, or could be of two. */
  readonly format: ImportFormat | null;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Null where the dates could be read either way. */
  readonly dateOrder: DateOrder | null;
  /** Of its amounts; null where the header names none. */
  readonly currency: string | null;
  /** Whether rows say their currency. */
  readonly currencyInRows: boolean;
}

/**
 * Finds out all that a file tells: encoding, delimiter, source, and where its dates need it their order, over all rows.
 * Reads it from end to end, in the memory of a few rows.
 * @throws ImportIsSpreadsheet, ImportIsBinary, ImportIsDocument, ImportEmpty, ImportUnreadable
 */
export async function inspect(open: OpenFile): Promise<Inspected> {
  const encoding = await encodingOf(await open());
  const delimiter = await delimiterOf(open, encoding);
  let header: Header | null = null;
  let dates: DateOrders | null = null;
  for await (const { cells } of recordsOf(await open(), { encoding, delimiter })) {
    if (header && dates) dates.take(cells);
    else {
      header = new Header(cells);
      const columns = sourceBehind(header)?.dateColumns ?? [];
      if (columns.length === 0) break;
      dates = new DateOrders(header, columns);
    }
  }
  const source = header && sourceBehind(header);
  return {
    format: source?.format ?? null,
    encoding,
    delimiter,
    dateOrder: dates ? dates.order : 'ymd',
    currency: (header && source?.currencyOf(header)) ?? null,
    currencyInRows: (header && source?.currencyInRows(header)) ?? false,
  };
}

/** What stands most often between the names of the header. */
async function delimiterOf(open: OpenFile, encoding: Encoding): Promise<Delimiter> {
  const head = (await headOf(await open(), encoding, HEAD)).trimStart().replace(/"[^"]*"/g, '""');
  const [line = ''] = head.split(/\r\n|\n|\r/, 1);
  const count = (mark: string) => line.split(mark).length;
  return delimiters.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Watches the dates of a file until they betray which of their numbers is the month. */
class DateOrders {
  private readonly places: readonly number[];
  private dayFirst = 0;
  private monthFirst = 0;
  private yearFirst = 0;
  private either = 0;

  constructor(header: Header, columns: readonly string[]) {
    this.places = columns.map((name) => header.at(name)).filter((place) => place >= 0);
  }

  take(cells: readonly string[]): void {
    for (const place of this.places) {
      const parts = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{2,4})/.exec(cells[place]?.trim() ?? '');
      if (!parts) continue;
      const [, one = '', mark, two = ''] = parts;
      if (one.length === 4) this.yearFirst++;
      // Nobody who writes points puts the month first.
      else if (mark === '.' || Number(one) > 12) this.dayFirst++;
      else if (Number(two) > 12) this.monthFirst++;
      else if (one !== two) this.either++;
    }
  }

  /** Null where nothing decides, or where rows contradict each other. */
  get order(): DateOrder | null {
    const found = [this.dayFirst > 0, this.monthFirst > 0, this.yearFirst > 0].filter(Boolean).length;
    if (found > 1) return null;
    if (this.dayFirst > 0) return 'dmy';
    if (this.monthFirst > 0) return 'mdy';
    return this.yearFirst > 0 || this.either === 0 ? 'ymd' : null;
  }
}

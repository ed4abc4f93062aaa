import type { Parsed } from '../../../kernel/parsed.js';
import type { CellsOf, Header } from './cells.js';
import { Occurrences } from './cells.js';
import type { DateOrder, ImportFormat } from './import-format.js';
import type { ImportedEntry, RowProblem } from './imported-row.js';
import { Zones, type ZoneTimes } from './zone-times.js';

/** What one tool writes, and how a row of it is understood. */
export interface Source {
  readonly format: ImportFormat;
  /** Whether a header is this tool's. */
  knows(header: Header): boolean;
  /** The currency that the header names; null where it names none, or rows say it. */
  currencyOf(header: Header): string | null;
  /** Whether rows say their currency. */
  readonly currencyInRows: (header: Header) => boolean;
  /** Columns of dates whose order follows the exporter's own settings; none where it is always the same. */
  readonly dateColumns: readonly string[];
  /** Makes the reader of a file's rows. */
  reader(header: Header, context: ReadingContext): RowReader;
}

/** Understands one row. */
export type RowReader = (record: readonly string[], line: number) => Parsed<ImportedEntry, RowProblem>;

/** What has to be known beside the file, and what is remembered while it is read. */
export class ReadingContext {
  readonly zones = new Zones();
  readonly occurrences = new Occurrences();
  /** On whose walls the clocks of the file hung. */
  readonly zone: ZoneTimes;

  constructor(
    readonly timeZone: string,
    readonly dateOrder: DateOrder,
    /** Of the header; rows may say their own. */
    readonly currency: string | null,
  ) {
    this.zone = this.zones.of(timeZone);
  }

  /** What other tools do not know of, as an entry needs it. */
  get usual() {
    return {
      engagement: null,
      task: null,
      rush: false,
      rate: null,
      overlapReason: null,
      currency: this.currency,
      zones: { entry: this.timeZone, engagement: this.timeZone },
    } as const;
  }
}

export type { CellsOf };

import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { isMember, systemActor, type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { actor, manager, Transactions } from '../../platform/database/transaction.js';
import { workspaceDocument, type Ask } from '../../platform/database/workspace-document.js';
import { Tidying } from '../../platform/jobs/tidying.js';
import type { ExportFormat, ExportQuery } from './export.dto.js';
import { ExportRepository } from './export.repository.js';
import { cellsOf, ownRow } from './export.rows.js';
import { ExportTooLong } from './import.errors.js';
import { ownColumns, type OwnRow } from './import/own-columns.js';
import { TimeEntriesRepository, type EntryFilter, type EntryPosition } from './time-entries.repository.js';
import { TimeEntryDto } from './time-entry.dto.js';
import { askedMember } from './asked-member.js';

/** A file that was made for one answer. */
export interface MadeFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Readable;
}

const PAGE = 1000;
/** A workbook is made in memory. */
const MOST_ROWS = 20_000;
const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

interface ExportedEntry {
  readonly row: OwnRow;
  readonly shown: TimeEntryDto;
}

/**
 * Writes what somebody may see into files. A file is written to the disk first, then sent: whoever reads slowly holds
 * no connection of the database, and the memory holds a thousand entries at a time.
 */
@Injectable()
export class ExportService {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly exports: ExportRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Finished entries of the list's filter, as they were worked. @throws ExportTooLong for a workbook */
  async timeEntries(who: Actor, { format, ...asked }: ExportQuery): Promise<MadeFile> {
    const day = this.clock.now().toZonedDateTimeISO(who.timeZone).toPlainDate().toString();
    const content = await this.transactions.as(
      who,
      () => {
        const filter = { ...asked, memberId: askedMember(asked.memberId) };
        if (format === 'xlsx') return this.workbook(filter);
        return spooled(format === 'csv' ? this.csv(filter) : this.json(filter));
      },
      { readOnly: true, snapshot: true },
    );
    return { name: `time-entries-${day}.${format}`, contentType: TYPES[format], content };
  }

  /** Everything that belongs to the workspace of an owner, as it was at one moment. */
  async workspace(owner: Actor): Promise<MadeFile> {
    const { workspaceId } = owner;
    const ask: Ask = (text, values) => manager().query(text, values);
    const content = await this.transactions.as(
      systemActor(workspaceId),
      () => spooled(workspaceDocument(ask, workspaceId, { rows: 0 })),
      { readOnly: true, snapshot: true },
    );
    const day = this.clock.now().toZonedDateTimeISO(owner.timeZone).toPlainDate().toString();
    return { name: `affianco-${day}.json`, contentType: TYPES.json, content };
  }

  private async *csv(filter: EntryFilter): AsyncGenerator<string> {
    const lines = (rows: string[][]) =>
      stringify(rows, { record_delimiter: 'windows', quoted_match: /[\r\n;\t]|^\s|\s$/ });
    // The mark tells spreadsheets that the text is UTF-8.
    yield `\ufeff${lines([[...ownColumns]])}`;
    for await (const page of this.pages(filter)) yield lines(page.map(({ row }) => cellsOf(row)));
  }

  private async *json(filter: EntryFilter): AsyncGenerator<string> {
    yield '{"entries":[';
    let separator = '\n';
    for await (const page of this.pages(filter)) {
      for (const { shown } of page) {
        const { can: _can, ...entry } = shown;
        yield separator + JSON.stringify(entry);
        separator = ',\n';
      }
    }
    yield ']}\n';
  }

  private async workbook(filter: EntryFilter): Promise<Readable> {
    const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
    const sheet: SheetData = [ownColumns.map(bold)];
    for await (const page of this.pages(filter)) {
      for (const { row, shown } of page) sheet.push(workbookCells(row, shown));
      if (sheet.length > MOST_ROWS) throw new ExportTooLong(MOST_ROWS);
    }
    const columns = ownColumns.map((name) => ({ width: name === 'Description' ? 60 : 18 }));
    const bytes = await writeWorkbook(sheet, { columns, stickyRowsCount: 1 }).toBuffer();
    return spooled([bytes]);
  }

  private async *pages(filter: EntryFilter): AsyncGenerator<ExportedEntry[]> {
    const addresses = await this.exports.addresses(actor());
    const now = this.clock.now();
    let after: EntryPosition | null = null;
    for (;;) {
      const rows = await this.entries.list(actor(), filter, PAGE, after);
      const finished = rows.filter(({ durationSeconds }) => durationSeconds !== null);
      yield finished.map((row) => {
        const shown = TimeEntryDto.of(row, actor(), now);
        return { row: ownRow(row, shown, addresses.get(row.memberId) ?? '', isMember(actor())), shown };
      });
      const last = rows.at(-1);
      if (rows.length < PAGE || !last) return;
      after = [last.day, last.startedAt ?? '-infinity', last.id];
    }
  }
}

/** Durations and money as numbers, so that they can be added up; the rest as harmless text. */
function workbookCells(row: OwnRow, { durationSeconds, breakSeconds }: TimeEntryDto) {
  const cells = cellsOf(row);
  return ownColumns.map((name, place) => {
    const text = cells[place] ?? '';
    if (text === '') return null;
    if (name === 'Duration' || name === 'Break')
      return {
        value: ((name === 'Break' ? breakSeconds : durationSeconds) ?? 0) / 86_400,
        type: Number,
        format: '[h]:mm:ss',
      };
    if (name === 'Rate' || name === 'Amount')
      return { value: Number(text), type: Number, format: '#,##0.00' };
    return { value: text, type: String };
  });
}

/** Writes all of it to a file of its own, and gives what reads that file and then removes it. */
async function spooled(parts: AsyncIterable<string> | Iterable<Buffer>): Promise<Readable> {
  const folder = await mkdtemp(join(tmpdir(), 'affianco-export-'));
  const forget = () => rm(folder, { recursive: true, force: true }).catch(() => undefined);
  const path = join(folder, 'file');
  const tidying = new Tidying();
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const part of parts) {
        await file.appendFile(part);
        tidying.now();
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    await forget();
    throw error;
  }
  return createReadStream(path).on('close', () => void forget());
}

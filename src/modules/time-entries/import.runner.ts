import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { Tidying } from '../../platform/jobs/tidying.js';
import type { ImportOptionsDto, ImportResultDto, RefusedRowDto } from './import-parts.dto.js';
import { ImportTargets, type MadeIds, type Target, type TargetsOfFile } from './import.targets.js';
import { ImportedEntriesRepository, type NewEntry } from './imported-entries.repository.js';
import { hashOf } from './import/cells.js';
import type { ImportFormat, TextForm } from './import/import-format.js';
import type { ImportedEntry, ImportedRow, RowProblem } from './import/imported-row.js';
import type { OpenFile } from './import/inspect.js';
import { readRows } from './import/read-rows.js';
import { WorkChanges } from './time-entries.events.js';

/** Tells how far it is: rows and bytes that were read so far. */
export type TellProgress = (rows: number, bytes: number) => void;

/** A file that is to be taken, and how. */
export interface ImportOrder {
  readonly importId: string;
  readonly open: OpenFile;
  readonly form: TextForm;
  readonly options: ImportOptionsDto & { readonly format: ImportFormat };
  readonly tell: TellProgress;
}

export interface ImportOutcome {
  readonly result: ImportResultDto;
  readonly made: MadeIds;
}

const BATCH = 500;
const MOST_LISTED = 1000;
/** What lies further ahead is a year that was mistyped. */
const FURTHEST_AHEAD = { hours: 366 * 24 };
const USUAL_CURRENCY = 'EUR';

/** Reads a file and writes its rows inside the open transaction; whoever opened it decides whether they stay. */
@Injectable()
export class ImportRunner {
  constructor(
    private readonly entries: ImportedEntriesRepository,
    private readonly targets: ImportTargets,
    private readonly changes: WorkChanges,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * A thousand rows in memory at a time, however long the file is.
   * @throws ImportUnreadable, ImportOtherFormat, ImportEmpty, ImportTooManyNames, and what a balance refuses
   */
  async run(order: ImportOrder): Promise<ImportOutcome> {
    const { importId, options, form, tell } = order;
    const targets = this.targets.begin(options.currency ?? USUAL_CURRENCY, options.people);
    const now = this.clock.now();
    const running = new RunningImport(
      this.entries,
      targets,
      this.ids,
      { id: importId, at: now.toString() },
      now,
    );
    const file = await order.open();
    let bytes = 0;
    file.on('data', (chunk: Buffer) => (bytes += chunk.length));
    file.pause();
    const { timeZone, dateOrder, currency, format } = options;
    const reading = { ...form, format, timeZone, dateOrder: dateOrder ?? 'ymd', currency };
    const tidying = new Tidying();
    for await (const row of readRows(file, reading)) {
      await running.take(row);
      if (running.rows % BATCH !== 0) continue;
      tell(running.rows, bytes);
      tidying.now();
    }
    const result = await running.finish();
    const made = await targets.finish();
    for (const engagementId of running.engagements) {
      await this.changes.happened(engagementId, null);
      await this.events.tell('time-entry.changed', importId, engagementId);
    }
    return { result: { ...result, ...targets.made }, made };
  }
}

/** One file on its way into the database. */
class RunningImport {
  readonly engagements = new Set<string>();
  rows = 0;
  private readonly errors: RefusedRowDto[] = [];
  private errorCount = 0;
  private waiting: ImportedEntry[] = [];
  private taken = 0;
  private seconds = 0;
  private alreadyTaken = 0;
  private readonly furthest: Temporal.Instant;

  constructor(
    private readonly entries: ImportedEntriesRepository,
    private readonly targets: TargetsOfFile,
    private readonly ids: Ids,
    private readonly shared: { readonly id: string; readonly at: string },
    now: Temporal.Instant,
  ) {
    this.furthest = now.add(FURTHEST_AHEAD);
  }

  async take(row: ImportedRow): Promise<void> {
    this.rows++;
    if (!row.ok) this.refuse(row.line, row.problem);
    else if (this.isAhead(row.entry)) this.refuse(row.entry.line, 'in-future');
    else if (this.waiting.push(row.entry) >= BATCH) await this.write();
  }

  async finish(): Promise<Omit<ImportResultDto, 'clients' | 'services' | 'people'>> {
    await this.write();
    const { rows, taken, seconds, alreadyTaken, errorCount } = this;
    const errors = this.errors.sort((one, other) => one.line - other.line);
    return { dryRun: false, rows, taken, seconds, alreadyTaken, errors, errorCount, kept: [], keptCount: 0 };
  }

  private isAhead({ when }: ImportedEntry): boolean {
    return when.startedAt
      ? when.startedAt.epochMilliseconds > this.furthest.epochMilliseconds
      : when.day > this.furthest.toString().slice(0, 10);
  }

  private refuse(line: number, reason: RowProblem): void {
    this.errorCount++;
    if (this.errors.length < MOST_LISTED) this.errors.push({ line, reason });
  }

  private async write(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length === 0) return;
    const { hashes, ids } = await this.entries.known(actor(), batch);
    const isNew = ({ hash, entryId }: ImportedEntry) =>
      !hashes.has(hash) && !(entryId !== undefined && ids.has(entryId)) && Boolean(hashes.add(hash));
    const fresh = batch.filter(isNew);
    this.alreadyTaken += batch.length - fresh.length;
    const rows: { entry: ImportedEntry; row: NewEntry }[] = [];
    for (const entry of fresh) {
      const target = await this.targets.of(entry);
      if (typeof target === 'string') this.refuse(entry.line, target);
      else target.forEach((part, place) => rows.push({ entry, row: this.rowOf(entry, part, place) }));
    }
    if (rows.length === 0) return;
    const added = await this.entries.add(
      actor(),
      this.shared,
      rows.map(({ row }) => row),
    );
    const missing = rows.filter(({ row }) => !added.has(row.id));
    this.taken += added.size;
    for (const { row } of rows) {
      if (!added.has(row.id)) continue;
      this.seconds += row.durationSeconds;
      this.engagements.add(row.engagementId);
    }
    if (missing.length === 0) return;
    const affirmed = await this.entries.affirmed(
      actor(),
      missing.map(({ row }) => row),
    );
    for (const { entry, row } of missing)
      this.refuse(entry.line, affirmed.has(row.id) ? 'affirmed' : 'overlaps');
  }

  /** @param place of several parts of one row, which one */
  private rowOf(entry: ImportedEntry, { when, ...target }: Target, place: number): NewEntry {
    const { hash, billable, rush, zones, overlapReason, task } = entry;
    // A task that is not here leads the description, as those of other tools do.
    const description =
      task !== null && target.taskId === null
        ? [task, entry.description].filter(Boolean).join(': ')
        : entry.description;
    const timed = when.startedAt !== null;
    return {
      id: this.ids.next(),
      hash: place === 0 ? hash : hashOf([hash, 'part', place]),
      ...target,
      description: description.slice(0, 3000),
      billable,
      rush,
      startedAt: timed ? when.startedAt.toString() : null,
      endedAt: timed ? when.endedAt.toString() : null,
      breakSeconds: timed ? when.breakSeconds : 0,
      durationSeconds: when.seconds,
      timeZone: zones.entry,
      overlapReason: timed ? overlapReason : null,
    };
  }
}

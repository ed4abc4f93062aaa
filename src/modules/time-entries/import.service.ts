import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { secondsBetween } from '../../kernel/interval.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { FileStore, type StoredFile } from '../../platform/files/file-store.js';
import { Uploads } from '../../platform/files/uploads.js';
import type { ImportFieldsDto, ImportFormat, ImportResultDto, RefusedRowDto } from './import.dto.js';
import { ImportRepository, type NewEntry, type NewImport } from './import.repository.js';
import { ImportTargets, type TargetsOfFile } from './import.targets.js';
import type { ImportedEntry, ImportedRow } from './import/imported-row.js';
import { readToggl } from './import/toggl.js';

/** What is to be imported, and how. */
export interface ImportOrder {
  readonly file: Readable;
  readonly fileName: string;
  readonly format: ImportFormat;
  /** On whose walls the clocks of the file hung; engagements that have to be made keep it. */
  readonly timeZone: string;
  readonly dryRun: boolean;
  readonly takeGoodRows: boolean;
}

const readers: Record<ImportFormat, (file: Readable, timeZone: string) => AsyncIterable<ImportedRow>> = {
  toggl: readToggl,
};

/** Files name no currency for clients that are new; their agreement says it later. */
const CURRENCY = 'EUR';
const BATCH = 500;

/** Takes over what was logged in another tool: whole or not at all, and never twice. */
@Injectable()
export class ImportService {
  constructor(
    private readonly imports: ImportRepository,
    private readonly targets: ImportTargets,
    private readonly store: FileStore,
    private readonly uploads: Uploads,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Imports an uploaded file, which is forgotten afterwards. @throws UnreadableImport */
  async takeUpload(
    upload: StoredFile,
    { format, timeZone, dryRun = false, takeGoodRows = false }: ImportFieldsDto,
  ): Promise<ImportResultDto> {
    try {
      const file = await this.store.open(upload.storageKey);
      return await this.take({ file, fileName: upload.fileName, format, timeZone, dryRun, takeGoodRows });
    } finally {
      await this.uploads.drop(upload);
    }
  }

  /**
   * Imports a file inside the open transaction, a few hundred rows in memory at a time. A dry run does the same and
   * takes it back, so that it knows what only the database can tell. @throws UnreadableImport
   */
  async take({
    file,
    fileName,
    format,
    timeZone,
    dryRun,
    takeGoodRows,
  }: ImportOrder): Promise<ImportResultDto> {
    const order = { id: this.ids.next(), format, fileName, timeZone, at: this.clock.now().toString() };
    const running = new RunningImport(this.imports, this.targets.begin(timeZone, CURRENCY), this.ids, order);
    await this.imports.mark();
    await this.imports.begin(actor(), order);
    for await (const row of readers[format](file, timeZone)) await running.take(row);
    const { made, taken, alreadyTaken, errors } = await running.finish();
    const refused = errors.length > 0 && !takeGoodRows;
    const kept = !dryRun && !refused && taken > 0;
    if (kept) await this.imports.finish(actor(), order.id, taken);
    else await this.imports.takeBack();
    for (const engagementId of kept ? running.engagements : []) {
      await this.events.tell('time-entry.changed', order.id, engagementId);
    }
    const counted = dryRun || kept;
    const nothing = { clients: [], services: [], people: [] };
    return { dryRun, taken: counted ? taken : 0, alreadyTaken, errors, ...(counted ? made : nothing) };
  }
}

/** One file on its way into the database. */
class RunningImport {
  readonly engagements = new Set<string>();
  private readonly errors: RefusedRowDto[] = [];
  private waiting: ImportedEntry[] = [];
  private taken = 0;
  private alreadyTaken = 0;

  constructor(
    private readonly imports: ImportRepository,
    private readonly targets: TargetsOfFile,
    private readonly ids: Ids,
    private readonly order: NewImport,
  ) {}

  async take(row: ImportedRow): Promise<void> {
    if (!row.ok) this.errors.push({ line: row.line, reason: row.problem });
    else if (this.waiting.push(row.entry) >= BATCH) await this.write();
  }

  async finish() {
    await this.write();
    await this.targets.finish();
    const errors = this.errors.sort((one, other) => one.line - other.line);
    return { taken: this.taken, alreadyTaken: this.alreadyTaken, errors, made: this.targets.made };
  }

  private async write(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length === 0) return;
    const seen = await this.imports.known(
      actor(),
      batch.map(({ hash }) => hash),
    );
    const fresh = batch.filter(({ hash }) => !seen.has(hash) && seen.add(hash));
    this.alreadyTaken += batch.length - fresh.length;
    const rows: NewEntry[] = [];
    for (const entry of fresh) rows.push(await this.rowOf(entry));
    const added = await this.imports.add(actor(), this.order, rows);
    this.taken += added.size;
    for (const { hash, line } of fresh) if (!added.has(hash)) this.errors.push({ line, reason: 'overlaps' });
  }

  private async rowOf(entry: ImportedEntry): Promise<NewEntry> {
    const target = await this.targets.of(entry);
    this.engagements.add(target.engagementId);
    return {
      id: this.ids.next(),
      hash: entry.hash,
      ...target,
      description: entry.description,
      billable: entry.billable,
      startedAt: entry.startedAt.toString(),
      endedAt: entry.endedAt.toString(),
      durationSeconds: secondsBetween(entry.startedAt, entry.endedAt),
    };
  }
}

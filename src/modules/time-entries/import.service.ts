import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { isCurrency } from '../../kernel/money.js';
import { actor, afterCommit, Transactions } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { FileStore, type StoredFile } from '../../platform/files/file-store.js';
import { limitOf, pageOf, positionOf, type Page, type PageQuery } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import type { ImportOptionsDto, ImportResultDto } from './import-parts.dto.js';
import { blocking, ImportDto, questionsOf, type EditImportDto } from './import.dto.js';
import {
  ImportBusy,
  ImportDone,
  ImportNotDone,
  ImportOtherFormat,
  ImportQuestionsOpen,
  ImportUndone,
} from './import.errors.js';
import { IMPORT_TASK } from './import.jobs.js';
import type { ImportState } from './import.policy.js';
import {
  ImportRepository,
  type ImportPosition,
  type ImportRow,
  type ImportWork,
} from './import.repository.js';
import type { TellProgress } from './import.runner.js';
import { ImportWorker } from './import.worker.js';
import type { DateOrder, ImportFormat } from './import/import-format.js';
import { inspect, type OpenFile } from './import/inspect.js';

const WAITING: readonly ImportState[] = ['ready', 'previewed', 'failed'];

/** What the operator's command wants to be taken. */
export interface CommandOrder {
  readonly workspaceId: string;
  readonly open: OpenFile;
  readonly fileName: string;
  readonly size: number;
  /** Absent where the file tells it by itself. */
  readonly format?: ImportFormat;
  readonly timeZone: string;
  readonly dateOrder?: DateOrder;
  readonly currency?: string;
  readonly dryRun: boolean;
  readonly takeGoodRows: boolean;
  readonly tell: TellProgress;
}

/** Takes over what was logged in another tool: whole or not at all, never twice, and back again. */
@Injectable()
export class ImportService {
  constructor(
    private readonly imports: ImportRepository,
    private readonly worker: ImportWorker,
    private readonly store: FileStore,
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: PageQuery): Promise<Page<ImportDto>> {
    const limit = limitOf(asked);
    const rows = await this.imports.list(actor(), limit + 1, positionOf<ImportPosition>(asked, 2));
    return pageOf(rows, limit, ({ createdAt, id }) => [createdAt, id], (row) => ImportDto.of(row, actor())); // prettier-ignore
  }

  async read(id: string): Promise<ImportDto> {
    return ImportDto.of(await this.imports.one(actor(), id), actor());
  }

  /** Keeps an uploaded file, and says what it tells. @throws what `inspect` throws: then the file is forgotten */
  async add(upload: StoredFile): Promise<ImportDto> {
    const detected = await inspect(() => this.store.open(upload.storageKey));
    const { format, dateOrder, currency } = detected;
    const id = this.ids.next();
    await this.imports.add(actor(), {
      id,
      fileName: upload.fileName,
      size: upload.size,
      uploadKey: upload.storageKey,
      state: 'ready',
      doing: null,
      detected,
      options: { format, timeZone: actor().timeZone, dateOrder, currency, takeGoodRows: false, people: [] },
      at: this.clock.now().toString(),
    });
    return this.changed(id);
  }

  /** Answers what the file leaves open. @throws Stale, ImportBusy, ImportDone, ImportUndone */
  async edit(id: string, body: EditImportDto, expected: number | null): Promise<ImportDto> {
    const row = await this.imports.one(actor(), id);
    refuseStale(row.version, expected);
    refuseUnless(WAITING, row);
    if (body.currency != null && !isCurrency(body.currency))
      throw new InvalidRequest([{ field: 'currency', code: 'currency' }]);
    const said = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const options: ImportOptionsDto = { ...row.options, ...said };
    if (!(await this.imports.edit(actor(), row, options))) throw new ImportBusy();
    return this.changed(id);
  }

  preview(id: string): Promise<ImportDto> {
    return this.begin(id, 'preview', 'previewing', WAITING);
  }

  start(id: string): Promise<ImportDto> {
    return this.begin(id, 'import', 'queued', WAITING);
  }

  undo(id: string): Promise<ImportDto> {
    return this.begin(id, 'undo', 'queued', ['done']);
  }

  /** Forgets an import that brought nothing, or whose entries were taken back. */
  async remove(id: string, expected: number | null): Promise<void> {
    const row = await this.imports.one(actor(), id);
    refuseStale(row.version, expected);
    refuseUnless([...WAITING, 'undone'], row);
    await this.imports.remove(actor(), id);
    const { uploadKey } = row;
    if (uploadKey) afterCommit(() => void this.store.remove(uploadKey).catch(() => undefined));
    await this.events.tell('import.changed', id);
  }

  /**
   * Takes a file for the operator, in this process and at once. Outside of any transaction: it opens its own.
   * @throws what reading it throws, ImportQuestionsOpen
   */
  async take(order: CommandOrder): Promise<ImportResultDto> {
    const detected = await inspect(order.open);
    const format = order.format ?? detected.format;
    const dateOrder = order.dateOrder ?? detected.dateOrder;
    const who = systemActor(order.workspaceId);
    const currency = order.currency ?? detected.currency ?? (await this.usualCurrency(order.workspaceId));
    const { timeZone, takeGoodRows } = order;
    const options = { format, timeZone, dateOrder, currency, takeGoodRows, people: [] };
    if (!format) throw new ImportOtherFormat('Toggl, Clockify, Harvest, Kimai, Affianco');
    const open = blocking(questionsOf({ detected, options }));
    if (open.length > 0) throw new ImportQuestionsOpen(open);
    const importId = this.ids.next();
    const at = this.clock.now().toString();
    const { fileName, size } = order;
    const begun = { uploadKey: null, state: 'running', doing: 'import' } as const;
    const fresh = { id: importId, fileName, size, ...begun, detected, options, at };
    const work = {
      importId,
      open: order.open,
      form: detected,
      options: { ...options, format },
      tell: order.tell,
    };
    if (order.dryRun) return this.worker.preview(who, work, fresh);
    return (await this.worker.take(who, work, fresh)).result;
  }

  private usualCurrency(workspaceId: string): Promise<string | null> {
    return this.transactions.as(systemActor(workspaceId), () => this.imports.usualCurrency(actor()), {
      readOnly: true,
    });
  }

  private async begin(
    id: string,
    doing: ImportWork,
    state: ImportState,
    from: readonly ImportState[],
  ): Promise<ImportDto> {
    const row = await this.imports.one(actor(), id);
    refuseUnless(from, row);
    const open = doing === 'undo' ? [] : blocking(questionsOf(row));
    if (open.length > 0) throw new ImportQuestionsOpen(open);
    // Of two who ask at once the later finds it taken.
    if (!(await this.imports.begin(actor(), id, doing, state, from))) throw new ImportBusy();
    const payload = { workspaceId: actor().workspaceId, importId: id };
    await this.jobs.enqueue(IMPORT_TASK, payload, { key: `${IMPORT_TASK}:${id}` });
    return this.changed(id);
  }

  private async changed(id: string): Promise<ImportDto> {
    await this.events.tell('import.changed', id);
    return this.read(id);
  }
}

/** @throws the word for the state it is in instead */
function refuseUnless(wanted: readonly ImportState[], { state }: Pick<ImportRow, 'state'>): void {
  if (wanted.includes(state)) return;
  if (state === 'undone') throw new ImportUndone();
  if (state === 'done') throw new ImportDone();
  throw WAITING.includes(state) ? new ImportNotDone() : new ImportBusy();
}

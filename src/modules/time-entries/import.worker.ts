import { Injectable } from '@nestjs/common';
import { systemActor, type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import type { ImportResultDto } from './import-parts.dto.js';
import { ImportRowsRefused } from './import.errors.js';
import { ImportRepository, type NewImport } from './import.repository.js';
import { ImportRunner, type ImportOrder, type ImportOutcome } from './import.runner.js';
import type { MadeIds } from './import.targets.js';
import { ImportedEntriesRepository } from './imported-entries.repository.js';
import { WorkChanges } from './time-entries.events.js';

/** Carries a finding out of a transaction that takes everything else back. */
class TakenBack extends Error {
  constructor(readonly outcome: ImportOutcome) {
    super('taken back');
  }
}

/** Takes files, looks at them, and takes them back: each in one transaction, so that a death leaves nothing. */
@Injectable()
export class ImportWorker {
  constructor(
    private readonly imports: ImportRepository,
    private readonly entries: ImportedEntriesRepository,
    private readonly runner: ImportRunner,
    private readonly changes: WorkChanges,
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * What would happen: the very same work, taken back at its end, so that it knows what only the database can tell.
   * @param fresh a record that is not there yet, and goes again too
   */
  async preview(who: Actor, order: ImportOrder, fresh?: NewImport): Promise<ImportResultDto> {
    const { result } = await this.takenBack(who, order, fresh, () => true);
    return { ...result, dryRun: true };
  }

  /**
   * Takes a file, whole or not at all unless the good rows alone are asked for.
   * @throws ImportRowsRefused with its result, beside what the runner throws
   */
  async take(
    who: Actor,
    order: ImportOrder,
    fresh?: NewImport,
  ): Promise<{ readonly result: ImportResultDto; readonly refused: ImportRowsRefused | null }> {
    const refuses = ({ errorCount }: ImportResultDto) => errorCount > 0 && !order.options.takeGoodRows;
    const { result } = await this.takenBack(who, order, fresh, refuses);
    if (!refuses(result)) return { result, refused: null };
    const nothing = { taken: 0, seconds: 0, clients: [], services: [], people: [] };
    return { result: { ...result, ...nothing }, refused: new ImportRowsRefused(result.errorCount) };
  }

  /** Takes back what an import has brought, but for what somebody relies on; then what it had to make. */
  async undo(workspaceId: string, importId: string, made: MadeIds): Promise<ImportResultDto> {
    return this.transactions.as(systemActor(workspaceId), async () => {
      await this.imports.workAlone(importId);
      const row = await this.imports.one(actor(), importId);
      const engagements = await this.entries.engagementsOf(actor(), importId);
      await this.entries.takeBack(actor(), importId);
      const { kept, keptCount } = await this.entries.kept(actor(), importId);
      for (const engagementId of engagements) {
        await this.changes.happened(engagementId, null);
        await this.events.tell('time-entry.changed', importId, engagementId);
      }
      const left = await this.entries.removeMade(actor(), made);
      const result = { ...(row.result ?? NOTHING), kept, keptCount };
      const state = keptCount === 0 ? 'undone' : 'done';
      await this.imports.finish(actor(), importId, { state, result, made: left, at: this.now() });
      await this.events.tell('import.changed', importId);
      for (const id of made.clients) await this.events.tell('client.changed', id);
      return result;
    });
  }

  private async takenBack(
    who: Actor,
    order: ImportOrder,
    fresh: NewImport | undefined,
    isTakenBack: (result: ImportResultDto) => boolean,
  ): Promise<ImportOutcome> {
    try {
      return await this.transactions.as(who, async () => {
        if (fresh) await this.imports.add(actor(), fresh);
        await this.imports.workAlone(order.importId);
        const outcome = await this.runner.run(order);
        if (isTakenBack(outcome.result)) throw new TakenBack(outcome);
        await this.imports.finish(actor(), order.importId, {
          state: 'done',
          result: outcome.result,
          made: outcome.made,
          forgetUpload: true,
          at: this.now(),
        });
        await this.events.tell('import.changed', order.importId);
        return outcome;
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.outcome;
      throw error;
    }
  }

  private now(): string {
    return this.clock.now().toString();
  }
}

const NOTHING: ImportResultDto = {
  dryRun: false,
  rows: 0,
  taken: 0,
  seconds: 0,
  alreadyTaken: 0,
  errors: [],
  errorCount: 0,
  clients: [],
  services: [],
  people: [],
  kept: [],
  keptCount: 0,
};

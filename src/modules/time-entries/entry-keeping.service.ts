import { Injectable } from '@nestjs/common';
import { Ids } from '../../kernel/ids.js';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { RatesService } from '../engagements/rates.service.js';
import { EntryKeepingRepository } from './entry-keeping.repository.js';
import { KnownTerms } from './entry-terms.js';
import { EntryWork } from './entry-work.js';
import { WorkChanges, type KnownWork } from './time-entries.events.js';
import { TimeEntriesRepository } from './time-entries.repository.js';
import { TimeEntryDto } from './time-entry.dto.js';

/** Begins and ends what a command does with entries: in between everything goes through one EntryWork. */
@Injectable()
export class EntryKeepingService {
  constructor(
    private readonly rows: TimeEntriesRepository,
    private readonly entries: EntryKeepingRepository,
    private readonly engagements: EngagementsService,
    private readonly rates: RatesService,
    private readonly changes: WorkChanges,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  begin(): EntryWork {
    return new EntryWork(new KnownTerms(this.engagements, this.rates), this.entries, this.ids);
  }

  /** Whoever may refuse the change hears of it, then everybody is told; each engagement once. */
  async finish({ touched, terms }: EntryWork): Promise<void> {
    for (const [engagementId, days] of touched) {
      const known = {
        engagement: terms.known(engagementId)?.engagement,
        days: [...days.values()].flatMap((day) => day ?? []),
      };
      await this.tell(engagementId, [...days.keys()], known);
    }
  }

  /** What was done to entries of one engagement in another way. */
  async tell(engagementId: string, ids: readonly string[], known?: KnownWork): Promise<void> {
    await this.changes.happened(engagementId, ids, known);
    for (const id of ids.slice(0, 1)) await this.events.tell('time-entry.changed', id, engagementId);
  }

  async shown(id: string): Promise<TimeEntryDto> {
    return TimeEntryDto.of(await this.rows.one(actor(), id), actor(), this.clock.now());
  }

  async allShown(ids: readonly string[]): Promise<TimeEntryDto[]> {
    const rows = await this.rows.these(actor(), ids);
    return rows.map((row) => TimeEntryDto.of(row, actor(), this.clock.now()));
  }
}

import { Injectable } from '@nestjs/common';
import { InvalidRequest } from '../../platform/http/validation.js';
import { EntryChangingService } from './entry-changing.service.js';
import { EntryKeepingService } from './entry-keeping.service.js';
import { EntryLoggingService } from './entry-logging.service.js';
import type { ChangeManyDto, LogManyDto } from './log-time.dto.js';
import type { TimeEntryDto } from './time-entry.dto.js';

/** Many entries with one command: all of them or, where one is refused, none. */
@Injectable()
export class EntryBatchesService {
  constructor(
    private readonly keeping: EntryKeepingService,
    private readonly logging: EntryLoggingService,
    private readonly changing: EntryChangingService,
  ) {}

  /** @throws as `log`, with the `index` of the one that was refused */
  async log({ entries }: LogManyDto): Promise<TimeEntryDto[]> {
    const own = entries.flatMap(({ id }) => id ?? []);
    if (new Set(own).size < own.length) throw new InvalidRequest([{ field: 'entries', code: 'twice' }]);
    const work = this.keeping.begin();
    const ids: string[] = [];
    await work.each(entries, async (entry) => void ids.push(await this.logging.log(entry, work)), 'entries');
    await this.keeping.finish(work);
    return this.keeping.allShown(ids);
  }

  /** @throws as a single change, with the `index` of the one that was refused */
  async change({ ids, changes }: ChangeManyDto): Promise<TimeEntryDto[]> {
    const work = this.keeping.begin();
    await work.each(ids, async (id) => this.changing.takeOver(await work.load('edit', id), changes, work));
    await this.keeping.finish(work);
    return this.keeping.allShown(ids);
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { EntryKeepingRepository } from './entry-keeping.repository.js';
import { EntryKeepingService } from './entry-keeping.service.js';
import { cut, joined } from './entry-parts.rules.js';
import { columnsOf, placedOf, type EntryWork } from './entry-work.js';
import type { DuplicateDto, SplitDto } from './log-time.dto.js';
import type { TimeEntryDto } from './time-entry.dto.js';
import { CannotMerge, TimeEntryIdTaken } from './time-entry.errors.js';
import type { TimeEntryEntity } from './time-entry.entity.js';
import { onDay, place, type When } from './time-entry.rules.js';

/** What entries that are told as one have in common. */
const COMMON = [
  'engagementId',
  'memberId',
  'taskId',
  'serviceId',
  'billable',
  'rush',
  'rateMinor',
  'rateSource',
] as const satisfies readonly (keyof TimeEntryEntity)[];

/** What a copy has of its original, whenever it was made. */
const COPIED = ['memberId', 'engagementId'] as const satisfies readonly (keyof TimeEntryEntity)[];

const LONGEST_DESCRIPTION = 3000;

/** One entry made two, several made one, one made again. */
@Injectable()
export class EntryPartsService {
  constructor(
    private readonly keeping: EntryKeepingService,
    private readonly entries: EntryKeepingRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Cuts an entry in two that together are as long; the first keeps its id. @throws CannotSplit, TimeEntryLocked */
  async split(id: string, body: SplitDto, expected: number | null): Promise<TimeEntryDto[]> {
    const work = this.keeping.begin();
    const entry = await work.load('split', id, expected);
    const terms = await work.terms.of(entry.engagementId);
    const [first, second] = cut(placedOf(entry), body.where(), terms.timeZone);
    const own = entry.rateSource === 'entry' ? entry.rateMinor : null;
    const { version: _version, ...rest } = entry;
    const other = { ...rest, ...columnsOf(second), id: this.ids.next() };
    // Half of a day's work costs what it cost; what comes to lie on another day has that day's rate.
    const price = other.day === entry.day ? {} : terms.priceOn(second.day, entry, own);
    Object.assign(entry, columnsOf(first), { measuredEndedAt: null });
    if (first.startedAt) await work.lineUp(entry.memberId);
    await work.write(entry);
    await work.insert({ ...other, ...price });
    await this.keeping.finish(work);
    return this.keeping.allShown([id, other.id]);
  }

  /**
   * Makes one entry of several: the first one lasts to the end of the last, with what lies between as its break; the
   * others are deleted. @throws CannotMerge, TimeEntryOverlaps when something else lies between, TimeEntryLocked
   */
  async merge(ids: readonly string[]): Promise<TimeEntryDto> {
    const work = this.keeping.begin();
    const all: TimeEntryEntity[] = [];
    await work.each(ids, async (id) => void all.push(await work.load('edit', id)));
    const [kept, ...others] = all.sort(byStart);
    if (!kept || others.some((other) => COMMON.some((key) => other[key] !== kept[key])))
      throw new CannotMerge('different');
    const terms = await work.terms.of(kept.engagementId);
    const placed = joined(all.map(placedOf), terms.timeZone);
    if (terms.partsOf(placed).length > 1) throw new CannotMerge('midnight');
    const description = [...new Set(all.map((entry) => entry.description).filter(Boolean))].join('; ');
    if (description.length > LONGEST_DESCRIPTION) throw new CannotMerge('description');
    if (placed.startedAt) await work.lineUp(kept.memberId);
    for (const other of others) await this.remove(other, work);
    const { measuredEndedAt = null } = others.at(-1) ?? {};
    await work.write(Object.assign(kept, columnsOf(placed), { description, measuredEndedAt }));
    await this.keeping.finish(work);
    return this.keeping.shown(kept.id);
  }

  /** The same work once more, for the same member and at today's terms of its day. @throws TimeEntryOverlaps */
  async duplicate(id: string, body: DuplicateDto): Promise<TimeEntryDto> {
    const work = this.keeping.begin();
    const known = body.id === undefined ? null : await this.known(body.id, id);
    if (known) return this.keeping.shown(known.id);
    const { version: _version, ...original } = await work.load('duplicate', id);
    const terms = await work.terms.of(original.engagementId);
    const zones = { entry: original.timeZone, engagement: terms.timeZone };
    const placed = place(copied(original, body.day, terms.timeZone), zones, this.clock.now());
    if (placed.startedAt) await work.lineUp(original.memberId);
    const createdAt = this.clock.date();
    const fresh = {
      measuredEndedAt: null,
      importId: null,
      forgottenAskedAt: null,
      reportedIn: null,
      createdAt,
    };
    const copy = { ...original, ...fresh, id: body.id ?? this.ids.next(), overlapReason: null };
    await work.add(copy, placed, terms, original.rateSource === 'entry' ? original.rateMinor : null);
    await this.keeping.finish(work);
    return this.keeping.shown(copy.id);
  }

  /** The copy that was made when the same was asked before. @throws TimeEntryIdTaken when it is something else */
  private async known(id: string, originalId: string): Promise<TimeEntryEntity | null> {
    await this.entries.claim(id);
    const known = await this.entries.find(actor(), id);
    if (!known) return null;
    const original = await this.entries.find(actor(), originalId);
    if (!original) throw new NotFound('time-entry');
    if (known.id === original.id || COPIED.some((key) => known[key] !== original[key]))
      throw new TimeEntryIdTaken();
    return known;
  }

  private async remove(entry: TimeEntryEntity, work: EntryWork): Promise<void> {
    entry.deletedAt = this.clock.date();
    await work.write(entry);
  }
}

/** At the same time of another day; on its own day without a time, since nobody works twice at once. */
function copied(original: Omit<TimeEntryEntity, 'version'>, day: string | undefined, timeZone: string): When {
  const placed = placedOf(original);
  const other = Temporal.PlainDate.from(day ?? original.day);
  return other.equals(placed.day)
    ? { day: other, durationSeconds: placed.durationSeconds }
    : onDay(placed, other, timeZone);
}

function byStart(one: TimeEntryEntity, other: TimeEntryEntity): number {
  return (one.startedAt?.getTime() ?? 0) - (other.startedAt?.getTime() ?? 0);
}

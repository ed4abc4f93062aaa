import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { localDay } from '../../kernel/time-zone.js';
import { Week } from '../../kernel/week.js';
import { actor } from '../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { askedMember } from './asked-member.js';
import {
  TimeEntryDto,
  type TimeEntriesQuery,
  type TimeWeekDto,
  type TimeWeekQuery,
} from './time-entry.dto.js';
import { TimeEntriesRepository, type EntryPosition, type TimeEntryRow } from './time-entries.repository.js';

const MONDAY = 1;

/** What was worked: the lists that show it. */
@Injectable()
export class WorkedTimeService {
  constructor(
    private readonly entries: TimeEntriesRepository,
    private readonly clock: Clock,
  ) {}

  async list(asked: TimeEntriesQuery): Promise<Page<TimeEntryDto>> {
    const filter = { ...asked, memberId: askedMember(asked.memberId) };
    const limit = limitOf(asked);
    const rows = await this.entries.list(actor(), filter, limit + 1, positionOf<EntryPosition>(asked, 3));
    const position = (row: TimeEntryRow): EntryPosition => [row.day, row.startedAt ?? '-infinity', row.id];
    return pageOf(rows, limit, position, (row) => TimeEntryDto.of(row, actor(), this.clock.now()));
  }

  async read(id: string): Promise<TimeEntryDto> {
    return TimeEntryDto.of(await this.entries.one(actor(), id), actor(), this.clock.now());
  }

  /** The caller's own timer; null when none runs. */
  async running(): Promise<TimeEntryDto | null> {
    const { seatId } = actor();
    const row = seatId === null ? null : await this.entries.running(actor(), seatId);
    return row && TimeEntryDto.of(row, actor(), this.clock.now());
  }

  /** A week from Monday to Sunday over all engagements in reach, each entry on the day its engagement counts it. */
  async week(asked: TimeWeekQuery): Promise<TimeWeekDto> {
    const week = asked.week === undefined ? this.presentWeek() : weekNamed(asked.week);
    const days = { from: week.from.toString(), to: week.to.toString() };
    const rows = await this.entries.ofDays(actor(), { ...days, memberId: askedMember(asked.memberId) });
    const shown = rows.map((row) => TimeEntryDto.of(row, actor(), this.clock.now()));
    return {
      week: week.name,
      ...days,
      days: week.days.map(String).map((day) => {
        const entries = shown.filter((entry) => entry.day === day);
        return { day, totalSeconds: secondsOf(entries), entries };
      }),
      totalSeconds: secondsOf(shown),
      billableSeconds: secondsOf(shown.filter((entry) => entry.billable)),
    };
  }

  private presentWeek(): Week {
    return Week.of(localDay(this.clock.now(), actor().timeZone), MONDAY);
  }
}

function secondsOf(entries: readonly TimeEntryDto[]): number {
  return entries.reduce((sum, entry) => sum + (entry.durationSeconds ?? 0), 0);
}

/** @throws InvalidRequest when the year has no such week */
function weekNamed(name: string): Week {
  const week = Week.parse(name, MONDAY);
  if (!week.ok) throw new InvalidRequest([{ field: 'week', code: 'week' }]);
  return week.value;
}

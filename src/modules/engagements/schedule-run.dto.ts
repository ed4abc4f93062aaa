import type { DueMoment } from '../../kernel/schedule.js';
import { Day, Id, Instant, ListOf, OneOf, Text, Yes } from '../../platform/http/fields.js';
import { runOutcomes, type RunOutcome } from './schedule.rules.js';
import type { ScheduleRunRow } from './schedules.repository.js';

/** A report that will fall due. */
export class PlannedReportDto {
  @Instant({
    description: 'When it is made; later than `dueAt` where a holiday moves it, or its days are not over.',
  })
  sendAt!: string;

  @Instant()
  dueAt!: string;

  @Day({ description: 'The first day that it is about.' })
  from!: string;

  @Day({ description: 'The day after the last.' })
  to!: string;

  @Text({ description: 'Name of the days: 2026-W46, 2026-11, or first and last day.' })
  period!: string;

  @Yes({ description: 'Left out: it falls on a holiday.' })
  skipped!: boolean;

  @Yes({ description: 'The report due before it is about the same days: these are told once.' })
  again!: boolean;

  static of({ sendAt, dueAt, covered, skipped }: DueMoment, again: boolean): PlannedReportDto {
    return {
      sendAt: sendAt.toString(),
      dueAt: dueAt.toString(),
      from: covered.from.toString(),
      to: covered.to.toString(),
      period: covered.name,
      skipped,
      again,
    };
  }
}

export class SchedulePreviewDto {
  @ListOf(() => PlannedReportDto)
  items!: PlannedReportDto[];
}

/** What became of a report that fell due. */
export class ScheduleRunDto {
  @Instant()
  dueAt!: string;

  @Instant({ description: 'When it was to be made.' })
  sendAt!: string;

  @Instant({ description: 'When it was.' })
  doneAt!: string;

  @Day()
  from!: string;

  @Day({ description: 'The day after the last.' })
  to!: string;

  @OneOf(runOutcomes, { description: '`ready`: it waits for a review.' })
  outcome!: RunOutcome;

  @Text({ nullable: true, description: 'Why it was held back or skipped.' })
  reason!: string | null;

  @Id({ nullable: true })
  reportId!: string | null;

  static of({ dueAt, sendAt, doneAt, from, to, outcome, reason, reportId }: ScheduleRunRow): ScheduleRunDto {
    return {
      dueAt: instant(dueAt),
      sendAt: instant(sendAt),
      doneAt: instant(doneAt),
      ...{ from, to, outcome, reason, reportId },
    };
  }
}

function instant(date: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString();
}

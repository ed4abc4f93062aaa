import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { DueMoment, Schedule } from '../../kernel/schedule.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page, type PageQuery } from '../../platform/http/paging.js';
import { BusinessHoursService, type HoursTerms } from './business-hours.service.js';
import { EngagementsRepository } from './engagements.repository.js';
import type { SchedulePreviewQuery, SetScheduleDto } from './schedule.dto.js';
import type { EmptyWeeks, ScheduleEntity } from './schedule.entity.js';
import {
  keptTerms,
  refuseUnread,
  scheduleOf,
  usualSchedule,
  type RunOutcome,
  type ScheduledEngagement,
  type ScheduleTerms,
} from './schedule.rules.js';
import { PlannedReportDto, ScheduleRunDto } from './schedule-run.dto.js';
import { SchedulesRepository, type RunPosition } from './schedules.repository.js';

/** As many moments ahead are shown before a schedule is switched on. */
const SHOWN = 5;

/** What decides the moments of an engagement. */
export type Planned = ScheduledEngagement & HoursTerms;

/** A report whose moment has come, with its schedule's row locked. */
export interface DueReport extends DueMoment {
  readonly autoSend: boolean;
  readonly emptyWeeks: EmptyWeeks;
  /** The engagement runs on a day that it covers. */
  readonly inForce: boolean;
}

/** What became of a due report. */
export interface DueOutcome {
  readonly outcome: RunOutcome;
  readonly reason?: string;
  readonly reportId?: string;
}

/** When reports are made: what people say about it, and whose moment has come. */
@Injectable()
export class SchedulesService {
  constructor(
    private readonly schedules: SchedulesRepository,
    private readonly engagements: EngagementsRepository,
    private readonly hours: BusinessHoursService,
    private readonly clock: Clock,
  ) {}

  /** The usual one, for an engagement that begins. */
  async begin(engagementId: string, engagement: Planned): Promise<void> {
    const moments = await this.moments(usualSchedule, engagement);
    await this.schedules.add({
      ...usualSchedule,
      engagementId,
      workspaceId: actor().workspaceId,
      ...kept(moments.upcoming(this.clock.now()).next().value),
    });
  }

  /** @throws NotFound for the engagement or a recipient, InvalidRequest */
  async set(engagementId: string, { recipients = null, ...said }: SetScheduleDto): Promise<void> {
    const terms = keptTerms(said);
    refuseUnread(recipients);
    const engagement = await this.engagements.one(actor(), engagementId);
    const before = await this.schedules.locked(actor(), engagementId);
    await this.schedules.change(actor(), engagementId, {
      ...terms,
      ...(await this.replanned(before, terms, engagement)),
    });
    await this.schedules.address(actor(), engagementId, recipients ?? []);
  }

  /** Other measures, hours or periods of the engagement: its moments are reckoned anew. */
  async replan(engagementId: string): Promise<void> {
    const engagement = await this.engagements.one(actor(), engagementId);
    const before = await this.schedules.locked(actor(), engagementId);
    await this.schedules.change(actor(), engagementId, await this.replanned(before, before, engagement));
  }

  /** The next reports under terms that are not kept yet. @throws NotFound, InvalidRequest */
  async preview(engagementId: string, asked: SchedulePreviewQuery): Promise<PlannedReportDto[]> {
    const engagement = await this.engagements.one(actor(), engagementId);
    const { schedule } = engagement;
    // A day of the month belongs to its rhythm.
    const dayOfMonth = asked.every && asked.every !== schedule.every ? null : schedule.dayOfMonth;
    const moments = await this.moments(keptTerms({ ...schedule, dayOfMonth, ...asked }), engagement);
    const done = await this.schedules.lastDue(actor(), engagementId);
    const next = moments.upcoming(this.clock.now(), done).take(SHOWN).toArray();
    return next.map((due, index) => {
      const before = next[index - 1];
      return PlannedReportDto.of(due, before !== undefined && before.covered.name === due.covered.name);
    });
  }

  /** What became of every moment so far, newest first. @throws NotFound */
  async runs(engagementId: string, asked: PageQuery): Promise<Page<ScheduleRunDto>> {
    await this.engagements.one(actor(), engagementId);
    const limit = limitOf(asked);
    const rows = await this.schedules.runs(
      actor(),
      engagementId,
      positionOf<RunPosition>(asked, 1),
      limit + 1,
    );
    return pageOf(
      rows,
      limit,
      ({ dueAt }) => [dueAt.toISOString()],
      (row) => ScheduleRunDto.of(row),
    );
  }

  /** The report whose moment has come, its row locked until the transaction ends; null where none has. */
  async due(engagementId: string): Promise<DueReport | null> {
    const row = await this.schedules.locked(actor(), engagementId);
    if (!row.enabled || row.nextRunAt > this.clock.date()) return null;
    const engagement = await this.engagements.one(actor(), engagementId);
    const moments = await this.moments(row, engagement);
    const due = moments.on(dueOn(row, row.timeZone ?? engagement.timeZone));
    const { autoSend, emptyWeeks } = row;
    return { ...due, autoSend, emptyWeeks, inForce: inForce(engagement, due) };
  }

  /** Keeps what became of it (null: nothing was due, since the engagement does not run), and goes on to the next. */
  async settle(engagementId: string, due: DueReport, became: DueOutcome | null): Promise<void> {
    const row = await this.schedules.locked(actor(), engagementId);
    if (became) {
      const { outcome, reason = null, reportId = null } = became;
      const [dueAt, sendAt] = [date(due.dueAt), date(due.sendAt)];
      const { coverage, from, to } = due.covered;
      const days = { coverage, from: from.toString(), to: to.toString() };
      const run = { dueAt, sendAt, doneAt: this.clock.date(), ...days, outcome, reason, reportId };
      await this.schedules.addRun(actor(), engagementId, run);
    }
    const moments = await this.moments(row, await this.engagements.one(actor(), engagementId));
    await this.schedules.change(actor(), engagementId, kept(moments.after(due.dueOn).next().value));
  }

  /** When it is looked at next under other terms; a report whose moment has come keeps it. */
  private async replanned(
    before: ScheduleEntity,
    terms: ScheduleTerms,
    engagement: Planned,
  ): Promise<Pick<ScheduleEntity, 'nextRunAt' | 'dueOn'>> {
    const { enabled, nextRunAt, dueOn } = before;
    const now = this.clock.now();
    if (enabled && terms.enabled && nextRunAt <= date(now)) return { nextRunAt, dueOn };
    const done = await this.schedules.lastDue(actor(), before.engagementId);
    return kept((await this.moments(terms, engagement)).upcoming(now, done).next().value);
  }

  private async moments(terms: ScheduleTerms, engagement: Planned): Promise<Schedule> {
    return scheduleOf(terms, engagement, await this.hours.hoursOf(engagement));
  }
}

function kept({ sendAt, dueOn }: DueMoment): Pick<ScheduleEntity, 'nextRunAt' | 'dueOn'> {
  return { nextRunAt: date(sendAt), dueOn: dueOn.toString() };
}

/** A schedule of before there were such days names its moment alone. */
function dueOn({ dueOn, nextRunAt }: ScheduleEntity, timeZone: string): Temporal.PlainDate {
  const moment = Temporal.Instant.fromEpochMilliseconds(nextRunAt.getTime());
  return dueOn === null ? localDay(moment, timeZone) : Temporal.PlainDate.from(dueOn);
}

/** Whether the engagement runs on any of the days. */
function inForce(
  { startsOn, endedOn }: { startsOn: string; endedOn: string | null },
  { covered: { from, to } }: DueMoment,
): boolean {
  return startsOn < to.toString() && (endedOn === null || endedOn >= from.toString());
}

function date(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

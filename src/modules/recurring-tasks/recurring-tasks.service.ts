import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { EngagementTermsService } from '../engagements/engagement-terms.service.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { PlaybooksService } from '../playbooks/playbooks.service.js';
import { plus } from './occurrence.rules.js';
import { parseRule, refuseEmpty, ruleText } from './recurrence.rules.js';
import { RecurringTaskDto, type BeginSeriesDto, type ChangeSeriesDto, type PauseSeriesDto, type SeriesQuery } from './recurring-task.dto.js'; // prettier-ignore
import type { RecurringTaskEntity } from './recurring-task.entity.js';
import { PauseUnclear, SeriesEnded } from './recurring-task.errors.js';
import {
  RecurringTasksRepository,
  type RecurringTaskRow,
  type SeriesPosition,
} from './recurring-tasks.repository.js';

/** Who makes the tasks of a series; see OccurrencesJobs. */
export const MAKE = 'recurring-task-make';

/** Tasks that come again: set up once, changed from a day on, rested, ended. Their tasks are made by a job. */
@Injectable()
export class RecurringTasksService {
  constructor(
    private readonly series: RecurringTasksRepository,
    private readonly engagements: EngagementsService,
    private readonly terms: EngagementTermsService,
    private readonly playbooks: PlaybooksService,
    private readonly jobs: Jobs,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: SeriesQuery): Promise<Page<RecurringTaskDto>> {
    const limit = limitOf(asked);
    const after = positionOf<SeriesPosition>(asked, 2);
    const rows = await this.series.list(actor(), asked.engagementId, limit + 1, after);
    const position = ({ title, id }: RecurringTaskRow): SeriesPosition => [title, id];
    const now = this.clock.now();
    return pageOf(rows, limit, position, (row) => RecurringTaskDto.of(row, actor(), now));
  }

  async read(id: string): Promise<RecurringTaskDto> {
    return RecurringTaskDto.of(await this.series.one(actor(), id), actor(), this.clock.now());
  }

  /**
   * What lies before today is not made up for.
   * @throws NotFound for engagement, service, member or playbook; RuleUnclear, RuleTooDense, RuleYieldsNothing
   */
  async begin(body: BeginSeriesDto): Promise<RecurringTaskDto> {
    const who = actor();
    const { timeZone } = await this.engagements.find(body.engagementId);
    await this.refuseStrangers(body, body.engagementId);
    const now = this.clock.now();
    const today = localDay(now, timeZone).toString();
    const { brief = '', purpose = '', inputs = '', acceptanceCriteria = '', priority = 'normal' } = body;
    const series = {
      id: body.id ?? this.ids.next(),
      workspaceId: who.workspaceId,
      engagementId: body.engagementId,
      title: body.title,
      ...{ brief, purpose, inputs, acceptanceCriteria, priority },
      language: body.language ?? null,
      serviceId: body.serviceId ?? null,
      assigneeId: body.assigneeId ?? null,
      estimateMinutes: body.estimateMinutes ?? null,
      playbookId: body.playbookId ?? null,
      checklist: body.checklist ?? null,
      rule: understood(body.rule, body.startsOn),
      startsOn: body.startsOn,
      time: body.time,
      dueAfterDays: body.dueAfterDays === undefined ? 0 : body.dueAfterDays,
      aheadDays: body.aheadDays ?? 7,
      settledTo: plus(body.startsOn > today ? body.startsOn : today, -1),
      ...{ pausedFrom: null, pausedUntil: null, endedOn: null, changed: false },
      nextAt: moment(now),
      createdBy: who.personId,
      createdByName: who.name,
      createdIn: who.language,
      createdAt: moment(now),
    };
    await this.series.add(series);
    return this.told(series);
  }

  /** From now on: what is made and begun stays as it is. @throws Stale, SeriesEnded, and as `begin` */
  async change(id: string, body: ChangeSeriesDto, expected: number | null): Promise<RecurringTaskDto> {
    const { series, today } = await this.open(id, expected);
    await this.refuseStrangers(body, series.engagementId);
    const { rule = series.rule, startsOn = series.startsOn } = body;
    const others = rule !== series.rule || startsOn !== series.startsOn;
    // What an older rule left undone before today is not asked of the new one.
    if (others) Object.assign(series, { settledTo: latest(series.settledTo, plus(today, -1)) });
    Object.assign(series, body, { rule: others ? understood(rule, startsOn) : rule });
    return this.changed(series);
  }

  /** Lets it rest from today on; what is made and not begun goes with it. @throws PauseUnclear, SeriesEnded, Stale */
  async pause(
    id: string,
    { until = null }: PauseSeriesDto,
    expected: number | null,
  ): Promise<RecurringTaskDto> {
    const { series, today } = await this.open(id, expected);
    if (until !== null && until <= today) throw new PauseUnclear();
    const rests = series.pausedFrom !== null && (series.pausedUntil === null || series.pausedUntil > today);
    if (!rests)
      Object.assign(series, { pausedFrom: today, settledTo: latest(series.settledTo, plus(today, -1)) });
    series.pausedUntil = until;
    return this.changed(series);
  }

  /** Goes on from today; what lies in the pause is not made up for. @throws SeriesEnded, Stale */
  async resume(id: string, expected: number | null): Promise<RecurringTaskDto> {
    const { series, today } = await this.open(id, expected);
    Object.assign(series, { pausedFrom: null, pausedUntil: null });
    series.settledTo = latest(series.settledTo, plus(today, -1));
    return this.changed(series);
  }

  /** From today on it does not come any more. @throws SeriesEnded, Stale */
  async end(id: string, expected: number | null): Promise<RecurringTaskDto> {
    const { series, today } = await this.open(id, expected);
    series.endedOn = today;
    return this.changed(series);
  }

  /** A series that goes on, for changing it, and the day that it is where it is. @throws NotFound, Stale, SeriesEnded */
  async open(id: string, expected: number | null): Promise<{ series: RecurringTaskEntity; today: string }> {
    const series = await this.series.load(actor(), id);
    refuseStale(series.version, expected);
    if (series.endedOn !== null) throw new SeriesEnded();
    const { timeZone } = await this.engagements.find(series.engagementId);
    return { series, today: localDay(this.clock.now(), timeZone).toString() };
  }

  /** Writes what was changed of a loaded series, and has its tasks follow. */
  async changed(series: RecurringTaskEntity): Promise<RecurringTaskDto> {
    Object.assign(series, { changed: true, nextAt: moment(this.clock.now()) });
    await this.series.change(series);
    return this.told(series);
  }

  private async told({
    id,
    workspaceId,
    engagementId,
  }: Pick<RecurringTaskEntity, 'id' | 'workspaceId' | 'engagementId'>): Promise<RecurringTaskDto> {
    await this.jobs.enqueue(MAKE, { workspaceId, recurringTaskId: id }, { key: `${MAKE}:${id}` });
    await this.events.tell('recurring-task.changed', id, engagementId);
    return this.read(id);
  }

  private async refuseStrangers(
    { assigneeId, playbookId }: Pick<ChangeSeriesDto, 'assigneeId' | 'playbookId'>,
    engagementId: string,
  ): Promise<void> {
    await this.terms.refuseStranger(assigneeId, engagementId);
    if (playbookId) await this.playbooks.stepsFor({ playbookId, engagementId });
  }
}

/** The rule in our spelling. @throws RuleUnclear, RuleTooDense, RuleYieldsNothing */
function understood(text: string, startsOn: string): string {
  const rule = parseRule(text);
  refuseEmpty(rule, Temporal.PlainDate.from(startsOn));
  return ruleText(rule);
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}

function moment(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

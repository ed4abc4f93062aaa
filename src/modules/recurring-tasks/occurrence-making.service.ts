import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Stale } from '../../kernel/domain-error.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { EngagementTermsService } from '../engagements/engagement-terms.service.js';
import { TasksService } from '../tasks/tasks.service.js';
import { due, dueDay, horizon, nextMaking, occurrences, plus, type Occurrence, type Series } from './occurrence.rules.js'; // prettier-ignore
import { OccurrencesRepository, type ExceptionRow, type SettledRow } from './occurrences.repository.js';
import type { RecurringTaskEntity } from './recurring-task.entity.js';
import { RecurringTasksRepository } from './recurring-tasks.repository.js';

type Planned = RecurringTaskEntity & Series;

/** Tasks that are made and lie ahead at most; those that were moved lie a year further. */
const AS_FAR_AS_MADE_DAYS = 500;

/** Makes the tasks of a series, and has those that nobody has begun follow it when it changes. */
@Injectable()
export class OccurrenceMakingService {
  constructor(
    private readonly series: RecurringTasksRepository,
    private readonly occurrences: OccurrencesRepository,
    private readonly tasks: TasksService,
    private readonly terms: EngagementTermsService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** In the open transaction, which holds the series: whoever comes at the same time waits, and finds nothing to do. */
  async settle(id: string): Promise<void> {
    const loaded = await this.series.load(actor(), id);
    const engagement = await this.occurrences.engagementOf(loaded);
    const { timeZone } = engagement;
    const planned = { ...loaded, timeZone };
    const today = localDay(this.clock.now(), timeZone).toString();
    const exceptions = await this.occurrences.exceptions(loaded);
    const assigneeId = await this.assigneeOf(loaded);
    if (loaded.changed) await this.follow({ ...planned, assigneeId }, exceptions, today);
    const settled = await this.occurrences.settled(loaded);
    const { make, missed } = due(untilEndOf(planned, engagement.endedOn), exceptions, settled, today);
    for (const each of missed) await this.occurrences.settle(loaded, each, null);
    for (const each of make) await this.make({ ...planned, assigneeId }, each);
    await this.occurrences.rest(loaded, horizon(planned, today), nextMaking(planned, exceptions, today));
    if (loaded.changed || make.length + missed.length > 0)
      await this.events.tell('recurring-task.changed', id, loaded.engagementId);
  }

  /** With the checklist of now: that of the series, or of its playbook, or of its service's. */
  private async make(series: Planned, occurrence: Occurrence): Promise<void> {
    const { id, engagementId, checklist, playbookId } = series;
    const followable =
      checklist === null &&
      playbookId !== null &&
      (await this.occurrences.isOpenPlaybook(series, playbookId));
    const task = await this.tasks.delegate(
      {
        engagementId,
        ...taskOf(series, occurrence.on),
        ...(checklist !== null && { checklist: [...checklist] }),
        ...(followable && { playbookId }),
      },
      { recurringTaskId: id, occurrenceOn: occurrence.day },
    );
    await this.occurrences.settle(series, occurrence, task);
  }

  /** Brings what is made, lies ahead and was not begun to what the series says now. */
  private async follow(series: Planned, exceptions: readonly ExceptionRow[], today: string): Promise<void> {
    const ahead = occurrences(series, exceptions, today, plus(today, AS_FAR_AS_MADE_DAYS));
    const planned = new Map(ahead.filter((each) => !each.skipped).map((each) => [each.day, each]));
    for (const made of await this.occurrences.settled(series)) {
      if (made.taskId === null || !made.untouched || made.on < today) continue;
      const occurrence = planned.get(made.day);
      const followed = occurrence
        ? this.adapt(series, made, occurrence, made.taskId)
        : this.takeBack(series, made, exceptions, made.taskId);
      // Somebody has begun a moment ago: it stays as it is.
      await followed.catch((error: unknown) => {
        if (!(error instanceof Stale)) throw error;
      });
    }
  }

  private async adapt(
    series: Planned,
    made: SettledRow,
    occurrence: Occurrence,
    taskId: string,
  ): Promise<void> {
    const wanted = taskOf(series, occurrence.on);
    const now = await this.tasks.read(taskId);
    const same = Object.entries(wanted).every(([name, value]) => now[name as keyof typeof wanted] === value);
    if (same && made.on === occurrence.on) return;
    const { version } = same ? now : await this.tasks.change(taskId, wanted, made.taskVersion);
    await this.occurrences.followed(series, occurrence, version);
  }

  private async takeBack(
    series: Planned,
    made: SettledRow,
    exceptions: readonly ExceptionRow[],
    taskId: string,
  ): Promise<void> {
    const skipped = exceptions.find((each) => each.day === made.day && each.kind === 'skip');
    await this.tasks.move(taskId, { to: 'cancelled', note: whyNot(series, skipped) }, made.taskVersion);
    await this.occurrences.free(series, made.day, taskId);
  }

  /** Who has left, or does not work there any more, gets no new tasks. */
  private async assigneeOf({ assigneeId, engagementId }: RecurringTaskEntity): Promise<string | null> {
    if (assigneeId === null) return null;
    return (await this.terms.worksOn(assigneeId, engagementId)) ? assigneeId : null;
  }
}

/** What a series says about each of its tasks. */
function taskOf(series: Planned, on: string) {
  const { title, brief, purpose, inputs, acceptanceCriteria, priority, language } = series;
  const { serviceId, assigneeId, estimateMinutes, dueAfterDays, time } = series;
  const dueOn = dueDay(on, dueAfterDays);
  return {
    ...{ title, brief, purpose, inputs, acceptanceCriteria, priority, language },
    ...{ serviceId, assigneeId, estimateMinutes, dueOn },
    dueTime: dueOn === null ? null : time,
  };
}

/** Nothing is made after the last day of the engagement; should that day move, the series is still there. */
function untilEndOf(series: Planned, endedOn: string | null): Planned {
  if (endedOn === null) return series;
  const first = plus(endedOn, 1);
  return { ...series, endedOn: series.endedOn !== null && series.endedOn < first ? series.endedOn : first };
}

/** In the language of the task, or of who set the series up. */
function whyNot(series: Planned, skipped: ExceptionRow | undefined): string {
  const { t } = textsFor(series.language ?? series.createdIn);
  if (skipped)
    return skipped.reason === ''
      ? t('recurring-task.skipped')
      : t('recurring-task.skipped-because', { reason: skipped.reason });
  if (series.endedOn !== null) return t('recurring-task.ended');
  return t(series.pausedFrom !== null ? 'recurring-task.paused' : 'recurring-task.changed');
}

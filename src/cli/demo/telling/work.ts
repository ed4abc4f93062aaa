import { TimeBlocksService } from '../../../modules/planning/time-blocks.service.js';
import { LogTimeDto } from '../../../modules/time-entries/log-time.dto.js';
import { TimeEntriesService } from '../../../modules/time-entries/time-entries.service.js';
import type { Engagement, Plan, Work } from '../story.js';
import { known, type Happening, type Stage } from './stage.js';

/** Work of every week, or of some, that is logged as soon as it is done. */
export function workHappenings(stage: Stage, engagement: Engagement, work: Work): Happening[] {
  const { id: engagementId, services, tasks } = stage.begun(engagement);
  const { app, calendar } = stage;
  const weeks = (work.weeks ?? [0, 1, 2, 3, 4]).filter((week) => week >= engagement.from);
  return weeks.flatMap((week) => {
    const start = calendar.instant([week, work.weekday, work.start]);
    const end = start?.add({ minutes: work.minutes });
    if (!start || !end || Temporal.Instant.compare(end, calendar.now) > 0) return [];
    const log = async () => {
      const body = Object.assign(new LogTimeDto(), {
        engagementId,
        startedAt: start.toString(),
        endedAt: end.toString(),
        description: work.what,
        serviceId: known(services, work.service),
        billable: work.billable ?? true,
        // What is done before its task is asked for belongs to none.
        taskId: work.task ? tasks.get(work.task) : undefined,
      });
      await app.get(TimeEntriesService).log(body);
    };
    return [{ at: end, happens: () => stage.as(work.who, log) }];
  });
}

/** Time that an assistant sets aside for a task. */
export function planHappenings(
  stage: Stage,
  engagement: Engagement,
  { planned, who, task, at, minutes }: Plan,
): Happening[] {
  const { tasks } = stage.begun(engagement);
  const startsAt = stage.calendar.moment(at);
  return stage.happening(planned, who, async () => {
    const endsAt = startsAt.add({ minutes }).toString();
    await stage.app
      .get(TimeBlocksService)
      .plan({ taskId: known(tasks, task), startsAt: startsAt.toString(), endsAt });
  });
}

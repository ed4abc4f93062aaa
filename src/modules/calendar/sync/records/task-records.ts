import { Injectable } from '@nestjs/common';
import { actor, query } from '../../../../platform/database/transaction.js';
import { TasksService } from '../../../tasks/tasks.service.js';
import type { CanonicalEvent } from '../../events/canonical-event.js';
import { dueEvent } from '../../feeds/feed-wording.js';
import type { DueItem } from '../../feeds/feed-items.repository.js';
import { momentOf, type CalendarRecord, type RecordKind } from './record-kind.js';

type TaskRow = DueItem & Omit<CalendarRecord, 'event'>;

/**
 * Days on which tasks are due, in the calendar of whoever does them. Whoever moves one in the calendar moves the due
 * day; whoever deletes one there does not want to see it there, and the task stays as it was agreed.
 */
@Injectable()
export class TaskRecords implements RecordKind {
  readonly noun = 'task';
  readonly follows = true;
  readonly goesWithIt = false;

  constructor(private readonly tasks: TasksService) {}

  async find(id: string): Promise<CalendarRecord | null> {
    const [row] = await query<TaskRow>(
      'task-records.find',
      `SELECT t.id AS "taskId", t.title, c.name AS "clientName", t.due_on::text AS "dueOn", t.assignee_id AS "seatId",
         t.engagement_id AS "engagementId", coalesce(p.language, 'en') AS language
       FROM task t JOIN engagement e ON e.id = t.engagement_id JOIN client c ON c.id = e.client_id
         JOIN member m ON m.id = t.assignee_id LEFT JOIN person p ON p.id = m.person_id
       WHERE t.workspace_id = $1 AND t.id = $2 AND t.due_on IS NOT NULL AND t.turn <> 'none'
         AND m.removed_at IS NULL`,
      [actor().workspaceId, id],
    );
    return row ? { ...row, event: (manner) => dueEvent(row, manner) } : null;
  }

  async openOf(seatId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(
      'task-records.open-of',
      `SELECT id FROM task WHERE workspace_id = $1 AND assignee_id = $2 AND due_on IS NOT NULL AND turn <> 'none'
       ORDER BY due_on, id`,
      [actor().workspaceId, seatId],
    );
    return rows.map(({ id }) => id);
  }

  async move(id: string, time: Pick<CanonicalEvent, 'start' | 'end'>): Promise<void> {
    const dueOn = lastDay(time, actor().timeZone).toString();
    const task = await this.tasks.read(id);
    if (task.dueOn !== dueOn) await this.tasks.change(id, { dueOn }, null);
  }

  /** What was agreed with a client is not taken back by tidying up a calendar. */
  unschedule(): Promise<void> {
    return Promise.resolve();
  }

  putBack(): Promise<void> {
    return Promise.resolve();
  }
}

/** The day until which it is to be done: the last one of several, or that on which a time begins. */
function lastDay(
  { start, end }: Pick<CanonicalEvent, 'start' | 'end'>,
  timeZone: string,
): Temporal.PlainDate {
  const moment = momentOf(start);
  if (moment) return moment.toZonedDateTimeISO(timeZone).toPlainDate();
  const [first, after] = [Temporal.PlainDate.from(start), Temporal.PlainDate.from(end)];
  const last = after.subtract({ days: 1 });
  return Temporal.PlainDate.compare(last, first) < 0 ? first : last;
}

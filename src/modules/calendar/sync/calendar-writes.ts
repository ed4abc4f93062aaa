import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Ids } from '../../../kernel/ids.js';
import { actor, query } from '../../../platform/database/transaction.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { AppointmentChanges } from '../../appointments/appointments.events.js';
import { PlanChanges } from '../../planning/planning.events.js';
import { TaskChanges } from '../../tasks/tasks.events.js';
import { CalendarRecords } from './calendar-records.js';
import type { RecordNoun } from './records/record-kind.js';

export const PUSH = 'calendar-push';

/**
 * Orders what is to be written into calendars, in the transaction in which it changed: rolled back, nothing is written;
 * committed, it will be. An order says only that a record is to be brought in step; how, is seen when it is done.
 */
@Injectable()
export class CalendarWrites implements OnModuleInit {
  constructor(
    private readonly records: CalendarRecords,
    private readonly tasks: TaskChanges,
    private readonly plans: PlanChanges,
    private readonly appointments: AppointmentChanges,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.tasks.listen(({ task }) => this.order('task', task.id));
    this.tasks.listenToEdits((task) => this.order('task', task.id));
    this.plans.listen((id) => this.order('time_block', id));
    this.appointments.listen((id) => this.order('appointment', id));
  }

  /** A record has changed: it is brought in step wherever it stands, and where it belongs now. */
  async order(noun: RecordNoun, id: string): Promise<void> {
    const record = await this.records.of(noun).find(id);
    await this.write(noun, [id], record?.seatId ?? null);
  }

  /** A seat writes somewhere else from now on, or in other words: everything that is open moves there. */
  async retarget(seatId: string): Promise<void> {
    for (const kind of this.records.kinds) {
      const standing = await query<{ id: string }>(
        'calendar-writes.standing',
        `SELECT DISTINCT record_id AS id FROM event_link
         WHERE workspace_id = $1 AND noun = $2 AND seat_id = $3 AND tombstoned_at IS NULL`,
        [actor().workspaceId, kind.noun, seatId],
      );
      const ids = new Set([...(await kind.openOf(seatId)), ...standing.map(({ id }) => id)]);
      if (ids.size > 0) await this.write(kind.noun, [...ids], seatId);
    }
  }

  /** The calendar is to be looked at before anything is written there. @param links of ours, by their ids */
  async look(calendarId: string, links: readonly string[]): Promise<void> {
    if (links.length === 0) return;
    await query(
      'calendar-writes.look',
      `INSERT INTO sync_outbox AS o (link_id, workspace_id, calendar_id, seat_id, op, ordered_at, next_attempt_at, look)
       SELECT l.id, l.workspace_id, l.calendar_id, l.seat_id, 'write', $3, $3, true FROM event_link l
       WHERE l.workspace_id = $1 AND l.id = ANY ($2)
       ON CONFLICT (link_id) DO UPDATE SET ordered = o.ordered + 1, look = true,
         next_attempt_at = least(o.next_attempt_at, excluded.next_attempt_at)`,
      [actor().workspaceId, links, this.clock.now().toString()],
    );
    await this.push(calendarId);
  }

  /** Puts the writing of a calendar into the queue; one that waits there is not doubled. */
  async push(calendarId: string, at?: Temporal.Instant): Promise<void> {
    const { workspaceId } = actor();
    await this.jobs.enqueue(
      PUSH,
      { workspaceId, calendarId },
      { key: `${PUSH}:${calendarId}`, ...(at && { at }) },
    );
  }

  private async write(noun: RecordNoun, ids: readonly string[], seatId: string | null): Promise<void> {
    const calendars = await query<{ calendarId: string }>(
      'calendar-writes.order',
      `SELECT calendar_id AS "calendarId" FROM affianco.order_writes($1, $2::uuid[], $3::uuid[], $4::uuid, $5::timestamptz)`,
      [noun, ids, ids.map(() => this.ids.next()), seatId, this.clock.now().toString()],
    );
    for (const { calendarId } of calendars) await this.push(calendarId);
  }
}

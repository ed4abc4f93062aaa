import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { nextWeekly } from '../../kernel/recurrence.js';
import { localDay } from '../../kernel/time-zone.js';
import { Week, type Weekday } from '../../kernel/week.js';
import { query, Transactions } from '../../platform/database/transaction.js';
import { DueWork } from '../../platform/jobs/due-work.js';
import { Jobs, type JobHandler, type JobPayload } from '../../platform/jobs/jobs.js';
import { NoRecipient } from './report.errors.js';
import { ReportService } from './report.service.js';

interface ScheduleRow {
  weekday: Weekday;
  time: string;
  auto_send: boolean;
  next_run_at: Date;
  time_zone: string;
  week_starts_on: Weekday;
  starts_on: string;
  ended_on: string | null;
}

const TICK = 'report-tick';
const RUN = 'report-schedule';

/**
 * Composes, and where switched on sends, each engagement's report at its hour. Due is what the row
 * says, not what the clock shows: after a downtime every missed week is caught up once, in order, and two workers
 * or a clock that jumps make no second one.
 */
@Injectable()
export class ReportSchedule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueWork,
    private readonly transactions: Transactions,
    private readonly reports: ReportService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '* * * * *');
    const runner: JobHandler = {
      run: (payload: JobPayload) => this.run(payload.workspaceId as string, payload.engagementId as string),
    };
    this.jobs.register(RUN, runner);
  }

  /** Puts every due schedule into the queue; one that waits there already is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(RUN, 'SELECT * FROM affianco.due_schedules($1)');
  }

  /** Each missed week in a transaction of its own, the oldest first, until none is due. */
  async run(workspaceId: string, engagementId: string): Promise<void> {
    let more = true;
    while (more) more = await this.transactions.as(systemActor(workspaceId), () => this.once(engagementId));
  }

  private async once(engagementId: string): Promise<boolean> {
    const [row] = await query<ScheduleRow>(
      'reports.due-schedule',
      `SELECT s.weekday, s.time, s.auto_send, s.next_run_at, e.time_zone, e.week_starts_on, e.starts_on::text, e.ended_on::text
       FROM schedule s JOIN engagement e ON e.id = s.engagement_id
       WHERE s.engagement_id = $1 AND s.enabled AND s.next_run_at <= $2 FOR UPDATE OF s`,
      [engagementId, this.clock.now().toString()],
    );
    if (!row) return false;
    const due = Temporal.Instant.fromEpochMilliseconds(row.next_run_at.getTime());
    const week = Week.of(localDay(due, row.time_zone), row.week_starts_on).previous();
    if (inForce(row, week)) await this.prepare(engagementId, week, row.auto_send);
    const next = nextWeekly(due, row.weekday, Temporal.PlainTime.from(row.time), row.time_zone);
    await query('reports.next-schedule', 'UPDATE schedule SET next_run_at = $2 WHERE engagement_id = $1', [
      engagementId,
      next.toString(),
    ]);
    return true;
  }

  private async prepare(engagementId: string, week: Week, send: boolean): Promise<void> {
    const { id, state } = await this.reports.composeOnce(engagementId, week.name);
    if (state !== 'draft') return;
    if (send) await this.sendIfSomebodyReads(id);
    await this.reports.tell(id, engagementId);
  }

  /** Without a recipient the draft stays, and the assistant sees it waiting. */
  private async sendIfSomebodyReads(id: string): Promise<void> {
    await this.reports.send(id, null).catch((error: unknown) => {
      if (!(error instanceof NoRecipient)) throw error;
    });
  }
}

/** Whether the engagement ran on any day of the week. */
function inForce(row: ScheduleRow, week: Week): boolean {
  return (
    row.starts_on < week.to.toString() && (row.ended_on === null || row.ended_on >= week.from.toString())
  );
}

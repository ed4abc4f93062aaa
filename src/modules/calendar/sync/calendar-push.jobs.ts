import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork } from '../../../platform/jobs/due-work.js';
import { Jobs, type JobPayload } from '../../../platform/jobs/jobs.js';
import { CalendarPushService } from './calendar-push.service.js';
import { PUSH } from './calendar-writes.js';

const TICK = 'calendar-push-tick';

/** Writes into calendars at once when something was ordered, and every minute what waited or was left behind. */
@Injectable()
export class CalendarPushJobs implements OnModuleInit {
  constructor(
    private readonly pushes: CalendarPushService,
    private readonly jobs: Jobs,
    private readonly due: DueWork,
  ) {}

  onModuleInit(): void {
    this.jobs.register(PUSH, { run: (payload) => this.push(payload) });
    this.jobs.register(TICK, { run: () => this.tick() }, '* * * * *');
  }

  /** Puts a job into the queue for each calendar with something due; one that waits is not doubled. */
  tick(): Promise<void> {
    return this.due.enqueue(PUSH, 'SELECT * FROM affianco.due_pushes($1)');
  }

  private async push({ workspaceId, calendarId }: JobPayload): Promise<void> {
    if (workspaceId && calendarId) await this.pushes.push(workspaceId, calendarId);
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { businessSeconds, type BusinessHours } from '../../kernel/business-time.js';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import { BusinessHoursService } from '../engagements/business-hours.service.js';
import { HourChanges } from '../engagements/engagements.events.js';
import { ServicesService } from '../engagements/services.service.js';
import { promised, stepped, type TaskClock } from './task-turnaround.rules.js';
import type { TaskEntity } from './task.entity.js';
import { DueTimeWithoutDay } from './task.errors.js';
import { dueMoment, type TaskStatus } from './task.rules.js';
import { TasksRepository } from './tasks.repository.js';

/** A task before or after it was written. */
type Task = Omit<TaskEntity, 'version'>;

/** What somebody wishes about the time of a task. */
export interface TimeWish {
  readonly dueOn?: string | null | undefined;
  readonly dueTime?: string | null | undefined;
  readonly serviceId?: string | null | undefined;
}

/** Keeps true what was promised about the time of a task: when it is due, whether it is rush, and its turnaround. */
@Injectable()
export class TaskWishes implements OnModuleInit {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly hours: BusinessHoursService,
    private readonly services: ServicesService,
    private readonly hourChanges: HourChanges,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.hourChanges.listen((engagementId) => this.promiseAnew(engagementId));
  }

  /**
   * Takes up a wish about day, time and service: the due moment by the engagement's clocks, rush if it is wanted with
   * less notice than agreed, counted from now on, and the turnaround of the service, which the task keeps.
   * @throws DueTimeWithoutDay, NotFound for a service of another engagement
   */
  async take(task: Task, { dueOn, dueTime, serviceId }: TimeWish): Promise<void> {
    const terms = await this.hours.termsOf(task.engagementId);
    const hours = await this.hours.hoursOf(terms);
    if (dueOn !== undefined || dueTime !== undefined) {
      task.dueOn = dueOn === undefined ? task.dueOn : dueOn;
      task.dueTime = dueTime === undefined ? task.dueOn && task.dueTime : dueTime;
      this.setDue(task, hours, terms.noticeMinutes);
    }
    if (serviceId !== undefined) {
      const target = serviceId && (await this.services.turnaroundOf(serviceId, task.engagementId));
      Object.assign(task, { serviceId, targetMinutes: comesByItself(task) ? null : target });
      keep(task, promised(clockOf(task), hours));
    }
  }

  /** The business clock goes with a step. */
  async step(task: Task, to: TaskStatus, at: Temporal.Instant): Promise<void> {
    const hours = await this.hours.businessHoursOf(task.engagementId);
    const clock = stepped(clockOf(task), to, at, hours);
    task.status = to;
    task.turnSince = dateOf(clock.turnSince);
    task.assistantSeconds = clock.assistantSeconds;
    task.clientSeconds = clock.clientSeconds;
    keep(task, clock);
  }

  private setDue(task: Task, hours: BusinessHours, noticeMinutes: number | null): void {
    if (task.dueOn === null) {
      if (task.dueTime !== null) throw new DueTimeWithoutDay();
      Object.assign(task, { dueAt: null, rush: false });
      return;
    }
    const time = task.dueTime === null ? null : Temporal.PlainTime.from(task.dueTime);
    const dueAt = dueMoment(Temporal.PlainDate.from(task.dueOn), time, hours.timeZone);
    task.dueAt = dateOf(dueAt);
    task.rush =
      !comesByItself(task) &&
      noticeMinutes !== null &&
      businessSeconds(this.clock.now(), dueAt, hours) < noticeMinutes * 60;
  }

  /** Under other working windows or holidays, open promises are others too. */
  private async promiseAnew(engagementId: string): Promise<void> {
    const hours = await this.hours.businessHoursOf(engagementId);
    for (const task of await this.tasks.promisedIn(actor(), engagementId)) {
      keep(task, promised(clockOf(task), hours));
      await this.tasks.promise(task);
    }
  }
}

/** An occurrence is made ahead of its day, and nobody waits for it before: its day alone is promised. */
function comesByItself({ recurringTaskId }: Task): boolean {
  return recurringTaskId !== null;
}

/** The business clock of a task, as it is kept. */
export function clockOf(task: Task): TaskClock {
  const { status, targetMinutes, assistantSeconds, clientSeconds, turnSince, promisedAt, atRiskAt } = task;
  return {
    ...{ status, targetMinutes, assistantSeconds, clientSeconds },
    turnSince: turnSince.toTemporalInstant(),
    promisedAt: promisedAt && promisedAt.toTemporalInstant(),
    atRiskAt: atRiskAt && atRiskAt.toTemporalInstant(),
  };
}

function keep(task: Task, { promisedAt, atRiskAt }: Pick<TaskClock, 'promisedAt' | 'atRiskAt'>): void {
  task.promisedAt = promisedAt && dateOf(promisedAt);
  task.atRiskAt = atRiskAt && dateOf(atRiskAt);
}

function dateOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

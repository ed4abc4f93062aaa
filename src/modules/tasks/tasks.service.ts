import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { refuseOutOfReach } from '../../platform/database/reach.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { BusinessHoursService } from '../engagements/business-hours.service.js';
import { EngagementTermsService } from '../engagements/engagement-terms.service.js';
import { ChecklistService } from './checklist.service.js';
import type { ChangeTasksDto, MoveTasksDto, TaskListDto } from './task-bulk.dto.js';
import { positionParts, type TaskPosition, type TaskRow } from './task-listing.js';
import { TaskPlaybooks } from './task-playbooks.service.js';
import { TaskSteps } from './task-steps.service.js';
import { TaskTelling } from './task-telling.service.js';
import { TaskWishes } from './task-wishes.service.js';
import { TaskDto, type ChangeTaskDto, type DelegateTaskDto, type MoveTaskDto, type TasksQuery } from './task.dto.js'; // prettier-ignore
import type { TaskHistoryDto } from './task-history.dto.js';
import type { TaskEntity } from './task.entity.js';
import { FieldOfMembers, TaskClosed, TaskTakenOn } from './task.errors.js';
import { contactFields, taskAbilities } from './task.policy.js';
import { isOpen, type TaskStatus } from './task.rules.js';
import { TaskChanges } from './tasks.events.js';
import { TasksRepository } from './tasks.repository.js';

/** The day of a recurring task that a task stands for. */
export interface Occurrence {
  readonly recurringTaskId: string;
  readonly occurrenceOn: string;
}

/** Delegated work: asked for, taken on, questioned, delivered, accepted; always with one holder. */
@Injectable()
export class TasksService {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly steps: TaskSteps,
    private readonly wishes: TaskWishes,
    private readonly checklists: ChecklistService,
    private readonly playbooks: TaskPlaybooks,
    private readonly hours: BusinessHoursService,
    private readonly terms: EngagementTermsService,
    private readonly telling: TaskTelling,
    private readonly changes: TaskChanges,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: TasksQuery): Promise<Page<TaskDto>> {
    const { order = 'due' } = asked;
    const limit = limitOf(asked);
    const after = positionOf<TaskPosition>(asked, positionParts[order]);
    // A cursor belongs to the order that it was made in.
    if (after && after[0] !== order) throw new DomainError('request.malformed', 'invalid');
    const rows = await this.tasks.list(actor(), order, asked, this.clock.now(), limit + 1, after);
    const { items, nextCursor } = pageOf(rows, limit, (row) => row.position, (row) => row); // prettier-ignore
    return { items: await this.shown(items), nextCursor };
  }

  async read(id: string): Promise<TaskDto> {
    const [task] = await this.shown([await this.tasks.one(actor(), id)]);
    return task as TaskDto;
  }

  /** What happened to a task and what was said, for both sides. */
  async history(id: string): Promise<TaskHistoryDto> {
    const { id: found } = await this.tasks.one(actor(), id);
    return { items: await this.tasks.history(actor(), found) };
  }

  /**
   * A task of a contact is a request; what a member writes down is taken on already. Its checklist is what was said, or
   * else the steps of its playbook, or of that of its service.
   * @param series of which it is an occurrence
   */
  async delegate(body: DelegateTaskDto, series: Occurrence | null = null): Promise<TaskDto> {
    const who = actor();
    refuseFieldsOfMembers(who, body);
    refuseOutOfReach(who, body.engagementId);
    await this.terms.refuseStranger(body.assigneeId, body.engagementId);
    const { id = this.ids.next(), checklist, playbookId, ...said } = body;
    const task = { ...this.fresh(who, id, said), ...series };
    const { dueOn, dueTime, serviceId } = body;
    await this.wishes.take(task, { dueOn, dueTime, serviceId: serviceId ?? null });
    const steps = await this.playbooks.begun(task, { playbookId, checklist });
    await this.steps.begin(task);
    await this.checklists.begin(task, steps);
    await this.telling.requested(task);
    return this.read(id);
  }

  /** @throws Stale, TaskTakenOn for a contact who comes too late, TaskClosed */
  async change(id: string, body: ChangeTaskDto, expected: number | null): Promise<TaskDto> {
    const task = await this.tasks.load(actor(), id);
    refuseStale(task.version, expected);
    await this.edit(task, body);
    return this.read(id);
  }

  /** Changes all of them, or none. @throws NotFound for one that is not in reach, TaskClosed */
  async changeMany({ ids, changes }: ChangeTasksDto): Promise<TaskListDto> {
    if (Object.values(changes).every((value) => value === undefined))
      throw new InvalidRequest([{ field: 'changes', code: 'required' }]);
    for (const task of await this.tasks.loadAll(actor(), ids)) await this.edit(task, changes);
    return this.many(ids);
  }

  /** Moves a task on; the turn follows. @throws NoSuchMove, MoveNotYours, NoteNeeded, Stale */
  async move(id: string, { to, note = '' }: MoveTaskDto, expected: number | null): Promise<TaskDto> {
    const task = await this.tasks.load(actor(), id);
    refuseStale(task.version, expected);
    await this.take(task, to, note);
    return this.read(id);
  }

  /** Moves all of them, or none. @throws NotFound, NoSuchMove, MoveNotYours, NoteNeeded */
  async moveMany({ ids, to, note = '' }: MoveTasksDto): Promise<TaskListDto> {
    for (const task of await this.tasks.loadAll(actor(), ids)) await this.take(task, to, note);
    return this.many(ids);
  }

  /**
   * What was delivered is accepted, and its task with it, in the open transaction; one that was not handed over yet goes
   * on. Whoever decides at the same moment waits, and finds it decided.
   * @returns where the task is now @throws NotFound, MoveNotYours
   */
  async finish(id: string): Promise<TaskStatus> {
    return this.decide(id, 'done', '');
  }

  /**
   * A change of what was delivered is requested: the task is open again and the turn the assistant's. One that was not
   * handed over yet is open anyway, and goes on.
   * @returns where the task is now @throws NotFound, MoveNotYours, NoSuchMove for a closed task
   */
  async reopen(id: string, reason: string): Promise<TaskStatus> {
    return this.decide(id, 'change_requested', reason);
  }

  private async take(task: TaskEntity, to: TaskStatus, note: string): Promise<void> {
    const steps = await this.playbooks.takenOn(task, to);
    await this.steps.take(task, to, note);
    await this.checklists.begin(task, steps);
    await this.telling.moved(task, note);
  }

  /** Who decides on a document tells of it; the task tells nothing beside. */
  private async decide(id: string, to: 'done' | 'change_requested', note: string): Promise<TaskStatus> {
    const task = await this.tasks.load(actor(), id);
    const decided = to === 'done' && task.status === 'done';
    if (task.status === 'delivered' || (!isOpen(task.status) && !decided))
      await this.steps.take(task, to, note);
    return task.status;
  }

  private async edit(task: TaskEntity, body: ChangeTaskDto): Promise<void> {
    const who = actor();
    refuseFieldsOfMembers(who, body);
    if (!taskAbilities(who, task).edit) throw isOpen(task.status) ? new TaskTakenOn() : new TaskClosed();
    await this.terms.refuseStranger(body.assigneeId, task.engagementId);
    const { dueOn, dueTime, serviceId, ...said } = body;
    const before = task.assigneeId;
    Object.assign(task, said, { changedAt: this.clock.date() });
    await this.wishes.take(task, { dueOn, dueTime, serviceId: serviceId === task.serviceId ? undefined : serviceId }); // prettier-ignore
    await this.tasks.change(task);
    await this.changes.edited(task);
    await this.events.tell('task.changed', task.id, task.engagementId);
    await this.telling.assigned(task, before);
  }

  private fresh(
    who: Actor,
    id: string,
    { engagementId, title, ...said }: Omit<DelegateTaskDto, 'id' | 'checklist' | 'playbookId'>,
  ): Omit<TaskEntity, 'version'> {
    const now = this.clock.date();
    return {
      id,
      workspaceId: who.workspaceId,
      engagementId,
      serviceId: null,
      assigneeId: said.assigneeId ?? null,
      title,
      brief: said.brief ?? '',
      purpose: said.purpose ?? '',
      inputs: said.inputs ?? '',
      acceptanceCriteria: said.acceptanceCriteria ?? '',
      dueOn: null,
      dueTime: null,
      dueAt: null,
      priority: said.priority ?? 'normal',
      language: said.language ?? null,
      rush: false,
      status: who.role === 'contact' ? 'requested' : 'accepted',
      estimateMinutes: said.estimateMinutes ?? null,
      createdBy: who.personId,
      createdByName: who.name,
      createdAt: now,
      turnSince: now,
      deliveredAt: null,
      closedAt: null,
      targetMinutes: null,
      assistantSeconds: 0,
      clientSeconds: 0,
      promisedAt: null,
      atRiskAt: null,
      warnedOf: null,
      playbookId: null,
      playbookNumber: null,
      recurringTaskId: null,
      occurrenceOn: null,
      changedAt: now,
    };
  }

  /** In the order in which they were named. */
  private async many(ids: readonly string[]): Promise<TaskListDto> {
    const rows = new Map((await this.tasks.some(actor(), ids)).map((row) => [row.id, row]));
    return { items: await this.shown(ids.flatMap((id) => rows.get(id) ?? [])) };
  }

  private shown(rows: readonly TaskRow[]): Promise<TaskDto[]> {
    const now = this.clock.now();
    return Promise.all(rows.map(async (row) => TaskDto.of(row, actor(), now, await this.hours.hoursOf(row))));
  }
}

function refuseFieldsOfMembers(who: Actor, body: object): void {
  if (who.role !== 'contact') return;
  const field = Object.entries(body).find(
    ([name, value]) => value !== undefined && !contactFields.has(name),
  )?.[0];
  if (field !== undefined) throw new FieldOfMembers(field);
}

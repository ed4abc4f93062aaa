import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { TaskDto, type ChangeTaskDto, type DelegateTaskDto, type MoveTaskDto, type TaskHistoryDto, type TasksQuery } from './task.dto.js'; // prettier-ignore
import type { TaskEntity } from './task.entity.js';
import {
  FieldOfMembers,
  MoveNotYours,
  NoSuchMove,
  NoteNeeded,
  TaskClosed,
  TaskTakenOn,
} from './task.errors.js';
import { asked, contactFields, taskAbilities } from './task.policy.js';
import { isOpen, judgeMove, turnOf, type TaskStatus } from './task.rules.js';
import { TaskChanges } from './tasks.events.js';
import { TasksRepository, type TaskPosition } from './tasks.repository.js';

/** Delegated work: asked for, taken on, questioned, delivered, accepted; always with one holder. */
@Injectable()
export class TasksService {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly changes: TaskChanges,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: TasksQuery): Promise<Page<TaskDto>> {
    const limit = limitOf(asked);
    const rows = await this.tasks.list(actor(), asked, limit + 1, positionOf<TaskPosition>(asked, 4));
    const now = this.clock.now();
    return pageOf(rows, limit, (row) => row.position, (row) => TaskDto.of(row, actor(), now)); // prettier-ignore
  }

  async read(id: string): Promise<TaskDto> {
    return TaskDto.of(await this.tasks.one(actor(), id), actor(), this.clock.now());
  }

  /** What happened to a task and what was said, for both sides. */
  async history(id: string): Promise<TaskHistoryDto> {
    const { id: found } = await this.tasks.one(actor(), id);
    return { items: await this.tasks.history(actor(), found) };
  }

  /** A task of a contact is a request; what a member writes down is taken on already. */
  async delegate(body: DelegateTaskDto): Promise<TaskDto> {
    const who = actor();
    refuseFieldsOfMembers(who, body);
    refuseOutOfReach(who, body.engagementId);
    await this.refuseStrangerAsAssignee(body.assigneeId, body.engagementId);
    const now = this.now();
    const task = {
      id: body.id ?? this.ids.next(),
      workspaceId: who.workspaceId,
      engagementId: body.engagementId,
      serviceId: body.serviceId ?? null,
      assigneeId: body.assigneeId ?? null,
      title: body.title,
      brief: body.brief ?? '',
      dueOn: body.dueOn ?? null,
      status: who.role === 'contact' ? ('requested' as const) : ('accepted' as const),
      estimateMinutes: body.estimateMinutes ?? null,
      createdBy: who.personId,
      createdByName: who.name,
      createdAt: now,
      turnSince: now,
      deliveredAt: null,
      closedAt: null,
    };
    await this.tasks.add(task);
    await this.record(task, null, '');
    return this.changed(task);
  }

  /** @throws Stale, TaskTakenOn for a contact who comes too late, TaskClosed */
  async change(id: string, body: ChangeTaskDto, expected: number | null): Promise<TaskDto> {
    const who = actor();
    refuseFieldsOfMembers(who, body);
    const task = await this.tasks.load(who, id);
    refuseStale(task.version, expected);
    if (!taskAbilities(who, task).edit) throw isOpen(task.status) ? new TaskTakenOn() : new TaskClosed();
    await this.refuseStrangerAsAssignee(body.assigneeId, task.engagementId);
    Object.assign(task, body);
    await this.tasks.change(task);
    return this.changed(task);
  }

  /** Moves a task on; the turn follows. @throws NoSuchMove, MoveNotYours, NoteNeeded, Stale */
  async move(id: string, { to, note = '' }: MoveTaskDto, expected: number | null): Promise<TaskDto> {
    const who = actor();
    const task = await this.tasks.load(who, id);
    refuseStale(task.version, expected);
    const from = task.status;
    this.refuseMove(who, task, to, note);
    const now = this.now();
    task.status = to;
    if (turnOf(from) !== turnOf(to)) task.turnSince = now;
    if (to === 'delivered') task.deliveredAt = now;
    task.closedAt = isOpen(to) ? null : now;
    await this.tasks.change(task);
    await this.record(task, from, note);
    return this.changed(task);
  }

  private refuseMove(who: Actor, task: TaskEntity, to: TaskStatus, note: string): void {
    switch (judgeMove(task.status, to, who.role, asked(who, task), note)) {
      case 'no such move':
        throw new NoSuchMove(task.status, to);
      case 'not yours':
        throw new MoveNotYours(task.status, to);
      case 'note needed':
        throw new NoteNeeded(to);
      case 'fine':
    }
  }

  private async refuseStrangerAsAssignee(
    memberId: string | null | undefined,
    engagementId: string,
  ): Promise<void> {
    if (memberId && !(await this.tasks.worksOn(actor(), memberId, engagementId)))
      throw new NotFound('member');
  }

  private async record(
    task: Omit<TaskEntity, 'version'>,
    from: TaskStatus | null,
    note: string,
  ): Promise<void> {
    const { workspaceId, name, role, personId } = actor();
    await this.tasks.addMove({
      id: this.ids.next(),
      workspaceId,
      engagementId: task.engagementId,
      taskId: task.id,
      movedFrom: from,
      movedTo: task.status,
      note,
      actorName: name,
      actorRole: role,
      personId,
      at: this.now(),
    });
    await this.changes.happened({ task, from, to: task.status, note });
  }

  private async changed(task: Pick<TaskEntity, 'id' | 'engagementId'>): Promise<TaskDto> {
    await this.events.tell('task.changed', task.id, task.engagementId);
    return this.read(task.id);
  }

  private now(): Date {
    return new Date(this.clock.now().epochMilliseconds);
  }
}

/** A foreign engagement does not exist. The owner's reach is the workspace, which the foreign key holds. */
function refuseOutOfReach(who: Actor, engagementId: string): void {
  if (!seesAll(who) && !who.engagementIds.includes(engagementId)) throw new NotFound('engagement');
}

function refuseFieldsOfMembers(who: Actor, body: object): void {
  if (who.role !== 'contact') return;
  const field = Object.entries(body).find(
    ([name, value]) => value !== undefined && !contactFields.has(name),
  )?.[0];
  if (field !== undefined) throw new FieldOfMembers(field);
}

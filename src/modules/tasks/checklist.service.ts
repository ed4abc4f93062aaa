import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { MOST_STEPS, type Step } from '../../kernel/checklist.js';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import type { ChecklistItemEntity } from './checklist-item.entity.js';
import { ChecklistItemDto, type AddStepDto, type ChangeStepDto, type ChecklistDto } from './checklist.dto.js';
import { stepAbilities } from './checklist.policy.js';
import { ChecklistRepository } from './checklist.repository.js';
import { placed } from './checklist.rules.js';
import type { TaskEntity } from './task.entity.js';
import { ChecklistFull, FieldOfMembers, StepNotYours, TaskClosed } from './task.errors.js';
import { isOpen } from './task.rules.js';
import { TasksRepository } from './tasks.repository.js';

/** What is to be done for a task, step by step, by the assistant, the client, or both together. */
@Injectable()
export class ChecklistService {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly steps: ChecklistRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws NotFound */
  async list(taskId: string): Promise<ChecklistDto> {
    const { id, status } = await this.tasks.one(actor(), taskId);
    const items = await this.steps.of(actor(), id);
    return { items: items.map((item) => ChecklistItemDto.of(item, status, actor())) };
  }

  /** The steps that a task begins with; part of delegating it. */
  async begin(task: Pick<TaskEntity, 'id' | 'engagementId'>, steps: readonly Step[]): Promise<void> {
    await this.steps.add(steps.map((step, position) => this.fresh(task, { ...step, position })));
  }

  /** @throws TaskClosed, ChecklistFull */
  async add(taskId: string, { id, position, text, by }: AddStepDto): Promise<ChecklistItemDto> {
    const task = await this.openTask(taskId);
    const items = await this.steps.of(actor(), task.id);
    if (items.length >= MOST_STEPS) throw new ChecklistFull(MOST_STEPS);
    const item = this.fresh(task, { text, by, position: items.length }, id);
    await this.steps.add([item]);
    if (position !== undefined) await this.place(task, [...items, item], item.id, position);
    return this.changed(task, item.id);
  }

  /** @throws FieldOfMembers, StepNotYours for a contact, TaskClosed */
  async change(taskId: string, itemId: string, body: ChangeStepDto): Promise<ChecklistItemDto> {
    const who = actor();
    const task = await this.openTask(taskId);
    const items = await this.steps.of(who, task.id);
    const item = found(items, itemId);
    refuseWhatIsNotTheirs(who, task, item, body);
    const { text = item.text, by = item.by, position, done } = body;
    Object.assign(item, { text, by });
    if (done !== undefined && done !== (item.doneAt !== null)) {
      item.doneAt = done ? this.clock.date() : null;
      item.doneByName = done ? who.name : null;
    }
    await this.steps.change(item);
    if (position !== undefined) await this.place(task, items, item.id, position);
    return this.changed(task, item.id);
  }

  /** @throws TaskClosed */
  async remove(taskId: string, itemId: string): Promise<void> {
    const task = await this.openTask(taskId);
    const items = await this.steps.of(actor(), task.id);
    const item = found(items, itemId);
    await this.steps.remove(item);
    await this.steps.order(actor(), task.id, items.filter(({ id }) => id !== item.id)); // prettier-ignore
    await this.events.tell('task.changed', task.id, task.engagementId);
  }

  /** Whoever else wants to change the list waits. */
  private async openTask(taskId: string): Promise<TaskEntity> {
    const task = await this.tasks.load(actor(), taskId);
    if (!isOpen(task.status)) throw new TaskClosed();
    return task;
  }

  private fresh(
    task: Pick<TaskEntity, 'id' | 'engagementId'>,
    step: Step & { readonly position: number },
    id = this.ids.next(),
  ): ChecklistItemEntity {
    const createdAt = this.clock.date();
    const { workspaceId } = actor();
    const place = { workspaceId, engagementId: task.engagementId, taskId: task.id };
    const { position, text, by } = step;
    return { id, ...place, position, text, by, doneAt: null, doneByName: null, createdAt };
  }

  private async place(
    { id: taskId }: TaskEntity,
    items: readonly ChecklistItemEntity[],
    itemId: string,
    position: number,
  ): Promise<void> {
    await this.steps.order(actor(), taskId, placed(items, itemId, position));
  }

  private async changed(task: TaskEntity, itemId: string): Promise<ChecklistItemDto> {
    await this.events.tell('task.changed', task.id, task.engagementId);
    const item = found(await this.steps.of(actor(), task.id), itemId);
    return ChecklistItemDto.of(item, task.status, actor());
  }
}

function found(items: readonly ChecklistItemEntity[], id: string): ChecklistItemEntity {
  const item = items.find((each) => each.id === id);
  if (!item) throw new NotFound('step');
  return item;
}

/** A contact ticks off what is theirs, and says nothing else. */
function refuseWhatIsNotTheirs(
  who: Actor,
  { status }: TaskEntity,
  item: ChecklistItemEntity,
  body: ChangeStepDto,
): void {
  const can = stepAbilities(who, { status, by: item.by });
  if (!can.edit) {
    const field = (['text', 'by', 'position'] as const).find((name) => body[name] !== undefined);
    if (field !== undefined) throw new FieldOfMembers(field);
  }
  if (!can.tick) throw new StepNotYours();
}

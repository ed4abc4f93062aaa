import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { TaskLinkDto, type AddTaskLinkDto, type TaskLinksQuery } from './task-link.dto.js';
import { TaskLinksRepository, type TaskLinkRow } from './task-links.repository.js';
import { TaskLinksService } from './task-links.service.js';
import { TaskLinkIdTaken } from './task.errors.js';
import { TasksRepository } from './tasks.repository.js';

/** Links to the page of a task in the hands of members: looked at, handed over, taken back. */
@Injectable()
export class TaskLinkKeepingService {
  constructor(
    private readonly repository: TaskLinksRepository,
    private readonly tasks: TasksRepository,
    private readonly links: TaskLinksService,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: TaskLinksQuery): Promise<Page<TaskLinkDto>> {
    const limit = limitOf(asked);
    const [after = null] = positionOf<[string]>(asked, 1) ?? [];
    const rows = await this.repository.list(actor(), asked.taskId, limit + 1, after);
    return pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (row) => this.shown(row),
    );
  }

  /** A contact has one link; asked for again, also at the same time, it is the same. @throws NotFound, TaskLinkIdTaken */
  async add({ id = this.ids.next(), taskId, contactId }: AddTaskLinkDto): Promise<TaskLinkDto> {
    const task = await this.tasks.one(actor(), taskId);
    if (!(await this.repository.mayRead(task.id, contactId))) throw new NotFound('contact');
    const open = await this.repository.openOf(task.id, contactId);
    if (open) return this.read(open);
    const fresh = await this.repository.add(id, task.id, contactId, this.clock.now());
    const link = await this.repository.openOf(task.id, contactId);
    if (!link) throw new TaskLinkIdTaken();
    if (fresh) await this.events.tell('task-link.changed', link, task.engagementId, 'members');
    return this.read(link);
  }

  /** The address opens nothing from now on; one handed over later is another. @throws NotFound */
  async revoke(id: string): Promise<void> {
    const link = await this.repository.one(actor(), id);
    if (await this.repository.revoke(id, this.clock.now()))
      await this.events.tell('task-link.changed', id, link.engagementId, 'members');
  }

  private async read(id: string): Promise<TaskLinkDto> {
    return this.shown(await this.repository.one(actor(), id));
  }

  private shown(row: TaskLinkRow): TaskLinkDto {
    const expiresAt = row.closedAt && this.links.endOf(row.closedAt);
    const opens = row.revokedAt === null && !row.readerRemoved && !(row.closedAt && this.links.isOver(row.closedAt));
    return TaskLinkDto.of(row, opens ? this.links.address(row.id) : null, expiresAt, actor());
  } // prettier-ignore
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { ClosedLink } from '../../platform/pages/closed-link.js';
import { PageLinks } from '../../platform/pages/page-links.js';
import { ContactLinksService, type LinkReader } from '../clients/contact-links.service.js';
import { TaskLinksRepository, type OpenedTaskLink } from './task-links.repository.js';

/** So long after its task was closed a page can still be read. */
const OPEN_DAYS = 180;

/** A reader with an open link, and what they may see. */
export type TaskReader = LinkReader<OpenedTaskLink>;

/** Links to the page of one task for one contact: always current, until long after the task is closed. */
@Injectable()
export class TaskLinksService {
  constructor(
    private readonly repository: TaskLinksRepository,
    private readonly links: PageLinks,
    private readonly readers: ContactLinksService,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The address of the task's page for a contact, the same every time; made where there is none yet. In the name of the
   * product or a member. @returns null for who is no contact of the task's client, or whose link was taken back
   */
  async ensure(taskId: string, contactId: string): Promise<string | null> {
    const open = await this.repository.openOf(taskId, contactId);
    if (open) return this.address(open);
    await this.repository.ensure(this.ids.next(), taskId, contactId, this.clock.now());
    const made = await this.repository.openOf(taskId, contactId);
    return made && this.address(made);
  }

  /** @param ip counts guesses @throws ClosedLink */
  async open(token: string, ip: string): Promise<TaskReader> {
    const reader = await this.readers.open('task', token, ip, (id) => this.repository.opened(id));
    const { language, form, closedAt } = reader;
    if (reader.revoked) throw new ClosedLink('task.closed.revoked', language, form);
    if (closedAt && this.isOver(closedAt)) throw new ClosedLink('task.closed.expired', language, form);
    return reader;
  }

  /** Does something in the reader's own name and reach. */
  as<T>(
    reader: TaskReader,
    work: () => Promise<T>,
    options: { readOnly?: boolean; retries?: number } = {},
  ): Promise<T> {
    return this.readers.as(reader, work, options);
  }

  /** The address of the page; the same every time. */
  address(linkId: string): string {
    return this.links.address('task', actor().workspaceId, linkId);
  }

  /** Until when the page of a task that was closed then can be read. */
  endOf(closedAt: Date): Temporal.Instant {
    return closedAt.toTemporalInstant().add({ hours: OPEN_DAYS * 24 });
  }

  isOver(closedAt: Date): boolean {
    return Temporal.Instant.compare(this.endOf(closedAt), this.clock.now()) <= 0;
  }
}

import { Injectable } from '@nestjs/common';
import { contactActor, systemActor, type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import type { FormOfAddress } from '../../kernel/manner.js';
import { RateLimits } from '../../platform/access/rate-limits.js';
import { SignedLinks } from '../../platform/access/signed-link.js';
import { Environment } from '../../platform/config/environment.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { ClosedLink } from '../../platform/pages/closed-link.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { TaskLinksRepository, type OpenedTaskLink } from './task-links.repository.js';

/** So long after its task was closed a page can still be read. */
const OPEN_DAYS = 180;

/** A reader with an open link, and what they may see. */
export interface TaskReader extends OpenedTaskLink {
  /** How they are addressed. */
  readonly form: FormOfAddress;
  readonly actor: Actor;
}

/** Links to the page of one task for one contact: always current, until long after the task is closed. */
@Injectable()
export class TaskLinksService {
  constructor(
    private readonly repository: TaskLinksRepository,
    private readonly preferences: PreferencesService,
    private readonly links: SignedLinks,
    private readonly limits: RateLimits,
    private readonly transactions: Transactions,
    private readonly environment: Environment,
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
    const target = this.links.open('task', token);
    if (!target) {
      await this.limits.spend('unknown-link-address', ip);
      throw new ClosedLink('task.closed.unknown', null);
    }
    const system = systemActor(target.workspaceId);
    const link = await this.transactions.as(system, () => this.reader(target.recordId), { readOnly: true });
    if (!link) throw new ClosedLink('task.closed.unknown', null);
    const { language, form, closedAt } = link;
    if (link.revoked) throw new ClosedLink('task.closed.revoked', language, form);
    if (closedAt && this.isOver(closedAt)) throw new ClosedLink('task.closed.expired', language, form);
    return { ...link, actor: contactActor(link) };
  }

  /** Does something in the reader's own name and reach. */
  as<T>(
    reader: TaskReader,
    work: () => Promise<T>,
    options: { readOnly?: boolean; retries?: number } = {},
  ): Promise<T> {
    return this.transactions.as(reader.actor, work, options);
  }

  /** The address of the page; the same every time. */
  address(linkId: string): string {
    const token = this.links.sign('task', linkId, 1, actor().workspaceId);
    return `${this.environment.publicUrl}/r/task/${token}`;
  }

  /** Until when the page of a task that was closed then can be read. */
  endOf(closedAt: Date): Temporal.Instant {
    return closedAt.toTemporalInstant().add({ hours: OPEN_DAYS * 24 });
  }

  isOver(closedAt: Date): boolean {
    return Temporal.Instant.compare(this.endOf(closedAt), this.clock.now()) <= 0;
  }

  private async reader(linkId: string): Promise<Omit<TaskReader, 'actor'> | null> {
    const link = await this.repository.opened(linkId);
    return link && { ...link, form: (await this.preferences.mannerOf(link.contactId)).address };
  }
}

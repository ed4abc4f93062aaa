import { Injectable } from '@nestjs/common';
import type { FormOfAddress } from '../../kernel/manner.js';
import { contactActor, systemActor, type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { RateLimits } from '../../platform/access/rate-limits.js';
import { SignedLinks } from '../../platform/access/signed-link.js';
import { Environment } from '../../platform/config/environment.js';
import { Transactions } from '../../platform/database/transaction.js';
import { ClosedLink } from '../../platform/pages/closed-link.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { ReportLinkRepository, type OpenedLink } from './report-link.repository.js';

/** The reader a link was made for, and their report. */
export interface Opened extends OpenedLink {
  readonly actor: Actor;
  readonly form: FormOfAddress;
}

/** What a mail's link opens: the report of one delivery, with the rights of the contact it was sent to, no others. */
@Injectable()
export class ReportLinkService {
  constructor(
    private readonly links: SignedLinks,
    private readonly repository: ReportLinkRepository,
    private readonly preferences: PreferencesService,
    private readonly transactions: Transactions,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /** The address of a delivery's report; the same every time, so that a repeated mail carries the same link. */
  address(workspaceId: string, deliveryId: string): string {
    return `${this.environment.publicUrl}/r/${this.links.sign('report', deliveryId, 1, workspaceId)}`;
  }

  /** @param ip counts guesses @throws ClosedLink for what was not signed, is too old, or was taken back */
  async open(token: string, ip: string): Promise<Opened> {
    const target = this.links.open('report', token);
    if (!target) {
      await this.limits.spend('unknown-link-address', ip);
      throw new ClosedLink('report.closed.unknown', null);
    }
    const system = systemActor(target.workspaceId);
    const link = await this.transactions.as(system, () => this.reader(target.recordId), { readOnly: true });
    if (!link) throw new ClosedLink('report.closed.unknown', null);
    if (link.revoked || link.contactRemoved)
      throw new ClosedLink('report.closed.revoked', link.language, link.form);
    if (link.expiresAt.getTime() <= this.clock.now().epochMilliseconds)
      throw new ClosedLink('report.closed.expired', link.language, link.form);
    return { ...link, actor: contactActor(link) };
  }

  private async reader(deliveryId: string): Promise<Omit<Opened, 'actor'> | null> {
    const link = await this.repository.find(deliveryId);
    return link && { ...link, form: (await this.preferences.mannerOf(link.contactId)).address };
  }

  /** Does something in the reader's own name and reach. */
  as<T>(opened: Opened, work: () => Promise<T>, options: { readOnly?: boolean } = {}): Promise<T> {
    return this.transactions.as(opened.actor, work, options);
  }

  /** The contact gets no more reports by mail; those sent stay readable. */
  async unsubscribe(opened: Opened): Promise<void> {
    await this.transactions.as(systemActor(opened.workspaceId), () =>
      this.repository.stopReports(opened.contactId),
    );
  }
}

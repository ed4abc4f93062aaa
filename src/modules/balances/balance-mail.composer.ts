import { Injectable, type OnModuleInit } from '@nestjs/common';
import { engagementActor } from '../../kernel/actor.js';
import { Environment } from '../../platform/config/environment.js';
import { actor, narrowedTo } from '../../platform/database/transaction.js';
import { MailOutbox, type ComposedMail, type QueuedMail } from '../../platform/mail/mail-outbox.js';
import { renderMail } from '../../platform/mail/render.js';
import { EngagementsService } from '../engagements/engagements.service.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import type { Engagement } from './balance.account.js';
import { balanceAlertMail, type BalanceAlertProps } from './balance-alert.email.js';
import { balanceAnswerMail } from './balance-answer.email.js';
import { balanceConsentMail } from './balance-consent.email.js';
import { BalanceLinksRepository } from './balance-links.repository.js';
import { BalanceLinksService } from './balance-links.service.js';
import type { BalanceDto } from './balance.dto.js';
import { BalanceService } from './balance.service.js';
import { ConsentDto } from './consent.dto.js';
import { ConsentsRepository } from './consents.repository.js';

/** Writes the mails about a balance, from what is true when they are sent. */
@Injectable()
export class BalanceMailComposer implements OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly engagements: EngagementsService,
    private readonly balances: BalanceService,
    private readonly consents: ConsentsRepository,
    private readonly links: BalanceLinksService,
    private readonly linksKept: BalanceLinksRepository,
    private readonly workspaces: WorkspaceService,
    private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.outbox.register(balanceAlertMail.kind, { compose: (mail) => this.alert(mail) });
    this.outbox.register(balanceConsentMail.kind, { compose: (mail) => this.question(mail) });
    this.outbox.register(balanceAnswerMail.kind, { compose: (mail) => this.answer(mail) });
  }

  /** Null when so much is not used any more. */
  private async alert({ props, language, form, to }: QueuedMail): Promise<ComposedMail | null> {
    const { engagementId = '', periodFrom = '', contactId } = props;
    const threshold = props.threshold === '100' ? 100 : 80;
    const engagement = await this.engagements.find(engagementId);
    const balance = contactId
      ? await this.asClient(engagement, periodFrom)
      : await this.balances.of(engagementId, Temporal.PlainDate.from(periodFrom));
    if (!balance.alerts.includes(threshold)) return null;
    const said: BalanceAlertProps = {
      recipientName: to.name,
      workspaceName: await this.workspaces.name(),
      clientName: engagement.clientName,
      engagementName: engagement.name,
      threshold,
      side: contactId ? 'client' : 'practice',
      balance,
      ...(await this.page(engagement, contactId)),
    };
    return renderMail(balanceAlertMail, language, said, form);
  }

  /** Null when it was answered meanwhile. */
  private async question({ props, language, form, to }: QueuedMail): Promise<ComposedMail | null> {
    const consent = await this.consents.one(actor(), props.consentId ?? '', false);
    if (consent.state !== 'asked') return null;
    const engagement = await this.engagements.find(consent.engagementId);
    const { url } = await this.page(engagement, props.contactId);
    const said = {
      recipientName: to.name,
      workspaceName: await this.workspaces.name(),
      balance: await this.asClient(engagement, consent.periodFrom),
      rate: this.balances.rateBeyond(engagement),
      url: `${url}#consent`,
    };
    return renderMail(balanceConsentMail, language, said, form);
  }

  private async answer({ props, language, to }: QueuedMail): Promise<ComposedMail | null> {
    const consent = await this.consents.one(actor(), props.consentId ?? '', false);
    const engagement = await this.engagements.find(consent.engagementId);
    return renderMail(balanceAnswerMail, language, {
      recipientName: to.name,
      workspaceName: await this.workspaces.name(),
      clientName: engagement.clientName,
      engagementName: engagement.name,
      timeZone: engagement.timeZone,
      balance: await this.balances.of(engagement.id, Temporal.PlainDate.from(consent.periodFrom)),
      consent: ConsentDto.of(consent, actor()),
      ...(await this.page(engagement, undefined)),
    });
  }

  /** The balance as the client may see it: amounts only where the agreement shows them. */
  private asClient({ id, clientId }: Engagement, periodFrom: string): Promise<BalanceDto> {
    return narrowedTo(engagementActor(actor().workspaceId, clientId, id), () =>
      this.balances.of(id, Temporal.PlainDate.from(periodFrom)),
    );
  }

  /** The contact's own page where they have one, else the portal. */
  private async page(
    engagement: Engagement,
    contactId: string | undefined,
  ): Promise<{ url: string; open: boolean }> {
    const linkId = contactId ? await this.linksKept.openOf(engagement.id, contactId) : null;
    if (linkId) return { url: this.links.address(linkId), open: true };
    return {
      url: `${this.environment.publicUrl}/clients/${engagement.clientId}/balance/${engagement.id}`,
      open: false,
    };
  }
}

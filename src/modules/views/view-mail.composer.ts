import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '../../kernel/domain-error.js';
import { Environment } from '../../platform/config/environment.js';
import { actor, narrowedTo } from '../../platform/database/transaction.js';
import {
  MailOutbox,
  type ComposedMail,
  type MailComposer,
  type QueuedMail,
} from '../../platform/mail/mail-outbox.js';
import { renderMail } from '../../platform/mail/render.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import { viewMail } from './view-mail.email.js';
import { ViewFiguresService } from './view-figures.service.js';
import { ViewSendingRepository } from './view-sending.repository.js';
import { totalsOf } from './view-totals.js';
import { ViewsRepository } from './views.repository.js';

/** Writes the figures of a view to one member, as far as they are in that member's reach when the mail is sent. */
@Injectable()
export class ViewMailComposer implements MailComposer, OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly sending: ViewSendingRepository,
    private readonly views: ViewsRepository,
    private readonly figures: ViewFiguresService,
    private readonly workspaces: WorkspaceService,
    private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.outbox.register(viewMail.kind, this);
  }

  /** Null when the view was deleted, or its reader wants it no more or may not read it any more. */
  async compose({ props, language }: QueuedMail): Promise<ComposedMail | null> {
    const { viewId = '', memberId = '', today = '' } = props;
    const reader = await this.sending.reader(viewId, memberId);
    const reach = reader && (await this.sending.acting(reader));
    if (!reader || !reach) return null;
    const workspaceName = await this.workspaces.name();
    const told = await narrowedTo(reach, () => this.told(viewId, Temporal.PlainDate.from(today)));
    return renderMail(viewMail, language, {
      recipientName: reader.name,
      workspaceName,
      ...told,
      url: `${this.environment.publicUrl}/insights/views/${viewId}`,
    });
  }

  /** In the open transaction, as its reader. What cannot be told in a mail is said in it. */
  private async told(viewId: string, today: Temporal.PlainDate) {
    const view = await this.views.one(actor(), viewId);
    try {
      return { view, figures: await this.figures.of(view, today), problem: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { from, to } = await this.figures.daysOf(view, today);
      const { groupBy } = view;
      return { view, figures: { from, to, groupBy, rows: [], totals: totalsOf([]) }, problem: error };
    }
  }
}

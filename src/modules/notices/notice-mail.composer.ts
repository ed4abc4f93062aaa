import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  MailOutbox,
  type ComposedMail,
  type MailComposer,
  type QueuedMail,
} from '../../platform/mail/mail-outbox.js';
import { renderMail } from '../../platform/mail/render.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import { NoticeDigestsRepository } from './notice-digests.repository.js';
import { noticeDigestMail } from './notice-digest.email.js';
import { NoticeLinks } from './notice-links.js';
import type { DigestLine } from './notice.wording.js';
import { NoticeReadersRepository } from './notice-readers.repository.js';

/** Writes a digest from what is still true and unread when it is sent. */
@Injectable()
export class NoticeMailComposer implements MailComposer, OnModuleInit {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly digests: NoticeDigestsRepository,
    private readonly readers: NoticeReadersRepository,
    private readonly workspaces: WorkspaceService,
    private readonly links: NoticeLinks,
  ) {}

  onModuleInit(): void {
    this.outbox.register(noticeDigestMail.kind, this);
  }

  /** Null when everything was read meanwhile, or the reader was removed. */
  async compose({ props, language, form }: QueuedMail): Promise<ComposedMail | null> {
    const { seatId = '', digestId = '' } = props;
    const reader = await this.readers.one(seatId);
    const notices = reader ? await this.digests.contents(seatId, digestId) : [];
    if (!reader || notices.length === 0) return null;
    const contactId = reader.role === 'contact' ? seatId : null;
    const lines: DigestLine[] = [];
    for (const { noun, subjectId, clientName, ...notice } of notices) {
      const url = await this.links.to(noun, subjectId, contactId);
      // To a contact their own business need not be named.
      lines.push({ ...notice, subjectId, url, clientName: contactId ? null : clientName });
    }
    const facts = {
      recipientName: reader.name,
      workspaceName: await this.workspaces.name(),
      timeZone: reader.timeZone,
      lines,
      preferencesUrl: this.links.preferences(seatId),
    };
    return renderMail(noticeDigestMail, language, facts, form);
  }
}

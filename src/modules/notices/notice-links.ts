import { Injectable } from '@nestjs/common';
import { Environment } from '../../platform/config/environment.js';
import { actor } from '../../platform/database/transaction.js';
import { PageLinks } from '../../platform/pages/page-links.js';
import type { NoticeKind, NoticeNoun } from './notice.rules.js';

/** Gives the address of a thing for one contact, who may not be signed in; null where there is none. */
export type LinkMaker = (recipient: { contactId: string }, subjectId: string) => Promise<string | null>;

/** Where a thing is looked at in the web app. */
const screens: Readonly<Record<NoticeNoun, (id: string) => string>> = {
  task: (id) => `/tasks/${id}`,
  deliverable: (id) => `/documents?documentId=${id}`,
  client: (id) => `/clients/${id}`,
  report: (id) => `/reports/${id}`,
  engagement: (id) => `/engagements/${id}`,
  appointment: (id) => `/appointments/${id}`,
  calendar: (id) => `/settings/calendars?connectionId=${id}`,
};

/** The addresses that notices lead to. */
@Injectable()
export class NoticeLinks {
  private readonly makers = new Map<NoticeNoun, LinkMaker>();

  constructor(
    private readonly links: PageLinks,
    private readonly environment: Environment,
  ) {}

  register(noun: NoticeNoun, maker: LinkMaker): void {
    if (this.makers.has(noun)) throw new Error(`two makers of links to a ${noun}`);
    this.makers.set(noun, maker);
  }

  /** @param contactId null for a member, who signs in */
  async to(noun: NoticeNoun, subjectId: string, contactId: string | null): Promise<string> {
    const own = contactId === null ? null : await this.makers.get(noun)?.({ contactId }, subjectId);
    return own ?? `${this.environment.publicUrl}${screens[noun](subjectId)}`;
  }

  /** The page on which a seat chooses its mails, without sign-in. @param kind a POST there stops mails of this kind alone */
  preferences(seatId: string, kind?: NoticeKind): string {
    const page = this.links.address('notices', actor().workspaceId, seatId);
    return kind ? `${page}?kind=${kind}` : page;
  }
}

import { Injectable } from '@nestjs/common';
import { contactActor, type Actor, type Language } from '../../kernel/actor.js';
import type { FormOfAddress } from '../../kernel/manner.js';
import { Transactions } from '../../platform/database/transaction.js';
import { PageLinks, type LinkedPage } from '../../platform/pages/page-links.js';
import { PreferencesService } from './preferences.service.js';

/** Whom a link was made for, and the one engagement that it is about. */
export interface LinkedContact {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly engagementId: string;
  readonly clientId: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly language: Language;
  readonly timeZone: string;
}

/** A contact who opened a link, how they are addressed, and what they may see by it. */
export type LinkReader<Link extends LinkedContact> = Link & {
  readonly form: FormOfAddress;
  readonly actor: Actor;
};

/** Pages behind a link that was made for one contact: read in their language and manner, with their reach alone. */
@Injectable()
export class ContactLinksService {
  constructor(
    private readonly links: PageLinks,
    private readonly preferences: PreferencesService,
    private readonly transactions: Transactions,
  ) {}

  /** @param ip counts guesses @param find by the id that the link carries @throws ClosedLink */
  open<Link extends LinkedContact>(
    page: LinkedPage,
    token: string,
    ip: string,
    find: (recordId: string, generation: number) => Promise<Link | null>,
  ): Promise<LinkReader<Link>> {
    return this.links.open(page, token, ip, async (recordId, generation) => {
      const link = await find(recordId, generation);
      if (!link) return null;
      const { address: form } = await this.preferences.mannerOf(link.contactId);
      return { ...link, form, actor: contactActor(link) };
    });
  }

  /** Does something in the reader's own name and reach. */
  as<T>(
    { actor }: { readonly actor: Actor },
    work: () => Promise<T>,
    options: { readonly readOnly?: boolean; readonly retries?: number } = {},
  ): Promise<T> {
    return this.transactions.as(actor, work, options);
  }
}

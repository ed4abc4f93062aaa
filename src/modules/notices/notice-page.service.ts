import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '../../kernel/actor.js';
import type { FormOfAddress } from '../../kernel/manner.js';
import { Environment } from '../../platform/config/environment.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { PageLinks } from '../../platform/pages/page-links.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { WorkspaceService } from '../identity/workspace.service.js';
import type { NoticePageProps } from './notice.page.js';
import type { NoticeKind } from './notice.rules.js';
import { NoticePreferencesService } from './notice-preferences.service.js';
import { NoticeReadersRepository } from './notice-readers.repository.js';

/** Who opened the page, and in whose name it acts. */
export interface NoticeReader {
  readonly actor: Actor;
  readonly email: string;
  readonly language: Language;
  readonly form: FormOfAddress;
  readonly workspaceName: string;
}

/** The page on which a reader of mails chooses them, without sign-in; as long as they belong to the workspace. */
@Injectable()
export class NoticePageService {
  constructor(
    private readonly readers: NoticeReadersRepository,
    private readonly preferences: NoticePreferencesService,
    private readonly manners: PreferencesService,
    private readonly workspaces: WorkspaceService,
    private readonly links: PageLinks,
    private readonly transactions: Transactions,
    private readonly environment: Environment,
  ) {}

  /** @param ip counts guesses @throws ClosedLink */
  open(token: string, ip: string): Promise<NoticeReader> {
    return this.links.open('notices', token, ip, async (seatId) => {
      const found = await this.readers.one(seatId);
      if (!found) return null;
      const { address: form } = await this.manners.mannerOf(seatId);
      const { email, language, timeZone, name, role } = found;
      // The link is for choosing mails: it carries no reach, not even an owner's.
      const narrow = role === 'contact' ? 'contact' : 'assistant';
      const reader: Actor = { ...actor(), seatId, role: narrow, name, language, timeZone };
      return { actor: reader, email, language, form, workspaceName: await this.workspaces.name() };
    });
  }

  async propsFor(reader: NoticeReader, token: string, saved: boolean): Promise<NoticePageProps> {
    const { items } = await this.transactions.as(reader.actor, () => this.preferences.read(), {
      readOnly: true,
    });
    const page = `/r/notices/${token}`;
    const urls = { choose: `${page}/choices`, product: `${this.environment.publicUrl}/` };
    return { email: reader.email, workspaceName: reader.workspaceName, items, saved, urls };
  }

  async choose(reader: NoticeReader, kinds: readonly NoticeKind[]): Promise<void> {
    await this.transactions.as(reader.actor, () => this.preferences.only(kinds));
  }

  async stop(reader: NoticeReader, kind: NoticeKind | null): Promise<void> {
    await this.transactions.as(reader.actor, () => this.preferences.stop(kind));
  }
}

import { Injectable } from '@nestjs/common';
import { systemActor, type Actor, type Language } from '../../kernel/actor.js';
import type { FormOfAddress } from '../../kernel/manner.js';
import { RateLimits } from '../../platform/access/rate-limits.js';
import { SignedLinks } from '../../platform/access/signed-link.js';
import { Environment } from '../../platform/config/environment.js';
import { Transactions } from '../../platform/database/transaction.js';
import { ClosedLink } from '../../platform/pages/closed-link.js';
import { PreferencesService } from '../clients/preferences.service.js';
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
    private readonly links: SignedLinks,
    private readonly limits: RateLimits,
    private readonly transactions: Transactions,
    private readonly environment: Environment,
  ) {}

  /** @param ip counts guesses @throws ClosedLink */
  async open(token: string, ip: string): Promise<NoticeReader> {
    const target = this.links.open('notices', token);
    if (!target) {
      await this.limits.spend('unknown-link-address', ip);
      throw new ClosedLink('notice.closed.unknown', null);
    }
    const system = systemActor(target.workspaceId);
    const find = async () => ({
      found: await this.readers.one(target.recordId),
      manner: await this.manners.mannerOf(target.recordId),
      workspaceName: await this.readers.workspaceName(),
    });
    const { found, manner, workspaceName } = await this.transactions.as(system, find, { readOnly: true });
    if (!found) throw new ClosedLink('notice.closed.unknown', null);
    const { email, language, timeZone, name, role } = found;
    // The link is for choosing mails: it carries no reach, not even an owner's.
    const narrow = role === 'contact' ? 'contact' : 'assistant';
    const actor: Actor = { ...system, seatId: target.recordId, role: narrow, name, language, timeZone };
    return { actor, email, language, form: manner.address, workspaceName };
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

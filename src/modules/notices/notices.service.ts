import { Injectable } from '@nestjs/common';
import { usualManner } from '../../kernel/manner.js';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { PreferencesService } from '../clients/preferences.service.js';
import { NoticeLinks, type LinkMaker } from './notice-links.js';
import {
  DIGEST_MINUTES,
  excerpt,
  inDigest,
  kindsOf,
  MERGED_MINUTES,
  type NoticeContact,
  type NoticeKind,
  type NoticeNoun,
  type NoticeOrder,
} from './notice.rules.js';
import { NoticeTellingRepository } from './notice-telling.repository.js';

export { noticeKinds, type NoticeContact, type NoticeKind, type NoticeNoun, type NoticeOrder } from './notice.rules.js'; // prettier-ignore
export type { LinkMaker } from './notice-links.js';

const LONGEST_TITLE = 200;

/** Tells people what concerns them: in the product at once, by mail as one digest. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly telling: NoticeTellingRepository,
    private readonly preferences: PreferencesService,
    private readonly links: NoticeLinks,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** In the open transaction; never the actor themself. Each recipient gets one notice, and later one digest. */
  async tell(order: NoticeOrder): Promise<void> {
    const { members, contacts } = await this.recipients(order);
    if (members.length + contacts.length === 0) return;
    const { kind, subject, engagementId } = order;
    const who = actor();
    const now = this.clock.now();
    const mailAt = now.add({ minutes: DIGEST_MINUTES });
    const seats = await this.telling.tell(
      [...members, ...contacts].map(() => this.ids.next()),
      members,
      contacts,
      {
        kind,
        noun: subject.noun,
        subjectId: subject.id,
        title: excerpt(subject.title, LONGEST_TITLE),
        by: excerpt(order.by ?? (who.role === 'system' ? '' : who.name), LONGEST_TITLE),
        text: excerpt(order.text ?? ''),
        state: order.state ?? null,
        sourceId: order.sourceId ?? null,
        engagementId,
        clientId: order.clientId ?? null,
      },
      now,
      now.subtract({ minutes: MERGED_MINUTES }),
      {
        members: inDigest(kind, 'assistant') ? mailAt : null,
        contacts: inDigest(kind, 'contact') ? mailAt : null,
      },
    );
    for (const seatId of seats) await this.events.tell('notice.changed', seatId, engagementId, { seatId });
  }

  /**
   * The contacts of an engagement who want mails of a kind: for kinds with a mail of their own. When to write to each
   * follows from `quietHours` and `timeZone`.
   */
  async contactsFor(engagementId: string, kind: NoticeKind): Promise<NoticeContact[]> {
    const contacts = await this.telling.contacts(engagementId, null, null);
    const ids = contacts.map(({ id }) => id);
    const wanting = await this.telling.wanting(ids, kind);
    const manners = await this.preferences.mannersOf(ids);
    return contacts
      .filter(({ id }) => wanting.has(id))
      .map((contact) => {
        const { quietHours, address, channel } = manners.get(contact.id) ?? usualManner;
        const unsubscribeUrl = this.links.preferences(contact.id, kind);
        return { ...contact, quietHours, address, channel, unsubscribeUrl };
      });
  }

  /** Called once, when a module starts: who knows the address of a thing for a contact. */
  linksBy(noun: NoticeNoun, maker: LinkMaker): void {
    this.links.register(noun, maker);
  }

  /** Takes back what was told about a comment, question or decision that is gone. */
  async withdraw(sourceId: string): Promise<void> {
    await this.changed(await this.telling.takeBack(sourceId, null));
  }

  /** What was said has been put otherwise: notices, and mails that have not gone, say it so. */
  async rephrase(sourceId: string, text: string): Promise<void> {
    await this.changed(await this.telling.takeBack(sourceId, excerpt(text)));
  }

  private async changed(told: readonly { seatId: string; engagementId: string | null }[]): Promise<void> {
    for (const { seatId, engagementId } of told)
      await this.events.tell('notice.changed', seatId, engagementId, { seatId });
  }

  private async recipients(order: NoticeOrder): Promise<{ members: string[]; contacts: string[] }> {
    const { to, engagementId, clientId = null, kind, except = [] } = order;
    const own = typeof to === 'object' && 'memberId' in to ? to : null;
    const forContacts =
      to === 'contacts' || (typeof to === 'object' && 'contactIds' in to) || own?.memberId === null;
    // What is said among members never reaches a contact, whoever asks for it.
    if (!kindsOf(forContacts ? 'contact' : 'assistant').includes(kind))
      throw new Error(`${kind} is not told to ${forContacts ? 'contacts' : 'members'}`);
    if (own) {
      const listed = (id: string | null) => (id === null ? [] : [id]);
      return { members: listed(own.memberId), contacts: listed(own.contactId) };
    }
    const others = (id: string) => !except.includes(id);
    if (forContacts) {
      const only = typeof to === 'object' && 'contactIds' in to ? to.contactIds : null;
      const contacts = await this.telling.contacts(engagementId, clientId, only);
      return { members: [], contacts: contacts.map(({ id }) => id).filter(others) };
    }
    const only = typeof to === 'object' && 'memberIds' in to ? to.memberIds : null;
    const members = await this.telling.members(engagementId, to === 'owners', only);
    return { members: members.filter(others), contacts: [] };
  }
}

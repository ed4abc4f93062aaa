import { Injectable, type OnModuleInit } from '@nestjs/common';
import { usualManner, type Manner } from '../../kernel/manner.js';
import { afterQuietHours } from '../../kernel/quiet-hours.js';
import { MailOutbox } from '../../platform/mail/mail-outbox.js';
import { MannersRepository } from './manners.repository.js';

export type { Manner } from '../../kernel/manner.js';

/** What is known of clients and acts: on mails, pages, reminders and briefs. */
@Injectable()
export class PreferencesService implements OnModuleInit {
  constructor(
    private readonly manners: MannersRepository,
    private readonly outbox: MailOutbox,
  ) {}

  onModuleInit(): void {
    this.outbox.addressedBy(async (contactId) => (await this.mannerOf(contactId)).address);
  }

  /** How to deal with a contact: by their own preference, before the client's, before what is usual. */
  async mannerOf(contactId: string): Promise<Manner> {
    return (await this.mannersOf([contactId])).get(contactId) ?? usualManner;
  }

  /** The first moment from an instant on at which a contact may be written to. */
  async undisturbed(
    contact: { readonly id: string; readonly timeZone: string },
    at: Temporal.Instant,
  ): Promise<Temporal.Instant> {
    return afterQuietHours(at, (await this.mannerOf(contact.id)).quietHours, contact.timeZone);
  }

  /** How to deal with several; of ids that are no contact in reach nothing is known. */
  async mannersOf(contactIds: readonly string[]): Promise<ReadonlyMap<string, Manner>> {
    const known = await this.manners.of(contactIds);
    return new Map(
      known.map(({ contactId, address, quietHours, channel, reportDetail }) => [
        contactId,
        {
          address: address ?? usualManner.address,
          quietHours,
          channel: channel ?? usualManner.channel,
          reportDetail: reportDetail ?? usualManner.reportDetail,
        },
      ]),
    );
  }
}

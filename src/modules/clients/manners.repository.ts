import { Injectable } from '@nestjs/common';
import type { Channel, FormOfAddress, ReportDetail } from '../../kernel/manner.js';
import type { QuietHours } from '../../kernel/quiet-hours.js';
import { query } from '../../platform/database/transaction.js';

/** What is known of a contact: their own preference, or else the client's; null where neither says anything. */
export interface KnownManner {
  readonly contactId: string;
  readonly address: FormOfAddress | null;
  readonly quietHours: QuietHours | null;
  readonly channel: Channel | null;
  readonly reportDetail: ReportDetail | null;
}

/** Reads how contacts want to be dealt with: also in the name of a contact, who may not read preferences themselves. */
@Injectable()
export class MannersRepository {
  of(contactIds: readonly string[]): Promise<KnownManner[]> {
    return query<KnownManner>(
      'manners.of',
      `SELECT contact_id AS "contactId", address, quiet_hours AS "quietHours", channel, report_detail AS "reportDetail"
       FROM manners_of($1::uuid[])`,
      [contactIds],
    );
  }
}

import type { Actor } from '../../../kernel/actor.js';
import {
  Can,
  Id,
  Instant,
  LanguageCode,
  ListOf,
  OneOf,
  Sha256,
  Text,
  Whole,
} from '../../../platform/http/fields.js';
import { deliveryRoles, deliveryStates, type DeliveryEntity, type DeliveryRole, type DeliveryState } from './delivery.entity.js'; // prettier-ignore
import type { DeliveryCopyRow, DeliveryEventRow, DeliveryEventState } from './report-delivery.repository.js';
import { deliveryAbilities, type DeliveryAbility } from './report-delivery.rules.js';

/** One report sent to one contact. */
export class DeliveryDto {
  @Id()
  id!: string;

  @Text()
  contactName!: string;

  @Text({ description: 'Where it went; a repeated one goes to the contact’s present address.' })
  email!: string;

  @OneOf(deliveryRoles, { description: 'For them, or for them to read along.' })
  role!: DeliveryRole;

  @LanguageCode()
  language!: 'en' | 'it' | 'de' | 'es';

  @OneOf(deliveryStates, {
    description:
      '`queued` and `deferred` are on their way. `sent` was taken by the mail server; `bounced` was taken and came back. `refused`: no server will take it; `failed`: none did for a day. `suppressed`: nobody is written to at that address. `withdrawn`: its link was taken back before its turn came.',
  })
  state!: DeliveryState;

  @Instant({ nullable: true })
  sentAt!: string | null;

  @Text({ nullable: true, max: 500, description: 'What was said last, also by a server that took it.' })
  answer!: string | null;

  @Text({ nullable: true, description: 'What the mail server said when it did not take the mail.' })
  lastError!: string | null;

  @Whole({ description: 'How often it was tried.' })
  attempts!: number;

  @Instant({ nullable: true, description: 'About when it is tried again.' })
  nextTryAt!: string | null;

  @Instant({
    nullable: true,
    description: 'When its reader first opened its page; null where the workspace does not note it.',
  })
  openedAt!: string | null;

  @Instant({ nullable: true, description: 'Since when the link in the mail opens nothing.' })
  linkRevokedAt!: string | null;

  @Sha256({ nullable: true })
  pdfSha256!: string | null;

  @Can('retry', 'readMail')
  can!: Record<DeliveryAbility, boolean>;

  static of(delivery: DeliveryEntity, pdfSha256: string | null, reader: Actor): DeliveryDto {
    const { id, name, email, role, language, state, answer, lastError, attempts } = delivery;
    return {
      id,
      contactName: name,
      email,
      role,
      language,
      state,
      sentAt: iso(delivery.sentAt),
      answer,
      lastError,
      attempts,
      nextTryAt: iso(delivery.nextTryAt),
      openedAt: iso(delivery.openedAt),
      linkRevokedAt: iso(delivery.linkRevokedAt),
      pdfSha256,
      can: deliveryAbilities(reader, delivery),
    };
  }
}

const eventStates = [...deliveryStates, 'delayed', 'delivered', 'complained', 'opened'] as const;

export class DeliveryEventDto {
  @Instant()
  at!: string;

  @OneOf(eventStates, {
    description:
      'Beside the states: what mail servers report (`delayed`, `delivered`), `complained`, `opened`.',
  })
  state!: DeliveryEventState;

  @Text({ max: 254 })
  email!: string;

  @Text({ max: 500, description: 'What the mail server said.' })
  answer!: string;
}

/** A mail as it left. */
export class DeliveryMailDto {
  @Sha256()
  sha256!: string;

  @Instant()
  at!: string;

  @Text({ max: 254 })
  email!: string;

  @Whole({ description: 'Bytes.' })
  size!: number;
}

/** What became of a delivery, step by step. */
export class DeliveryHistoryDto {
  @ListOf(() => DeliveryEventDto, { description: 'Oldest first.' })
  items!: DeliveryEventDto[];

  @ListOf(() => DeliveryMailDto, {
    description: 'Each mail that was handed to a server, oldest first; for owners alone.',
  })
  mails!: DeliveryMailDto[];

  static of(events: readonly DeliveryEventRow[], mails: readonly DeliveryCopyRow[]): DeliveryHistoryDto {
    return { items: [...events], mails: [...mails] };
  }
}

export class DeliveryMailQuery {
  @Sha256({ optional: true, description: 'Which; the newest unless said.' })
  sha256?: string;
}

function iso(date: Date | null): string | null {
  return date && Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString();
}

import type { Actor } from '../../kernel/actor.js';
import {
  Can,
  Email,
  Id,
  Instant,
  LanguageCode,
  Text,
  TimeZoneName,
  Whole,
  Yes,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { contactAbilities, type ContactAbility } from './client.policy.js';
import type { ContactEntity } from './contact.entity.js';

export class ContactsQuery extends PageQuery {
  @Id({ optional: true, description: 'Contacts of one client.' })
  clientId?: string;
}

export class AddContactDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  clientId!: string;

  @Text({ min: 1, max: 120 })
  name!: string;

  @Email()
  email!: string;

  @LanguageCode()
  language!: ContactEntity['language'];

  @TimeZoneName()
  timeZone!: string;

  @Yes({ optional: true, description: 'Gets each report by mail; true unless said.' })
  receivesReports?: boolean;
}

export class EditContactDto {
  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @Email({ optional: true })
  email?: string;

  @LanguageCode({ optional: true })
  language?: ContactEntity['language'];

  @TimeZoneName({ optional: true })
  timeZone?: string;

  @Yes({ optional: true })
  receivesReports?: boolean;
}

/** A person at the client. */
export class ContactDto {
  @Id()
  id!: string;

  @Id()
  clientId!: string;

  @Text()
  name!: string;

  @Email()
  email!: string;

  @LanguageCode()
  language!: ContactEntity['language'];

  @TimeZoneName()
  timeZone!: string;

  @Yes()
  receivesReports!: boolean;

  @Yes({ description: 'Has accepted an invitation and may open the portal.' })
  signsIn!: boolean;

  @Instant({ nullable: true })
  removedAt!: string | null;

  @Whole()
  version!: number;

  @Can('edit', 'remove', 'restore', 'invite')
  can!: Record<ContactAbility, boolean>;

  static of(contact: ContactRow, actor: Actor): ContactDto {
    const { id, clientId, name, email, language, timeZone, receivesReports, personId, removedAt, version } =
      contact;
    const signsIn = personId !== null && removedAt === null;
    return {
      id,
      clientId,
      name,
      email,
      language,
      timeZone,
      receivesReports,
      signsIn,
      removedAt: removedAt && removedAt.toTemporalInstant().toString(),
      version,
      can: contactAbilities(actor, { clientId, removed: removedAt !== null, signsIn }),
    };
  }
}

/** A contact as lists read it. */
export type ContactRow = Omit<ContactEntity, 'workspaceId' | 'createdAt'>;

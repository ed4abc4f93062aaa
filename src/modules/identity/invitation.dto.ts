import type { Actor, Language } from '../../kernel/actor.js';
import {
  Can,
  Email,
  Id,
  Instant,
  LanguageCode,
  OneOf,
  Text,
  TimeZoneName,
  Yes,
} from '../../platform/http/fields.js';
import { invitationAbilities, type InvitationAbility } from './invitation.policy.js';
import { invitationState, invitationStates, type Invited, type InvitationState } from './invitation.rules.js';
import { memberRoles } from './member.dto.js';
import { NewPassword } from './person.dto.js';

const invitedRoles = [...memberRoles, 'contact'] as const;
export type InvitedRole = (typeof invitedRoles)[number];

/** An invitation with what its mail says; `clientId` is the client of an invited contact. */
export interface InvitationRow extends Invited {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: InvitedRole;
  readonly contactId: string | null;
  readonly clientId: string | null;
  readonly language: Language;
  /** Rises with each mail; a link of an older one is void. */
  readonly generation: number;
  readonly createdAt: Date;
  readonly workspaceName: string;
  readonly inviterName: string;
  /** The contact's own zone, or the inviter's. */
  readonly timeZone: string;
}

export class InviteDto {
  @Id({ optional: true, description: 'Invites a contact to the portal; nothing else is given then.' })
  contactId?: string;

  @Id({
    optional: true,
    description:
      'The placeholder that an import made for the person: its hours become theirs. With email and role.',
  })
  memberId?: string;

  @Email({ optional: true, description: 'Invites a member, with name and role.' })
  email?: string;

  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @OneOf(memberRoles, { optional: true })
  role?: (typeof memberRoles)[number];
}

/** An invitation by mail, to work in the workspace or to sign in to the portal. */
export class InvitationDto {
  @Id()
  id!: string;

  @Email()
  email!: string;

  @Text()
  name!: string;

  @OneOf(invitedRoles)
  role!: InvitedRole;

  @Id({ nullable: true })
  contactId!: string | null;

  @OneOf(invitationStates)
  state!: InvitationState;

  @Instant()
  expiresAt!: string;

  @Instant()
  createdAt!: string;

  @Can('resend', 'revoke')
  can!: Record<InvitationAbility, boolean>;

  static of(invitation: InvitationRow, actor: Actor, now: Temporal.Instant): InvitationDto {
    const { id, email, name, role, contactId, clientId, expiresAt, createdAt } = invitation;
    const state = invitationState(invitation, now);
    return {
      id,
      email,
      name,
      role,
      contactId,
      state,
      expiresAt: expiresAt.toTemporalInstant().toString(),
      createdAt: createdAt.toTemporalInstant().toString(),
      can: invitationAbilities(actor, { clientId, state }),
    };
  }
}

/** What whoever holds the link is told before accepting. */
export class InvitationLinkDto {
  @Text()
  workspaceName!: string;

  @Email()
  email!: string;

  @Text()
  name!: string;

  @OneOf(invitedRoles)
  role!: InvitedRole;

  @Yes({ description: 'There is an account of this address: its own password is asked for.' })
  hasAccount!: boolean;
}

export class AcceptInvitationDto {
  @Text({
    min: 1,
    max: 120,
    optional: true,
    description: 'Of a new account; as in the invitation unless said.',
  })
  name?: string;

  @NewPassword()
  password!: string;

  @LanguageCode({ optional: true })
  language?: Language;

  @TimeZoneName({ optional: true })
  timeZone?: string;
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Forbidden } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { limitOf, pageOf, positionOf, type Page, type PageQuery } from '../../platform/http/paging.js';
import { InvalidRequest } from '../../platform/http/validation.js';
import { AlreadyMember, ContactSignsIn, MemberRemoved, NotPlaceholder } from './identity.errors.js';
import { InvitationDto, type InvitationRow, type InviteDto } from './invitation.dto.js';
import { InvitationMails } from './invitation.mails.js';
import { mayInvite } from './invitation.policy.js';
import {
  InvitationRepository,
  type InvitationPosition,
  type NewInvitation,
} from './invitation.repository.js';
import { INVITATION_LIFETIME } from './invitation.rules.js';
import type { MemberRow } from './member.dto.js';
import { MemberRepository } from './member.repository.js';

type Invitee = Pick<NewInvitation, 'email' | 'name' | 'role' | 'contactId' | 'language'>;

/** Inviting members to the workspace and contacts to the portal, by mail. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly members: MemberRepository,
    private readonly mails: InvitationMails,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: PageQuery): Promise<Page<InvitationDto>> {
    const limit = limitOf(asked);
    const rows = await this.invitations.list(actor(), limit + 1, positionOf<InvitationPosition>(asked, 1));
    return pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (row) => InvitationDto.of(row, actor(), this.clock.now()),
    );
  }

  /** @throws InvitationUnderWay, AlreadyMember, MemberRemoved, ContactSignsIn, NotFound for the contact */
  async invite(body: InviteDto): Promise<InvitationDto> {
    const invitee =
      body.contactId === undefined ? await this.member(body) : await this.contact(body.contactId, body);
    const id = this.ids.next();
    const createdAt = this.clock.now();
    await this.invitations.add(actor(), {
      id,
      ...invitee,
      createdAt,
      expiresAt: createdAt.add(INVITATION_LIFETIME),
    });
    return this.sent(id);
  }

  /** Once more, and for another seven days; the link of the older mail opens nothing any more. */
  async resend(id: string): Promise<InvitationDto> {
    const invitation = await this.mayI(id);
    await this.invitations.renew(actor(), invitation.id, this.clock.now().add(INVITATION_LIFETIME));
    return this.sent(id);
  }

  async revoke(id: string): Promise<void> {
    const invitation = await this.mayI(id);
    await this.invitations.revoke(actor(), invitation.id, this.clock.now());
  }

  /** Ends what is under way for a contact who was removed or has another address. */
  async revokeForContact(contactId: string): Promise<void> {
    await this.invitations.revokeForContact(actor(), contactId, this.clock.now());
  }

  private async member({ memberId, email, role, ...asked }: InviteDto): Promise<Invitee> {
    if (!mayInvite(actor(), null)) throw new Forbidden('members.manage');
    const placeholder = memberId === undefined ? null : await this.placeholder(memberId);
    const name = asked.name ?? placeholder?.name;
    if (email === undefined || name === undefined || role === undefined) {
      const missing = Object.entries({ email, name, role }).filter(([, value]) => value === undefined);
      throw new InvalidRequest(missing.map(([field]) => ({ field, code: 'required' })));
    }
    if (placeholder && placeholder.email !== email)
      await this.members.address(placeholder, actor().workspaceId, email);
    const member = await this.members.byEmail(actor(), email);
    if (member?.removedAt) throw new MemberRemoved();
    if (member?.personId) throw new AlreadyMember();
    return { email, name, role, contactId: null, language: actor().language };
  }

  /** Somebody whose hours are here before they are. @throws NotFound, MemberRemoved, NotPlaceholder */
  private async placeholder(id: string): Promise<MemberRow> {
    const member = await this.members.one(actor(), id);
    if (member.removedAt) throw new MemberRemoved();
    if (member.personId !== null) throw new NotPlaceholder();
    return member;
  }

  private async contact(contactId: string, { memberId, email, name, role }: InviteDto): Promise<Invitee> {
    const given = Object.entries({ memberId, email, name, role }).filter(([, value]) => value !== undefined);
    if (given.length > 0)
      throw new InvalidRequest(given.map(([field]) => ({ field, code: 'unknown-field' })));
    const contact = await this.invitations.contact(actor(), contactId);
    if (!mayInvite(actor(), contact.clientId)) throw new Forbidden('invitations.manage');
    if (contact.signsIn) throw new ContactSignsIn();
    return {
      email: contact.email,
      name: contact.name,
      role: 'contact',
      contactId,
      language: contact.language,
    };
  }

  private async mayI(id: string): Promise<InvitationRow> {
    const invitation = await this.invitations.one(actor(), id);
    if (!mayInvite(actor(), invitation.clientId)) throw new Forbidden('members.manage');
    return invitation;
  }

  private async sent(id: string): Promise<InvitationDto> {
    const invitation = await this.invitations.one(actor(), id);
    await this.mails.post(invitation);
    return InvitationDto.of(invitation, actor(), this.clock.now());
  }
}

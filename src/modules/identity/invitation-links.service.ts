import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { RateLimits } from '../../platform/access/rate-limits.js';
import { SignedLinks } from '../../platform/access/signed-link.js';
import { actor, Transactions } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { LinkVoid, WrongCredentials } from './identity.errors.js';
import type { AcceptInvitationDto, InvitationLinkDto, InvitationRow } from './invitation.dto.js';
import { InvitationRepository } from './invitation.repository.js';
import { invitationState } from './invitation.rules.js';
import { MemberRepository } from './member.repository.js';
import { hashPassword, isPassword } from './passwords.js';
import type { PersonEntity } from './person.entity.js';
import { PersonRepository } from './person.repository.js';
import type { SessionDto } from './session.dto.js';
import { SessionService } from './session.service.js';

interface OpenedInvitation {
  readonly workspaceId: string;
  readonly invitation: InvitationRow;
  /** The account of the invited address, if there is one. */
  readonly account: Pick<PersonEntity, 'id' | 'passwordHash'> | null;
}

/** What the link in an invitation does. */
@Injectable()
export class InvitationLinksService {
  constructor(
    private readonly links: SignedLinks,
    private readonly invitations: InvitationRepository,
    private readonly people: PersonRepository,
    private readonly members: MemberRepository,
    private readonly session: SessionService,
    private readonly transactions: Transactions,
    private readonly limits: RateLimits,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws LinkVoid, `throttled` for whoever tries links that nobody signed */
  async read(token: string, address: string): Promise<InvitationLinkDto> {
    const { invitation, account } = await this.open(token, address);
    const { workspaceName, email, name, role } = invitation;
    return { workspaceName, email, name, role, hasAccount: account !== null };
  }

  /**
   * Takes the seat and signs in. Whoever has an account of the invited address proves it by its password; else the
   * password is that of a new account. @throws LinkVoid, WrongCredentials, EmailTaken, AlreadyMember
   */
  async accept(
    token: string,
    body: AcceptInvitationDto,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SessionDto> {
    const opened = await this.open(token, request.ip);
    if (opened.account) await this.prove(opened.account, opened.invitation.email, body.password, request.ip);
    const passwordHash = opened.account ? null : await hashPassword(body.password);
    const { personId, seatId } = await this.transactions.as(systemActor(opened.workspaceId), async () => {
      const { id, generation } = opened.invitation;
      await this.invitations.accept(actor(), id, generation, this.clock.now());
      const personId = opened.account?.id ?? (await this.newPerson(opened.invitation, body, passwordHash));
      return { personId, seatId: await this.takeSeat(opened.invitation, personId) };
    });
    return this.session.begin(personId, request, reply, seatId);
  }

  private async open(token: string, address: string): Promise<OpenedInvitation> {
    const target = this.links.open('invitation', token);
    if (!target) {
      await this.limits.spend('unknown-link-address', address);
      throw new LinkVoid();
    }
    const { workspaceId, recordId, generation } = target;
    const look = async (): Promise<OpenedInvitation> => {
      const invitation = await this.invitations.one(actor(), recordId);
      const open = invitationState(invitation, this.clock.now()) === 'open';
      if (!open || invitation.generation !== generation) throw new LinkVoid();
      return { workspaceId, invitation, account: await this.people.byEmail(invitation.email) };
    };
    return this.transactions.as(systemActor(workspaceId), look, { readOnly: true });
  }

  /** The same budgets as at sign-in: a link is no way to try more passwords. */
  private async prove(
    account: Pick<PersonEntity, 'passwordHash'>,
    email: string,
    password: string,
    address: string,
  ): Promise<void> {
    await this.limits.spend('sign-in-account', email);
    await this.limits.spend('sign-in-address', address);
    if (!(await isPassword(account.passwordHash, password))) throw new WrongCredentials();
    await this.limits.forget('sign-in-account', email);
  }

  private async newPerson(
    invitation: InvitationRow,
    body: AcceptInvitationDto,
    passwordHash: string | null,
  ): Promise<string> {
    const id = this.ids.next();
    await this.people.add({
      id,
      email: invitation.email,
      name: body.name ?? invitation.name,
      language: body.language ?? invitation.language,
      timeZone: body.timeZone ?? invitation.timeZone,
      passwordHash,
      createdAt: this.clock.date(),
    });
    return id;
  }

  private async takeSeat(
    { role, contactId, clientId, email }: InvitationRow,
    personId: string,
  ): Promise<string> {
    const person = await this.people.byId(personId);
    if (!person) throw new NotFound('person');
    const { workspaceId } = actor();
    if (role === 'contact' && contactId !== null) {
      await this.invitations.seatContact(actor(), contactId, personId);
      await this.events.tell('client.changed', clientId ?? contactId);
      return contactId;
    }
    if (role === 'contact') throw new LinkVoid();
    const { name } = person;
    const member = {
      id: this.ids.next(),
      workspaceId,
      personId,
      name,
      email,
      role,
      createdAt: this.clock.date(),
    };
    const id = await this.members.join(member);
    await this.events.tell('member.changed', id);
    return id;
  }
}

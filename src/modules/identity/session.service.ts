import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import passport from 'passport';
import { Strategy as PasswordStrategy } from 'passport-local';
import { NotFound } from '../../kernel/domain-error.js';
import { Clock } from '../../kernel/clock.js';
import { systemActor } from '../../kernel/actor.js';
import { Ids } from '../../kernel/ids.js';
import { callerOf, type Caller } from '../../platform/access/caller.js';
import { RateLimits } from '../../platform/access/rate-limits.js';
import { Seats } from '../../platform/access/seats.js';
import { Sessions } from '../../platform/access/sessions.js';
import { manager, Transactions } from '../../platform/database/transaction.js';
import { WrongCredentials } from './identity.errors.js';
import { MemberEntity } from './member.entity.js';
import { hashPassword, isPassword } from './passwords.js';
import { PersonRepository } from './person.repository.js';
import { SessionDto, type SignInDto, type SignUpDto } from './session.dto.js';
import { WorkspaceEntity } from './workspace.entity.js';

/** Signing in and out, and making the first workspace of a person. */
@Injectable()
export class SessionService {
  private readonly passport = new passport.Passport();

  constructor(
    private readonly people: PersonRepository,
    private readonly transactions: Transactions,
    private readonly seats: Seats,
    private readonly sessions: Sessions,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.passport.use(
      new PasswordStrategy({ usernameField: 'email', session: false }, (email, password, done) => {
        this.verify(email, password).then((id) => done(null, id ? { id } : false), done);
      }),
    );
  }

  /** @throws WrongCredentials, or `throttled` after too many wrong passwords for the account or from the address */
  async signIn(body: SignInDto, request: FastifyRequest, reply: FastifyReply): Promise<SessionDto> {
    await this.limits.spend('sign-in-account', body.email);
    await this.limits.spend('sign-in-address', request.ip);
    const person = await this.byPassword(request, reply);
    if (!person) throw new WrongCredentials();
    await this.limits.forget('sign-in-account', body.email);
    return this.begin(person.id, request, reply);
  }

  /** Makes a workspace and its owner. @throws EmailTaken: an existing person signs in instead */
  async signUp(body: SignUpDto, request: FastifyRequest, reply: FastifyReply): Promise<SessionDto> {
    await this.limits.spend('sign-up-address', request.ip);
    const personId = this.ids.next();
    const passwordHash = await hashPassword(body.password);
    const workspaceId = this.ids.next();
    const createdAt = this.clock.date();
    await this.transactions.as(systemActor(workspaceId), async () => {
      const { name, email, language, timeZone } = body;
      await this.people.add({ id: personId, name, email, language, timeZone, passwordHash, createdAt });
      await manager().insert(WorkspaceEntity, { id: workspaceId, name: body.workspaceName, createdAt });
      await manager().insert(MemberEntity, {
        id: this.ids.next(),
        workspaceId,
        personId,
        name,
        email,
        role: 'owner',
        createdAt,
      });
    });
    return this.begin(personId, request, reply);
  }

  /**
   * A fresh session for a person who has just proved who they are.
   * @param seatId the seat to act from; the first unless said
   * @throws WrongCredentials without any seat
   */
  async begin(
    personId: string,
    request: FastifyRequest,
    reply: FastifyReply,
    seatId?: string,
  ): Promise<SessionDto> {
    const secret = await this.sessions.begin(reply, personId, request.headers['user-agent'] ?? '');
    const seats = await this.seats.ofPerson(personId);
    const seat = seats.find(({ id }) => id === seatId) ?? seats[0];
    if (seat && seatId !== undefined) await this.sessions.chooseSeat(secret, seat.id);
    const person = await this.transactions.asNobody(() => this.people.known(personId), { readOnly: true });
    if (!seat || !person) throw new WrongCredentials();
    return SessionDto.of({ person, seats, seat }, this.sessions.csrfToken(secret));
  }

  current(caller: Caller): SessionDto {
    return SessionDto.of(caller, caller.session === null ? null : this.sessions.csrfToken(caller.session));
  }

  /** Acts from another of one's own seats from now on. */
  async chooseSeat(caller: Caller, seatId: string): Promise<SessionDto> {
    const seat = caller.seats.find(({ id }) => id === seatId);
    if (!seat || caller.session === null) throw new NotFound('seat');
    await this.sessions.chooseSeat(caller.session, seat.id);
    return this.current({ ...caller, seat });
  }

  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { session } = callerOf(request);
    if (session !== null) await this.sessions.end(reply, session);
  }

  /** Ends the sessions of a person who has just lost the last seat; part of the open transaction. */
  async endWithoutSeat(personId: string): Promise<void> {
    await this.people.endSessionsWithoutSeat(personId);
  }

  private byPassword(request: FastifyRequest, reply: FastifyReply): Promise<{ id: string } | null> {
    return new Promise((resolve, reject) => {
      const answer = (error: unknown, person?: { id: string } | false) =>
        error ? reject(error) : resolve(person || null);
      const middleware = this.passport.authenticate('local', { session: false }, answer) as (
        ...args: unknown[]
      ) => void;
      middleware(request, reply, reject);
    });
  }

  private async verify(email: string, password: string): Promise<string | null> {
    const person = await this.transactions.asNobody(() => this.people.byEmail(email), { readOnly: true });
    return (await isPassword(person?.passwordHash ?? null, password)) && person ? person.id : null;
  }
}

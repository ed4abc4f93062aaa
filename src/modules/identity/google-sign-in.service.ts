import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../kernel/clock.js';
import type { Caller } from '../../platform/access/caller.js';
import { RateLimits } from '../../platform/access/rate-limits.js';
import { Seats } from '../../platform/access/seats.js';
import { Strategies } from '../../platform/access/strategies.js';
import { Environment } from '../../platform/config/environment.js';
import { Transactions } from '../../platform/database/transaction.js';
import { AccessChangedMails } from './access-changed.mails.js';
import { GoogleDidNotTell, GooglePassport, type GoogleAccount } from './google-passport.js';
import { GoogleSignInNotOffered, IdentityTaken, NeedsSession, WrongPassword } from './identity.errors.js';
import { FLOW_SECONDS } from './oauth-flows.service.js';
import type { GoogleSignInDto } from './google-sign-in.dto.js';
import { isPassword } from './passwords.js';
import { PersonIdentitiesRepository } from './person-identities.repository.js';
import { PersonRepository } from './person.repository.js';
import { SessionService } from './session.service.js';

/** What came of it; the pages of sign-in and settings word it. */
export type GoogleOutcome = 'signed_in' | 'linked' | 'not_linked' | 'taken' | 'failed' | 'link_failed';

/**
 * Signing in with a Google account that its owner has linked while signed in, with their password. An address that is
 * the same proves nothing: whoever gets hold of a mailbox, or of a domain, would get into the account as well.
 */
@Injectable()
export class GoogleSignIn {
  private readonly cookieName: string;

  constructor(
    private readonly google: GooglePassport,
    private readonly identities: PersonIdentitiesRepository,
    private readonly people: PersonRepository,
    private readonly sessions: SessionService,
    private readonly mails: AccessChangedMails,
    private readonly strategies: Strategies,
    private readonly seats: Seats,
    private readonly transactions: Transactions,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {
    this.cookieName = environment.secure ? '__Host-affianco_google' : 'affianco_google';
  }

  /** The address of Google's page, for somebody who is not known yet. @throws GoogleSignInNotOffered */
  async begin(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    if (!this.google.offered) throw new GoogleSignInNotOffered();
    await this.limits.spend('sign-in-address', request.ip);
    const browser = randomBytes(32).toString('base64url');
    reply.setCookie(this.cookieName, browser, this.cookie(FLOW_SECONDS));
    return this.google.begin({ purpose: 'sign_in' }, browser);
  }

  /**
   * The address of Google's page, for somebody who wants to sign in with it from now on.
   * @throws NeedsSession, WrongPassword
   */
  async beginLink({ person, session }: Caller, password: string): Promise<string> {
    if (!this.google.offered) throw new GoogleSignInNotOffered();
    if (session === null) throw new NeedsSession();
    await this.limits.spend('sign-in-account', person.email);
    const known = await this.transactions.asNobody(() => this.people.withPassword(person.id), {
      readOnly: true,
    });
    if (!(await isPassword(known?.passwordHash ?? null, password))) throw new WrongPassword();
    await this.limits.forget('sign-in-account', person.email);
    return this.google.begin({ purpose: 'link', personId: person.id }, session);
  }

  /** Somebody comes back from Google's page. */
  async finish(request: FastifyRequest, reply: FastifyReply): Promise<GoogleOutcome> {
    const caller = await this.strategies.authenticate(request, reply);
    const own = request.cookies[this.cookieName];
    reply.clearCookie(this.cookieName, this.cookie(0));
    const query = request.query as Record<string, unknown>;
    // Whoever is signed in comes back to link; whoever is not, to sign in.
    const failed = caller ? 'link_failed' : 'failed';
    const browser = caller?.session ?? own;
    if (!browser) return failed;
    try {
      const { account, flow } = await this.google.finish(query, browser);
      if (flow.purpose === 'sign_in') return await this.signIn(account, request, reply);
      if (!caller || flow.personId !== caller.person.id) return failed;
      return await this.link(caller, account);
    } catch (error) {
      if (error instanceof GoogleDidNotTell) return failed;
      throw error;
    }
  }

  async read({ person }: Caller): Promise<GoogleSignInDto> {
    const linked = await this.transactions.asNobody(() => this.identities.ofPerson(person.id), {
      readOnly: true,
    });
    return {
      offered: this.google.offered,
      linked: linked
        ? { email: linked.email, linkedAt: linked.linkedAt.toTemporalInstant().toString() }
        : null,
    };
  }

  async unlink({ person }: Caller): Promise<void> {
    await this.transactions.asNobody(async () => {
      const email = await this.identities.unlink(person.id);
      if (email !== undefined) await this.mails.tell(person.id, 'google-unlinked', email);
    });
  }

  private async signIn(
    { sub }: GoogleAccount,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<GoogleOutcome> {
    const personId = await this.transactions.asNobody(() => this.identities.personOf(sub, this.clock.now()));
    // Without a seat a session would open nothing; it is told like an unknown account.
    if (!personId || (await this.seats.ofPerson(personId)).length === 0) return 'not_linked';
    await this.sessions.begin(personId, request, reply);
    return 'signed_in';
  }

  private async link({ person }: Caller, { sub, email }: GoogleAccount): Promise<GoogleOutcome> {
    try {
      await this.transactions.asNobody(async () => {
        await this.identities.link(person.id, sub, email, this.clock.now());
        await this.mails.tell(person.id, 'google-linked', email);
      });
      return 'linked';
    } catch (error) {
      if (error instanceof IdentityTaken) return 'taken';
      throw error;
    }
  }

  private cookie(maxAge: number) {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.environment.secure, maxAge } as const;
  }
}

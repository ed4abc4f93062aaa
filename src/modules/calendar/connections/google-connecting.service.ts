import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../../../kernel/domain-error.js';
import { actorOf, type Caller } from '../../../platform/access/caller.js';
import { Strategies } from '../../../platform/access/strategies.js';
import { Transactions } from '../../../platform/database/transaction.js';
import { textsFor } from '../../../platform/i18n/translate.js';
import { OAuthFlows } from '../../identity/oauth-flows.service.js';
import { GoogleAuth, type GoogleGrant } from '../google/google-auth.js';
import {
  lookInto,
  ProviderFailure,
  type CalendarProvider,
  type ProviderAccount,
  type RemoteCalendar,
} from '../sync/calendar-provider.js';
import { Accounts } from './accounts.js';
import { CalendarsRepository } from './calendars.repository.js';
import { ConnectionKeeping } from './connection-keeping.service.js';
import { BusyAlone, GoogleNotOffered, NeedsBrowser } from './connection.errors.js';
import { ConnectionsRepository, type Connection } from './connections.repository.js';
import { Credentials, type GoogleSecrets } from './credentials.js';
import { askedAgain, grantedIn, isGranted, missingFor, scopesOf, shortScope, type Wish } from './wishes.js';

/** Why somebody came back without a calendar; worded by the page of calendars. */
export type ReturnProblem =
  'expired' | 'denied' | 'failed' | 'other_account' | 'no_refresh_token' | 'nothing_allowed';

/** What the page of calendars says to somebody who comes back from Google. */
export interface Returned {
  readonly connected?: string;
  readonly problem?: ReturnProblem;
  /** Permissions that were asked for and not given. */
  readonly missing?: readonly string[];
}

/** Lets people connect a Google account: to Google's page, and back (F26, F27). */
@Injectable()
export class GoogleConnecting {
  constructor(
    private readonly google: GoogleAuth,
    private readonly flows: OAuthFlows,
    private readonly strategies: Strategies,
    private readonly transactions: Transactions,
    private readonly connections: ConnectionsRepository,
    private readonly calendars: CalendarsRepository,
    private readonly keeping: ConnectionKeeping,
    private readonly credentials: Credentials,
    private readonly accounts: Accounts,
  ) {}

  /**
   * The address of Google's page. Outside transactions.
   * @param connectionId one to sign in to again, or to ask more for
   * @throws GoogleNotOffered, NeedsBrowser, BusyAlone for a contact who wants more
   */
  async begin(caller: Caller, wish: Wish, connectionId: string | null): Promise<string> {
    if (!this.google.offered) throw new GoogleNotOffered();
    if (caller.session === null) throw new NeedsBrowser();
    if (wish !== 'busy' && caller.seat.role === 'contact') throw new BusyAlone();
    const known = connectionId === null ? null : await this.known(caller, connectionId);
    const { state, challenge } = await this.flows.begin(
      { purpose: 'connect', personId: caller.person.id, seatId: caller.seat.id, connectionId, wanted: wish },
      caller.session,
    );
    return this.google.consentAddress({
      state,
      challenge,
      scopes: [...new Set([...scopesOf[wish], ...askedAgain(known?.scopes ?? [])])],
      ...(known && { loginHint: known.accountName }),
    });
  }

  /** Somebody comes back from Google's page; whatever happens, they get to the page of calendars. */
  async finish(request: FastifyRequest, reply: FastifyReply): Promise<Returned | 'sign-in'> {
    const caller = await this.strategies.authenticate(request, reply);
    if (!caller || caller.session === null) return 'sign-in';
    const { state, code, error } = request.query as Record<string, unknown>;
    const flow =
      typeof state === 'string' ? await this.flows.finish(['connect'], state, caller.session) : null;
    const seat = caller.seats.find(({ id }) => id === flow?.seatId);
    if (!flow || !seat || flow.personId !== caller.person.id) return { problem: 'expired' };
    if (error !== undefined || typeof code !== 'string')
      return { problem: error === 'access_denied' ? 'denied' : 'failed' };
    try {
      const grant = await this.google.exchange(code, flow.verifier);
      return await this.take({ ...caller, seat }, grant, flow.wanted as Wish, flow.connectionId);
    } catch (failure) {
      if (failure instanceof ProviderFailure) return { problem: 'failed' };
      throw failure;
    }
  }

  private async take(
    caller: Caller,
    grant: GoogleGrant,
    wish: Wish,
    connectionId: string | null,
  ): Promise<Returned> {
    const before =
      connectionId === null ? undefined : await this.as(caller, () => this.connections.own(connectionId));
    const lost = askedAgain(before?.scopes ?? []).filter((scope) => !grant.scopes.includes(scope));
    const missing = [...new Set([...missingFor(wish, grant.scopes), ...lost.map(shortScope)])];
    if (grantedIn(grant.scopes).length === 0) {
      // With what was ticked nothing can be done: it is not kept, and what is connected stays as it is.
      return { problem: 'nothing_allowed', missing };
    }
    const done = await this.as(caller, () => this.keep(caller, grant, connectionId));
    if (typeof done !== 'string') return done;
    const failure = await this.settle(caller, done, grant.scopes);
    return {
      connected: done,
      ...(missing.length > 0 && { missing }),
      ...(failure && { problem: 'failed' as const }),
    };
  }

  /** In the transaction of the caller. @returns the connection, or why there is none */
  private async keep(
    caller: Caller,
    grant: GoogleGrant,
    connectionId: string | null,
  ): Promise<string | Returned> {
    const expected = connectionId === null ? undefined : await this.connections.own(connectionId);
    if (expected && expected.accountKey !== grant.sub) return { problem: 'other_account' };
    const before = await this.connections.ofAccount('google', grant.sub);
    const refreshToken = grant.refreshToken ?? (await this.keptRefreshToken(caller, before));
    if (refreshToken === null) return { problem: 'no_refresh_token' };
    const { accessToken, expiresAt } = grant;
    const secrets: GoogleSecrets = { refreshToken, accessToken, expiresAt };
    const { sub: accountKey, email: accountName, scopes } = grant;
    return this.keeping.keep({ provider: 'google', accountKey, accountName, scopes, secrets }, true);
  }

  /** Google gives one with a consent alone; the same account may still have an earlier one. */
  private async keptRefreshToken(caller: Caller, before: Connection | undefined): Promise<string | null> {
    if (!before || before.status !== 'active') return null;
    const row = await this.connections.sealed(before.id);
    if (!row?.sealed) return null;
    const secrets = this.credentials.open(caller.seat.workspace.id, row.id, row.sealed) as GoogleSecrets;
    return secrets.refreshToken;
  }

  /** Looks what is in the account, and makes a calendar of our own where that is allowed. @returns what went wrong */
  private async settle(
    caller: Caller,
    connectionId: string,
    scopes: readonly string[],
  ): Promise<ProviderFailure | null> {
    const workspaceId = caller.seat.workspace.id;
    let found: RemoteCalendar[] = [];
    try {
      if (isGranted('busy', scopes)) {
        found = await this.accounts.speak(workspaceId, connectionId, (provider, account) =>
          provider.calendars(account),
        );
        await this.as(caller, () => this.keeping.list({ id: connectionId }, found, { whole: true }));
      }
      if (isGranted('own', scopes) && caller.seat.role !== 'contact')
        await this.makeOurs(caller, connectionId, found);
      return null;
    } catch (failure) {
      if (failure instanceof ProviderFailure) return failure;
      throw failure;
    }
  }

  /** @param found what the account lists, where that may be asked: one that we made and never heard of is among them */
  private async makeOurs(
    caller: Caller,
    connectionId: string,
    found: readonly RemoteCalendar[],
  ): Promise<void> {
    const { there, before } = await this.as(caller, async () => ({
      there: await this.calendars.list(connectionId),
      before: await this.calendars.closedOurs(connectionId),
    }));
    if (there.some(({ isOurs }) => isOurs)) return;
    const { language, timeZone } = caller.person;
    const unheard = found.find(({ mark }) => mark === connectionId);
    const ours = await this.accounts.speak(
      caller.seat.workspace.id,
      connectionId,
      async (provider, account) =>
        before && (await isThere(provider, account, before.externalId))
          ? { ...before, main: false }
          : (unheard ??
            provider.create(account, textsFor(language).t('calendar.own-name'), timeZone, connectionId)),
    );
    await this.as(caller, () => this.keeping.ours(connectionId, ours));
  }

  private async known(caller: Caller, connectionId: string): Promise<Connection> {
    const known = await this.as(caller, () => this.connections.own(connectionId));
    if (known?.provider !== 'google') throw new NotFound('calendar_connection');
    return known;
  }

  private as<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
    return this.transactions.as(actorOf(caller), work, { retries: 3 });
  }
}

/** Whether a calendar that was ours before is still there. */
async function isThere(
  provider: CalendarProvider,
  account: ProviderAccount,
  externalId: string,
): Promise<boolean> {
  try {
    await lookInto(provider, account, externalId);
    return true;
  } catch (failure) {
    if (failure instanceof ProviderFailure && (failure.kind === 'calendar-gone' || failure.kind === 'gone'))
      return false;
    throw failure;
  }
}

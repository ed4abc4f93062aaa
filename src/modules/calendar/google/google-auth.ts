import { Injectable } from '@nestjs/common';
import type { Credentials } from 'google-auth-library';
import { Clock, SystemClock } from '../../../kernel/clock.js';
import { Environment } from '../../../platform/config/environment.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { GoogleClientFactory } from './google-client.factory.js';
import { googleScopes } from './google-scopes.js';

/** Where Google sends people back to; registered with Google under exactly this address. */
const GOOGLE_CALLBACK = '/api/v1/calendar-connections/google/callback';

interface GoogleTokens {
  /** Only when a person has just said yes, or when Google gives another one. */
  readonly refreshToken: string | null;
  readonly accessToken: string;
  /** By our clock. */
  readonly expiresAt: string;
  /** What was really granted: boxes may have been left empty (F26). */
  readonly scopes: readonly string[];
}

export interface GoogleGrant extends GoogleTokens {
  /** Whose account it is, by the one name that never changes (F27). */
  readonly sub: string;
  readonly email: string;
}

/** OAuth 2.0 with Google: consent, tokens, renewal, revocation. Every failure is a `ProviderFailure`. */
@Injectable()
export class GoogleAuth {
  private readonly machine = new SystemClock();

  constructor(
    private readonly clients: GoogleClientFactory,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  get offered(): boolean {
    return this.clients.offered;
  }

  /**
   * Where a person says yes. A consent page is always shown, because without one no refresh token is given (F27), and
   * what was granted before stays granted.
   * @param challenge SHA-256 of the verifier, base64url (RFC 7636)
   */
  async consentAddress({ state, challenge, scopes, loginHint }: {
    readonly state: string;
    readonly challenge: string;
    readonly scopes: readonly string[];
    readonly loginHint?: string;
  }): Promise<string> {
    const client = await this.client();
    const { CodeChallengeMethod } = await import('google-auth-library');
    return client.generateAuthUrl({
      access_type: 'offline',
      prompt: 'consent',
      include_granted_scopes: true,
      response_type: 'code',
      scope: [...new Set([googleScopes.openid, googleScopes.email, ...scopes])],
      state,
      code_challenge: challenge,
      code_challenge_method: CodeChallengeMethod.S256,
      ...(loginHint !== undefined && { login_hint: loginHint }),
    });
  } // prettier-ignore

  /** A code, good once, for tokens and the name of the account. @throws ProviderFailure */
  async exchange(code: string, verifier: string): Promise<GoogleGrant> {
    return this.asked(async () => {
      const client = await this.client();
      const { tokens } = await client.getToken({ code, codeVerifier: verifier });
      const granted = this.tokens(tokens);
      const { sub, email } = ((await this.clients.userinfo(granted.accessToken)) ?? {}) as Record<
        string,
        unknown
      >;
      if (typeof sub !== 'string' || typeof email !== 'string')
        throw new ProviderFailure('malformed', 'userinfo');
      return { ...granted, sub, email };
    });
  }

  /** @throws ProviderFailure `needs-reauth` when the person has to say yes again (F25) */
  async refresh(refreshToken: string): Promise<GoogleTokens> {
    return this.asked(async () => {
      const client = await this.client();
      // The library writes the token that it was given over the one in the answer; only its event shows what came.
      let given: string | null = null;
      client.on('tokens', ({ refresh_token }) => (given = refresh_token ?? null));
      client.setCredentials({ refresh_token: refreshToken });
      const { credentials } = await client.refreshAccessToken();
      return { ...this.tokens(credentials), refreshToken: given };
    });
  }

  /** What is not valid any more counts as revoked. @throws ProviderFailure `unavailable` */
  async revoke(token: string): Promise<void> {
    try {
      await this.asked(async () => (await this.client()).revokeToken(token));
    } catch (error) {
      if (!(error instanceof ProviderFailure && error.kind === 'needs-reauth')) throw error;
    }
  }

  private client() {
    return this.clients.oauth(`${this.environment.publicUrl}${GOOGLE_CALLBACK}`);
  }

  private tokens({ access_token, refresh_token, expiry_date, scope }: Credentials): GoogleTokens {
    if (!access_token) throw new ProviderFailure('malformed', 'no access token');
    // The library adds the life of a token to the machine's clock; we go by ours.
    const life = expiry_date == null ? 0 : expiry_date - this.machine.now().epochMilliseconds;
    return {
      refreshToken: refresh_token ?? null,
      accessToken: access_token,
      expiresAt: this.clock
        .now()
        .add({ milliseconds: Math.max(0, Math.round(life)) })
        .toString(),
      scopes: (scope ?? '').split(' ').filter(Boolean),
    };
  }

  private async asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw oauthFailure(error);
    }
  }
}

/** Errors of OAuth are words in the body (RFC 6749, 5.2); only `invalid_grant` asks a person to act. */
function oauthFailure(thrown: unknown): ProviderFailure {
  if (thrown instanceof ProviderFailure) return thrown;
  const { response, code } = (thrown ?? {}) as {
    response?: { status?: number; data?: { error?: unknown } };
    code?: unknown;
  };
  const status = response?.status;
  if (status === undefined)
    return new ProviderFailure('unavailable', typeof code === 'string' ? code : 'network');
  const error = response?.data?.error;
  const word = typeof error === 'string' ? error : String(status);
  if (word === 'invalid_grant' || word === 'invalid_token') return new ProviderFailure('needs-reauth', word);
  if (status === 429) return new ProviderFailure('rate-limited', word);
  // `invalid_client` and the like are the operator's to mend: what waits to be written is kept until then.
  return new ProviderFailure('unavailable', word);
}

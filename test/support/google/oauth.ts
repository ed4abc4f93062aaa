import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../../src/kernel/clock.js';
import type { Answer, Question } from './http.js';
import { Refusal } from './http.js';
import { canonicalScope } from './scopes.js';

/** What somebody does who stands before Google's page of consent. */
export interface Choice {
  readonly email: string;
  /** The boxes that stay ticked; all that are asked for unless told. */
  readonly grants?: readonly string[];
  readonly denies?: boolean;
}

interface Person {
  readonly email: string;
  readonly sub: string;
  readonly name: string;
}

interface Code {
  readonly email: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: string | null;
  readonly offline: boolean;
  readonly expires: number;
  used: boolean;
}

interface Token {
  readonly email: string;
  readonly scopes: ReadonlySet<string>;
  expires: number;
}

const LIFE_SECONDS = 3599;
const secret = (prefix: string) => `${prefix}${randomBytes(24).toString('base64url')}`;

/** Google's authorization server: the page of consent, tokens, revocation, and who somebody is. */
export class GoogleOAuth {
  readonly clientId = 'affianco.apps.googleusercontent.com';
  readonly clientSecret = 'GOCSPX-stand-in';
  /** Each refresh gives a new refresh token, and the old one is no longer taken. */
  rotates = false;
  choice: Choice | null = null;
  private readonly people = new Map<string, Person>();
  private readonly codes = new Map<string, Code>();
  private readonly access = new Map<string, Token>();
  private readonly refreshes = new Map<string, Token>();
  private readonly granted = new Map<string, Set<string>>();

  constructor(private readonly clock: Clock) {}

  know(person: Person): void {
    this.people.set(person.email, person);
  }

  /** Of a bearer token that is taken. @throws Refusal 401 */
  bearer({ headers, query }: Question): Token {
    const given = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? query.get('access_token');
    const token = given ? this.access.get(given) : undefined;
    if (!token || token.expires <= this.now()) {
      throw new Refusal(401, 'authError', 'Invalid Credentials', {
        'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"',
      });
    }
    return token;
  }

  /** A program of the test's own, past the page of consent. */
  grant(email: string, scopes: readonly string[]): { accessToken: string; refreshToken: string } {
    const full = new Set(scopes.map(canonicalScope));
    this.granted.set(email, new Set([...(this.granted.get(email) ?? []), ...full]));
    return { accessToken: this.issue(email, full), refreshToken: this.issueRefresh(email, full) };
  }

  /** Access tokens stop to be taken, as after an hour; refreshing helps. */
  expireAccess(email?: string): void {
    for (const token of this.access.values()) if (!email || token.email === email) token.expires = 0;
  }

  /** The person takes the permission back on Google's side, or changes the password. */
  revokeAll(email: string): void {
    for (const tokens of [this.access, this.refreshes]) {
      for (const [key, token] of tokens) if (token.email === email) tokens.delete(key);
    }
    this.granted.delete(email);
  }

  /** Refresh tokens that would be taken now. */
  liveRefreshTokens(email: string): number {
    return [...this.refreshes.values()].filter((token) => token.email === email).length;
  }

  authorize({ query }: Question): Answer {
    const redirect = query.get('redirect_uri');
    if (query.get('client_id') !== this.clientId) return page('Error 401: invalid_client');
    if (!redirect || !URL.canParse(redirect)) return page('Error 400: redirect_uri_mismatch');
    if (query.get('response_type') !== 'code') return page('Error 400: invalid_request');
    const method = query.get('code_challenge_method');
    if (query.has('code_challenge') && method !== 'S256') return page('Error 400: invalid_request');
    const back = new URL(redirect);
    const state = query.get('state');
    if (state !== null) back.searchParams.set('state', state);
    const choice = this.choice ?? { email: query.get('login_hint') ?? [...this.people.keys()][0] ?? '' };
    const asked = (query.get('scope') ?? '').split(' ').filter(Boolean).map(canonicalScope);
    if (!this.people.has(choice.email)) return page('Error 400: no account has been chosen');
    if (choice.denies === true || asked.length === 0) {
      back.searchParams.set('error', asked.length === 0 ? 'invalid_scope' : 'access_denied');
      return { status: 302, headers: { location: back.toString() } };
    }
    const before = this.granted.get(choice.email) ?? new Set<string>();
    const kept = choice.grants?.map(canonicalScope);
    const now = asked.filter((scope) => isIdentity(scope) || kept === undefined || kept.includes(scope));
    const shown =
      before.size === 0 || /\bconsent\b/.test(query.get('prompt') ?? '') || now.some((s) => !before.has(s));
    const scopes = query.get('include_granted_scopes') === 'true' ? [...new Set([...before, ...now])] : now;
    this.granted.set(choice.email, new Set([...before, ...now]));
    const code = secret('4/0');
    this.codes.set(code, {
      email: choice.email,
      scopes,
      redirectUri: redirect,
      challenge: query.get('code_challenge'),
      offline: query.get('access_type') === 'offline' && shown,
      expires: this.now() + 600_000,
      used: false,
    });
    back.searchParams.set('code', code);
    back.searchParams.set('scope', scopes.join(' '));
    return { status: 302, headers: { location: back.toString() } };
  }

  token({ body, headers }: Question): Answer {
    const given = (body ?? {}) as Record<string, string>;
    const basic = /^Basic (\S+)$/.exec(headers.authorization ?? '')?.[1];
    const [id, key] = basic
      ? Buffer.from(basic, 'base64').toString().split(':')
      : [given.client_id, given.client_secret];
    if (id !== this.clientId) return refused(401, 'invalid_client', 'The OAuth client was not found.');
    if (key !== this.clientSecret)
      return refused(401, 'invalid_client', 'The provided client secret is invalid.');
    if (given.grant_type === 'authorization_code') return this.exchange(given);
    if (given.grant_type === 'refresh_token') return this.refresh(given.refresh_token ?? '');
    return refused(400, 'unsupported_grant_type', `Invalid grant_type: ${given.grant_type ?? ''}`);
  }

  revoke({ body, query }: Question): Answer {
    const token = query.get('token') ?? (body as Record<string, string> | undefined)?.token ?? '';
    const known = this.refreshes.get(token) ?? this.access.get(token);
    if (!known) return refused(400, 'invalid_token', 'Token expired or revoked');
    this.revokeAll(known.email);
    return { status: 200, body: {} };
  }

  userinfo(question: Question): Answer {
    const { email, scopes } = this.bearer(question);
    if (![...scopes].some(isIdentity)) {
      throw new Refusal(401, 'authError', 'Request is missing required authentication credential.');
    }
    const { sub, name } = this.people.get(email) as Person;
    const [given = '', ...family] = name.split(' ');
    return {
      status: 200,
      body: {
        sub,
        ...(scopes.has(canonicalScope('profile')) && {
          name,
          given_name: given,
          family_name: family.join(' '),
        }),
        ...(scopes.has(canonicalScope('email')) && { email, email_verified: true }),
      },
    };
  }

  private exchange(given: Record<string, string>): Answer {
    const code = this.codes.get(given.code ?? '');
    if (!code || code.used || code.expires <= this.now()) return refused(400, 'invalid_grant', 'Bad Request');
    if (code.redirectUri !== given.redirect_uri) return refused(400, 'redirect_uri_mismatch', 'Bad Request');
    if (code.challenge !== null) {
      if (!given.code_verifier) return refused(400, 'invalid_grant', 'Missing code verifier.');
      const challenge = createHash('sha256').update(given.code_verifier).digest('base64url');
      if (challenge !== code.challenge) return refused(400, 'invalid_grant', 'Invalid code verifier.');
    }
    code.used = true;
    const scopes = new Set(code.scopes);
    return this.tokens(code.email, scopes, code.offline ? this.issueRefresh(code.email, scopes) : null);
  }

  private refresh(given: string): Answer {
    const token = this.refreshes.get(given);
    if (!token) return refused(400, 'invalid_grant', 'Token has been expired or revoked.');
    if (!this.rotates) return this.tokens(token.email, token.scopes, null);
    this.refreshes.delete(given);
    return this.tokens(token.email, token.scopes, this.issueRefresh(token.email, token.scopes));
  }

  private tokens(email: string, scopes: ReadonlySet<string>, refreshToken: string | null): Answer {
    return {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: {
        access_token: this.issue(email, scopes),
        expires_in: LIFE_SECONDS,
        ...(refreshToken !== null && { refresh_token: refreshToken }),
        scope: [...scopes].join(' '),
        token_type: 'Bearer',
      },
    };
  }

  private issue(email: string, scopes: ReadonlySet<string>): string {
    const token = secret('ya29.');
    this.access.set(token, { email, scopes, expires: this.now() + LIFE_SECONDS * 1000 });
    return token;
  }

  private issueRefresh(email: string, scopes: ReadonlySet<string>): string {
    const token = secret('1//');
    this.refreshes.set(token, { email, scopes, expires: Infinity });
    return token;
  }

  private now(): number {
    return this.clock.now().epochMilliseconds;
  }
}

const isIdentity = (scope: string) => scope === 'openid' || scope.includes('/userinfo.');

const refused = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
});

const page = (text: string): Answer => ({
  status: 400,
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><title>Sign in</title><h1>Access blocked</h1><p>${text}</p>`,
});

import { createHash } from 'node:crypto';
import { Environment } from '../../../platform/config/environment.js';
import { FixedClock } from '../../../kernel/clock.js';
import { startGoogle, type Google } from '../../../../test/support/google/google.js';
import { ProviderFailure } from '../sync/calendar-provider.js';
import { GoogleAuth } from './google-auth.js';
import { GoogleClientFactory } from './google-client.factory.js';
import { googleScopes } from './google-scopes.js';

const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-01';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

describe('OAuth with Google', () => {
  const clock = new FixedClock('2026-11-16T08:30:00Z');
  let google: Google;
  let auth: GoogleAuth;

  beforeEach(async () => {
    google = await startGoogle({ clock });
    google.chooses('anna@gmail.test');
    const environment = new Environment();
    const env = google.env();
    Object.assign(environment, {
      publicUrl: 'https://affianco.test',
      googleClientId: env.GOOGLE_CLIENT_ID,
      googleClientSecret: env.GOOGLE_CLIENT_SECRET,
      googleOauthAuthUrl: env.GOOGLE_OAUTH_AUTH_URL,
      googleOauthTokenUrl: env.GOOGLE_OAUTH_TOKEN_URL,
      googleOauthRevokeUrl: env.GOOGLE_OAUTH_REVOKE_URL,
      googleOauthUserinfoUrl: env.GOOGLE_OAUTH_USERINFO_URL,
    });
    auth = new GoogleAuth(new GoogleClientFactory(environment), environment, clock);
  });
  afterEach(() => google.close());

  /** Goes to the page of consent, which answers at once. @returns the parameters of the redirect */
  async function consent(scopes: readonly string[] = [googleScopes.own]): Promise<URLSearchParams> {
    const address = await auth.consentAddress({ state: 'of-this-session', challenge: CHALLENGE, scopes });
    const { status, headers } = await fetch(address, { redirect: 'manual' });
    expect(status).toBe(302);
    const back = new URL(headers.get('location') as string);
    expect(back.origin + back.pathname).toBe(
      'https://affianco.test/api/v1/calendar-connections/google/callback',
    );
    expect(back.searchParams.get('state')).toBe('of-this-session');
    return back.searchParams;
  }

  const granted = async (scopes?: readonly string[]) =>
    auth.exchange((await consent(scopes)).get('code') as string, VERIFIER);

  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => (error instanceof ProviderFailure ? error : Promise.reject(error as Error)),
    );

  it('asks for offline access behind a page of consent, with state, PKCE, and what was granted before', async () => {
    const address = new URL(
      await auth.consentAddress({ state: 's', challenge: CHALLENGE, scopes: [googleScopes.own], loginHint: 'a@x.test' }),
    ); // prettier-ignore
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      access_type: 'offline',
      prompt: 'consent',
      include_granted_scopes: 'true',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      login_hint: 'a@x.test',
      scope: `openid ${googleScopes.email} ${googleScopes.own}`,
    });
  });

  it('brings tokens, how long they last by our clock, and whose account it is', async () => {
    const grant = await granted();
    expect(grant).toMatchObject({ sub: google.account('anna@gmail.test').sub, email: 'anna@gmail.test' });
    expect(grant.refreshToken).toMatch(/^1\/\//);
    const seconds = Temporal.Instant.from(grant.expiresAt).since(clock.now()).total('seconds');
    expect(Math.abs(seconds - 3599)).toBeLessThan(2);
  });

  it('F26: says which permissions were granted, when boxes were left empty', async () => {
    google.chooses({ email: 'anna@gmail.test', grants: [googleScopes.list] });
    const { scopes } = await granted([googleScopes.list, googleScopes.events]);
    expect(scopes).toContain(googleScopes.list);
    expect(scopes).not.toContain(googleScopes.events);
  });

  it('keeps earlier permissions when a second consent asks for more', async () => {
    await granted([googleScopes.own]);
    const { scopes } = await granted([googleScopes.list, googleScopes.events]);
    expect(scopes).toEqual(
      expect.arrayContaining([googleScopes.own, googleScopes.list, googleScopes.events]),
    );
  });

  it('F27: every reconnecting brings a refresh token, for the consent is asked again, and tells another account', async () => {
    const first = await granted();
    expect((await granted()).refreshToken).not.toBeNull();
    google.chooses('other@gmail.test');
    expect((await granted()).sub).not.toBe(first.sub);
  });

  it('a person who says no comes back with the reason', async () => {
    google.chooses({ email: 'anna@gmail.test', denies: true });
    expect((await consent()).get('error')).toBe('access_denied');
  });

  it('a code is good once, and only with its verifier', async () => {
    const code = (await consent()).get('code') as string;
    const other = await failureOf(auth.exchange(code, 'another-verifier-of-at-least-forty-three-chars'));
    expect(other).toMatchObject({ kind: 'needs-reauth', reason: 'invalid_grant' });
    await auth.exchange(code, VERIFIER);
    expect(await failureOf(auth.exchange(code, VERIFIER))).toMatchObject({ kind: 'needs-reauth' });
  });

  it('renews an access token, and tells of a new refresh token only where there is one', async () => {
    const grant = await granted();
    const renewed = await auth.refresh(grant.refreshToken as string);
    expect(renewed).toMatchObject({ refreshToken: null, scopes: grant.scopes });
    expect(renewed.accessToken).not.toBe(grant.accessToken);
    google.oauth.rotates = true;
    expect((await auth.refresh(grant.refreshToken as string)).refreshToken).toMatch(/^1\/\//);
    expect(await failureOf(auth.refresh(grant.refreshToken as string))).toMatchObject({
      kind: 'needs-reauth',
    });
  });

  it('F25: a permission that was taken back asks the person to act; a server that fails does not', async () => {
    const { refreshToken } = await granted();
    google.fail({ path: '/token', status: 503 });
    expect(await failureOf(auth.refresh(refreshToken as string))).toMatchObject({ kind: 'unavailable' });
    google.fail({ path: '/token', kind: 'lostRequest' });
    expect(await failureOf(auth.refresh(refreshToken as string))).toMatchObject({ kind: 'unavailable' });
    // The operator's application is not known there: nothing that waits is given up for that.
    google.fail({ path: '/token', status: 401 });
    expect(await failureOf(auth.refresh(refreshToken as string))).toMatchObject({ kind: 'unavailable' });
    expect(google.requests('POST', /token/)).toHaveLength(4);
    google.oauth.revokeAll('anna@gmail.test');
    expect(await failureOf(auth.refresh(refreshToken as string))).toMatchObject({
      kind: 'needs-reauth',
      reason: 'invalid_grant',
    });
  });

  it('revokes, and takes what is revoked already for revoked', async () => {
    const { refreshToken } = await granted();
    await auth.revoke(refreshToken as string);
    expect(google.oauth.liveRefreshTokens('anna@gmail.test')).toBe(0);
    await auth.revoke(refreshToken as string);
  });

  it('is offered only where an application is registered', () => {
    const environment = new Environment();
    expect(new GoogleAuth(new GoogleClientFactory(environment), environment, clock).offered).toBe(false);
    expect(auth.offered).toBe(true);
  });
});

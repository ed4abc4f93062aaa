import type { calendar_v3 } from '@googleapis/calendar';
import type { gaxios, OAuth2Client } from 'google-auth-library';
import { Injectable } from '@nestjs/common';
import { Environment } from '../../../platform/config/environment.js';

const PATIENCE_MS = 20_000;

/**
 * Makes the clients that speak to Google; nothing else does. The libraries are loaded when they are first needed, so that
 * who has no Google account does not pay for them. Every call is one attempt: the queue knows when to try again, and
 * honours Retry-After, which the libraries do not (shared/calendar.md, section 3).
 */
@Injectable()
export class GoogleClientFactory {
  constructor(private readonly environment: Environment) {}

  /** Whether the operator has registered an application with Google. */
  get offered(): boolean {
    return this.environment.googleClientId !== undefined;
  }

  /** For consent, tokens and revocation. */
  async oauth(redirectUri?: string): Promise<OAuth2Client> {
    const { OAuth2Client, gaxios: http } = await import('google-auth-library');
    const { googleClientId, googleClientSecret, googleOauthAuthUrl, googleOauthTokenUrl, googleOauthRevokeUrl } = this.environment; // prettier-ignore
    return new OAuth2Client({
      clientId: googleClientId,
      clientSecret: googleClientSecret,
      redirectUri,
      transporter: singleAttempts(http),
      endpoints: {
        oauth2AuthBaseUrl: googleOauthAuthUrl,
        oauth2TokenUrl: googleOauthTokenUrl,
        oauth2RevokeUrl: googleOauthRevokeUrl,
      },
    });
  }

  /** For the calendars of one account. It holds no refresh token, so it never renews behind our back (F24). */
  async calendar(accessToken: string): Promise<calendar_v3.Calendar> {
    const [{ calendar_v3: v3 }, { OAuth2Client, gaxios: http }] = await Promise.all([
      import('@googleapis/calendar'),
      import('google-auth-library'),
    ]);
    const auth = new OAuth2Client({ transporter: singleAttempts(http) });
    auth.setCredentials({ access_token: accessToken });
    return new v3.Calendar({ auth, rootUrl: this.environment.googleApiRootUrl, retry: false });
  }

  /** Whose account an access token opens: the answer of the userinfo address, which nobody has looked at yet. */
  async userinfo(accessToken: string): Promise<unknown> {
    const { gaxios: http } = await import('google-auth-library');
    const { data } = await singleAttempts(http).request<unknown>({
      url: this.environment.googleOauthUserinfoUrl,
      headers: { authorization: `Bearer ${accessToken}` },
    });
    return data;
  }
}

/** The libraries ask for retries request by request; here none is left of them. */
function singleAttempts({ Gaxios }: typeof gaxios): gaxios.Gaxios {
  const transporter = new Gaxios({ timeout: PATIENCE_MS, fetchImplementation: fetch });
  transporter.interceptors.request.add({
    resolved: (request) => Promise.resolve({ ...request, retry: false, retryConfig: undefined }),
  });
  return transporter;
}

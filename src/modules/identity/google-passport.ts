import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import passport from 'passport';
import { Strategy, type Profile, type StrategyOptions, type VerifyCallback } from 'passport-google-oauth20';
import { Environment } from '../../platform/config/environment.js';
import { OAuthFlows, type FlowFacts, type FlowPurpose } from './oauth-flows.service.js';

/** Where Google sends people back to; registered with Google under exactly this address. */
export const GOOGLE_SIGN_IN_CALLBACK = '/api/v1/session/google/callback';
const PATIENCE_MS = 15_000;

/** An account at Google whose owner stands before us. */
export interface GoogleAccount {
  /** Google's name for it, for ever; an address may change hands. */
  readonly sub: string;
  readonly email: string;
}

/** Somebody at the strategy: on the way there with what they want, or on the way back with what Google said. */
interface Passenger {
  readonly browser: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly wants?: Pick<FlowFacts, 'purpose'> & Partial<FlowFacts>;
  came?: FlowFacts;
}

/** Google did not say who it is. Carries nothing that it said. */
export class GoogleDidNotTell extends Error {}

type Answer = (error: unknown, account?: GoogleAccount | false | null) => void;
type Stored = (error: unknown, state?: string) => void;
type Verified = (error: unknown, verifier?: string | false, info?: object) => void;

/**
 * Signing in with Google: OAuth 2.0 with state and PKCE through passport, for `openid email` alone, apart from any access
 * to calendars. State and verifier are kept by our own flows, bound to the browser.
 */
@Injectable()
export class GooglePassport {
  private readonly passport = new passport.Passport();

  constructor(
    private readonly environment: Environment,
    private readonly flows: OAuthFlows,
  ) {
    const { googleClientId: clientID, googleClientSecret: clientSecret } = environment;
    if (clientID === undefined || clientSecret === undefined) return;
    const options = {
      ...{
        clientID,
        clientSecret,
        pkce: true,
        state: true,
        store: this.store(),
      },
      callbackURL: `${environment.publicUrl}${GOOGLE_SIGN_IN_CALLBACK}`,
      authorizationURL: environment.googleOauthAuthUrl,
      tokenURL: environment.googleOauthTokenUrl,
      userProfileURL: environment.googleOauthUserinfoUrl,
      scope: ['openid', 'email'],
    };
    this.passport.use(
      new Strategy(
        options as unknown as StrategyOptions,
        (_access: string, _refresh: string, profile: Profile, done: VerifyCallback) => {
          const [email] = profile.emails ?? [];
          // Of an address that Google did not see proved nothing follows.
          done(null, email?.verified === true ? { sub: profile.id, email: email.value } : false);
        },
      ),
    );
  }

  get offered(): boolean {
    return this.environment.offersGoogle;
  }

  /** The address of Google's page, for this browser. */
  begin(wants: NonNullable<Passenger['wants']>, browser: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const reply = new Redirect(resolve);
      const options = { session: false, prompt: 'select_account' };
      this.run(options, { browser, query: {}, wants }, reply, (error) =>
        reject(Error.isError(error) ? error : new GoogleDidNotTell()),
      );
    });
  }

  /** Who comes back, and what they wanted. @throws GoogleDidNotTell for a state that is not theirs, or a refusal */
  async finish(
    query: Passenger['query'],
    browser: string,
  ): Promise<{ account: GoogleAccount; flow: FlowFacts }> {
    if (typeof query.code !== 'string' || typeof query.state !== 'string') throw new GoogleDidNotTell();
    const passenger: Passenger = { browser, query };
    const told = new Promise<GoogleAccount>((resolve, reject) => {
      const refuse = () => reject(new GoogleDidNotTell());
      const answer: Answer = (error, account) => (error || !account ? refuse() : resolve(account));
      this.run({ session: false }, passenger, new Redirect(refuse), answer);
    });
    const account = await Promise.race([told, pause(PATIENCE_MS, null, { ref: false })]);
    if (!account || !passenger.came) throw new GoogleDidNotTell();
    return { account, flow: passenger.came };
  }

  private run(options: object, passenger: Passenger, reply: Redirect, answer: Answer): void {
    const middleware = this.passport.authenticate('google', options, answer) as (...args: unknown[]) => void;
    middleware(passenger, reply, answer);
  }

  /** What passport asks for a state and a verifier; the numbers of parameters say which form is meant. */
  private store() {
    const { flows } = this;
    const purposes: FlowPurpose[] = ['sign_in', 'link'];
    return {
      store({ wants, browser }: Passenger, verifier: string, _state: unknown, _meta: unknown, done: Stored): void {
        if (!wants) return done(new GoogleDidNotTell());
        flows.begin(wants, browser, verifier).then(({ state }) => done(null, state), done);
      },
      verify(passenger: Passenger, state: string, done: Verified): void {
        flows.finish(purposes, state, passenger.browser).then((flow) => {
          if (!flow) return done(null, false, {});
          const { verifier, ...facts } = flow;
          passenger.came = facts;
          done(null, verifier);
        }, done);
      },
    };
  } // prettier-ignore
}

/** What passport takes for a reply: it only ever redirects. */
class Redirect {
  statusCode = 200;
  private address = '';

  constructor(private readonly done: (address: string) => void) {}

  setHeader(name: string, value: string): void {
    if (name.toLowerCase() === 'location') this.address = value;
  }

  end(): void {
    this.done(this.address);
  }
}

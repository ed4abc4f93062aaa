import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Clock, SystemClock } from '../../../src/kernel/clock.js';
import { GoogleAccount } from './account.js';
import { CalendarApi } from './calendar-api.js';
import { Channels } from './channels.js';
import { EmptyPages, Faults, spoilt, type Fault } from './faults.js';
import { questionOf, Refusal, type Answer, type Question } from './http.js';
import { GoogleOAuth, type Choice } from './oauth.js';

/** A request that arrived, with what became of it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  /** What was answered; 0 when the line broke. */
  status: number;
}

/** How much may be asked of it; who asks more is told so (403 rateLimitExceeded, 429). */
export interface Quota {
  /** Of one account, within any minute. */
  readonly perMinute?: number;
  /** Writes to one calendar, within any second. */
  readonly writesPerSecond?: number;
}

class FollowedClock extends Clock {
  constructor(public followed: Clock) {
    super();
  }

  now(): Temporal.Instant {
    return this.followed.now();
  }
}

/** Google's sign-in, tokens and Calendar API v3 on loopback, written from their public documentation. */
export class Google {
  readonly faults = new Faults();
  readonly log: Asked[] = [];
  readonly oauth: GoogleOAuth;
  readonly channels: Channels;
  readonly api: CalendarApi;
  quota: Quota | null = null;
  /** Calls that were refused because of the quota. */
  refusedByQuota = 0;
  /** Answers take so long. */
  delayMs = 0;
  /** How long it was at work for those who asked, all requests together. */
  busyMs = 0;
  #url = '';
  private readonly accounts = new Map<string, GoogleAccount>();
  private readonly putOff = new EmptyPages();
  private readonly server: Server;
  private readonly recent = new Map<string, number[]>();

  private readonly clock: FollowedClock;

  constructor(clock: Clock) {
    this.clock = new FollowedClock(clock);
    this.oauth = new GoogleOAuth(this.clock);
    this.channels = new Channels(this.clock);
    this.api = new CalendarApi(this.channels);
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  async start(port = 0): Promise<void> {
    const listening = this.server.listen(port, '127.0.0.1');
    await once(listening, 'listening');
    this.#url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await this.channels.settle();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** Goes by this clock from now on: that of the product, which starts after Google. */
  follow(clock: Clock): void {
    this.clock.followed = clock;
  }

  get url(): string {
    return this.#url;
  }

  /** Variables by which the product speaks to it. */
  env(): Record<string, string> {
    return {
      GOOGLE_CLIENT_ID: this.oauth.clientId,
      GOOGLE_CLIENT_SECRET: this.oauth.clientSecret,
      GOOGLE_API_ROOT_URL: `${this.url}/`,
      GOOGLE_OAUTH_AUTH_URL: `${this.url}/o/oauth2/v2/auth`,
      GOOGLE_OAUTH_TOKEN_URL: `${this.url}/token`,
      GOOGLE_OAUTH_REVOKE_URL: `${this.url}/revoke`,
      GOOGLE_OAUTH_USERINFO_URL: `${this.url}/oauth2/v3/userinfo`,
    };
  }

  /** The account of an address; made at its first mention. */
  account(email: string, { name = 'Anna Ferri', timeZone = 'Europe/Rome' } = {}): GoogleAccount {
    const known = this.accounts.get(email);
    if (known) return known;
    const sub = String(100_000_000_000_000_000_001n + BigInt(this.accounts.size));
    const account = new GoogleAccount(
      email,
      sub,
      name,
      this.clock,
      (it) => this.channels.notify(it),
      timeZone,
    );
    this.accounts.set(email, account);
    this.oauth.know({ email, sub, name });
    return account;
  }

  /** An account of which nobody knows yet. */
  newAccount(): GoogleAccount {
    return this.account(`person${this.accounts.size + 1}@gmail.test`);
  }

  /** Who stands before the page of consent from now on, and what stays ticked. */
  chooses(choice: Choice | string): void {
    this.oauth.choice = typeof choice === 'string' ? { email: choice } : choice;
    this.account(this.oauth.choice.email);
  }

  /** The next requests that match go wrong. */
  fail(fault: Fault): void {
    this.faults.order(fault);
  }

  /** What was asked, by method and a part of the path. */
  requests(method?: string, path?: RegExp): Asked[] {
    return this.log.filter((each) => (!method || each.method === method) && (!path || path.test(each.path)));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const begun = performance.now();
    response.once('finish', () => (this.busyMs += performance.now() - begun));
    try {
      const question = await questionOf(request);
      const asked: Asked = { ...question, query: Object.fromEntries(question.query), status: 0 };
      this.log.push(asked);
      const fault = this.faults.meet(question);
      if (this.delayMs > 0) await new Promise((done) => setTimeout(done, this.delayMs));
      if (fault?.kind === 'hang') return;
      if (fault?.kind === 'lostRequest') return void request.socket.destroy();
      let answer = fault && fault.kind === undefined ? refusedBy(fault) : this.answered(question);
      if (fault?.kind === 'lostReply') return void request.socket.destroy();
      if (fault?.kind && ['emptied', 'shortened', 'emptyPages'].includes(fault.kind)) {
        answer = spoilt(fault, answer, this.putOff);
      }
      if (fault?.kind === 'nonsense') {
        answer = {
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: '<html>Please sign in to the Wi-Fi</html>',
        };
      }
      asked.status = answer.status;
      this.send(request, response, answer, fault?.kind === 'truncated');
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'backendError', 'Internal Error');
      this.send(request, response, refusal.answer, false);
    }
  }

  private answered(question: Question): Answer {
    try {
      return this.route(question);
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  }

  private route(question: Question): Answer {
    const { method, path } = question;
    if (path === '/health') return { status: 200, body: 'ready' };
    if (path === '/o/oauth2/v2/auth' && method === 'GET') return this.oauth.authorize(question);
    if (path === '/token' && method === 'POST') return this.oauth.token(question);
    if (path === '/revoke') return this.oauth.revoke(question);
    if (path === '/oauth2/v3/userinfo') return this.oauth.userinfo(question);
    if (!path.startsWith('/calendar/v3/')) throw new Refusal(404, 'notFound', 'Not Found');
    const putOff = this.putOff.take(question.query.get('pageToken'));
    if (putOff) return putOff;
    const { email, scopes } = this.oauth.bearer(question);
    this.count(question, email);
    return this.api.answer(question, { account: this.account(email), scopes });
  }

  private count({ method, path }: Question, email: string): void {
    const { perMinute, writesPerSecond } = this.quota ?? {};
    this.allow(`${email}`, perMinute, 60_000);
    if (method !== 'GET' && !path.endsWith('/watch'))
      this.allow(`${email} ${path.split('/')[4] ?? ''}`, writesPerSecond, 1000);
  }

  private allow(key: string, most: number | undefined, windowMs: number): void {
    if (most === undefined) return;
    const now = this.clock.now().epochMilliseconds;
    const within = (this.recent.get(key) ?? []).filter((at) => at > now - windowMs);
    if (within.length >= most) {
      this.refusedByQuota++;
      throw new Refusal(403, 'rateLimitExceeded', 'Rate Limit Exceeded');
    }
    this.recent.set(key, [...within, now]);
  }

  private send(request: IncomingMessage, response: ServerResponse, answer: Answer, cut: boolean): void {
    const { status, body } = answer;
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const whole = Buffer.from(cut ? text.slice(0, Math.ceil(text.length / 2)) : text);
    const zips = !cut && whole.length > 1024 && /gzip/.test(String(request.headers['accept-encoding'] ?? ''));
    response.writeHead(status, {
      ...(body !== undefined && { 'content-type': 'application/json; charset=UTF-8' }),
      ...(zips && { 'content-encoding': 'gzip' }),
      ...answer.headers,
    });
    response.end(zips ? gzipSync(whole, { level: 1 }) : whole);
  }
}

function refusedBy({ status = 503, reason = 'backendError', headers }: Fault): Answer {
  return new Refusal(status, reason, reason, headers).answer;
}

/** Starts it on a free port of loopback; `close()` it afterwards. */
export async function startGoogle({
  clock = new SystemClock(),
  port = 0,
}: { clock?: Clock; port?: number } = {}): Promise<Google> {
  const google = new Google(clock);
  await google.start(port);
  return google;
}

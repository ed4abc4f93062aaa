import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Agent, fetch as request, Headers, type RequestInit, type Response as Answer } from 'undici';
import { Environment } from '../config/environment.js';
import { isPublicAddress } from './public-address.js';

/** Where public servers of calendars listen. */
const PORTS = new Set(['', '80', '443', '8443']);
const MAX_HOPS = 3;

/** Not asked, because of where it leads. The message names neither host nor address. */
export class AddressRefused extends Error {
  constructor(readonly reason: 'scheme' | 'credentials' | 'port' | 'private-network' | 'redirects') {
    super(`the address is refused: ${reason}`);
  }
}

/** More than was agreed to came back. */
export class AnswerTooLarge extends Error {}

/** How much of an answer is waited for. */
export interface FetchLimits {
  readonly seconds: number;
  readonly bytes: number;
}

const MODEST: FetchLimits = { seconds: 10, bytes: 1024 * 1024 };

/** Resolves a name as `dns.lookup` with `all` does. */
export type Resolve = (
  host: string,
  told: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Speaks to addresses that a person gave, and to public ones only (F34): every address that a name stands for is looked
 * at, and what was looked at is what is connected to, so that a name that changes its mind changes nothing. Redirects
 * are followed by ourselves, three at most, each of them checked again. No proxy of the environment takes part.
 */
export class PublicWeb {
  private readonly agent: Agent;

  /**
   * @param everywhere also private networks and every port (ALLOW_PRIVATE_NETWORK_URLS)
   * @param reachable which IP addresses may be spoken to
   */
  constructor(
    readonly everywhere: boolean,
    private readonly reachable: (address: string) => boolean = isPublicAddress,
    resolve: Resolve = (host, told) => systemLookup(host, { all: true }, told),
  ) {
    this.agent = new Agent({
      connect: { lookup: this.checked(resolve), timeout: 10_000 },
      headersTimeout: 60_000,
      bodyTimeout: 60_000,
      // A server that goes on for ever after its answer is not kept.
      keepAliveTimeout: 1000,
      maxHeaderSize: 32 * 1024,
    });
  }

  /**
   * Like `fetch`, with the whole answer read. `redirect: 'manual'` gives redirects to the caller.
   * @throws AddressRefused, AnswerTooLarge; TypeError or a TimeoutError where nobody answers
   */
  async fetch(
    address: string | URL,
    init: RequestInit = {},
    limits: FetchLimits = MODEST,
  ): Promise<Response> {
    const signal = AbortSignal.timeout(limits.seconds * 1000);
    let url = new URL(address);
    let options: RequestInit = { ...init, redirect: 'manual', signal, dispatcher: this.agent };
    for (let hops = 0; ; hops++) {
      this.check(url);
      const answer = await request(url, options);
      const next = location(answer, url);
      if (next === null || init.redirect === 'manual') return whole(answer, url, limits.bytes);
      await answer.body?.cancel();
      if (hops === MAX_HOPS) throw new AddressRefused('redirects');
      // What was said in private is not said in public afterwards.
      if (url.protocol === 'https:' && next.protocol === 'http:') throw new AddressRefused('scheme');
      const upgraded =
        url.hostname === next.hostname && next.protocol === 'https:' && url.protocol === 'http:';
      options = redirected(options, answer.status, upgraded || url.origin === next.origin);
      url = next;
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  /** The gate for what stands in the address itself: names of hosts meet the other one, when they are looked up. */
  protected check(url: URL): void {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new AddressRefused('scheme');
    if (url.username !== '' || url.password !== '') throw new AddressRefused('credentials');
    if (this.everywhere) return;
    if (!PORTS.has(url.port)) throw new AddressRefused('port');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !this.reachable(host)) throw new AddressRefused('private-network');
  }

  /** One private address among those of a name is enough to refuse it. */
  private checked(resolve: Resolve): LookupFunction {
    return (host, options, told) =>
      resolve(host, (error, addresses) => {
        const first = addresses?.[0];
        if (error || !first) return told(error ?? new Error('no address'), '', 0);
        if (!this.everywhere && !addresses.every(({ address }) => this.reachable(address))) {
          return told(new AddressRefused('private-network'), '', 0);
        }
        return options.all ? told(null, addresses) : told(null, first.address, first.family);
      });
  }
}

/** Where the answer sends us; null when it is one itself. */
function location(answer: Answer, from: URL): URL | null {
  const to = [301, 302, 303, 307, 308].includes(answer.status) ? answer.headers.get('location') : null;
  return to === null ? null : URL.parse(to, from);
}

/** The question that is asked at the new place: as `fetch` would, and with no credentials for another host. */
function redirected(options: RequestInit, status: number, sameOrigin: boolean): RequestInit {
  const headers = new Headers(options.headers);
  if (!sameOrigin) for (const name of ['authorization', 'cookie']) headers.delete(name);
  const method = options.method?.toUpperCase() ?? 'GET';
  const asked = { ...options, headers: Object.fromEntries(headers) };
  if ((status === 303 && method !== 'HEAD') || (status < 303 && method === 'POST')) {
    return { ...asked, method: 'GET', body: null };
  }
  return asked;
}

/** The answer with its body, unpacked and counted while it comes. */
async function whole(answer: Answer, url: URL, limit: number): Promise<Response> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.byteLength;
    // Leaving the loop closes the line.
    if (size > limit) throw new AnswerTooLarge('the answer is too large');
    parts.push(part);
  }
  const bodiless = [204, 205, 304].includes(answer.status);
  const response = new Response(bodiless ? null : Buffer.concat(parts), {
    status: answer.status,
    statusText: answer.statusText,
    headers: [...answer.headers],
  });
  // The address that answered in the end; a response that is made by hand has none.
  return Object.defineProperty(response, 'url', { value: url.href });
}

/** The one way to addresses that people give: calendars by CalDAV, feeds. */
@Injectable()
export class GuardedFetch extends PublicWeb implements OnModuleDestroy {
  constructor(environment: Environment) {
    super(environment.allowPrivateNetworkUrls);
  }

  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

/** The refusal behind an error of `fetch`, which wraps what a look-up throws; null where there is none. */
export function refusalOf(error: unknown): AddressRefused | null {
  if (error instanceof AddressRefused) return error;
  return Error.isError(error) && error.cause !== undefined ? refusalOf(error.cause) : null;
}

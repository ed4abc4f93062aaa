import type { IncomingMessage } from 'node:http';

/** A request as the stand-in looks at it. */
export interface Question {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes out as JSON, a text as it is. */
  readonly body?: unknown;
}

/** Google's own form of an error, with the reason by which clients have to tell one 403 from another. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get answer(): Answer {
    const error = { domain: domainOf(this.reason), reason: this.reason, message: this.message };
    return {
      status: this.status,
      headers: this.headers,
      body: { error: { errors: [error], code: this.status, message: this.message } },
    };
  }
}

function domainOf(reason: string): string {
  if (/^(rateLimit|userRateLimit|quota|dailyLimit)/.test(reason)) return 'usageLimits';
  return /^(fullSync|updatedMin|pushNotSupported|timeRangeEmpty)/.test(reason) ? 'calendar' : 'global';
}

export async function questionOf(request: IncomingMessage): Promise<Question> {
  const url = new URL(request.url ?? '/', 'http://google.test');
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  const form = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  return {
    method: request.method ?? 'GET',
    path: url.pathname.split('/').map(decodeURIComponent).join('/'),
    query: url.searchParams,
    headers: request.headers,
    body: text === '' ? undefined : form ? Object.fromEntries(new URLSearchParams(text)) : parsed(text),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal(400, 'parseError', 'Parse Error');
  }
}

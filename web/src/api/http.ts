import { newId } from './ids';
import { Problem } from './problem';

const root = '/api/v1';
const safe = new Set(['GET', 'HEAD']);
const caller = { csrfToken: '', language: 'en' };

/** Every unsafe request carries this; it comes with the session. */
export function rememberCsrfToken(token: string | null): void {
  caller.csrfToken = token ?? '';
}

/** The language in which the server words its problems. */
export function rememberLanguage(language: string): void {
  caller.language = language;
}

/** What an unsafe request must carry, for the one that cannot go by {@link apiFetch}: an upload with progress. */
export function manners(): Record<string, string> {
  return { 'Accept-Language': caller.language, 'X-CSRF-Token': caller.csrfToken, 'Idempotency-Key': newId() };
}

/**
 * `fetch` with our manners: CSRF token and idempotency key where they belong, the reader's language.
 * Throws a {@link Problem} for every answer that is not a success, and when there is no answer.
 */
export async function apiFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  request.headers.set('Accept-Language', caller.language);
  if (!safe.has(request.method)) request.headers.set('X-CSRF-Token', caller.csrfToken);
  if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
    request.headers.set('Idempotency-Key', newId());
  }
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw Problem.offline();
  }
  if (!response.ok) throw await Problem.from(response);
  return response;
}

type Query = Record<string, string | number | boolean | null | undefined>;

interface CallOptions {
  query?: Query | undefined;
  /** Sent as JSON, or as multipart when it is a form. */
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** The version that the reader saw: somebody else's change in between is refused with 412. */
  ifVersion?: number | undefined;
}

/** One call of the API; `T` is the shape of its answer, `void` for 204. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const headers = new Headers({ Accept: 'application/json' });
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (options.signal) init.signal = options.signal;
  if (options.ifVersion !== undefined) headers.set('If-Match', `"${options.ifVersion}"`);
  if (options.body instanceof FormData) {
    init.body = options.body;
  } else if (options.body !== undefined) {
    headers.set('Content-Type', 'application/json');
    init.body = JSON.stringify(options.body);
  }
  const response = await apiFetch(address(path, options.query), init);
  return (response.status === 204 || response.status === 202 ? undefined : await response.json()) as T;
}

/** The address of something that the browser itself downloads, such as a file or a PDF. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return `${root}${path}${search.size > 0 ? `?${search}` : ''}`;
}

import { newId } from './ids';
import { Problem } from './problem';

const root = '/api/v1';
const safe = new Set(['GET', 'HEAD']);
const caller = { csrfToken: '', language: 'en' };

/** Every unsafe request carries this; it comes with the session. */
export function rememberCsrfToken(token: string | null): void {
  caller.csrfToken = token ?? '';
}

/** False for a page that was opened without the server: it has no secret of the session yet. */
export function knowsCsrfToken(): boolean {
  return caller.csrfToken !== '';
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

/** The version that the reader saw: somebody else's change in between is refused with 412. */
export function ifVersion(version: number | undefined): { headers?: { 'If-Match': string } } {
  return version === undefined ? {} : { headers: { 'If-Match': `"${version}"` } };
}

/** The address of something that the browser itself downloads, such as a file or a PDF. */
export function address(path: string, query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `${root}${path}${search && `?${search}`}`;
}

import { afterEach, describe, expect, it, vi } from 'vitest';
import { address, apiFetch, ifVersion, rememberCsrfToken, rememberLanguage } from './http';
import { Problem } from './problem';

const here = 'http://localhost/api/v1/tasks';

/** Answers every request with this, and keeps the requests. */
function answering(response: () => Response | Promise<never>): Request[] {
  const sent: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request);
    return response();
  });
  return sent;
}

afterEach(() => vi.unstubAllGlobals());

describe('a request', () => {
  it('that changes something carries the CSRF token, and a POST a key of its own', async () => {
    const sent = answering(() => new Response('{}'));
    rememberCsrfToken('secret');
    rememberLanguage('it');
    await apiFetch(here, { method: 'POST' });
    await apiFetch(here, { method: 'POST' });
    await apiFetch(here, { method: 'GET' });
    const [first, second, read] = sent.map(({ headers }) => headers);
    expect(first?.get('X-CSRF-Token')).toBe('secret');
    expect(first?.get('Accept-Language')).toBe('it');
    expect(first?.get('Idempotency-Key')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
    expect(first?.get('Idempotency-Key')).not.toBe(second?.get('Idempotency-Key'));
    expect(read?.has('X-CSRF-Token')).toBe(false);
    expect(read?.has('Idempotency-Key')).toBe(false);
  });

  it('says which version was seen', () => {
    expect(ifVersion(7)).toEqual({ headers: { 'If-Match': '"7"' } });
    expect(ifVersion(undefined)).toEqual({});
  });

  it('has an address with its query', () => {
    expect(address('/reports/1/pdf', { language: 'de' })).toBe('/api/v1/reports/1/pdf?language=de');
    expect(address('/reports/1/content')).toBe('/api/v1/reports/1/content');
  });
});

describe('a failure', () => {
  it('is thrown as the problem that the server worded', async () => {
    const body = {
      status: 409,
      code: 'time-entry.overlaps',
      detail: 'Overlaps.',
      details: { entryId: 'x' },
      errors: [{ field: 'startedAt', code: 'late', message: 'Too late.' }, 'nonsense'],
    };
    answering(() => new Response(JSON.stringify(body), { status: 409 }));
    const problem = await apiFetch(here).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      status: 409,
      code: 'time-entry.overlaps',
      detail: 'Overlaps.',
      details: { entryId: 'x' },
      fields: [{ field: 'startedAt', code: 'late', message: 'Too late.' }],
    });
  });

  it('of a proxy, which speaks HTML, has no sentence of its own', async () => {
    answering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(apiFetch(here)).rejects.toMatchObject({ status: 502, code: 'unknown', detail: '' });
  });

  it('without any answer is being offline', async () => {
    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(apiFetch(here)).rejects.toMatchObject({ status: 0, code: 'network' });
  });
});

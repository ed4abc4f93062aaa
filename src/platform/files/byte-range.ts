import type { ByteRange } from './file-store.js';

interface RangeHeaders {
  readonly range?: string | string[] | undefined;
  readonly 'if-range'?: string | string[] | undefined;
}

/**
 * The part of a file that a request asks for (RFC 9110 §14.1.2); null for all of it. Several ranges, other units and
 * what cannot be read are answered with the whole, as the RFC allows; so is a part of another content (`If-Range`).
 */
export function rangeAsked(
  headers: RangeHeaders,
  etag: string,
  size: number,
): ByteRange | 'unsatisfiable' | null {
  const { range, 'if-range': ifRange } = headers;
  if (typeof range !== 'string' || (ifRange !== undefined && ifRange !== etag)) return null;
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range) ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= size) return 'unsatisfiable';
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

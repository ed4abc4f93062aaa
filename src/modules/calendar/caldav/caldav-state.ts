import { createHash } from 'node:crypto';

/**
 * What is known of a calendar after a pull, and kept as its token: what the server calls this state, and what every
 * resource was. A server that has forgotten its own tokens, or never had any, is then asked for a list, and what changed
 * is found by ourselves (F1, F35).
 */
export interface CaldavState {
  readonly sync: string | null;
  readonly ctag: string | null;
  /** By name of a resource: a mark of its etag, or of its content where the server has no etags. */
  readonly seen: Readonly<Record<string, string>>;
}

export function stateText(state: CaldavState): string {
  return JSON.stringify({ v: 1, ...state });
}

/** @returns null where it is not one of ours */
export function stateOf(token: string): CaldavState | null {
  try {
    const { v, sync, ctag, seen } = JSON.parse(token) as CaldavState & { v: number };
    const text = (value: unknown) => value === null || typeof value === 'string';
    return v === 1 && text(sync) && text(ctag) && typeof seen === 'object' ? { sync, ctag, seen } : null;
  } catch {
    return null;
  }
}

/** A short mark; weak and strong forms of an etag say the same of what is stored. */
export function etagMark(etag: string): string {
  return short(etag.replace(/^W\//, ''));
}

export function contentMark(text: string): string {
  return `=${short(text.replace(/^DTSTAMP[^\r\n]*\r?\n/gm, ''))}`;
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

/** So much gone at once that the one who reads everything has a look first (F4). */
export function isLandslide(removed: number, known: number): boolean {
  return removed > 10 && removed > known * 0.3;
}

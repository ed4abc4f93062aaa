import type { Answer, Question } from './http.js';

/** What can go wrong on the way, besides a plain refusal. */
export type FaultKind =
  /** The request is done, and its answer never arrives. */
  | 'lostReply'
  /** The line breaks before the request is done. */
  | 'lostRequest'
  /** The answer ends in the middle. */
  | 'truncated'
  /** A whole answer of the wrong kind: a page of a proxy, in HTML. */
  | 'nonsense'
  /** A listing says, wrongly, that there is nothing, and gives a token all the same (F4). */
  | 'emptied'
  /** A listing leaves out all but the first few, and gives a token all the same (F4). */
  | 'shortened'
  /** A listing puts a page without events, which is allowed, before each that has some. */
  | 'emptyPages'
  /** No answer at all, until the client gives up. */
  | 'hang';

export interface Fault {
  readonly method?: string;
  /** Of the path without its query: all of it, or a pattern. */
  readonly path?: string | RegExp;
  /** How many requests it meets; 1 unless told. */
  readonly times?: number;
  /** Requests that match and are let through before. */
  readonly after?: number;
  readonly status?: number;
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly kind?: FaultKind;
  /** Of `shortened`: how many are left. */
  readonly keep?: number;
}

interface Armed extends Fault {
  passes: number;
  left: number;
}

/** Faults that were ordered, each for the next requests that match. */
export class Faults {
  private armed: Armed[] = [];

  order(fault: Fault): void {
    this.armed.push({ ...fault, passes: fault.after ?? 0, left: fault.times ?? 1 });
  }

  /** @param path only those that were ordered with this very pattern */
  clear(path?: RegExp): void {
    this.armed = path ? this.armed.filter((fault) => fault.path !== path) : [];
  }

  /** How many requests still have to fail. */
  get left(): number {
    return this.armed.reduce((sum, { left }) => sum + left, 0);
  }

  /** @returns the fault that this request meets, which is used up by it */
  meet({ method, path }: Question): Fault | null {
    const fault = this.armed.find(
      (each) =>
        (each.method === undefined || each.method === method) &&
        (each.path === undefined ||
          (typeof each.path === 'string' ? each.path === path : each.path.test(path))),
    );
    if (!fault) return null;
    if (fault.passes > 0) {
      fault.passes--;
      return null;
    }
    fault.left--;
    if (fault.left <= 0) this.armed = this.armed.filter((each) => each !== fault);
    return fault;
  }
}

interface Listing {
  readonly items: unknown[];
  readonly nextPageToken?: string;
  readonly nextSyncToken?: string;
}

/** A listing that a fault has spoilt. */
export function spoilt({ kind, keep = 1 }: Fault, answer: Answer, emptyTokens: EmptyPages): Answer {
  const listing = answer.body as Listing;
  if (!Array.isArray(listing?.items)) return answer;
  if (kind === 'emptied') return { ...answer, body: { ...listing, items: [] } };
  if (kind === 'shortened') return { ...answer, body: { ...listing, items: listing.items.slice(0, keep) } };
  return {
    ...answer,
    body: { ...listing, items: [], nextPageToken: emptyTokens.keep(answer), nextSyncToken: undefined },
  };
}

/** Pages that were put off behind an empty one. */
export class EmptyPages {
  private readonly pages = new Map<string, Answer>();

  keep(answer: Answer): string {
    const token = `put-off-${this.pages.size + 1}`;
    this.pages.set(token, answer);
    return token;
  }

  take(token: string | null): Answer | null {
    return (token !== null && this.pages.get(token)) || null;
  }
}

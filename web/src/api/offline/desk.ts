import type { Session, TimeEntry } from '../types';
import type { Change } from './change';
import type { Engine } from './engine';
import { ownerOf, rememberOwner } from './owner';

/** What the pages show follows what is kept here. */
export interface Pages {
  /** This answer, with what is not sent yet, is now another. */
  show: (key: readonly unknown[], data: unknown) => void;
  /** Changes have arrived: read again. */
  refresh: () => void;
}

let pages: Pages | null = null;
let current: { owner: string; engine: Promise<Engine | null> } | null = null;

export function connectPages(connected: Pages): void {
  pages = connected;
}

/** Somebody has come in, or is still here: the outbox and what is kept are theirs, and nobody else's. */
export function takeSeat(session: Session): void {
  const owner = ownerOf(session);
  rememberOwner(owner);
  if (current?.owner === owner) {
    void current.engine.then((engine) => engine?.seen(session));
    return;
  }
  leave();
  if (!session.can.logTime) return;
  const engine = import('./engine')
    .then(({ open }) =>
      open(session, {
        show: (key, data) => pages?.show(key, data),
        refresh: () => pages?.refresh(),
      }),
    )
    .catch(() => null);
  current = { owner, engine };
}

/** Nobody is signed in: what was read is forgotten, what waits stays for who made it. */
export function leaveSeat(): void {
  rememberOwner(null);
  leave();
  void import('./database').then(({ forgetReads }) => forgetReads()).catch(() => undefined);
}

export async function engine(): Promise<Engine | null> {
  return (await current?.engine) ?? null;
}

/** The session of last time, for when the server cannot be asked. */
export async function recallSession(): Promise<Session | null> {
  try {
    const { recallSession: recall } = await import('./database');
    return await recall();
  } catch {
    return null;
  }
}

/** Hands a change over: written down first, then sent; `direct` is the way without an outbox. */
export async function deliver(change: Change, direct: () => Promise<TimeEntry | void>): Promise<TimeEntry> {
  const opened = await engine();
  return opened ? opened.deliver(change) : ((await direct()) as TimeEntry);
}

/** Takes a removal back, also of an entry that the server never heard of. */
export async function bringBack(id: string, direct: () => Promise<TimeEntry>): Promise<TimeEntry> {
  const opened = await engine();
  return opened ? opened.bringBack(id, direct) : direct();
}

/** Reads, and keeps what was read; without the server, what was kept. Unsent changes are already in it. */
export function kept<T>(
  key: readonly unknown[],
  ask: (signal: AbortSignal) => Promise<T>,
): (context: { signal: AbortSignal }) => Promise<T> {
  return async ({ signal }) => {
    const askedAt = Temporal.Now.instant().epochMilliseconds;
    const answer = ask(signal);
    // Said below; here only so that it is not taken for forgotten while the engine loads.
    answer.catch(() => undefined);
    const opened = await engine();
    return opened ? ((await opened.settle(key, askedAt, answer)) as T) : answer;
  };
}

function leave(): void {
  void current?.engine.then((opened) => opened?.close());
  current = null;
}

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Session } from '../types';
import type { Item } from './change';
import { MemoryStore, type OutboxStore } from './store';

/** An answer of the server, kept for the time without it. */
export interface Kept {
  id: string;
  owner: string;
  key: readonly unknown[];
  base: unknown;
  /** When it was asked for, in milliseconds. */
  askedAt: number;
}

interface Tables extends DBSchema {
  outbox: { key: number; value: Item; indexes: { owner: string } };
  reads: { key: string; value: Kept; indexes: { owner: string } };
}

const device = 'device';
const lastSession = 'session';
let opened: Promise<IDBPDatabase<Tables>> | null = null;

function database(): Promise<IDBPDatabase<Tables>> {
  opened ??= openDB<Tables>('affianco', 1, {
    upgrade(fresh) {
      fresh
        .createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true })
        .createIndex('owner', 'owner');
      fresh.createObjectStore('reads', { keyPath: 'id' }).createIndex('owner', 'owner');
    },
    // A newer version of the app wants to change the tables: another tab must not hold it up.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opened = null;
    },
  });
  return opened;
}

/** The outbox in IndexedDB; in memory where the browser keeps nothing. */
export async function outboxStore(): Promise<OutboxStore> {
  try {
    await database();
  } catch {
    opened = null;
    return new MemoryStore();
  }
  return {
    all: async (owner) => (await database()).getAllFromIndex('outbox', 'owner', owner),
    add: async (item) => {
      // The database gives the place in the line.
      const seq = await (await database()).add('outbox', item as Item);
      return { ...item, seq };
    },
    update: async (seq, change) => {
      const transaction = (await database()).transaction('outbox', 'readwrite');
      const before = await transaction.store.get(seq);
      const after = before ? change(before) : null;
      if (after) await transaction.store.put(after);
      else if (before) await transaction.store.delete(seq);
      await transaction.done;
      return after;
    },
  };
}

/** What was read in the name of this owner; of nobody else. */
export async function readsOf(owner: string): Promise<Kept[]> {
  return (await database()).getAllFromIndex('reads', 'owner', owner);
}

export async function keepRead(read: Kept): Promise<void> {
  await (await database()).put('reads', read);
}

export async function dropRead(id: string): Promise<void> {
  await (await database()).delete('reads', id);
}

/** Who was at work here last, to go on without the server; without the secret of the session. */
export async function keepSession(session: Session): Promise<void> {
  const base = { ...session, csrfToken: null };
  await keepRead({ id: lastSession, owner: device, key: [lastSession], base, askedAt: 0 });
}

export async function recallSession(): Promise<Session | null> {
  const kept = await (await database()).get('reads', lastSession);
  return (kept?.base as Session | undefined) ?? null;
}

/** Nobody is signed in any more: what was read goes, what waits to be sent stays for its owner. */
export async function forgetReads(): Promise<void> {
  await (await database()).clear('reads');
}

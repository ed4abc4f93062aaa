import type { Item } from './change';

/** Where the outbox keeps its items; each call is atomic, also between tabs. */
export interface OutboxStore {
  /** In the order in which they were added. */
  all(owner: string): Promise<Item[]>;
  add(item: Omit<Item, 'seq'>): Promise<Item>;
  /** Reads, changes and writes in one transaction; null removes. Gives what is now there. */
  update(seq: number, change: (item: Item) => Item | null): Promise<Item | null>;
}

/** Lasts as long as the page: for a browser that keeps nothing, and for tests. */
export class MemoryStore implements OutboxStore {
  private readonly items = new Map<number, Item>();
  private last = 0;

  all(owner: string): Promise<Item[]> {
    return Promise.resolve([...this.items.values()].filter((item) => item.owner === owner));
  }

  add(item: Omit<Item, 'seq'>): Promise<Item> {
    const added = { ...item, seq: ++this.last };
    this.items.set(added.seq, added);
    return Promise.resolve(added);
  }

  update(seq: number, change: (item: Item) => Item | null): Promise<Item | null> {
    const before = this.items.get(seq);
    const after = before ? change(before) : null;
    if (after) this.items.set(seq, after);
    else this.items.delete(seq);
    return Promise.resolve(after);
  }
}

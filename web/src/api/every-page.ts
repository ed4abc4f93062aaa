import type { List } from './types';

/** A whole list, page after page, for what must be complete: a total, or a search on this side. */
export async function everyPage<T>(page: (cursor: string | undefined) => Promise<List<T>>): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(cursor);
    all.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return all;
}

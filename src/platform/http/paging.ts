import { ApiProperty } from '@nestjs/swagger';
import { DomainError } from '../../kernel/domain-error.js';
import { QueryWhole, Text } from './fields.js';

/** What every list takes: how many, and where the last page ended. */
export class PageQuery {
  @QueryWhole({ min: 1, max: 200, description: 'How many at most; 50 unless said.' })
  limit?: number;

  @Text({ optional: true, max: 500, description: '`nextCursor` of the page before.' })
  cursor?: string;
}

/** A list as the API gives it. */
export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

const PAGE = 50;

/** The wished size; one row more is asked from the database to see whether another page follows. */
export function limitOf(page: PageQuery): number {
  return page.limit ?? PAGE;
}

/**
 * The position after which to go on, or null for the first page.
 * @param parts how many values the list's order has @throws DomainError when the cursor is none of ours
 */
export function positionOf<Position extends readonly string[]>(
  page: PageQuery,
  parts: Position['length'],
): Position | null {
  if (page.cursor === undefined) return null;
  try {
    const position: unknown = JSON.parse(Buffer.from(page.cursor, 'base64url').toString('utf8'));
    const texts =
      Array.isArray(position) && position.every((part) => typeof part === 'string' && !part.includes('\0'));
    if (texts && position.length === parts) return position as unknown as Position;
  } catch {
    // falls through to the refusal below
  }
  throw new DomainError('request.malformed', 'invalid');
}

/**
 * Makes a page of rows fetched with `limit + 1`.
 * @param position the values of the list's order for a row; the last must be unique
 */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  position: (row: Row) => readonly string[],
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(item),
    nextCursor: more ? Buffer.from(JSON.stringify(position(last))).toString('base64url') : null,
  };
}

/** The OpenAPI class of a list of `item`. */
export function pageClass<T extends object>(item: new () => T): new () => Page<T> {
  class ListPage {
    items!: T[];
    nextCursor!: string | null;
  }
  ApiProperty({ type: item, isArray: true })(ListPage.prototype, 'items');
  ApiProperty({ type: String, nullable: true })(ListPage.prototype, 'nextCursor');
  Object.defineProperty(ListPage, 'name', { value: item.name.replace(/Dto$/, '') + 'Page' });
  return ListPage as unknown as new () => Page<T>;
}

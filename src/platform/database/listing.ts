import { seesAll, type Actor } from '../../kernel/actor.js';
import { query } from './transaction.js';

/** SQL that gives a `timestamptz` as the API does: ISO 8601, UTC, whole seconds. */
export function utc(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

/**
 * A question to the database that grows by what is asked for. Only the conditions that apply stand in the SQL, and
 * its name tells them, so that each combination gets a plan of its own. Row-level security stays beneath as a net.
 */
export class Question {
  private readonly names: string[] = [];
  private readonly values: unknown[];
  private sql: string;

  /**
   * Asks for rows of the actor's workspace, and only of engagements in reach.
   * @param select constant SQL up to its FROM and JOINs, without WHERE
   * @param table the name or alias of the table whose rows are asked for
   */
  constructor(select: string, actor: Actor, table: string) {
    this.values = [actor.workspaceId];
    this.sql = `${select} WHERE ${table}.workspace_id = $1`;
    if (!seesAll(actor)) this.where('reach', `${table}.engagement_id = ANY (#::uuid[])`, actor.engagementIds);
  }

  /** @param name short: all names together are the name of the statement, 63 bytes at most @param sql constant text in which each # is the place of a value */
  where(name: string, sql: string, ...values: unknown[]): this {
    this.names.push(name);
    this.sql += ` AND ${this.placed(sql, values)}`;
    return this;
  }

  /** As `where`, unless the value is undefined. */
  whereGiven(name: string, sql: string, value: unknown): this {
    return value === undefined ? this : this.where(name, sql, value);
  }

  /** @param name `noun.what` @param end ORDER BY and LIMIT, again with # for values */
  ask<Row extends object>(name: string, end = '', ...values: unknown[]): Promise<Row[]> {
    const sql = `${this.sql} ${this.placed(end, values)}`;
    return query<Row>([name, ...this.names].join('.'), sql, this.values);
  }

  private placed(sql: string, values: readonly unknown[]): string {
    let next = this.values.length;
    this.values.push(...values);
    return sql.replaceAll('#', () => `$${++next}`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

const KEY = 'workspace_id, day, engagement_id, member_id, service_id';

/** What counts of entries: an end, and not deleted. Amounts are rounded entry by entry (rules, Money 1). */
const SUMS = `
  SELECT ${KEY}, +duration_seconds::bigint AS seconds,
    +CASE WHEN billable THEN duration_seconds ELSE 0 END::bigint AS billable_seconds,
    +CASE WHEN billable AND rate_minor IS NOT NULL
      THEN round(duration_seconds::numeric * rate_minor / 3600) ELSE 0 END::bigint AS amount_minor, +1 AS entries
  FROM entries WHERE deleted_at IS NULL AND duration_seconds IS NOT NULL`;

const of = (table: string) => SUMS.replace('FROM entries', `FROM ${table}`);
/** The same, to be taken away. */
const without = (table: string) => of(table).replaceAll('+', '-');

const ADD = `
  INSERT INTO worked_day AS d (${KEY}, seconds, billable_seconds, amount_minor, entries)
  SELECT ${KEY}, sum(seconds), sum(billable_seconds), sum(amount_minor), sum(entries) FROM (changes) changed
  GROUP BY ${KEY} HAVING sum(seconds) <> 0 OR sum(billable_seconds) <> 0 OR sum(amount_minor) <> 0 OR sum(entries) <> 0
  -- Always in the same order, so that two of them never wait for each other.
  ORDER BY ${KEY}
  ON CONFLICT (${KEY}) DO UPDATE SET seconds = d.seconds + excluded.seconds,
    billable_seconds = d.billable_seconds + excluded.billable_seconds,
    amount_minor = d.amount_minor + excluded.amount_minor, entries = d.entries + excluded.entries;`;

const add = (...changes: readonly string[]) => ADD.replace('changes', changes.join(' UNION ALL '));

const LEAVE_NOTHING_EMPTY = `
  DELETE FROM worked_day d USING (SELECT DISTINCT ${KEY} FROM old_rows) o
  WHERE d.workspace_id = o.workspace_id AND d.day = o.day AND d.engagement_id = o.engagement_id
    AND d.member_id = o.member_id AND d.service_id IS NOT DISTINCT FROM o.service_id AND d.entries = 0;`;

/**
 * Hours added up by local day, so that a year of all clients is read from thousands of rows instead of a million
 * entries. Kept in the very transaction that changes an entry; never written by the product itself.
 */
export class Rollup1763767200000 implements MigrationInterface {
  name = 'Rollup1763767200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE affianco.worked_day (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        workspace_id uuid NOT NULL,
        day date NOT NULL,
        engagement_id uuid NOT NULL,
        member_id uuid NOT NULL,
        service_id uuid,
        seconds bigint NOT NULL,
        billable_seconds bigint NOT NULL,
        amount_minor bigint NOT NULL,
        entries integer NOT NULL,
        CONSTRAINT worked_day_once UNIQUE NULLS NOT DISTINCT (${KEY})
      );

      -- The functions belong to an account that row-level security does not bind: a sum is a sum of all, whoever
      -- writes. They see nothing but the rows of the statement that called them.
      CREATE FUNCTION affianco.roll_up_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = affianco, pg_temp AS $$
      BEGIN
        ${add(of('new_rows'))}
        RETURN NULL;
      END $$;
      CREATE FUNCTION affianco.roll_up_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = affianco, pg_temp AS $$
      BEGIN
        ${add(of('new_rows'), without('old_rows'))}
        ${LEAVE_NOTHING_EMPTY}
        RETURN NULL;
      END $$;
      CREATE FUNCTION affianco.roll_up_removed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = affianco, pg_temp AS $$
      BEGIN
        ${add(without('old_rows'))}
        ${LEAVE_NOTHING_EMPTY}
        RETURN NULL;
      END $$;
      CREATE TRIGGER roll_up_added AFTER INSERT ON affianco.time_entry REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION affianco.roll_up_added();
      CREATE TRIGGER roll_up_changed AFTER UPDATE ON affianco.time_entry
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION affianco.roll_up_changed();
      CREATE TRIGGER roll_up_removed AFTER DELETE ON affianco.time_entry REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION affianco.roll_up_removed();
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.roll_up_added OWNER TO affianco_lookup;
      ALTER FUNCTION affianco.roll_up_changed OWNER TO affianco_lookup;
      ALTER FUNCTION affianco.roll_up_removed OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
      GRANT SELECT, INSERT, UPDATE, DELETE ON affianco.worked_day TO affianco_lookup;

      -- What was worked before this step; row-level security would show its owner no entry.
      ALTER TABLE affianco.time_entry NO FORCE ROW LEVEL SECURITY;
      INSERT INTO affianco.worked_day (${KEY}, seconds, billable_seconds, amount_minor, entries)
        SELECT ${KEY}, sum(seconds), sum(billable_seconds), sum(amount_minor), sum(entries)
        FROM (${of('affianco.time_entry')}) worked GROUP BY ${KEY};
      ALTER TABLE affianco.time_entry FORCE ROW LEVEL SECURITY;
      ${protect('worked_day', 'engagement', 'members')}
      REVOKE INSERT, UPDATE, DELETE ON affianco.worked_day FROM affianco_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER roll_up_added ON affianco.time_entry;
      DROP TRIGGER roll_up_changed ON affianco.time_entry;
      DROP TRIGGER roll_up_removed ON affianco.time_entry;
      DROP FUNCTION affianco.roll_up_added, affianco.roll_up_changed, affianco.roll_up_removed;
      DROP TABLE affianco.worked_day;
    `);
  }
}

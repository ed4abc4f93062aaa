import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Writing into calendars: what was begun and may have arrived, what somebody wishes to stand there, and the order that
 * anybody's change of a record gives to a calendar that they do not see.
 */
export class CalendarWriting1763770200000 implements MigrationInterface {
  name = 'CalendarWriting1763770200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(ORDERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.order_writes;
      REVOKE INSERT, SELECT ON affianco.event_link FROM affianco_lookup;
      REVOKE INSERT, UPDATE ON affianco.sync_outbox FROM affianco_lookup;
      ALTER TABLE affianco.sync_outbox DROP COLUMN look;
      ALTER TABLE affianco.event_link DROP COLUMN sent, DROP COLUMN wish;
    `);
  }
}

const COLUMNS = `
  -- What was written and not answered: it stands there, or it does not (F10).
  ALTER TABLE affianco.event_link ADD COLUMN sent jsonb;
  -- What somebody wants to stand there though the product says otherwise: the undoing of a conflict.
  ALTER TABLE affianco.event_link ADD COLUMN wish jsonb;
  -- The calendar has changed: it is read before anything is written.
  ALTER TABLE affianco.sync_outbox ADD COLUMN look boolean NOT NULL DEFAULT false;`;

const ORDERS = `
  GRANT SELECT, INSERT ON affianco.event_link TO affianco_lookup;
  GRANT INSERT, UPDATE ON affianco.sync_outbox TO affianco_lookup;

  -- That records have changed, whoever changed them: they are brought in step in every calendar in which they stand, and
  -- in the target of a seat, under the new ids that are given, one for each. What that seat took out of a calendar is not put back (F12).
  CREATE FUNCTION affianco.order_writes(of_noun text, records uuid[], links uuid[], seat uuid, at timestamptz)
    RETURNS TABLE (calendar_id uuid)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      WITH fresh AS (
        INSERT INTO event_link (id, workspace_id, calendar_id, seat_id, noun, record_id, external_id, state, created_at)
        SELECT n.link, c.workspace_id, c.id, c.seat_id, of_noun, n.record, 'v' || replace(n.link::text, '-', ''), 'pending', at
        FROM unnest(records, links) AS n (record, link)
        JOIN calendar c ON c.workspace_id = workspace() AND c.seat_id = seat AND c.is_target AND c.removed_at IS NULL
        WHERE NOT EXISTS (
          SELECT FROM event_link l
          WHERE l.workspace_id = c.workspace_id AND l.noun = of_noun AND l.record_id = n.record AND l.seat_id = c.seat_id
            AND l.tombstoned_at IS NULL AND (l.calendar_id = c.id OR l.state = 'detached'))
        ON CONFLICT DO NOTHING
        RETURNING id, workspace_id, calendar_id, seat_id
      ), concerned AS (
        SELECT * FROM fresh
        UNION ALL
        SELECT l.id, l.workspace_id, l.calendar_id, l.seat_id FROM event_link l
        WHERE l.workspace_id = workspace() AND l.noun = of_noun AND l.record_id = ANY (records) AND l.tombstoned_at IS NULL
      ), ordered AS (
        INSERT INTO sync_outbox AS o (link_id, workspace_id, calendar_id, seat_id, op, ordered_at, next_attempt_at)
        SELECT n.id, n.workspace_id, n.calendar_id, n.seat_id, 'write', at, at FROM concerned n
        ON CONFLICT (link_id) DO UPDATE SET ordered = o.ordered + 1, ordered_at = excluded.ordered_at,
          next_attempt_at = least(o.next_attempt_at, excluded.next_attempt_at)
        RETURNING o.calendar_id
      )
      SELECT DISTINCT d.calendar_id FROM ordered d
    $$;

  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.order_writes OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;`;

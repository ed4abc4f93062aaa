import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** Feeds that calendars elsewhere subscribe to: one's own, or that of one client, behind a secret that can be made anew. */
export class CalendarFeeds1763770700000 implements MigrationInterface {
  name = 'CalendarFeeds1763770700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE affianco.calendar_feed (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES affianco.workspace,
        -- Who made it, and whose it is.
        seat_id uuid NOT NULL,
        person_id uuid NOT NULL REFERENCES affianco.person ON DELETE CASCADE,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
        -- Null: one's own; else all that this client may see, and nothing of anybody else.
        client_id uuid,
        contents text[] NOT NULL CHECK (cardinality(contents) BETWEEN 1 AND 3
          AND contents <@ '{due_dates,time_blocks,appointments}'::text[]),
        generic_titles boolean NOT NULL DEFAULT false,
        language text NOT NULL CHECK (language IN ('en', 'it', 'de', 'es')),
        token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
        created_at timestamptz NOT NULL,
        last_read_at timestamptz,
        revoked_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (workspace_id, id),
        CONSTRAINT calendar_feed_blocks CHECK (client_id IS NULL OR NOT contents @> '{time_blocks}'),
        FOREIGN KEY (workspace_id, client_id) REFERENCES affianco.client (workspace_id, id)
      );
      CREATE INDEX calendar_feed_seat ON affianco.calendar_feed (workspace_id, seat_id, id) WHERE revoked_at IS NULL;
      ${protect('calendar_feed', 'workspace', 'everybody', OWN)}
      ${audited('calendar_feed')}

      -- What a feed has told, so that a later reading counts up what changed, and takes back what is gone.
      CREATE TABLE affianco.feed_event (
        workspace_id uuid NOT NULL,
        feed_id uuid NOT NULL,
        uid text NOT NULL,
        seat_id uuid NOT NULL,
        event jsonb NOT NULL,
        ends_at timestamptz NOT NULL,
        sequence integer NOT NULL CHECK (sequence >= 0),
        changed_at timestamptz NOT NULL,
        cancelled_at timestamptz,
        PRIMARY KEY (feed_id, uid),
        FOREIGN KEY (workspace_id, feed_id) REFERENCES affianco.calendar_feed (workspace_id, id) ON DELETE CASCADE
      );
      ${protect('feed_event', 'workspace', 'everybody', OWN)}

      GRANT SELECT ON affianco.calendar_feed TO affianco_lookup;
      CREATE FUNCTION affianco.feed_of(hash bytea) RETURNS TABLE (workspace_id uuid, feed_id uuid, seat_id uuid, person_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
          SELECT workspace_id, id, seat_id, person_id FROM calendar_feed WHERE token_hash = hash AND revoked_at IS NULL
        $$;
      GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
      ALTER FUNCTION affianco.feed_of OWNER TO affianco_lookup;
      REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.feed_of;
      DROP TABLE affianco.feed_event, affianco.calendar_feed;
    `);
  }
}

const OWN = `seat_id = (SELECT affianco.seat()) OR (SELECT affianco.role()) = 'system'`;

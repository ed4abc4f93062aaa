import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** When tasks are worked on, and what somebody decided about events of their calendars that may have been work. */
export class Plans1763770600000 implements MigrationInterface {
  name = 'Plans1763770600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BLOCKS);
    await runner.query(CANDIDATES);
    await runner.query(FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.planned_times, affianco.event_logged_by;
      DROP INDEX affianco.external_event_hidden;
      DROP TABLE affianco.entry_candidate, affianco.time_block;
    `);
  }
}

const BLOCKS = `
  -- Time that a member sets aside for a task. Blocks may overlap each other and everything else.
  CREATE TABLE affianco.time_block (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    task_id uuid NOT NULL,
    member_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    note text NOT NULL DEFAULT '' CHECK (length(note) <= 500),
    created_at timestamptz NOT NULL,
    removed_at timestamptz,
    -- Who took it away: somebody here, the end of its task, or somebody who deleted it in their calendar.
    removed_by text CHECK (removed_by IN ('member', 'task', 'calendar')),
    version integer NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    CONSTRAINT time_block_length CHECK (ends_at > starts_at AND ends_at - starts_at <= interval '24 hours'),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
    FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id)
  );
  CREATE INDEX time_block_time ON affianco.time_block (workspace_id, starts_at, id) WHERE removed_at IS NULL;
  CREATE INDEX time_block_member ON affianco.time_block (workspace_id, member_id, starts_at, ends_at)
    WHERE removed_at IS NULL;
  CREATE INDEX time_block_task ON affianco.time_block (task_id);
  ${protect('time_block', 'engagement', 'members', '(SELECT affianco.is_member())')}
  REVOKE DELETE ON affianco.time_block FROM affianco_app;
  ${audited('time_block')}`;

const CANDIDATES = `
  -- What somebody decided about one occurrence of an event. What it is about stands in the mirror of their calendars
  -- alone: an event that goes, moves or is to be private leaves nothing here. What nobody decided has no row.
  CREATE TABLE affianco.entry_candidate (
    -- Made of seat, event, occurrence and what it became, so that it is the same whichever calendar shows it.
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    member_id uuid NOT NULL,
    -- The same in every calendar that the event stands in (RFC 5545 3.8.4.7).
    ical_uid text NOT NULL CHECK (length(ical_uid) BETWEEN 1 AND 2100),
    -- Which one of its series, by when it would have begun; of a single event nothing, wherever it moves.
    occurrence text NOT NULL,
    proposes text NOT NULL CHECK (proposes IN ('time_entry', 'appointment')),
    state text NOT NULL CHECK (state IN ('open', 'accepted', 'dismissed')),
    -- It is to be proposed although a colleague has logged it.
    together boolean NOT NULL DEFAULT false,
    -- What it became; untouched by whatever happens to the event later.
    time_entry_ids uuid[] NOT NULL DEFAULT '{}',
    appointment_id uuid,
    decided_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    CONSTRAINT entry_candidate_once UNIQUE (workspace_id, member_id, ical_uid, occurrence, proposes),
    CHECK (state = 'accepted' OR (time_entry_ids = '{}' AND appointment_id IS NULL)),
    CHECK (state <> 'accepted' OR (proposes = 'time_entry') = (appointment_id IS NULL)),
    FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id),
    -- It is known what becomes of the event before the appointment is written, so that nobody writes it there again.
    FOREIGN KEY (workspace_id, appointment_id) REFERENCES affianco.appointment (workspace_id, id)
      DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX entry_candidate_event ON affianco.entry_candidate (workspace_id, ical_uid, occurrence);
  -- One private copy of an event silences all of them (F32).
  CREATE INDEX external_event_hidden ON affianco.external_event (workspace_id, ical_uid)
    WHERE visibility IN ('private', 'confidential');
  CREATE INDEX entry_candidate_appointment ON affianco.entry_candidate (appointment_id)
    WHERE appointment_id IS NOT NULL;
  ${protect('entry_candidate', 'members', 'members', `member_id = (SELECT affianco.seat()) OR (SELECT affianco.role()) = 'system'`)}
  ${audited('entry_candidate')}`;

const FUNCTIONS = `
  GRANT SELECT ON affianco.time_block, affianco.entry_candidate, affianco.time_entry, affianco.member
    TO affianco_lookup;

  -- What members of the caller's workspace have set aside, for whichever client: times and nothing else.
  CREATE FUNCTION affianco.planned_times(seats uuid[], since timestamptz, until timestamptz)
    RETURNS TABLE (seat_id uuid, starts_at timestamptz, ends_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT b.member_id, b.starts_at, b.ends_at FROM time_block b
      WHERE b.workspace_id = workspace() AND b.member_id = ANY (seats) AND b.removed_at IS NULL
        AND b.starts_at < until AND b.ends_at > since
      ORDER BY b.starts_at, b.ends_at
    $$;

  -- Which colleague has logged an event that the caller took part in as well: it is not billed twice by chance (F23).
  CREATE FUNCTION affianco.event_logged_by(uid text, which text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT m.name FROM entry_candidate k JOIN member m ON m.id = k.member_id
      WHERE k.workspace_id = workspace() AND k.ical_uid = uid AND k.occurrence = which
        AND k.member_id IS DISTINCT FROM seat() AND k.proposes = 'time_entry' AND k.state = 'accepted'
        AND EXISTS (SELECT FROM time_entry t WHERE t.id = ANY (k.time_entry_ids) AND t.deleted_at IS NULL)
      ORDER BY k.decided_at LIMIT 1
    $$;

  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.planned_times OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.event_logged_by OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;`;

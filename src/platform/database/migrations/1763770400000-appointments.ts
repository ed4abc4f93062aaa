import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** Sessions with clients: when hosts work, the free times that are proposed, what was booked, and with whom. */
export class Appointments1763770400000 implements MigrationInterface {
  name = 'Appointments1763770400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HOURS);
    await runner.query(APPOINTMENTS);
    await runner.query(PROPOSALS);
    await runner.query(FUNCTIONS);
    await runner.query(
      NOTICES(`'task', 'deliverable', 'client', 'report', 'engagement', 'calendar', 'appointment'`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.notice NO FORCE ROW LEVEL SECURITY;
      DELETE FROM affianco.notice WHERE noun = 'appointment';
      ALTER TABLE affianco.notice FORCE ROW LEVEL SECURITY;
    `);
    await runner.query(NOTICES(`'task', 'deliverable', 'client', 'report', 'engagement', 'calendar'`));
    await runner.query(`
      DROP FUNCTION affianco.booked_times, affianco.appointment_hours, affianco.due_appointment_reminders;
      DROP TABLE affianco.appointment_proposal_guest, affianco.appointment_proposal, affianco.appointment_guest,
        affianco.appointment, affianco.member_hours;
    `);
  }
}

const PLACE = `
    place_kind text CHECK (place_kind IN ('address', 'telephone', 'video')),
    place text NOT NULL DEFAULT '' CHECK (length(place) <= 500),`;

const HOURS = `
  -- When a member can be met, by their own clocks; without a row, whenever is worked for the client.
  CREATE TABLE affianco.member_hours (
    member_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    time_zone text NOT NULL,
    windows jsonb NOT NULL CHECK (jsonb_typeof(windows) = 'array'),
    buffer_before_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 480),
    buffer_after_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 480),
    version integer NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, member_id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id)
  );
  ${protect('member_hours', 'members', 'members')}
  ${audited('member_hours')}`;

const APPOINTMENTS = `
  CREATE TABLE affianco.appointment (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    -- Who of the practice hosts it.
    member_id uuid NOT NULL,
    task_id uuid,
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    -- The client reads it.
    note text NOT NULL DEFAULT '' CHECK (length(note) <= 5000),${PLACE}
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'booked' CHECK (state IN ('booked', 'cancelled')),
    -- Of each change of what stands in calendars (RFC 5545 3.8.7.4).
    sequence integer NOT NULL DEFAULT 0,
    cancelled_at timestamptz,
    cancelled_by_name text,
    cancelled_side text CHECK (cancelled_side IN ('client', 'practice')),
    cancel_reason text CHECK (length(cancel_reason) <= 1000),
    attendance text CHECK (attendance IN ('attended', 'late', 'no_show_client', 'no_show_host', 'cancelled_in_time',
      'cancelled_late')),
    attendance_at timestamptz,
    attendance_by_name text,
    useful text CHECK (useful IN ('yes', 'partly', 'no')),
    -- What the client would have wanted.
    wanted text NOT NULL DEFAULT '' CHECK (length(wanted) <= 2000),
    useful_at timestamptz,
    useful_by uuid,
    -- When a kind word is due after the client did not come, and what became of it.
    follow_up_at timestamptz,
    follow_up_state text CHECK (follow_up_state IN ('waiting', 'proposed', 'sent', 'dropped')),
    -- When guests are reminded next; null: not any more.
    remind_at timestamptz,
    created_at timestamptz NOT NULL,
    created_by_name text NOT NULL,
    changed_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    UNIQUE (workspace_id, engagement_id, id),
    CONSTRAINT appointment_length CHECK (ends_at > starts_at AND ends_at - starts_at <= interval '24 hours'),
    -- A host is never in two places.
    CONSTRAINT appointment_host_once EXCLUDE USING gist (
      member_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state = 'booked'),
    CHECK ((place_kind IS NULL) = (place = '')),
    CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)
      AND (state = 'cancelled') = (cancelled_side IS NOT NULL)),
    -- Whoever cancelled, and when, says how it was attended; nothing else does, and nobody else is asked.
    CONSTRAINT appointment_attended CHECK ((attendance IS NULL) = (attendance_at IS NULL)
      AND (state = 'cancelled') = (coalesce(attendance, '') IN ('cancelled_in_time', 'cancelled_late'))),
    CHECK ((useful IS NULL) = (useful_at IS NULL)),
    CHECK ((follow_up_at IS NULL) = (follow_up_state IS NULL)),
    FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id),
    FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id),
    FOREIGN KEY (workspace_id, useful_by) REFERENCES affianco.contact (workspace_id, id)
  );
  CREATE INDEX appointment_time ON affianco.appointment (workspace_id, starts_at, id);
  CREATE INDEX appointment_engagement ON affianco.appointment (workspace_id, engagement_id, starts_at);
  CREATE INDEX appointment_remind ON affianco.appointment (remind_at) WHERE remind_at IS NOT NULL;
  ${protect('appointment', 'engagement', 'everybody')}
  REVOKE DELETE ON affianco.appointment FROM affianco_app;
  ${audited('appointment')}

  -- Which contacts take part. The id is what their link carries.
  CREATE TABLE affianco.appointment_guest (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    appointment_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    UNIQUE (workspace_id, id),
    CONSTRAINT appointment_guest_once UNIQUE (appointment_id, contact_id),
    FOREIGN KEY (workspace_id, engagement_id, appointment_id)
      REFERENCES affianco.appointment (workspace_id, engagement_id, id),
    FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
  );
  CREATE INDEX appointment_guest_contact ON affianco.appointment_guest (workspace_id, contact_id);
  ${protect('appointment_guest', 'engagement', 'everybody')}
  ${audited('appointment_guest')}`;

const PROPOSALS = `
  -- Free times, proposed by link: one of them is booked, once.
  CREATE TABLE affianco.appointment_proposal (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    member_id uuid NOT NULL,
    task_id uuid,
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    note text NOT NULL DEFAULT '' CHECK (length(note) <= 5000),${PLACE}
    minutes integer NOT NULL CHECK (minutes BETWEEN 5 AND 1440),
    -- Both included, in the engagement's zone.
    from_day date NOT NULL,
    to_day date NOT NULL CHECK (to_day >= from_day AND to_day <= from_day + 92),
    buffer_before_minutes integer NOT NULL CHECK (buffer_before_minutes BETWEEN 0 AND 480),
    buffer_after_minutes integer NOT NULL CHECK (buffer_after_minutes BETWEEN 0 AND 480),
    -- Nothing sooner than so long from the moment of booking.
    notice_minutes integer NOT NULL CHECK (notice_minutes BETWEEN 0 AND 43200),
    step_minutes integer NOT NULL CHECK (step_minutes IN (5, 10, 15, 20, 30, 60)),
    expires_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'booked', 'withdrawn')),
    appointment_id uuid,
    created_at timestamptz NOT NULL,
    created_by_name text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    UNIQUE (workspace_id, engagement_id, id),
    CHECK ((place_kind IS NULL) = (place = '')),
    CHECK ((state = 'booked') = (appointment_id IS NOT NULL)),
    FOREIGN KEY (workspace_id, engagement_id) REFERENCES affianco.engagement (workspace_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES affianco.member (workspace_id, id),
    FOREIGN KEY (workspace_id, engagement_id, task_id) REFERENCES affianco.task (workspace_id, engagement_id, id),
    FOREIGN KEY (workspace_id, engagement_id, appointment_id)
      REFERENCES affianco.appointment (workspace_id, engagement_id, id)
  );
  CREATE INDEX appointment_proposal_order ON affianco.appointment_proposal (workspace_id, engagement_id, id);
  ${protect('appointment_proposal', 'engagement', 'everybody')}
  REVOKE DELETE ON affianco.appointment_proposal FROM affianco_app;
  ${audited('appointment_proposal')}

  CREATE TABLE affianco.appointment_proposal_guest (
    id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    UNIQUE (workspace_id, id),
    CONSTRAINT appointment_proposal_guest_once UNIQUE (proposal_id, contact_id),
    FOREIGN KEY (workspace_id, engagement_id, proposal_id)
      REFERENCES affianco.appointment_proposal (workspace_id, engagement_id, id),
    FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
  );
  CREATE INDEX appointment_proposal_guest_contact ON affianco.appointment_proposal_guest (workspace_id, contact_id);
  ${protect('appointment_proposal_guest', 'engagement', 'members')}
  ${audited('appointment_proposal_guest')}`;

const FUNCTIONS = `
  GRANT SELECT ON affianco.appointment, affianco.appointment_guest, affianco.member_hours TO affianco_lookup;

  -- When seats of the caller's workspace are booked, for whichever client: times and nothing else.
  CREATE FUNCTION affianco.booked_times(seats uuid[], since timestamptz, until timestamptz, but uuid)
    RETURNS TABLE (seat_id uuid, starts_at timestamptz, ends_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT a.member_id, a.starts_at, a.ends_at FROM appointment a
      WHERE a.workspace_id = workspace() AND a.member_id = ANY (seats) AND a.state = 'booked'
        AND a.starts_at < until AND a.ends_at > since AND a.id IS DISTINCT FROM but
      UNION ALL
      SELECT g.contact_id, a.starts_at, a.ends_at FROM appointment_guest g
      JOIN appointment a ON a.id = g.appointment_id
      WHERE g.workspace_id = workspace() AND g.contact_id = ANY (seats) AND a.state = 'booked'
        AND a.starts_at < until AND a.ends_at > since AND a.id IS DISTINCT FROM but
      ORDER BY 2, 3
    $$;

  -- When a host of the caller's workspace works: what a contact chooses from is computed from it.
  CREATE FUNCTION affianco.appointment_hours(host uuid)
    RETURNS TABLE (time_zone text, windows jsonb, buffer_before_minutes integer, buffer_after_minutes integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT h.time_zone, h.windows, h.buffer_before_minutes, h.buffer_after_minutes FROM member_hours h
      WHERE h.workspace_id = workspace() AND h.member_id = host
    $$;

  CREATE FUNCTION affianco.due_appointment_reminders(at timestamptz)
    RETURNS TABLE (workspace_id uuid, appointment_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT a.workspace_id, a.id FROM appointment a WHERE a.remind_at <= at ORDER BY a.remind_at LIMIT 1000
    $$;

  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.booked_times OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.appointment_hours OWNER TO affianco_lookup;
  ALTER FUNCTION affianco.due_appointment_reminders OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;`;

const NOTICES = (nouns: string) => `
  ALTER TABLE affianco.notice DROP CONSTRAINT notice_noun_check;
  ALTER TABLE affianco.notice ADD CHECK (noun IN (${nouns}));
`;

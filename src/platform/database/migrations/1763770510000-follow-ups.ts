import type { MigrationInterface, QueryRunner } from 'typeorm';
import { audited, protect } from './protect.js';

/** What was charged of a session that the client missed, and the kind word afterwards. */
export class FollowUps1763770510000 implements MigrationInterface {
  name = 'FollowUps1763770510000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which entry charges a missed session: one at a time, made by a member.
      CREATE TABLE affianco.appointment_charge (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        appointment_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        UNIQUE (workspace_id, id),
        CONSTRAINT appointment_charge_once UNIQUE (appointment_id),
        CONSTRAINT appointment_charge_entry UNIQUE (entry_id),
        FOREIGN KEY (workspace_id, engagement_id, appointment_id)
          REFERENCES affianco.appointment (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, entry_id) REFERENCES affianco.time_entry (workspace_id, id)
      );
      ${protect('appointment_charge', 'engagement', 'members')}
      ${audited('appointment_charge')}

      -- The word to a client who did not come. When it is due and what became of it stands with the appointment.
      CREATE TABLE affianco.appointment_follow_up (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        appointment_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        text text NOT NULL DEFAULT '' CHECK (length(text) <= 5000),
        because text CHECK (because IN ('in_touch', 'corrected', 'member')),
        proposed_at timestamptz,
        settled_at timestamptz,
        settled_by_name text,
        UNIQUE (workspace_id, id),
        CONSTRAINT appointment_follow_up_once UNIQUE (appointment_id),
        CHECK (because IS NULL OR settled_at IS NOT NULL),
        FOREIGN KEY (workspace_id, engagement_id, appointment_id)
          REFERENCES affianco.appointment (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
      );
      ${protect('appointment_follow_up', 'engagement', 'members', '(SELECT affianco.is_member())')}
      ${audited('appointment_follow_up')}
      CREATE INDEX appointment_follow_up_open ON affianco.appointment (follow_up_at)
        WHERE follow_up_state IN ('waiting', 'proposed');
      ${DUE}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION affianco.due_follow_ups, affianco.client_in_touch;
      DROP INDEX affianco.appointment_follow_up_open;
      DROP TABLE affianco.appointment_follow_up, affianco.appointment_charge;
      REVOKE SELECT ON affianco.task_move, affianco.acceptance, affianco.report_answer, affianco.agreement_answer
        FROM affianco_lookup;
    `);
  }
}

const DUE = `
  GRANT SELECT ON affianco.task_move, affianco.acceptance, affianco.report_answer, affianco.agreement_answer
    TO affianco_lookup;

  -- Whether anybody at a client has been heard of since a session that they missed: asked, answered, decided, sent or
  -- booked something; a later session that was booked with them meanwhile says so too, whoever wrote it down.
  CREATE FUNCTION affianco.client_in_touch(of_client uuid, but uuid, since timestamptz) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = affianco, pg_temp AS $$
      SELECT EXISTS (SELECT FROM engagement e WHERE e.client_id = of_client AND (
        EXISTS (SELECT FROM task_move x WHERE x.engagement_id = e.id AND x.actor_role = 'contact' AND x.at > since)
        OR EXISTS (SELECT FROM comment x WHERE x.engagement_id = e.id AND x.author_role = 'contact' AND x.created_at > since)
        OR EXISTS (SELECT FROM attachment x WHERE x.engagement_id = e.id AND x.created_by_role = 'contact'
          AND x.created_at > since)
        OR EXISTS (SELECT FROM question x WHERE x.engagement_id = e.id AND x.answered_by_role = 'contact'
          AND x.answered_at > since)
        OR EXISTS (SELECT FROM acceptance x JOIN contact k ON k.id = x.seat_id WHERE x.engagement_id = e.id AND x.at > since)
        OR EXISTS (SELECT FROM feedback x WHERE x.engagement_id = e.id AND x.answered_at > since)
        OR EXISTS (SELECT FROM report_answer x WHERE x.engagement_id = e.id AND x.at > since)
        OR EXISTS (SELECT FROM agreement_answer x WHERE x.engagement_id = e.id AND x.answered_at > since)
        OR EXISTS (SELECT FROM appointment x WHERE x.engagement_id = e.id AND x.id <> but
          AND (x.created_at > since AND x.starts_at > since AND x.state = 'booked' OR x.useful_at > since
            OR x.cancelled_side = 'client' AND x.cancelled_at > since))))
    $$;

  -- Follow-ups that are due, and those that nobody needs any more.
  CREATE FUNCTION affianco.due_follow_ups(at timestamptz) RETURNS TABLE (workspace_id uuid, appointment_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT a.workspace_id, a.id FROM appointment a JOIN engagement e ON e.id = a.engagement_id
      WHERE a.follow_up_state = 'waiting' AND a.follow_up_at <= at
        OR a.follow_up_state IN ('waiting', 'proposed') AND client_in_touch(e.client_id, a.id, a.starts_at)
      ORDER BY a.follow_up_at LIMIT 1000
    $$;
  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.due_follow_ups OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;`;

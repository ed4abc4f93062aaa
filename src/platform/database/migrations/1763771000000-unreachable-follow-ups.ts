import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A word after a missed session is dropped also where no mail reaches its reader. */
export class UnreachableFollowUps1763771000000 implements MigrationInterface {
  name = 'UnreachableFollowUps1763771000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BECAUSE(`'in_touch', 'corrected', 'member', 'unreachable'`));
    await runner.query('GRANT SELECT ON affianco.appointment_follow_up TO affianco_lookup');
    await runner.query(
      DUE(`(client_in_touch(e.client_id, a.id, a.starts_at) OR EXISTS (SELECT FROM appointment_follow_up f
          JOIN contact k ON k.id = f.contact_id WHERE f.appointment_id = a.id AND k.removed_at IS NOT NULL))`),
    );
  }

  /** Where a reader was gone, it was called corrected before. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DUE('client_in_touch(e.client_id, a.id, a.starts_at)'));
    await runner.query('REVOKE SELECT ON affianco.appointment_follow_up FROM affianco_lookup');
    await runner.query(`
      ALTER TABLE affianco.appointment_follow_up NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.appointment_follow_up DISABLE TRIGGER audit;
      UPDATE affianco.appointment_follow_up SET because = 'corrected' WHERE because = 'unreachable';
      ALTER TABLE affianco.appointment_follow_up ENABLE TRIGGER audit;
      ALTER TABLE affianco.appointment_follow_up FORCE ROW LEVEL SECURITY;
    `);
    await runner.query(BECAUSE(`'in_touch', 'corrected', 'member'`));
  }
}

const BECAUSE = (reasons: string) => `
  ALTER TABLE affianco.appointment_follow_up DROP CONSTRAINT appointment_follow_up_because_check;
  ALTER TABLE affianco.appointment_follow_up ADD CONSTRAINT appointment_follow_up_because_check
    CHECK (because IN (${reasons}));
`;

/** Follow-ups that are due, and those that nobody needs any more. */
const DUE = (needless: string) => `
  DROP FUNCTION affianco.due_follow_ups;
  CREATE FUNCTION affianco.due_follow_ups(at timestamptz) RETURNS TABLE (workspace_id uuid, appointment_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = affianco, pg_temp AS $$
      SELECT a.workspace_id, a.id FROM appointment a JOIN engagement e ON e.id = a.engagement_id
      WHERE a.follow_up_state = 'waiting' AND a.follow_up_at <= at
        OR a.follow_up_state IN ('waiting', 'proposed') AND ${needless}
      ORDER BY a.follow_up_at LIMIT 1000
    $$;
  GRANT CREATE ON SCHEMA affianco TO affianco_lookup;
  ALTER FUNCTION affianco.due_follow_ups OWNER TO affianco_lookup;
  REVOKE CREATE ON SCHEMA affianco FROM affianco_lookup;
`;

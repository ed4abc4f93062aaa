import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An event that became an appointment stands for it as long as both are at the same time; what parts them is asked about. */
export class BookedEvents1763771100000 implements MigrationInterface {
  name = 'BookedEvents1763771100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of what was made of an event that we do not write, there is no link; it is told once for itself.
      ALTER TABLE affianco.sync_issue ADD COLUMN record_id uuid;
      DROP INDEX affianco.sync_issue_once;
      CREATE UNIQUE INDEX sync_issue_once ON affianco.sync_issue
        (connection_id, kind, coalesce(link_id, record_id, calendar_id, connection_id)) WHERE resolved_at IS NULL;

      -- The time for which the event stands in the calendar in place of one of ours; none once it does not any more.
      ALTER TABLE affianco.entry_candidate ADD COLUMN event_starts_at timestamptz, ADD COLUMN event_ends_at timestamptz,
        ADD CHECK ((event_starts_at IS NULL) = (event_ends_at IS NULL)),
        ADD CHECK (event_starts_at IS NULL OR appointment_id IS NOT NULL);
      ALTER TABLE affianco.entry_candidate NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.appointment NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.external_event NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.external_occurrence NO FORCE ROW LEVEL SECURITY;
      UPDATE affianco.entry_candidate k SET event_starts_at = a.starts_at, event_ends_at = a.ends_at
      FROM affianco.appointment a
      WHERE a.workspace_id = k.workspace_id AND a.id = k.appointment_id AND a.member_id = k.member_id
        AND EXISTS (SELECT FROM affianco.external_event v
          JOIN affianco.external_occurrence o ON o.event_id = v.id AND o.starts_at = a.starts_at AND o.ends_at = a.ends_at
          WHERE v.workspace_id = k.workspace_id AND v.seat_id = k.member_id AND v.ical_uid = k.ical_uid
            AND v.deleted_at IS NULL);
      ALTER TABLE affianco.entry_candidate FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.appointment FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.external_event FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.external_occurrence FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.entry_candidate DROP COLUMN event_starts_at, DROP COLUMN event_ends_at;
      DROP INDEX affianco.sync_issue_once;
      ALTER TABLE affianco.sync_issue NO FORCE ROW LEVEL SECURITY;
      DELETE FROM affianco.sync_issue WHERE record_id IS NOT NULL;
      ALTER TABLE affianco.sync_issue FORCE ROW LEVEL SECURITY;
      ALTER TABLE affianco.sync_issue DROP COLUMN record_id;
      CREATE UNIQUE INDEX sync_issue_once ON affianco.sync_issue
        (connection_id, kind, coalesce(link_id, calendar_id, connection_id)) WHERE resolved_at IS NULL;
    `);
  }
}

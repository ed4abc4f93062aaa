import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

/** What each guest of an appointment was told of it, so that nothing they were told changes silently. */
export class AppointmentTold1763770900000 implements MigrationInterface {
  name = 'AppointmentTold1763770900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Only added to; the one with the highest sequence is what a guest knows. The id is that of the mail which said
      -- so, or one of its own where they learn of it otherwise.
      CREATE TABLE affianco.appointment_told (
        id uuid PRIMARY KEY,
        workspace_id uuid NOT NULL,
        engagement_id uuid NOT NULL,
        appointment_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        -- What their link carries: it says so when they take no part any more.
        link_id uuid NOT NULL,
        sequence integer NOT NULL,
        state text NOT NULL CHECK (state IN ('booked', 'cancelled')),
        title text NOT NULL,
        note text NOT NULL,
        place_kind text,
        place text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        at timestamptz NOT NULL,
        UNIQUE (workspace_id, id),
        FOREIGN KEY (workspace_id, engagement_id, appointment_id)
          REFERENCES affianco.appointment (workspace_id, engagement_id, id),
        FOREIGN KEY (workspace_id, contact_id) REFERENCES affianco.contact (workspace_id, id)
      );
      CREATE INDEX appointment_told_last ON affianco.appointment_told (workspace_id, appointment_id, contact_id, sequence);
      CREATE INDEX appointment_told_link ON affianco.appointment_told (workspace_id, link_id);
      ${protect('appointment_told', 'engagement', 'members', '(SELECT affianco.is_member())')}

      ${released('NO FORCE')}
      -- Guests of before know how it stands, unless the mail that tells them is still on its way.
      INSERT INTO affianco.appointment_told (id, workspace_id, engagement_id, appointment_id, contact_id, link_id, sequence,
        state, title, note, place_kind, place, starts_at, ends_at, at)
      SELECT gen_random_uuid(), g.workspace_id, g.engagement_id, a.id, g.contact_id, g.id, a.sequence, a.state, a.title,
        a.note, a.place_kind, a.place, a.starts_at, a.ends_at, a.changed_at
      FROM affianco.appointment_guest g JOIN affianco.appointment a ON a.id = g.appointment_id
      WHERE NOT EXISTS (SELECT FROM affianco.mail m WHERE m.state IN ('queued', 'sending')
        AND m.props ->> 'appointmentId' = a.id::text AND m.props ->> 'contactId' = g.contact_id::text);
      ${released('FORCE')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE affianco.appointment_told');
  }
}

/** A step of the schema works for every workspace, and so past their walls. */
function released(how: 'FORCE' | 'NO FORCE'): string {
  return ['appointment_told', 'appointment_guest', 'appointment', 'mail']
    .map((table) => `ALTER TABLE affianco.${table} ${how} ROW LEVEL SECURITY;`)
    .join('\n      ');
}

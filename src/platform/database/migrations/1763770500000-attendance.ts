import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is agreed about sessions that the client misses. */
export class Attendance1763770500000 implements MigrationInterface {
  name = 'Attendance1763770500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.agreement
        ADD COLUMN no_show_charge text NOT NULL DEFAULT 'nothing'
          CHECK (no_show_charge IN ('nothing', 'booked_time', 'minutes')),
        ADD COLUMN no_show_minutes integer CHECK (no_show_minutes BETWEEN 1 AND 1440),
        ADD COLUMN late_cancellation_charged boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT agreement_no_show_minutes CHECK ((no_show_charge = 'minutes') = (no_show_minutes IS NOT NULL)),
        ADD CONSTRAINT agreement_no_show_late CHECK (no_show_charge <> 'nothing' OR NOT late_cancellation_charged);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE affianco.agreement
        DROP CONSTRAINT agreement_no_show_late,
        DROP CONSTRAINT agreement_no_show_minutes,
        DROP COLUMN no_show_charge,
        DROP COLUMN no_show_minutes,
        DROP COLUMN late_cancellation_charged;
    `);
  }
}

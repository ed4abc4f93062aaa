import { Injectable } from '@nestjs/common';
import { query } from '../../platform/database/transaction.js';
import { LinkVoid } from './identity.errors.js';

/** A reset that can still be used, with whom it is for. */
export interface OpenReset {
  readonly name: string;
  readonly timeZone: string;
  readonly expiresAt: Date;
}

/** The only place that reads and writes password resets; like people they are outside every workspace. */
@Injectable()
export class PasswordResetRepository {
  /** A new one voids those before it. */
  async add(
    id: string,
    personId: string,
    createdAt: Temporal.Instant,
    expiresAt: Temporal.Instant,
  ): Promise<void> {
    await query(
      'password-resets.void',
      'UPDATE password_reset SET used_at = $2 WHERE person_id = $1 AND used_at IS NULL',
      [personId, createdAt.toString()],
    );
    await query(
      'password-resets.add',
      'INSERT INTO password_reset (id, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4)',
      [id, personId, createdAt.toString(), expiresAt.toString()],
    );
  }

  /** Null once it was used or voided, or has expired. */
  async open(id: string, now: Temporal.Instant): Promise<OpenReset | null> {
    const [row] = await query<OpenReset>(
      'password-resets.open',
      `SELECT p.name, p.time_zone AS "timeZone", r.expires_at AS "expiresAt"
       FROM password_reset r JOIN person p ON p.id = r.person_id
       WHERE r.id = $1 AND r.used_at IS NULL AND r.expires_at > $2`,
      [id, now.toString()],
    );
    return row ?? null;
  }

  /** Uses it: of two at once, one does. @returns the id of its person @throws LinkVoid */
  async use(id: string, now: Temporal.Instant): Promise<string> {
    const [row] = await query<{ personId: string }>(
      'password-resets.use',
      `UPDATE password_reset SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2
       RETURNING person_id AS "personId"`,
      [id, now.toString()],
    );
    if (!row) throw new LinkVoid();
    return row.personId;
  }
}

import { Injectable } from '@nestjs/common';
import { query } from '../../platform/database/transaction.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { IdentityTaken } from './identity.errors.js';

/** An account elsewhere with which somebody signs in here. */
export interface PersonIdentity {
  readonly email: string;
  readonly linkedAt: Date;
}

/** Outside workspaces, like people themselves. */
@Injectable()
export class PersonIdentitiesRepository {
  async ofPerson(personId: string): Promise<PersonIdentity | undefined> {
    const [row] = await query<PersonIdentity>(
      'person-identities.of-person',
      `SELECT email, linked_at AS "linkedAt" FROM person_identity WHERE person_id = $1 AND provider = 'google'`,
      [personId],
    );
    return row;
  }

  /** Whose account it is; notes that it was used. */
  async personOf(subject: string, now: Temporal.Instant): Promise<string | undefined> {
    const [row] = await query<{ personId: string }>(
      'person-identities.person-of',
      `UPDATE person_identity SET last_used_at = $2 WHERE provider = 'google' AND subject = $1
       RETURNING person_id AS "personId"`,
      [subject, now.toString()],
    );
    return row?.personId;
  }

  /** In the place of the one that was linked before. @throws IdentityTaken by somebody else */
  async link(personId: string, subject: string, email: string, now: Temporal.Instant): Promise<void> {
    try {
      await query(
        'person-identities.link',
        `INSERT INTO person_identity (provider, subject, person_id, email, linked_at) VALUES ('google', $2, $1, $3, $4)
         ON CONFLICT (person_id, provider)
         DO UPDATE SET subject = excluded.subject, email = excluded.email, linked_at = excluded.linked_at`,
        [personId, subject, email.slice(0, 320), now.toString()],
      );
    } catch (error) {
      if (violatedConstraint(error) === 'person_identity_pkey') throw new IdentityTaken();
      throw error;
    }
  }

  /** @returns the address of the account that was linked, if any was */
  async unlink(personId: string): Promise<string | undefined> {
    const [row] = await query<{ email: string }>(
      'person-identities.unlink',
      `DELETE FROM person_identity WHERE person_id = $1 AND provider = 'google' RETURNING email`,
      [personId],
    );
    return row?.email;
  }
}

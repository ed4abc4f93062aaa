import { Injectable } from '@nestjs/common';
import { seesAll, type Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import { ContactEmailTaken } from './client.errors.js';
import type { ContactRow } from './contact.dto.js';
import { ContactEntity } from './contact.entity.js';

/** Where a page of contacts ended. */
export type ContactPosition = readonly [name: string, id: string];

export type ContactChanges = Partial<
  Pick<ContactEntity, 'name' | 'email' | 'language' | 'timeZone' | 'receivesReports' | 'removedAt'>
>;

const SELECT = `
  SELECT c.id, c.client_id AS "clientId", c.person_id AS "personId", c.name, c.email, c.language,
    c.time_zone AS "timeZone", c.receives_reports AS "receivesReports", c.removed_at AS "removedAt", c.version
  FROM contact c WHERE c.workspace_id = $1 AND ($2::boolean OR c.client_id = ANY ($3::uuid[]))`;

/** The only place that reads and writes contacts. */
@Injectable()
export class ContactsRepository {
  /** One contact, removed ones included. @throws NotFound */
  async one(actor: Actor, id: string): Promise<ContactRow> {
    const [row] = await query<ContactRow>('contacts.one', `${SELECT} AND c.id = $4`, [...scope(actor), id]);
    if (!row) throw new NotFound('contact');
    return row;
  }

  /** Those that are not removed, by name. */
  list(
    actor: Actor,
    clientId: string | undefined,
    limit: number,
    after: ContactPosition | null,
  ): Promise<ContactRow[]> {
    return query<ContactRow>(
      'contacts.list',
      `${SELECT} AND c.removed_at IS NULL AND ($4::uuid IS NULL OR c.client_id = $4)
         AND ($5::text IS NULL OR (lower(c.name), c.id) > (lower($5), $6::uuid))
       ORDER BY lower(c.name), c.id LIMIT $7`,
      [...scope(actor), clientId, after?.[0], after?.[1], limit],
    );
  }

  /** @throws ContactEmailTaken */
  async add(contact: Omit<ContactEntity, 'version'>): Promise<void> {
    await worded(() => manager().insert(ContactEntity, contact));
  }

  /** @throws ContactEmailTaken, and Stale when somebody else was faster */
  async change({ id, version }: ContactRow, workspaceId: string, changes: ContactChanges): Promise<void> {
    const { affected } = await worded(() =>
      manager().update(ContactEntity, { id, workspaceId, version }, changes),
    );
    if (affected !== 1) throw new Stale(version);
  }
}

function scope(actor: Actor): [string, boolean, readonly string[]] {
  return [actor.workspaceId, seesAll(actor), actor.clientIds];
}

async function worded<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) === 'contact_email') throw new ContactEmailTaken();
    throw error;
  }
}

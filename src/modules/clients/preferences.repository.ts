import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import { knowledgeScope } from './client.policy.js';
import { AnotherPreferenceActs } from './client.errors.js';
import type { PreferenceRow } from './preference.dto.js';
import { PreferenceEntity } from './preference.entity.js';
import { STALE_DAYS } from './preference.rules.js';

export type PreferenceChanges = Partial<
  Pick<
    PreferenceEntity,
    'value' | 'note' | 'source' | 'confirmedOn' | 'confirmedByName' | 'staleToldAt' | 'deletedAt'
  >
>;

/** A preference that wants to be confirmed, as its notice tells it. */
export interface StalePreference {
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly kind: PreferenceEntity['kind'];
}

const SELECT = `
  SELECT p.id, p.client_id AS "clientId", p.contact_id AS "contactId", k.name AS "contactName", p.kind, p.value, p.note, p.source,
    p.confirmed_on::text AS "confirmedOn", p.confirmed_by_name AS "confirmedByName", p.deleted_at AS "deletedAt", p.version
  FROM preference p LEFT JOIN contact k ON k.id = p.contact_id AND k.workspace_id = p.workspace_id
  WHERE p.workspace_id = $1 AND $2::boolean AND ($3::boolean OR p.client_id = ANY ($4::uuid[]))`;

/** The only place that reads and writes preferences; a contact finds none. */
@Injectable()
export class PreferencesRepository {
  /** Deleted ones included. @throws NotFound */
  async one(actor: Actor, id: string): Promise<PreferenceRow> {
    const [row] = await query<PreferenceRow>('preferences.one', `${SELECT} AND p.id = $5`, [
      ...knowledgeScope(actor),
      id,
    ]);
    if (!row) throw new NotFound('preference');
    return row;
  }

  /** In the order in which they became known. */
  list(
    actor: Actor,
    clientId: string | undefined,
    limit: number,
    after: string | null,
  ): Promise<PreferenceRow[]> {
    return query<PreferenceRow>(
      'preferences.list',
      `${SELECT} AND p.deleted_at IS NULL AND ($5::uuid IS NULL OR p.client_id = $5) AND ($6::uuid IS NULL OR p.id > $6)
       ORDER BY p.id LIMIT $7`,
      [...knowledgeScope(actor), clientId, after, limit],
    );
  }

  /** @throws AnotherPreferenceActs */
  async add(preference: Omit<PreferenceEntity, 'version'>): Promise<void> {
    await worded(() => manager().insert(PreferenceEntity, columns(preference)));
  }

  /** @throws AnotherPreferenceActs, and Stale when somebody else was faster */
  async change(
    { id, version }: PreferenceRow,
    workspaceId: string,
    changes: PreferenceChanges,
  ): Promise<void> {
    const { affected } = await worded(() =>
      manager().update(PreferenceEntity, { id, workspaceId, version }, columns(changes)),
    );
    if (affected !== 1) throw new Stale(version);
  }

  /** Marks those that have become stale and gives them back: each once, until it is confirmed. */
  newlyStale(actor: Actor, today: Temporal.PlainDate, at: Temporal.Instant): Promise<StalePreference[]> {
    return query<StalePreference>(
      'preferences.newly-stale',
      `UPDATE preference p SET stale_told_at = $4 FROM client c
       WHERE p.workspace_id = $1 AND p.deleted_at IS NULL AND p.stale_told_at IS NULL
         AND p.confirmed_on < $2::date - $3::integer AND c.id = p.client_id AND c.workspace_id = p.workspace_id
         AND c.archived_at IS NULL AND c.stage <> 'ended'
       RETURNING p.id, p.client_id AS "clientId", c.name AS "clientName", p.kind`,
      [actor.workspaceId, today.toString(), STALE_DAYS, at.toString()],
    );
  }
}

/** The value is JSON of any shape, which the types of TypeORM cannot say. */
function columns(changes: PreferenceChanges): QueryDeepPartialEntity<PreferenceEntity> {
  return changes as QueryDeepPartialEntity<PreferenceEntity>;
}

async function worded<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) === 'preference_acting') throw new AnotherPreferenceActs();
    throw error;
  }
}

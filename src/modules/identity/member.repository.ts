import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { NotFound, Stale } from '../../kernel/domain-error.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import { AlreadyMember } from './identity.errors.js';
import type { MemberRow } from './member.dto.js';
import { MemberEntity } from './member.entity.js';

/** Where a page of members ended. */
export type MemberPosition = readonly [name: string, id: string];

const CAN_SIGN_IN = `role = 'owner' AND removed_at IS NULL AND person_id IS NOT NULL`;

const SELECT = `
  SELECT m.id, m.person_id AS "personId", m.name, m.email, m.role, m.removed_at AS "removedAt", m.version,
    m.role = 'owner' AND m.removed_at IS NULL AND m.person_id IS NOT NULL AND
      (SELECT count(*) FROM member WHERE workspace_id = m.workspace_id AND ${CAN_SIGN_IN}) = 1 AS "lastOwner"
  FROM member m WHERE m.workspace_id = $1`;

/** The only place that reads and writes members. */
@Injectable()
export class MemberRepository {
  /** One member, removed ones included. @throws NotFound */
  async one(actor: Actor, id: string): Promise<MemberRow> {
    const [row] = await query<MemberRow>('members.one', `${SELECT} AND m.id = $2`, [actor.workspaceId, id]);
    if (!row) throw new NotFound('member');
    return row;
  }

  /** By name. @param removed whether removed members are among them */
  list(actor: Actor, removed: boolean, limit: number, after: MemberPosition | null): Promise<MemberRow[]> {
    return query<MemberRow>(
      'members.list',
      `${SELECT} AND ($2::boolean OR m.removed_at IS NULL)
         AND ($3::text IS NULL OR (lower(m.name), m.id) > (lower($3), $4::uuid))
       ORDER BY lower(m.name), m.id LIMIT $5`,
      [actor.workspaceId, removed, after?.[0], after?.[1], limit],
    );
  }

  /** The member of an address, removed ones included, or null. */
  async byEmail(actor: Actor, email: string): Promise<MemberRow | null> {
    const [row] = await query<MemberRow>('members.by-email', `${SELECT} AND m.email = $2`, [
      actor.workspaceId,
      email,
    ]);
    return row ?? null;
  }

  /** The only member of a name, whatever its case; null where there is none, or several. */
  async byName(actor: Actor, name: string): Promise<MemberRow | null> {
    const rows = await query<MemberRow>(
      'members.by-name',
      `${SELECT} AND lower(m.name) = lower($2) ORDER BY m.email IS NULL DESC, m.removed_at IS NOT NULL LIMIT 2`,
      [actor.workspaceId, name],
    );
    return rows.length === 1 || rows[0]?.email === null ? (rows[0] ?? null) : null;
  }

  /** Gives a placeholder the address under which its person joins. @throws AlreadyMember when it is another's */
  async address({ id, version }: MemberRow, workspaceId: string, email: string): Promise<void> {
    try {
      const { affected } = await manager().update(
        MemberEntity,
        { id, workspaceId, version, personId: IsNull() },
        { email },
      );
      if (affected !== 1) throw new Stale(version);
    } catch (error) {
      if (violatedConstraint(error) === 'member_email_once') throw new AlreadyMember();
      throw error;
    }
  }

  /** Lets changes of owners stand in line, so that the last two cannot leave at once. */
  async lockOwners(actor: Actor): Promise<void> {
    await query(
      'members.lock-owners',
      `SELECT id FROM member WHERE workspace_id = $1 AND ${CAN_SIGN_IN} ORDER BY id FOR UPDATE`,
      [actor.workspaceId],
    );
  }

  /** @throws Stale when somebody else was faster */
  async change(
    { id, version }: MemberRow,
    workspaceId: string,
    changes: Partial<Pick<MemberEntity, 'role' | 'removedAt'>>,
  ): Promise<void> {
    const { affected } = await manager().update(MemberEntity, { id, workspaceId, version }, changes);
    if (affected !== 1) throw new Stale(version);
  }

  async rename(id: string, name: string): Promise<void> {
    await manager().update(MemberEntity, { id }, { name });
  }

  /** Keeps the place of somebody who has not joined yet. */
  async addPlaceholder(
    member: Pick<MemberEntity, 'id' | 'workspaceId' | 'name' | 'email' | 'createdAt'>,
  ): Promise<void> {
    await manager().insert(MemberEntity, { ...member, personId: null, role: 'assistant' });
  }

  /** Makes a person a member, in the place that an import kept for their address if there is one. @throws AlreadyMember */
  async join(member: Omit<MemberEntity, 'version' | 'removedAt'> & { personId: string }): Promise<string> {
    const { id, workspaceId, personId, name, email, role, createdAt } = member;
    try {
      const [joined] = await query<{ id: string }>(
        'members.join',
        `INSERT INTO member AS m (id, workspace_id, person_id, name, email, role, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (workspace_id, email) DO UPDATE
           SET person_id = excluded.person_id, name = excluded.name, role = excluded.role, version = m.version + 1
           WHERE m.person_id IS NULL AND m.removed_at IS NULL
         RETURNING id`,
        [id, workspaceId, personId, name, email, role, createdAt],
      );
      if (!joined) throw new AlreadyMember();
      return joined.id;
    } catch (error) {
      if (violatedConstraint(error) === 'member_person_once') throw new AlreadyMember();
      throw error;
    }
  }
}

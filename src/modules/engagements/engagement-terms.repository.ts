import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import type { AgreementRow } from './agreement.dto.js';
import { AgreementEntity } from './agreement.entity.js';
import { AgreementDayTaken } from './engagement.errors.js';
import { ScheduleEntity } from './schedule.entity.js';

/** An agreement on its way into the database. */
type NewAgreement = AgreementRow & Pick<AgreementEntity, 'workspaceId' | 'engagementId' | 'createdAt' | 'createdBy'>;

/** The only place that writes what an engagement is agreed on: terms, who works on it, when it is reported. */
@Injectable()
export class EngagementTermsRepository {
  /** @throws AgreementDayTaken */
  async agree({ rounding, ...agreement }: NewAgreement): Promise<void> {
    const rounded = {
      roundingMinutes: rounding?.minutes ?? null,
      roundingDirection: rounding?.direction ?? null,
      roundingScope: rounding?.scope ?? null,
      roundingMinimumMinutes: rounding?.minimumMinutes ?? 0,
    };
    try {
      await manager().insert(AgreementEntity, { ...agreement, ...rounded });
    } catch (error) {
      if (violatedConstraint(error) === 'agreement_day_once') throw new AgreementDayTaken();
      throw error;
    }
  }

  async schedule(schedule: Omit<ScheduleEntity, 'version'>): Promise<void> {
    await manager().insert(ScheduleEntity, schedule);
  }

  async reschedule(
    engagementId: string,
    workspaceId: string,
    changes: Partial<Omit<ScheduleEntity, 'engagementId' | 'workspaceId' | 'version'>>,
  ): Promise<void> {
    await manager().update(ScheduleEntity, { engagementId, workspaceId }, changes);
  }

  /** Makes these members, and no others, the assistants. @returns whether all of them are members */
  async assign(actor: Actor, engagementId: string, memberIds: readonly string[]): Promise<boolean> {
    const wanted = [...new Set(memberIds)];
    await query(
      'assignments.withdraw',
      `DELETE FROM assignment WHERE workspace_id = $1 AND engagement_id = $2 AND NOT member_id = ANY ($3::uuid[])`,
      [actor.workspaceId, engagementId, wanted],
    );
    const assigned = await query(
      'assignments.assign',
      `INSERT INTO assignment (workspace_id, engagement_id, member_id)
       SELECT $1, $2, id FROM member WHERE workspace_id = $1 AND id = ANY ($3::uuid[]) AND removed_at IS NULL
       ON CONFLICT (engagement_id, member_id) DO UPDATE SET member_id = excluded.member_id RETURNING member_id`,
      [actor.workspaceId, engagementId, wanted],
    );
    return assigned.length === wanted.length;
  }
}

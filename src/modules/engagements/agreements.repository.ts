import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { NotFound } from '../../kernel/domain-error.js';
import { violatedConstraint } from '../../platform/database/sql-state.js';
import { manager, query } from '../../platform/database/transaction.js';
import type { AgreedRow } from './agreement.dto.js';
import { AgreementEntity } from './agreement.entity.js';
import type { JudgedAgreement } from './engagement.policy.js';
import { AgreementDayTaken } from './engagement.errors.js';
import type { DaysInForce } from './engagement.rules.js';

/** Terms on their way into the database, by whom and when they were agreed. */
export type AgreedTerms = AgreedRow & Pick<AgreementEntity, 'createdAt' | 'createdBy'>;

/** The only place that writes the dated terms of engagements; they are read with their engagement. */
@Injectable()
export class AgreementsRepository {
  /** @throws AgreementDayTaken */
  async add(agreement: AgreedTerms & Pick<AgreementEntity, 'workspaceId' | 'engagementId'>): Promise<void> {
    await worded(() => manager().insert(AgreementEntity, columns(agreement)));
  }

  /** @throws AgreementDayTaken, NotFound when somebody else was faster */
  async change(actor: Actor, { id, ...terms }: AgreedTerms): Promise<void> {
    const mine = { id, workspaceId: actor.workspaceId };
    const { affected } = await worded(() => manager().update(AgreementEntity, mine, columns(terms)));
    if (affected !== 1) throw new NotFound('agreement');
  }

  async remove(actor: Actor, id: string): Promise<void> {
    const { affected } = await manager().delete(AgreementEntity, { id, workspaceId: actor.workspaceId });
    if (affected !== 1) throw new NotFound('agreement');
  }

  /** Who changes the terms of an engagement waits for work and reports that are being written there, and they wait. */
  async lineUp(actor: Actor, engagementId: string): Promise<void> {
    await query(
      'agreements.line-up',
      `SELECT pg_advisory_xact_lock(hashtextextended(id::text, 1)) FROM engagement
       WHERE workspace_id = $1 AND id = $2`,
      [actor.workspaceId, engagementId],
    );
  }

  /** What happened on the days on which terms hold. */
  async judged(
    actor: Actor,
    engagementId: string,
    { from, to }: DaysInForce,
  ): Promise<Pick<JudgedAgreement, 'inUse' | 'reported'>> {
    const [row] = await query<Pick<JudgedAgreement, 'inUse' | 'reported'>>(
      'agreements.judged',
      `SELECT EXISTS (SELECT FROM time_entry WHERE workspace_id = $1 AND engagement_id = $2 AND deleted_at IS NULL
           AND day >= coalesce($3::date, '-infinity') AND day < coalesce($4::date, 'infinity')) AS "inUse",
         EXISTS (SELECT FROM report WHERE workspace_id = $1 AND engagement_id = $2 AND state <> 'draft'
           AND period_to > coalesce($3::date, '-infinity') AND period_from < coalesce($4::date, 'infinity')) AS reported`,
      [actor.workspaceId, engagementId, from, to],
    );
    return row ?? { inUse: false, reported: false };
  }
}

function columns<T extends Pick<AgreedRow, 'rounding'>>({ rounding, ...terms }: T) {
  return {
    ...terms,
    roundingMinutes: rounding?.minutes ?? null,
    roundingDirection: rounding?.direction ?? null,
    roundingScope: rounding?.scope ?? null,
    roundingMinimumMinutes: rounding?.minimumMinutes ?? 0,
  };
}

async function worded<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violatedConstraint(error) === 'agreement_day_once') throw new AgreementDayTaken();
    throw error;
  }
}

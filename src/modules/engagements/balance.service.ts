import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { monthOf } from '../../kernel/month.js';
import { localDay } from '../../kernel/time-zone.js';
import { actor, query } from '../../platform/database/transaction.js';
import type { BalanceDto } from './balance.dto.js';
import { agreementOn } from './engagement.rules.js';
import { EngagementsService } from './engagements.service.js';

/** Reads the balance of an allowance; portal, page and report read it here. */
@Injectable()
export class BalanceService {
  constructor(
    private readonly engagements: EngagementsService,
    private readonly clock: Clock,
  ) {}

  /**
   * The month that a local day of the engagement is in: what was granted by the agreement at its start, and what
   * billable work that has ended used of it.
   * @param on today unless said
   * @param until counts only days before this one, as a report of an earlier week does
   * @throws NotFound
   */
  async of(engagementId: string, on?: Temporal.PlainDate, until?: Temporal.PlainDate): Promise<BalanceDto> {
    const { agreements, timeZone } = await this.engagements.find(engagementId);
    const month = monthOf(on ?? localDay(this.clock.now(), timeZone));
    const { allowanceMinutes } = agreementOn(agreements, month.from);
    const [row] = await query<{ used: number }>(
      'balance.of',
      `SELECT coalesce(sum(duration_seconds), 0)::float8 AS used FROM time_entry
       WHERE workspace_id = $1 AND engagement_id = $2 AND day >= $3 AND day < least($4::date, $5::date)
         AND billable AND deleted_at IS NULL`,
      [actor().workspaceId, engagementId, month.from.toString(), month.to.toString(), until?.toString()],
    );
    const usedSeconds = row?.used ?? 0;
    return {
      periodStart: month.from.toString(),
      periodEnd: month.to.toString(),
      allowanceMinutes,
      usedSeconds,
      leftSeconds: allowanceMinutes === null ? null : allowanceMinutes * 60 - usedSeconds,
    };
  }
}

import { Can, Day, Id, Instant, OneOf, Text, Whole, Yes } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { Actor } from '../../kernel/actor.js';
import { consentAbilities, type ConsentAbility } from './balance.policy.js';
import { consentStates, type ConsentRow, type ConsentState } from './consent.rules.js';

const LONGEST_OVERAGE = 44_640;

export class ConsentsQuery extends PageQuery {
  @Id({ optional: true, description: 'What was asked in one engagement.' })
  engagementId?: string;
}

export class AnswerConsentDto {
  @Yes({ description: 'Whether work goes on beyond the balance.' })
  granted!: boolean;

  @Whole({
    min: 1,
    max: LONGEST_OVERAGE,
    nullable: true,
    description: 'How many minutes beyond the balance; null: as many as the period takes.',
  })
  minutes!: number | null;
}

/** A client's answer, or the question that waits for it, about hours beyond the balance of one period. */
export class ConsentDto {
  @Id()
  id!: string;

  @Id()
  engagementId!: string;

  @Day()
  periodStart!: string;

  @Instant()
  askedAt!: string;

  @Whole({ description: 'Beyond the balance, as last known before the answer.' })
  overageSeconds!: number;

  @OneOf(consentStates)
  state!: ConsentState;

  @Whole({ nullable: true, description: 'Granted; null: as many as the period takes, or not granted.' })
  minutes!: number | null;

  @Instant({ nullable: true })
  answeredAt!: string | null;

  @Text({ nullable: true })
  answeredByName!: string | null;

  @Can('answer')
  can!: Record<ConsentAbility, boolean>;

  static of(row: ConsentRow, actor: Actor): ConsentDto {
    const { id, engagementId, periodFrom, overageSeconds, state, minutes, answeredByName } = row;
    return {
      id,
      engagementId,
      periodStart: periodFrom,
      askedAt: row.askedAt.toTemporalInstant().toString(),
      overageSeconds,
      state,
      minutes,
      answeredAt: row.answeredAt && row.answeredAt.toTemporalInstant().toString(),
      answeredByName,
      can: consentAbilities(actor, { state }),
    };
  }
}

import type { Actor } from '../../kernel/actor.js';
import { Can, Day, DayList, Id, Instant, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { affirmationAbilities, type AffirmationAbility } from './affirmation.policy.js';

/** As the database gives it. */
export interface AffirmationRow {
  readonly id: string;
  readonly engagementId: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly from: string;
  readonly to: string;
  readonly idleDays: string[];
  readonly affirmedAt: string;
  readonly reported: boolean;
}

export class AffirmDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  engagementId!: string;

  @Day({ description: 'Local days of the engagement; a week at most.' })
  from!: string;

  @Day({ description: 'The first day that is not affirmed.' })
  to!: string;

  @DayList({ max: 7, description: 'Days on which nothing was worked, said to be so.' })
  idleDays!: string[];
}

export class AffirmationsQuery extends PageQuery {
  @Id({ optional: true })
  engagementId?: string;

  @Text({ optional: true, max: 36, description: 'Id of a member, or `me`.' })
  memberId?: string;

  @Day({ optional: true, description: 'Those that reach into the days from here …' })
  from?: string;

  @Day({ optional: true, description: '… to here; the first day that is not asked for.' })
  to?: string;
}

/** A member's word that nothing more is to be added to some days; until it is taken back they stay as they are. */
export class AffirmationDto {
  @Id() id!: string;
  @Id() engagementId!: string;
  @Id() memberId!: string;
  @Text() memberName!: string;
  @Day() from!: string;
  @Day({ description: 'The first day that is not affirmed.' }) to!: string;
  @DayList() idleDays!: string[];
  @Instant() affirmedAt!: string;
  @Can('withdraw') can!: Record<AffirmationAbility, boolean>;

  static of({ reported, ...row }: AffirmationRow, actor: Actor): AffirmationDto {
    return { ...row, can: affirmationAbilities(actor, { memberId: row.memberId, reported }) };
  }
}

import type { Actor } from '../../kernel/actor.js';
import { Can, Day, Id, Instant, Text, Whole, Yes } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { knowledgeAbilities } from './client.policy.js';
import type { ReferralEntity } from './referral.entity.js';

const REFERRED = { optional: true, nullable: true, description: 'Who came, once a client of ours.' };

export class ReferralsQuery extends PageQuery {
  @Id({ optional: true, description: 'Given by one client.' })
  clientId?: string;
}

export class AddReferralDto {
  @Id({ optional: true })
  id?: string;

  @Id({ description: 'Who recommended us.' })
  clientId!: string;

  @Id(REFERRED)
  referredClientId?: string | null;

  @Text({ min: 1, max: 120, description: 'To whom.' })
  name!: string;

  @Day()
  on!: string;

  @Text({ max: 2000, optional: true })
  note?: string;
}

export class EditReferralDto {
  @Id(REFERRED)
  referredClientId?: string | null;

  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @Day({ optional: true })
  on?: string;

  @Text({ max: 2000, optional: true })
  note?: string;

  @Yes({ optional: true, description: 'Whether a thank-you was said.' })
  thanked?: boolean;
}

/** That a client has recommended us to somebody. */
export class ReferralDto {
  @Id()
  id!: string;

  @Id()
  clientId!: string;

  @Id({ nullable: true, description: 'Null also where that client is not in the reader’s reach.' })
  referredClientId!: string | null;

  @Text({
    nullable: true,
    description: 'Null where it is the name of a client that is not in the reader’s reach.',
  })
  name!: string | null;

  @Day()
  on!: string;

  @Text({ max: 2000 })
  note!: string;

  @Instant({ nullable: true })
  thankedAt!: string | null;

  @Whole()
  version!: number;

  @Can('edit', 'remove')
  can!: Record<'edit' | 'remove', boolean>;

  static of({ hidden, thankedAt, ...row }: ReferralRow, actor: Actor): ReferralDto {
    const { edit, remove } = knowledgeAbilities(actor, { removed: false });
    return {
      ...row,
      referredClientId: hidden ? null : row.referredClientId,
      name: hidden ? null : row.name,
      note: hidden ? '' : row.note,
      thankedAt: thankedAt && thankedAt.toTemporalInstant().toString(),
      can: { edit: edit && !hidden, remove: remove && !hidden },
    };
  }
}

/** A referral as lists read it. */
export type ReferralRow = Omit<ReferralEntity, 'workspaceId' | 'createdAt'> & {
  /** It led to a client who is not in the reader's reach, and therefore is nobody to them. */
  readonly hidden: boolean;
};

import type { Actor } from '../../kernel/actor.js';
import { Can, Id, Instant, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { BalanceLinkRow } from './balance-links.repository.js';
import { balanceLinkAbilities, type BalanceLinkAbility } from './balance.policy.js';

export class BalanceLinksQuery extends PageQuery {
  @Id({ optional: true, description: 'Links to the balance of one engagement.' })
  engagementId?: string;
}

export class AddBalanceLinkDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  engagementId!: string;

  @Id({ description: 'A contact of the engagement’s client.' })
  contactId!: string;
}

/** The page of a balance for one contact: without sign-in, always current, until it is taken back. */
export class BalanceLinkDto {
  @Id()
  id!: string;

  @Id()
  engagementId!: string;

  @Id()
  contactId!: string;

  @Text()
  contactName!: string;

  @Text({ nullable: true, max: 2000, description: 'Null once it was taken back.' })
  url!: string | null;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true })
  revokedAt!: string | null;

  @Can('revoke')
  can!: Record<BalanceLinkAbility, boolean>;

  static of(row: BalanceLinkRow, url: string, actor: Actor): BalanceLinkDto {
    const { id, engagementId, contactId, contactName, createdAt, revokedAt } = row;
    return {
      id,
      engagementId,
      contactId,
      contactName,
      url: revokedAt ? null : url,
      createdAt: createdAt.toTemporalInstant().toString(),
      revokedAt: revokedAt && revokedAt.toTemporalInstant().toString(),
      can: balanceLinkAbilities(actor, { revoked: revokedAt !== null }),
    };
  }
}

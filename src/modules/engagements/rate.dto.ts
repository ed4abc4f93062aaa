import type { Actor } from '../../kernel/actor.js';
import { formatMoney } from '../../kernel/money.js';
import { Can, Day, Id, Instant, MoneyDto, MoneyField, OneOf, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { RateEntity } from './rate.entity.js';
import { rateAbilities } from './rate.policy.js';
import { rateScopes, type RateScope } from './rate.rules.js';

const SCOPE = {
  description:
    'Whose rate: of all the workspace, of a client, of an assistant or of a service in an engagement. The nearest counts: service, assistant, the engagement’s agreement, client, workspace.',
};

export class RatesQuery extends PageQuery {
  @OneOf(rateScopes, { optional: true })
  scope?: RateScope;

  @Id({ optional: true, description: 'Rates of one client.' })
  clientId?: string;

  @Id({ optional: true, description: 'Rates of assistants and services in one engagement.' })
  engagementId?: string;
}

export class SetRateDto {
  @Id({ optional: true })
  id?: string;

  @OneOf(rateScopes, SCOPE)
  scope!: RateScope;

  @Id({ optional: true, description: 'Of scope `client` only.' })
  clientId?: string;

  @Id({ optional: true, description: 'Of the scopes `assistant` and `service` only.' })
  engagementId?: string;

  @Id({ optional: true, description: 'Of scope `assistant` only.' })
  memberId?: string;

  @Id({ optional: true, description: 'Of scope `service` only.' })
  serviceId?: string;

  @MoneyField({ description: 'Per hour.' })
  rate!: MoneyDto;

  @Day({ description: 'The first local day on which it holds; what was logged before keeps its rate.' })
  validFrom!: string;
}

/** A rate per hour from a day on; what is logged under it keeps it. */
export class RateDto {
  @Id()
  id!: string;

  @OneOf(rateScopes, SCOPE)
  scope!: RateScope;

  @Id({ nullable: true })
  clientId!: string | null;

  @Id({ nullable: true })
  engagementId!: string | null;

  @Id({ nullable: true })
  memberId!: string | null;

  @Text({ nullable: true })
  memberName!: string | null;

  @Id({ nullable: true })
  serviceId!: string | null;

  @Text({ nullable: true })
  serviceName!: string | null;

  @MoneyField({ description: 'Per hour.' })
  rate!: MoneyDto;

  @Day()
  validFrom!: string;

  @Instant()
  createdAt!: string;

  @Can('remove')
  can!: Record<'remove', boolean>;

  static of({ amountMinor, currency, createdAt, ...row }: RateRow, actor: Actor): RateDto {
    return {
      ...row,
      rate: formatMoney({ minor: amountMinor, currency }),
      createdAt: createdAt.toTemporalInstant().toString(),
      can: rateAbilities(actor),
    };
  }
}

/** A rate as lists read it. */
export interface RateRow extends Omit<RateEntity, 'workspaceId' | 'createdBy' | 'version'> {
  readonly memberName: string | null;
  readonly serviceName: string | null;
}

import type { Actor } from '../../kernel/actor.js';
import { Can, Id, Instant, QueryYes, Text, Whole, Yes } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { serviceAbilities } from './engagement.policy.js';
import type { ServiceEntity } from './service.entity.js';

export class ServicesQuery extends PageQuery {
  @Id({ optional: true, description: 'Services of one engagement.' })
  engagementId?: string;

  @QueryYes({ description: 'Also the archived ones.' })
  archived?: boolean;
}

export class AddServiceDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  engagementId!: string;

  @Text({ min: 1, max: 120 })
  name!: string;
}

export class EditServiceDto {
  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @Yes({ optional: true })
  archived?: boolean;
}

/** A kind of work done in an engagement. */
export class ServiceDto {
  @Id()
  id!: string;

  @Id()
  engagementId!: string;

  @Text()
  name!: string;

  @Instant({ nullable: true })
  archivedAt!: string | null;

  @Whole()
  version!: number;

  @Can('edit')
  can!: Record<'edit', boolean>;

  static of({ id, engagementId, name, archivedAt, version }: ServiceRow, actor: Actor): ServiceDto {
    const archived = archivedAt && archivedAt.toTemporalInstant().toString();
    return { id, engagementId, name, archivedAt: archived, version, can: serviceAbilities(actor) };
  }
}

/** A service as lists read it. */
export type ServiceRow = Omit<ServiceEntity, 'workspaceId' | 'createdAt'>;

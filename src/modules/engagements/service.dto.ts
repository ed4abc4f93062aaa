import type { Actor } from '../../kernel/actor.js';
import { Can, Id, Instant, QueryYes, Text, Whole, Yes } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { serviceAbilities } from './engagement.policy.js';
import type { ServiceEntity } from './service.entity.js';

const Turnaround = (optional = false) =>
  Whole({
    min: 1,
    max: 600_000,
    optional,
    nullable: true,
    description:
      'Business minutes on the assistant’s side within which a task of it is promised; null: none.',
  });

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

  @Turnaround(true)
  turnaroundMinutes?: number | null;
}

export class EditServiceDto {
  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @Turnaround(true)
  turnaroundMinutes?: number | null;

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

  @Turnaround()
  turnaroundMinutes!: number | null;

  @Instant({ nullable: true })
  archivedAt!: string | null;

  @Whole()
  version!: number;

  @Can('edit')
  can!: Record<'edit', boolean>;

  static of({ archivedAt, ...row }: ServiceRow, actor: Actor): ServiceDto {
    const archived = archivedAt && archivedAt.toTemporalInstant().toString();
    return { ...row, archivedAt: archived, can: serviceAbilities(actor) };
  }
}

/** A service as lists read it. */
export type ServiceRow = Omit<ServiceEntity, 'workspaceId' | 'createdAt'>;

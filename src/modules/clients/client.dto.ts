import type { Actor } from '../../kernel/actor.js';
import { Can, Id, Instant, QueryYes, Text, Whole, Yes } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { ClientEntity } from './client.entity.js';
import { clientAbilities } from './client.policy.js';

export class ClientsQuery extends PageQuery {
  @QueryYes({ description: 'Also the archived ones; without it only clients one works with.' })
  archived?: boolean;
}

export class AddClientDto {
  @Id({ optional: true })
  id?: string;

  @Text({ min: 1, max: 120 })
  name!: string;
}

export class EditClientDto {
  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @Yes({ optional: true })
  archived?: boolean;
}

/** The business or person that delegates. */
export class ClientDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Instant({ nullable: true })
  archivedAt!: string | null;

  @Instant()
  createdAt!: string;

  @Whole()
  version!: number;

  @Can('edit')
  can!: ReturnType<typeof clientAbilities>;

  static of({ id, name, archivedAt, createdAt, version }: ClientRow, actor: Actor): ClientDto {
    return {
      id,
      name,
      archivedAt: archivedAt && archivedAt.toTemporalInstant().toString(),
      createdAt: createdAt.toTemporalInstant().toString(),
      version,
      can: clientAbilities(actor),
    };
  }
}

/** A client as lists read it. */
export type ClientRow = Omit<ClientEntity, 'workspaceId'>;

import type { Actor } from '../../kernel/actor.js';
import { Can, Id, Instant, ListOf, OneOf, QueryYes, Text, Whole, Yes } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { ClientEntity } from './client.entity.js';
import { clientAbilities } from './client.policy.js';
import { clientStages, type ClientStage } from './client.rules.js';

const STAGE = { description: 'How far the relation has come. Null for contacts.' };

export class ClientsQuery extends PageQuery {
  @QueryYes({ description: 'Also the archived ones; without it only clients one works with.' })
  archived?: boolean;
}

export class AddClientDto {
  @Id({ optional: true })
  id?: string;

  @Text({ min: 1, max: 120 })
  name!: string;

  @OneOf(clientStages, { optional: true, description: '`active` unless said.' })
  stage?: ClientStage;
}

export class EditClientDto {
  @Text({ min: 1, max: 120, optional: true })
  name?: string;

  @Yes({ optional: true })
  archived?: boolean;

  @OneOf(clientStages, { optional: true })
  stage?: ClientStage;

  @Text({ max: 2000, optional: true, description: 'Why the stage changes; kept in its history.' })
  stageNote?: string;
}

/** The business or person that delegates. */
export class ClientDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @OneOf(clientStages, { nullable: true, ...STAGE })
  stage!: ClientStage | null;

  @Instant({ nullable: true, description: 'Null for contacts.' })
  stageSince!: string | null;

  @Instant({ nullable: true })
  archivedAt!: string | null;

  @Instant()
  createdAt!: string;

  @Whole()
  version!: number;

  @Can('edit')
  can!: ReturnType<typeof clientAbilities>;

  static of(row: ClientRow, actor: Actor): ClientDto {
    const { id, name, stage, stageSince, archivedAt, createdAt, version } = row;
    const known = actor.role !== 'contact';
    return {
      id,
      name,
      stage: known ? stage : null,
      stageSince: known ? stageSince.toTemporalInstant().toString() : null,
      archivedAt: archivedAt && archivedAt.toTemporalInstant().toString(),
      createdAt: createdAt.toTemporalInstant().toString(),
      version,
      can: clientAbilities(actor),
    };
  }
}

/** A client as lists read it. */
export type ClientRow = Omit<ClientEntity, 'workspaceId'>;

/** One change of a client's stage. */
export class ClientStageDto {
  @Id()
  id!: string;

  @OneOf(clientStages, { nullable: true, description: 'Null for the first one.' })
  from!: ClientStage | null;

  @OneOf(clientStages)
  to!: ClientStage;

  @Text({ max: 2000 })
  note!: string;

  @Text()
  byName!: string;

  @Instant()
  at!: string;
}

/** The stages that a client was in, the newest first. */
export class ClientStagesDto {
  @ListOf(() => ClientStageDto)
  items!: ClientStageDto[];
}

import type { Actor } from '../../kernel/actor.js';
import {
  Can,
  FileField,
  Id,
  Instant,
  ListOf,
  Nested,
  Sha256,
  Text,
  Whole,
} from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { deliverableAbilities, type DeliverableAbility } from './deliverable.policy.js';
import type { DeliverableRow } from './deliverables.repository.js';

const NOTE = { max: 5000, description: 'What it is, or what is new in this version.' };
const FILE = { description: 'The file, 50 MiB at most.' };

/** The form of a hand-over. */
export class HandOverDto {
  @Id({ optional: true, description: 'UUID v7 chosen by the caller.' })
  id?: string;

  @Id()
  engagementId!: string;

  @Id({ optional: true, description: 'The task that it is a result of.' })
  taskId?: string;

  @Text({ optional: true, min: 1, max: 200, description: 'The name of the file unless said.' })
  title?: string;

  @Text({ ...NOTE, optional: true })
  note?: string;

  /** In the body of a received form: the SHA-256 of the file. */
  @FileField(FILE)
  file?: string;
}

export class AddVersionDto {
  @Text({ ...NOTE, optional: true })
  note?: string;

  @FileField(FILE)
  file?: string;
}

export class ChangeDeliverableDto {
  @Text({ optional: true, min: 1, max: 200 })
  title?: string;

  @Id({ optional: true, nullable: true })
  taskId?: string | null;
}

export class DeliverablesQuery extends PageQuery {
  @Id({ optional: true })
  engagementId?: string;

  @Id({ optional: true })
  taskId?: string;
}

export class DeliverableVersionDto {
  @Whole({ min: 1 }) number!: number;
  @Text({ max: 255 }) fileName!: string;
  @Text({
    description: 'By its content and name together; `application/octet-stream` where they do not agree.',
  })
  contentType!: string;
  @Whole({ description: 'In bytes.' }) size!: number;
  @Sha256({ description: 'Of the content.' }) sha256!: string;
  @Text(NOTE) note!: string;
  @Instant() createdAt!: string;
  @Text() createdByName!: string;
}

export class DeliverableDto {
  @Id() id!: string;
  @Id() engagementId!: string;
  @Text() clientName!: string;
  @Id({ nullable: true }) taskId!: string | null;
  @Text({ nullable: true }) taskTitle!: string | null;
  @Text() title!: string;
  @Nested(() => DeliverableVersionDto) latest!: DeliverableVersionDto;
  @ListOf(() => DeliverableVersionDto, { description: 'All of them, the latest first.' })
  versions!: DeliverableVersionDto[];
  @Instant({ nullable: true }) deletedAt!: string | null;
  @Whole() version!: number;
  @Can('edit', 'addVersion', 'remove', 'restore') can!: Record<DeliverableAbility, boolean>;

  static of({ position: _position, ...row }: DeliverableRow, actor: Actor): DeliverableDto {
    return {
      ...row,
      latest: row.versions[0],
      can: deliverableAbilities(actor, { deleted: row.deletedAt !== null }),
    };
  }
}

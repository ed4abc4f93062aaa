import type { Actor } from '../../kernel/actor.js';
import { Can, Id, Instant, OneOf, Sha256, Text, Whole } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import type { AttachmentRow } from './attachments.repository.js';
import { attachmentAbilities, type AttachmentAbility } from './conversation.policy.js';
import { visibilities, type Visibility } from './conversation.rules.js';

export class AttachmentsQuery extends PageQuery {
  @Id({ optional: true })
  taskId?: string;
}

export class AttachDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  taskId!: string;

  @Id({ description: 'A complete upload of the caller.' })
  uploadId!: string;

  @Id({ optional: true, description: 'A comment of the caller on this task.' })
  commentId?: string;

  @OneOf(visibilities, {
    optional: true,
    description:
      'That of the comment; else `internal` unless said. What a contact attaches is always `client`.',
  })
  visibility?: Visibility;
}

/** A file that came with a task or comment. */
export class AttachmentDto {
  @Id()
  id!: string;

  @Id()
  taskId!: string;

  @Id()
  engagementId!: string;

  @Id({ nullable: true })
  commentId!: string | null;

  @OneOf(visibilities)
  visibility!: Visibility;

  @Text({ max: 255 })
  fileName!: string;

  @Text()
  contentType!: string;

  @Whole({ max: Number.MAX_SAFE_INTEGER, description: 'In bytes.' })
  size!: number;

  @Sha256()
  sha256!: string;

  @Text()
  createdByName!: string;

  @Instant()
  createdAt!: string;

  @Can('remove', 'restore')
  can!: Record<AttachmentAbility, boolean>;

  static of(row: AttachmentRow, actor: Actor): AttachmentDto {
    const { position: _position, createdBy, createdByRole: _role, deletedAt, deletedBy, ...fields } = row;
    const judged = { authorId: createdBy, deleted: deletedAt !== null, deletedBy };
    return Object.assign(new AttachmentDto(), { ...fields, can: attachmentAbilities(actor, judged) });
  }
}

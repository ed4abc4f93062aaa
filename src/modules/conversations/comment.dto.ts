import type { Actor, Role } from '../../kernel/actor.js';
import { Can, Id, IdList, Instant, ListOf, OneOf, Text, Whole } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/paging.js';
import { AttachmentDto } from './attachment.dto.js';
import type { AttachmentRow } from './attachments.repository.js';
import type { CommentRow } from './comments.repository.js';
import { commentAbilities, type CommentAbility } from './conversation.policy.js';
import { visibilities, type Visibility } from './conversation.rules.js';

const LONGEST = 10_000;
const MOST_MENTIONS = 20;
const MOST_FILES = 10;
const roles = ['owner', 'assistant', 'contact', 'system'] as const;

export class CommentsQuery extends PageQuery {
  @Id({ optional: true })
  taskId?: string;

  @Id({ optional: true, description: 'The conversation of the task that this is a result of.' })
  deliverableId?: string;
}

export class AddCommentDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  taskId!: string;

  @Text({ min: 1, max: LONGEST, description: 'Markdown.' })
  body!: string;

  @OneOf(visibilities, {
    optional: true,
    description: '`internal` unless said; what a contact writes is always `client`.',
  })
  visibility?: Visibility;

  @IdList({ optional: true, max: MOST_MENTIONS, unique: true, description: 'Members and contacts.' })
  mentions?: string[];

  @IdList({ optional: true, max: MOST_FILES, unique: true, description: 'Uploads of the caller.' })
  uploadIds?: string[];
}

export class EditCommentDto {
  @Text({ optional: true, min: 1, max: LONGEST, description: 'By the author alone.' })
  body?: string;

  @OneOf(visibilities, { optional: true, description: 'From `internal` to `client`, and never back.' })
  visibility?: Visibility;

  @IdList({ optional: true, max: MOST_MENTIONS, unique: true, description: 'As they were unless said.' })
  mentions?: string[];
}

export class MentionDto {
  @Id()
  id!: string;

  @Text()
  name!: string;
}

/** Something said about a task. */
export class CommentDto {
  @Id()
  id!: string;

  @Id()
  taskId!: string;

  @Id()
  engagementId!: string;

  @Text({ max: LONGEST, description: 'Markdown; empty where the comment is deleted.' })
  body!: string;

  @OneOf(visibilities, { description: '`internal`: read by members alone; `client`: by the client too.' })
  visibility!: Visibility;

  @Id({ nullable: true, description: 'The member or contact.' })
  authorId!: string | null;

  @Text()
  authorName!: string;

  @OneOf(roles)
  authorRole!: Role;

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true })
  editedAt!: string | null;

  @Whole({ description: 'How often it was edited.' })
  edits!: number;

  @ListOf(() => MentionDto)
  mentions!: MentionDto[];

  @ListOf(() => AttachmentDto)
  attachments!: AttachmentDto[];

  @Instant({ nullable: true, description: 'Deleted comments are listed to those who may bring them back.' })
  deletedAt!: string | null;

  @Whole({ min: 1 })
  version!: number;

  @Can('edit', 'remove', 'restore', 'share')
  can!: Record<CommentAbility, boolean>;

  static of(row: CommentRow, attachments: readonly AttachmentRow[], actor: Actor): CommentDto {
    const { position: _position, deletedBy, ...fields } = row;
    const deleted = row.deletedAt !== null;
    return Object.assign(new CommentDto(), {
      ...fields,
      body: deleted ? '' : row.body,
      attachments: attachments.map((each) => AttachmentDto.of(each, actor)),
      can: commentAbilities(actor, { ...row, deleted, deletedBy }),
    });
  }
}

export class CommentEditDto {
  @Id()
  id!: string;

  @Text({ max: LONGEST, description: 'What stood there before.' })
  body!: string;

  @Instant()
  replacedAt!: string;
}

export class CommentEditsDto {
  @ListOf(() => CommentEditDto)
  items!: CommentEditDto[];
}

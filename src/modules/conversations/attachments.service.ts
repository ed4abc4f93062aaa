import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import type { Download } from '../../platform/files/download.js';
import { FileStore } from '../../platform/files/file-store.js';
import { HeldUploads } from '../../platform/files/held-uploads.js';
import { StoredReferences } from '../../platform/files/stored-references.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { TasksService } from '../tasks/tasks.service.js';
import { AttachmentDto, type AttachDto, type AttachmentsQuery } from './attachment.dto.js';
import {
  AttachmentsRepository,
  type AttachmentPosition,
  type AttachmentRow,
} from './attachments.repository.js';
import { CommentsRepository, type CommentRow } from './comments.repository.js';
import {
  AttachmentDeleted,
  AttachmentGone,
  AttachmentNotDeleted,
  AttachmentNotYours,
  CommentDeleted,
  CommentNotYours,
  ContactsSpeakOpenly,
  FollowsComment,
} from './conversation.errors.js';
import { attachmentAbilities, commentAbilities, seesInternal, type AttachmentAbility } from './conversation.policy.js'; // prettier-ignore
import { KEPT_DAYS, type Visibility } from './conversation.rules.js';

/** Where new files hang. */
interface Place {
  readonly engagementId: string;
  readonly taskId: string;
  readonly commentId: string | null;
  readonly visibility: Visibility;
}

/** Files that come with a task or a comment; whoever downloads one is judged anew each time. */
@Injectable()
export class AttachmentsService implements OnModuleInit {
  constructor(
    private readonly attachments: AttachmentsRepository,
    private readonly comments: CommentsRepository,
    private readonly tasks: TasksService,
    private readonly uploads: HeldUploads,
    private readonly store: FileStore,
    private readonly references: StoredReferences,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.references.register((keys) => this.attachments.known(actor().workspaceId, keys));
  }

  async list(asked: AttachmentsQuery): Promise<Page<AttachmentDto>> {
    const limit = limitOf(asked);
    const after = positionOf<AttachmentPosition>(asked, 2);
    const rows = await this.attachments.list(actor(), asked.taskId, limit + 1, after);
    return pageOf(
      rows,
      limit,
      ({ position }) => position,
      (row) => AttachmentDto.of(row, actor()),
    );
  }

  /** The bytes, for whoever may see them now. @throws NotFound */
  async download(id: string): Promise<Download> {
    const file = await this.attachments.file(actor(), id);
    return { file, open: () => this.store.open(file.storageKey) };
  }

  /** @throws NotFound for a task or comment out of reach, and what HeldUploads throws */
  async attach(body: AttachDto): Promise<AttachmentDto> {
    const who = actor();
    const { id: taskId, engagementId } = await this.tasks.read(body.taskId);
    const comment = body.commentId ? await this.ownComment(who, body.commentId, taskId) : null;
    const visibility = comment ? comment.visibility : visibilityOf(who, body.visibility);
    if (body.visibility !== undefined && body.visibility !== visibility) throw new FollowsComment();
    const place = { engagementId, taskId, commentId: comment?.id ?? null, visibility };
    const id = body.id ?? this.ids.next();
    await this.put(id, body.uploadId, place);
    await this.tell(id, place);
    return AttachmentDto.of(await this.attachments.one(who, id), who);
  }

  /** The files that a comment brings along. */
  async putAll(uploadIds: readonly string[], place: Place): Promise<void> {
    for (const uploadId of uploadIds) await this.put(this.ids.next(), uploadId, place);
  }

  async remove(id: string): Promise<void> {
    const attachment = await this.mayI('remove', id);
    if (!(await this.attachments.markDeleted(actor(), id, this.clock.now()))) throw new AttachmentDeleted();
    await this.tell(id, attachment);
  }

  /** @throws AttachmentGone when its content is kept no more */
  async restore(id: string): Promise<AttachmentDto> {
    const attachment = await this.mayI('restore', id);
    if (!(await this.attachments.restore(actor(), id))) throw new AttachmentGone(KEPT_DAYS);
    await this.tell(id, attachment);
    return AttachmentDto.of(await this.attachments.one(actor(), id), actor());
  }

  private async put(id: string, uploadId: string, place: Place): Promise<void> {
    const { workspaceId, seatId, name, role } = actor();
    const file = await this.uploads.take(uploadId);
    await this.attachments.add({
      id,
      workspaceId,
      ...place,
      createdBy: seatId,
      createdByName: name,
      createdByRole: role,
      createdAt: this.clock.now().toString(),
      file,
    });
  }

  /** Files are added to one's own words only. */
  private async ownComment(who: Actor, commentId: string, taskId: string): Promise<CommentRow> {
    await this.comments.hold(who, commentId);
    const comment = await this.comments.one(who, commentId);
    if (comment.taskId !== taskId) throw new NotFound('comment');
    const deleted = comment.deletedAt !== null;
    if (deleted) throw new CommentDeleted();
    if (!commentAbilities(who, { ...comment, deleted }).edit) throw new CommentNotYours();
    return comment;
  }

  private async mayI(ability: AttachmentAbility, id: string): Promise<AttachmentRow> {
    const attachment = await this.attachments.one(actor(), id);
    const deleted = attachment.deletedAt !== null;
    const judged = { authorId: attachment.createdBy, deleted, deletedBy: attachment.deletedBy };
    if (attachmentAbilities(actor(), judged)[ability]) return attachment;
    if (ability === 'remove' && deleted) throw new AttachmentDeleted();
    if (ability === 'restore' && !deleted) throw new AttachmentNotDeleted();
    throw new AttachmentNotYours();
  }

  private tell(id: string, { engagementId, visibility }: Pick<Place, 'engagementId' | 'visibility'>) {
    const audience = visibility === 'internal' ? 'members' : 'everybody';
    return this.events.tell('attachment.changed', id, engagementId, audience);
  }
}

/** What members say is internal unless they say otherwise; a contact has nothing internal. */
export function visibilityOf(who: Actor, asked: Visibility | undefined): Visibility {
  if (seesInternal(who)) return asked ?? 'internal';
  if (asked === 'internal') throw new ContactsSpeakOpenly();
  return 'client';
}

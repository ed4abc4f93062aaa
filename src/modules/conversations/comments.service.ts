import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Ids } from '../../kernel/ids.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { refuseStale } from '../../platform/http/precondition.js';
import { TasksService } from '../tasks/tasks.service.js';
import { AttachmentsRepository, type AttachmentRow } from './attachments.repository.js';
import { AttachmentsService, visibilityOf } from './attachments.service.js';
import { CommentDto, type AddCommentDto, type CommentEditsDto, type CommentsQuery, type EditCommentDto } from './comment.dto.js'; // prettier-ignore
import { CommentTelling } from './comment.telling.js';
import { CommentsRepository, type CommentPosition, type CommentRow, type Mentionable } from './comments.repository.js'; // prettier-ignore
import {
  CommentDeleted,
  CommentNotDeleted,
  CommentNotYours,
  MentionNotVisible,
  MentionUnknown,
  OneThread,
  SharedForGood,
} from './conversation.errors.js';
import { commentAbilities, type CommentAbility } from './conversation.policy.js';
import { mayBecome, type Visibility } from './conversation.rules.js';

/** What is said about a task: among the members unless it is meant for the client. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly attached: AttachmentsRepository,
    private readonly attachments: AttachmentsService,
    private readonly tasks: TasksService,
    private readonly telling: CommentTelling,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(asked: CommentsQuery): Promise<Page<CommentDto>> {
    if (asked.taskId !== undefined && asked.deliverableId !== undefined) throw new OneThread();
    const who = actor();
    const limit = limitOf(asked);
    const after = positionOf<CommentPosition>(asked, 2);
    const rows = await this.comments.list(who, asked, limit + 1, after);
    const files = await this.attached.ofComments(
      who,
      rows.map(({ id }) => id),
    );
    const byComment = Map.groupBy(files, ({ commentId }) => commentId);
    return pageOf(
      rows,
      limit,
      ({ position }) => position,
      (row) => CommentDto.of(row, filesOf(row, byComment), who),
    );
  }

  async edits(id: string): Promise<CommentEditsDto> {
    const { id: found } = await this.comments.one(actor(), id);
    return { items: await this.comments.edits(actor(), found) };
  }

  /** @throws NotFound for a task out of reach, MentionUnknown, MentionNotVisible, ContactsSpeakOpenly */
  async add(body: AddCommentDto): Promise<CommentDto> {
    const who = actor();
    const task = await this.tasks.read(body.taskId);
    const { engagementId } = task;
    const visibility = visibilityOf(who, body.visibility);
    const mentioned = await this.named(engagementId, body.mentions ?? [], visibility);
    const id = body.id ?? this.ids.next();
    await this.comments.add({
      id,
      workspaceId: who.workspaceId,
      engagementId,
      taskId: task.id,
      body: body.body,
      visibility,
      mentions: mentioned.map(({ id, name }) => ({ id, name })),
      authorId: who.seatId,
      authorName: who.name,
      authorRole: who.role,
      createdAt: this.clock.date(),
      sharedAt: null,
      deletedAt: null,
      deletedBy: null,
    });
    await this.attachments.putAll(body.uploadIds ?? [], { engagementId, taskId: task.id, commentId: id, visibility }); // prettier-ignore
    const comment = await this.comments.one(who, id);
    await this.telling.added(comment, task, mentioned);
    return this.changed(comment);
  }

  /** Words by their author, visibility by the author or an owner. @throws SharedForGood, CommentNotYours, Stale */
  async edit(id: string, body: EditCommentDto, expected: number | null): Promise<CommentDto> {
    const who = actor();
    const comment = await this.load(id, expected);
    const visibility = body.visibility ?? comment.visibility;
    if (!mayBecome(comment.visibility, visibility)) throw new SharedForGood();
    const shared = visibility !== comment.visibility;
    if (shared) this.refuse('share', comment);
    const words = body.body !== undefined || body.mentions !== undefined;
    if (words || !shared) this.refuse('edit', comment);
    const mentioned = body.mentions && (await this.named(comment.engagementId, body.mentions, visibility));
    const text = body.body ?? comment.body;
    if (text !== comment.body) await this.comments.keepEdit(this.ids.next(), who, comment, this.clock.now());
    const mentions = mentioned?.map(({ id, name }) => ({ id, name })) ?? comment.mentions;
    const sharedAt = shared ? { sharedAt: this.clock.date() } : {};
    await this.comments.change(comment, who, { body: text, visibility, mentions, ...sharedAt });
    if (shared) await this.attached.share(who.workspaceId, id);
    const changed = await this.comments.one(who, id);
    await this.telling.edited(comment, changed, await this.tasks.read(comment.taskId), mentioned ?? []);
    return this.changed(changed);
  }

  async remove(id: string, expected: number | null): Promise<void> {
    const comment = await this.load(id, expected);
    this.refuse('remove', comment);
    await this.comments.change(comment, actor(), { deletedAt: this.clock.date(), deletedBy: actor().seatId });
    await this.telling.removed(comment);
    await this.tell(comment);
  }

  async restore(id: string): Promise<CommentDto> {
    const comment = await this.load(id, null);
    this.refuse('restore', comment);
    await this.comments.change(comment, actor(), { deletedAt: null, deletedBy: null });
    return this.changed(await this.comments.one(actor(), id));
  }

  private async load(id: string, expected: number | null): Promise<CommentRow> {
    const comment = await this.comments.one(actor(), id);
    refuseStale(comment.version, expected);
    return comment;
  }

  private refuse(ability: CommentAbility, comment: CommentRow): void {
    const deleted = comment.deletedAt !== null;
    if (commentAbilities(actor(), { ...comment, deleted })[ability]) return;
    if (ability === 'restore' && !deleted) throw new CommentNotDeleted();
    if (ability !== 'restore' && deleted) throw new CommentDeleted();
    throw new CommentNotYours();
  }

  /** Those who are mentioned, if all of them can read it. */
  private async named(
    engagementId: string,
    ids: readonly string[],
    visibility: Visibility,
  ): Promise<Mentionable[]> {
    if (ids.length === 0) return [];
    const found = await this.comments.mentionable(actor(), engagementId, ids);
    if (found.length !== ids.length) throw new MentionUnknown();
    const blind = found.find(({ contact }) => contact && visibility === 'internal');
    if (blind) throw new MentionNotVisible(blind.name);
    return found;
  }

  private async changed(comment: CommentRow): Promise<CommentDto> {
    await this.tell(comment);
    const files = await this.attached.ofComments(actor(), [comment.id]);
    return CommentDto.of(comment, files, actor());
  }

  private tell({ id, engagementId, visibility }: CommentRow): Promise<void> {
    const audience = visibility === 'internal' ? 'members' : 'everybody';
    return this.events.tell('comment.changed', id, engagementId, audience);
  }
}

function filesOf(
  { id, deletedAt }: CommentRow,
  byComment: ReadonlyMap<string | null, AttachmentRow[]>,
): readonly AttachmentRow[] {
  return deletedAt === null ? (byComment.get(id) ?? []) : [];
}

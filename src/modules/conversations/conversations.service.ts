import { Injectable } from '@nestjs/common';
import type { CommentDto } from './comment.dto.js';
import { CommentsService } from './comments.service.js';

const MOST = 200;

/** What others ask of conversations: a task's page for a contact, a reply that came by mail. */
@Injectable()
export class ConversationsService {
  constructor(private readonly comments: CommentsService) {}

  /** What the caller can read of a task's conversation, oldest first; deleted comments are left out. */
  async visible(taskId: string): Promise<CommentDto[]> {
    const { items } = await this.comments.list({ taskId, limit: MOST });
    return items.filter(({ deletedAt }) => deletedAt === null);
  }

  /** Says something that the client reads. */
  say(taskId: string, body: string): Promise<CommentDto> {
    return this.comments.add({ taskId, body, visibility: 'client' });
  }
}

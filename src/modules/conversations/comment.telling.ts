import { Injectable } from '@nestjs/common';
import type { NoticeOrder } from '../notices/notices.service.js';
import { NoticesService } from '../notices/notices.service.js';
import type { CommentRow, Mentionable } from './comments.repository.js';
import { plainText } from './conversation.rules.js';

/** What of a task is told with a comment. */
export interface TaskTold {
  readonly id: string;
  readonly title: string;
  readonly assigneeId: string | null;
}

/** Tells of comments those who can read them: a contact's to the members, a member's visible one to the contacts. */
@Injectable()
export class CommentTelling {
  constructor(private readonly notices: NoticesService) {}

  /** Who is mentioned is told that, and not once more that somebody wrote. */
  async added(comment: CommentRow, task: TaskTold, mentioned: readonly Mentionable[]): Promise<void> {
    const facts = factsOf(comment, task);
    const except = comment.mentions.map(({ id }) => id);
    await this.mention(facts, mentioned);
    if (comment.authorRole === 'contact') {
      await this.notices.tell({ ...facts, kind: 'comment.added', to: 'members', except });
      return;
    }
    if (comment.visibility === 'client')
      await this.notices.tell({ ...facts, kind: 'comment.added', to: 'contacts', except });
    // Among members a comment concerns whoever does the work; everybody else is mentioned where it concerns them.
    if (task.assigneeId !== null)
      await this.notices.tell({
        ...facts,
        kind: 'comment.added',
        to: { memberIds: [task.assigneeId] },
        except,
      });
  }

  async edited(
    before: CommentRow,
    after: CommentRow,
    task: TaskTold,
    mentioned: readonly Mentionable[],
  ): Promise<void> {
    const facts = factsOf(after, task);
    if (before.body !== after.body) await this.notices.rephrase(after.id, facts.text);
    const known = new Set(before.mentions.map(({ id }) => id));
    const added = mentioned.filter(({ id }) => !known.has(id));
    await this.mention(facts, added);
    if (before.visibility === after.visibility) return;
    const except = added.map(({ id }) => id);
    await this.notices.tell({ ...facts, kind: 'comment.added', to: 'contacts', except });
  }

  removed({ id }: CommentRow): Promise<void> {
    return this.notices.withdraw(id);
  }

  private async mention(facts: Facts, mentioned: readonly Mentionable[]): Promise<void> {
    const memberIds = mentioned.filter(({ contact }) => !contact).map(({ id }) => id);
    const contactIds = mentioned.filter(({ contact }) => contact).map(({ id }) => id);
    if (memberIds.length > 0)
      await this.notices.tell({ ...facts, kind: 'comment.mentioned', to: { memberIds } });
    if (contactIds.length > 0)
      await this.notices.tell({ ...facts, kind: 'comment.mentioned', to: { contactIds } });
  }
}

type Facts = Omit<NoticeOrder, 'kind' | 'to'> & { readonly text: string };

function factsOf({ id, engagementId, body }: CommentRow, task: TaskTold): Facts {
  const subject = { noun: 'task', id: task.id, title: task.title } as const;
  return { engagementId, subject, text: plainText(body), sourceId: id };
}

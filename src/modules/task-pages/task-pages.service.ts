import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NotFound } from '../../kernel/domain-error.js';
import { actor } from '../../platform/database/transaction.js';
import { ConversationsService } from '../conversations/conversations.service.js';
import { DeliverablesService } from '../deliverables/deliverables.service.js';
import { FeedbackLinkService } from '../feedback/feedback-link.service.js';
import { FeedbackService } from '../feedback/feedback.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { QuestionsService } from '../tasks/questions.service.js';
import { TaskLinksService, type TaskReader } from '../tasks/task-links.service.js';
import { TasksService } from '../tasks/tasks.service.js';
import type { PageDocument, PageNotice, PageQuestion, PageTask, TaskPageProps } from './task-page.props.js';
import type { TaskTold } from './task-page.words.js';

const MOST_DOCUMENTS = 4;
const MOST_COMMENTS = 4;
const MOST_STEPS = 6;
const LATEST_FEEDBACK = 50;

type Deliverable = Awaited<ReturnType<DeliverablesService['listForTask']>>[number];
type Question = Awaited<ReturnType<QuestionsService['read']>>;

/** Gathers what the page of a task shows, in its reader's name. */
@Injectable()
export class TaskPagesService implements OnModuleInit {
  constructor(
    private readonly tasks: TasksService,
    private readonly questions: QuestionsService,
    private readonly deliverables: DeliverablesService,
    private readonly conversations: ConversationsService,
    private readonly feedback: FeedbackService,
    private readonly feedbackLinks: FeedbackLinkService,
    private readonly links: TaskLinksService,
    private readonly notices: NoticesService,
  ) {}

  /** Notices to contacts lead to their page of the task. */
  onModuleInit(): void {
    this.notices.linksBy('task', ({ contactId }, taskId) => this.links.ensure(taskId, contactId));
    this.notices.linksBy('deliverable', async ({ contactId }, id) => {
      const taskId = await this.taskOf(id);
      const url = taskId && (await this.links.ensure(taskId, contactId));
      return url ? `${url}#document-${id}` : null;
    });
  }

  /** @param page the address of the page @param chosen the choice that the mail's link names, from 0 */
  async propsFor(
    reader: TaskReader,
    page: string,
    notice: PageNotice | null,
    chosen: number | null = null,
  ): Promise<TaskPageProps> {
    const { taskId, workspaceName, timeZone } = reader;
    const task = await this.tasks.read(taskId);
    const { items: asked } = await this.questions.list({ taskId, limit: 1 });
    const documents = (await this.deliverables.listForTask(taskId)).map(documentOf);
    const shown = documents
      .toSorted((a, b) => Number(b.decidable) - Number(a.decidable))
      .slice(0, MOST_DOCUMENTS);
    const comments = await this.conversations.visible(taskId);
    const { items: steps } = await this.tasks.history(taskId);
    return {
      workspaceName,
      timeZone,
      task: pageTask(task, documents),
      question: questionOf(asked[0]),
      chosen,
      documents: shown,
      moreDocuments: documents.length > MOST_DOCUMENTS,
      comments: comments.slice(-MOST_COMMENTS).map((comment) => ({
        ...comment,
        at: comment.createdAt,
        files: comment.attachments.map(({ fileName }) => fileName),
      })),
      moreComments: comments.length > MOST_COMMENTS,
      steps: steps
        .slice(-MOST_STEPS)
        .reverse()
        .map(({ id, at, actorName, to, note }) => ({ id, at, name: actorName, to, note })),
      notice,
      urls: {
        page,
        answers: `${page}/answers`,
        decisions: `${page}/decisions`,
        comments: `${page}/comments`,
        portal: `/tasks/${taskId}`,
        feedback: await this.feedbackUrl(task),
        file: (documentId, number) => `${page}/files/${documentId}/${number}`,
      },
    };
  }

  /** A file of this very task: a link opens nothing else. @throws NotFound */
  async deliverableOf(taskId: string, deliverableId: string): Promise<Deliverable | null> {
    const all = await this.deliverables.listForTask(taskId);
    return all.find(({ id }) => id === deliverableId) ?? null;
  }

  /** The task that a document is a result of; null where it is of none, or gone. */
  private async taskOf(deliverableId: string): Promise<string | null> {
    try {
      return (await this.deliverables.read(deliverableId)).taskId;
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  /** Where the reader says how it was, if they were asked. */
  private async feedbackUrl({ id, engagementId }: TaskTold): Promise<string | null> {
    const { items } = await this.feedback.list({ engagementId, limit: LATEST_FEEDBACK });
    const own = items.find(({ taskId, state }) => taskId === id && state === 'asked');
    return own ? this.feedbackLinks.address(actor().workspaceId, own.id) : null;
  }

  /** Whether the reader has just said the very same: a form that was sent twice is one comment. */
  async saidAlready(taskId: string, body: string): Promise<boolean> {
    const last = (await this.conversations.visible(taskId)).at(-1);
    return last?.authorId === actor().seatId && last?.body === body;
  }
}

function pageTask(task: TaskTold, documents: readonly PageDocument[]): PageTask {
  const decides = task.status === 'delivered' && task.can.moves.includes('done');
  return { ...task, decidable: decides && !documents.some(({ decidable }) => decidable) };
}

/** One that was withdrawn is told no more. */
function questionOf(question: Question | undefined): PageQuestion | null {
  return question && question.state !== 'withdrawn' ? question : null;
}

function documentOf({ id, title, kind, latest, decisions, can }: Deliverable): PageDocument {
  const { number, fileName, size, sha256, url, note, createdAt, contentRemovedAt } = latest;
  const last = decisions.findLast(({ version }) => version === number);
  return {
    ...{ id, title, kind, number, fileName, size, sha256, url, note, createdAt },
    removed: contentRemovedAt !== null,
    decision: last
      ? { accepted: last.decision === 'accepted', byName: last.byName, at: last.at, reason: last.reason }
      : null,
    decidable: can.accept,
  };
}

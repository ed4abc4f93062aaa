import { Injectable } from '@nestjs/common';
import { DomainError, NotFound } from '../../kernel/domain-error.js';
import { query } from '../../platform/database/transaction.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { ConversationsService } from '../conversations/conversations.service.js';
import { DeliverablesService } from '../deliverables/deliverables.service.js';
import { QuestionsService } from '../tasks/questions.service.js';
import type { TaskReader } from '../tasks/task-links.service.js';
import { TaskLinksService } from '../tasks/task-links.service.js';
import { TasksService } from '../tasks/tasks.service.js';
import type { AnswerForm, CommentForm, DecisionForm } from './task-page.forms.js';
import type { PageNotice } from './task-page.props.js';
import { TaskPagesService } from './task-pages.service.js';

/** How a form ended: 303 leads back to the page, everything else is told with it. */
export interface Outcome {
  readonly status: 303 | 409 | 422;
  readonly notice: PageNotice;
}

/**
 * What a contact sends from the page of a task, done in their name. Sent twice it is done once; what comes too late is
 * told kindly, and what was typed is shown again.
 */
@Injectable()
export class TaskFormsService {
  constructor(
    private readonly links: TaskLinksService,
    private readonly pages: TaskPagesService,
    private readonly tasks: TasksService,
    private readonly questions: QuestionsService,
    private readonly deliverables: DeliverablesService,
    private readonly conversations: ConversationsService,
  ) {}

  answer(reader: TaskReader, { questionId, choice = '', text = '' }: AnswerForm): Promise<Outcome> {
    const chosen = /^\d{1,2}$/.test(choice) ? Number(choice) - 1 : null;
    return this.attempt(reader, { kind: 'answered', place: 'question' }, text, async () => {
      const question = await this.questions.read(questionId);
      if (question.taskId !== reader.taskId) throw new NotFound('question');
      const same = (question.answer ?? '') === text && question.choice === chosen;
      if (question.state === 'answered' && question.answeredByName === reader.contactName && same) return;
      await this.questions.answer(questionId, { text, choice: chosen }, 'page');
    });
  }

  decide(reader: TaskReader, form: DecisionForm): Promise<Outcome> {
    const { decision, deliverableId, reason = '' } = form;
    const kind = decision === 'accepted' ? 'accepted' : 'change-requested';
    return this.attempt(reader, { kind, place: deliverableId ?? 'task' }, reason, () =>
      deliverableId === undefined
        ? this.decideTask(reader, form)
        : this.decideDocument(reader, deliverableId, form),
    );
  }

  say(reader: TaskReader, { body }: CommentForm): Promise<Outcome> {
    return this.attempt(reader, { kind: 'said', place: 'comment' }, body, async () => {
      if (body === '') throw new DomainError('task.note-needed', 'rule');
      if (!(await this.pages.saidAlready(reader.taskId, body)))
        await this.conversations.say(reader.taskId, body);
    });
  }

  private async decideTask({ taskId, contactName }: TaskReader, form: DecisionForm): Promise<void> {
    const to = form.decision === 'accepted' ? 'done' : 'change_requested';
    const { items } = await this.tasks.history(taskId);
    const last = items.at(-1);
    if (last?.to === to && last.actorName === contactName && last.note === (form.reason ?? '')) return;
    await this.tasks.move(taskId, { to, note: form.reason ?? '' }, null);
  }

  private async decideDocument(reader: TaskReader, id: string, form: DecisionForm): Promise<void> {
    const found = await this.pages.deliverableOf(reader.taskId, id);
    if (!found) throw new NotFound('deliverable');
    const { decision, version = '', sha256 = '', reason = '' } = form;
    const last = found.decisions.findLast(
      (each) => String(each.version) === version && each.sha256 === sha256,
    );
    if (last?.decision === decision && last.byName === reader.contactName && last.reason === reason) return;
    const seen = { version: Number(version) || 0, sha256 };
    if (decision === 'accepted') await this.deliverables.accept(id, seen);
    else if (reason === '') throw new DomainError('task.note-needed', 'rule');
    else await this.deliverables.requestChange(id, { ...seen, reason });
  }

  /** In one transaction, one form of a reader after the other. */
  private async attempt(
    reader: TaskReader,
    notice: PageNotice,
    typed: string,
    work: () => Promise<void>,
  ): Promise<Outcome> {
    try {
      await this.links.as(
        reader,
        async () => {
          await query('task-pages.one-form', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
            `${reader.taskId} ${reader.contactId}`,
          ]);
          await work();
        },
        { retries: 3 },
      );
      return { status: 303, notice };
    } catch (error) {
      if (!(error instanceof DomainError) || (error.kind !== 'conflict' && error.kind !== 'rule'))
        throw error;
      const reason = textsFor(reader.language, reader.form).error(error.code, error.details);
      return {
        status: error.kind === 'rule' ? 422 : 409,
        notice: { kind: 'refused', place: notice.place, reason, ...(typed !== '' && { typed }) },
      };
    }
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Forbidden, NotFound } from '../../kernel/domain-error.js';
import { Ids } from '../../kernel/ids.js';
import { shortened } from '../../kernel/shortened.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { BusinessHoursService } from '../engagements/business-hours.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { QuestionDto, type AnswerQuestionDto, type AskQuestionDto, type QuestionsQuery } from './question.dto.js'; // prettier-ignore
import { AnswerNeeded, ChoiceTwice, NoSuchChoice, QuestionClosed, QuestionDuePassed, QuestionStillOpen } from './question.errors.js'; // prettier-ignore
import { questionAbilities } from './question.policy.js';
import { answerInWords, choiceMeant, firstReminder, type AnswerWay } from './question.rules.js';
import { QUESTION_STEP } from './questions.jobs.js';
import { QuestionsRepository, type QuestionPosition, type QuestionRow } from './questions.repository.js';
import { TaskSteps } from './task-steps.service.js';
import { TaskChanges, type TaskChange } from './tasks.events.js';
import { TasksRepository } from './tasks.repository.js';

/** Notes of a task's history are no longer; the whole answer stands at the question. */
const LONGEST_NOTE = 5000;

/** Questions to the client: one at a time holds up a task, and its answer gives the turn back. */
@Injectable()
export class QuestionsService implements OnModuleInit {
  constructor(
    private readonly questions: QuestionsRepository,
    private readonly tasks: TasksRepository,
    private readonly steps: TaskSteps,
    private readonly changes: TaskChanges,
    private readonly hours: BusinessHoursService,
    private readonly notices: NoticesService,
    private readonly jobs: Jobs,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.changes.listen((change) => this.heard(change));
  }

  async list(asked: QuestionsQuery): Promise<Page<QuestionDto>> {
    const limit = limitOf(asked);
    const after = positionOf<QuestionPosition>(asked, 2);
    const rows = await this.questions.list(actor(), asked, limit + 1, after);
    return pageOf(rows, limit, (row) => row.position, (row) => QuestionDto.of(row, actor())); // prettier-ignore
  }

  async read(id: string): Promise<QuestionDto> {
    return QuestionDto.of(await this.questions.one(actor(), id), actor());
  }

  /** @throws QuestionStillOpen, NoSuchMove where the task cannot wait for its client, NotFound for a foreign addressee */
  async ask(taskId: string, body: AskQuestionDto): Promise<QuestionDto> {
    const task = await this.tasks.load(actor(), taskId);
    if (await this.questions.openOf(taskId)) throw new QuestionStillOpen();
    const { choices = [], dueAt = null, contactId = null } = body;
    if (new Set(choices.map((choice) => choice.toLowerCase())).size < choices.length) throw new ChoiceTwice();
    if (dueAt !== null && Temporal.Instant.compare(dueAt, this.clock.now()) <= 0)
      throw new QuestionDuePassed();
    if (contactId !== null && !(await this.questions.belongsTo(actor(), contactId, task.engagementId)))
      throw new NotFound('contact');
    const id = body.id ?? this.ids.next();
    await this.add({ id, task, text: body.text, choices, dueAt, contactId });
    if (task.status !== 'waiting_for_client') await this.steps.take(task, 'waiting_for_client', body.text);
    return this.read(id);
  }

  /**
   * Answers in the name of whoever acts: a contact, or a member who notes what they were told.
   * @throws AnswerNeeded, NoSuchChoice, QuestionClosed when another answer was first
   */
  async answer(
    id: string,
    { text = '', choice = null }: AnswerQuestionDto,
    via: AnswerWay,
  ): Promise<QuestionDto> {
    const { name, role } = actor();
    const { taskId, choices } = await this.questions.one(actor(), id);
    const task = await this.tasks.load(actor(), taskId);
    if (text.trim() === '' && choice === null) throw new AnswerNeeded();
    if (choice !== null && choices[choice] === undefined) throw new NoSuchChoice(choices.length);
    const own = text.trim() === '' ? null : text;
    const answer = { answer: own, choice, name, role, at: this.clock.now(), via };
    if (!(await this.questions.answer(id, answer))) throw new QuestionClosed();
    const words = answerInWords(choices, choice, own);
    await this.told(id, words);
    if (task.status === 'waiting_for_client') {
      await this.steps.take(task, 'in_progress', shortened(words, LONGEST_NOTE));
    }
    return this.read(id);
  }

  /** Answers by a mail of the contact who acts; the words of a choice, or its number, are that choice. */
  async reply(id: string, words: string): Promise<QuestionDto> {
    const { choices } = await this.questions.one(actor(), id);
    const choice = choiceMeant(choices, words);
    return this.answer(id, choice === null ? { text: words } : { choice }, 'mail');
  }

  /** @param note why; the history tells it @throws QuestionClosed */
  async withdraw(id: string, note = ''): Promise<QuestionDto> {
    const question = await this.questions.one(actor(), id);
    if (actor().role === 'contact') throw new Forbidden('questions.ask');
    const task = await this.tasks.load(actor(), question.taskId);
    if (!questionAbilities(actor(), question).withdraw || !(await this.questions.withdraw(id)))
      throw new QuestionClosed();
    await this.notices.withdraw(id);
    await this.events.tell('question.changed', id, question.engagementId);
    if (task.status === 'waiting_for_client') await this.steps.take(task, 'in_progress', note);
    return this.read(id);
  }

  /**
   * One truth: a task that is moved to its client with some words asks them as a question; one that leaves with words is
   * answered by them, and its question is withdrawn where it leaves another way.
   */
  private async heard({ task, from, to, note }: TaskChange): Promise<void> {
    if (from === to) return;
    const open = await this.questions.openOf(task.id);
    if (to === 'waiting_for_client' && !open) {
      await this.add({ id: this.ids.next(), task, text: note, choices: [], dueAt: null, contactId: null });
    } else if (from === 'waiting_for_client' && open) {
      await this.close(open, to === 'in_progress' ? note : '');
    }
  }

  private async add(question: {
    readonly id: string;
    readonly task: TaskChange['task'];
    readonly text: string;
    readonly choices: readonly string[];
    readonly dueAt: string | null;
    readonly contactId: string | null;
  }): Promise<void> {
    const { id, task, text, choices, dueAt, contactId } = question;
    const { name, workspaceId } = actor();
    const now = this.clock.now();
    const hours = await this.hours.businessHoursOf(task.engagementId);
    const due = dueAt === null ? null : Temporal.Instant.from(dueAt);
    await this.questions.add({
      ...{ id, text, choices, dueAt, contactId, askedByName: name, askedAt: now },
      engagementId: task.engagementId,
      taskId: task.id,
      nextStepAt: firstReminder(now, due, hours),
    });
    await this.notices.tell({
      kind: 'question.asked',
      engagementId: task.engagementId,
      to: contactId === null ? 'contacts' : { contactIds: [contactId] },
      subject: { noun: 'task', id: task.id, title: task.title },
      by: name,
      text,
      sourceId: id,
    });
    await this.events.tell('question.changed', id, task.engagementId);
    await this.jobs.enqueue(
      QUESTION_STEP,
      { workspaceId, questionId: id },
      { key: `${QUESTION_STEP}:${id}` },
    );
  }

  private async close(
    { id, engagementId }: { id: string; engagementId: string },
    words: string,
  ): Promise<void> {
    if (words.trim() !== '') {
      const { name, role } = actor();
      const answer = { answer: words, choice: null, name, role, at: this.clock.now(), via: 'app' } as const;
      if (await this.questions.answer(id, answer)) await this.told(id, words);
      return;
    }
    await this.questions.withdraw(id);
    await this.notices.withdraw(id);
    await this.events.tell('question.changed', id, engagementId);
  }

  private async told(id: string, words: string): Promise<void> {
    const question: QuestionRow = await this.questions.one(actor(), id);
    const { engagementId, taskId, taskTitle } = question;
    await this.notices.tell({
      kind: 'question.answered',
      engagementId,
      to: 'members',
      subject: { noun: 'task', id: taskId, title: taskTitle },
      by: actor().name,
      text: words,
      sourceId: id,
    });
    await this.events.tell('question.changed', id, engagementId);
  }
}

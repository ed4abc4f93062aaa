import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { limitOf, pageOf, positionOf, type Page } from '../../platform/http/paging.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ClientsService } from '../clients/clients.service.js';
import { NoticesService, type NoticeOrder } from '../notices/notices.service.js';
import { TasksService } from '../tasks/tasks.service.js';
import { FeedbackDto, type AnswerFeedbackDto, type FeedbackQuery, type FeedbackRow, type FeedbackTrendDto } from './feedback.dto.js'; // prettier-ignore
import { FeedbackClosed } from './feedback.errors.js';
import { FeedbackRepository } from './feedback.repository.js';
import { averageOf, averagesByMonth, isLow, type Scores } from './feedback.rules.js';

export const RECOVER = 'feedback-recover';

/** As many answers as a trend prints one by one. */
const MOST_ANSWERS = 50;

/** What clients say about finished work. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly repository: FeedbackRepository,
    private readonly clients: ClientsService,
    private readonly tasks: TasksService,
    private readonly notices: NoticesService,
    private readonly jobs: Jobs,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async list(asked: FeedbackQuery): Promise<Page<FeedbackDto>> {
    const limit = limitOf(asked);
    const [after = null] = positionOf<[string]>(asked, 1) ?? [];
    const rows = await this.repository.list(actor(), asked, limit + 1, after);
    return pageOf(rows, limit, ({ id }) => [id], (row) => this.shown(row)); // prettier-ignore
  }

  async read(id: string): Promise<FeedbackDto> {
    return this.shown(await this.repository.one(actor(), id));
  }

  /** What a client's answers come to, of the engagements in reach (R-34). @throws NotFound for the client */
  async trend(clientId: string): Promise<FeedbackTrendDto> {
    const client = await this.clients.read(clientId);
    const answers = await this.repository.answers(actor(), client.id);
    return {
      ...averageOf(answers),
      answers: answers.slice(0, MOST_ANSWERS).map(({ month: _counted, ...answer }) => answer),
      months: averagesByMonth(answers),
    };
  }

  /** The contact's own answer; thought over within a day, the later one counts. @throws NotFound, FeedbackClosed */
  async answer(id: string, { approach, timing, sentence = '' }: AnswerFeedbackDto): Promise<FeedbackDto> {
    const by = actor();
    const before = await this.repository.load(by, id);
    if (!this.shown(before).can.answer) throw new FeedbackClosed();
    const said = { approach, timing, sentence };
    await this.repository.answer(by, id, said, this.clock.now());
    await this.tell(before, said);
    await this.events.tell('feedback.changed', id, before.engagementId, 'members');
    await this.events.tell('feedback.changed', id, before.engagementId, { seatId: before.contactId });
    return this.read(id);
  }

  /** Owners and who did the work hear of a low score at once, and a task is opened; of others, whoever works there. */
  private async tell(before: FeedbackRow, said: Scores & { readonly sentence: string }): Promise<void> {
    const low = isLow(said);
    const { id, engagementId, taskId, taskTitle, approach, timing } = before;
    const first = approach === null || timing === null;
    const worse = low && (first || !isLow({ approach, timing }));
    if (worse) await this.jobs.enqueue(RECOVER, { workspaceId: actor().workspaceId, feedbackId: id });
    if (!first && !worse) return;
    const order = {
      engagementId,
      subject: { noun: 'task', id: taskId, title: taskTitle },
      text: `${said.approach}/5 · ${said.timing}/5${said.sentence && ` · ${said.sentence}`}`,
      sourceId: id,
    } satisfies Partial<NoticeOrder>;
    if (!low) return this.notices.tell({ ...order, kind: 'feedback.given', to: 'members' });
    await this.notices.tell({ ...order, kind: 'feedback.low', to: 'owners' });
    const { assigneeId } = await this.tasks.read(taskId);
    if (assigneeId !== null)
      await this.notices.tell({ ...order, kind: 'feedback.low', to: { memberIds: [assigneeId] } });
  }

  private shown(row: FeedbackRow): FeedbackDto {
    return FeedbackDto.of(row, actor(), this.clock.now());
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Transactions } from '../../platform/database/transaction.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { QuestionTellingService } from './question-telling.service.js';

const TICK = 'question-tick';
/** Does what is due for one question. */
export const QUESTION_STEP = 'question-step';

/**
 * Sends questions and reminders when they are due. Due is what the rows say: after a downtime nothing is lost, and two
 * workers, or one that was killed and another, send nothing twice.
 */
@Injectable()
export class QuestionsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly telling: QuestionTellingService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(TICK, { run: () => this.tick() }, '* * * * *');
    this.jobs.register(QUESTION_STEP, {
      run: ({ workspaceId, questionId }) =>
        this.transactions.as(
          systemActor(workspaceId as string),
          () => this.telling.step(questionId as string),
          {
            retries: 3,
          },
        ),
    });
  }

  /** Puts every question that something is due for into the queue; one that waits there already is not doubled. */
  async tick(): Promise<void> {
    const due = await this.source.query<{ workspace_id: string; question_id: string }[]>(
      'SELECT * FROM affianco.due_questions($1)',
      [this.clock.now().toString()],
    );
    for (const { workspace_id: workspaceId, question_id: questionId } of due) {
      await this.transactions.as(systemActor(workspaceId), () =>
        this.jobs.enqueue(
          QUESTION_STEP,
          { workspaceId, questionId },
          { key: `${QUESTION_STEP}:${questionId}` },
        ),
      );
    }
  }
}

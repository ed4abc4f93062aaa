import { Injectable, type OnModuleInit } from '@nestjs/common';
import { systemActor } from '../../kernel/actor.js';
import { Transactions } from '../../platform/database/transaction.js';
import { DueWork } from '../../platform/jobs/due-work.js';
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
    private readonly due: DueWork,
    private readonly transactions: Transactions,
    private readonly telling: QuestionTellingService,
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
  tick(): Promise<void> {
    return this.due.enqueue(QUESTION_STEP, 'SELECT * FROM affianco.due_questions($1)');
  }
}

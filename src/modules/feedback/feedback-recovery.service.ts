import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { wallTime } from '../../kernel/time-zone.js';
import { actor } from '../../platform/database/transaction.js';
import { Events } from '../../platform/events/events.js';
import { textsFor } from '../../platform/i18n/translate.js';
import { BusinessHoursService } from '../engagements/business-hours.service.js';
import { TasksService } from '../tasks/tasks.service.js';
import { FeedbackAskingRepository } from './feedback-asking.repository.js';
import { isLow, withinOneWorkingDay } from './feedback.rules.js';

/** After a low score somebody gets in touch within one working day: a task like any other, in words the client may read. */
@Injectable()
export class FeedbackRecoveryService {
  constructor(
    private readonly repository: FeedbackAskingRepository,
    private readonly hours: BusinessHoursService,
    private readonly tasks: TasksService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Once for each answer; not where it was changed for the better before anybody could act. */
  async recover(feedbackId: string): Promise<void> {
    const low = await this.repository.answered(actor(), feedbackId);
    if (!low || low.recoveryTaskId !== null || !isLow(low)) return;
    const { t } = textsFor(low.language);
    const hours = await this.hours.businessHoursOf(low.engagementId);
    const due = wallTime(withinOneWorkingDay(this.clock.now(), hours), hours.timeZone);
    const { id } = await this.tasks.delegate({
      engagementId: low.engagementId,
      title: t('feedback.recovery.title', { name: low.contactName }),
      brief: t('feedback.recovery.brief', { name: low.contactName, task: low.taskTitle }),
      assigneeId: low.assigneeId,
      dueOn: due.toPlainDate().toString(),
      dueTime: due.toPlainTime().toString({ smallestUnit: 'minute' }),
      priority: 'high',
    });
    await this.repository.recovered(actor(), feedbackId, id);
    await this.events.tell('feedback.changed', feedbackId, low.engagementId, 'members');
  }
}

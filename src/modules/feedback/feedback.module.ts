import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { FeedbackAskingRepository } from './feedback-asking.repository.js';
import { FeedbackAskingService } from './feedback-asking.service.js';
import { FeedbackController } from './feedback.controller.js';
import { FeedbackJobs } from './feedback.jobs.js';
import { FeedbackLinkController } from './feedback-link.controller.js';
import { FeedbackLinkService } from './feedback-link.service.js';
import { FeedbackLinksRepository } from './feedback-links.repository.js';
import { FeedbackMailComposer } from './feedback-mail.composer.js';
import { FeedbackRecoveryService } from './feedback-recovery.service.js';
import { FeedbackRepository } from './feedback.repository.js';
import { FeedbackService } from './feedback.service.js';

/** Two scores and a sentence after an acceptance, asked for kindly and seldom, and acted on. */
@Module({
  imports: [ClientsModule, EngagementsModule, NoticesModule, TasksModule],
  controllers: [FeedbackController, FeedbackLinkController],
  providers: [
    FeedbackRepository,
    FeedbackAskingRepository,
    FeedbackService,
    FeedbackAskingService,
    FeedbackRecoveryService,
    FeedbackLinksRepository,
    FeedbackLinkService,
    FeedbackMailComposer,
    FeedbackJobs,
  ],
  exports: [FeedbackLinkService, FeedbackService],
})
export class FeedbackModule {}

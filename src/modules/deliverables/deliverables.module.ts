import { Module } from '@nestjs/common';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { DeliverableContents } from './deliverable-contents.js';
import { DeliverableDecisionsService } from './deliverable-decisions.service.js';
import { DeliverableKeepingRepository } from './deliverable-keeping.repository.js';
import { DeliverablePreviews } from './deliverable-previews.js';
import { DeliverablePreviewsController } from './deliverable-previews.controller.js';
import { DeliverablePreviewsJobs } from './deliverable-previews.jobs.js';
import { DeliverablesController } from './deliverables.controller.js';
import { DeliverablesRepository } from './deliverables.repository.js';
import { DeliverablesService } from './deliverables.service.js';
import { PreviewsRepository } from './previews.repository.js';
import { RetentionJobs } from './retention.jobs.js';
import { RetentionRepository } from './retention.repository.js';

/** Documents and results with their versions: shown, decided about, looked at, and kept as long as was agreed. */
@Module({
  imports: [DocumentsModule, NoticesModule, TasksModule],
  controllers: [DeliverablesController, DeliverablePreviewsController],
  providers: [
    DeliverablesRepository,
    DeliverableKeepingRepository,
    DeliverableContents,
    DeliverableDecisionsService,
    DeliverablePreviews,
    DeliverablePreviewsJobs,
    DeliverablesService,
    PreviewsRepository,
    RetentionRepository,
    RetentionJobs,
  ],
  exports: [DeliverablesService],
})
export class DeliverablesModule {}

import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlaybooksModule } from '../playbooks/playbooks.module.js';
import { ChecklistController } from './checklist.controller.js';
import { ChecklistRepository } from './checklist.repository.js';
import { ChecklistService } from './checklist.service.js';
import { QuestionMailComposer } from './question-mail.composer.js';
import { QuestionTellingRepository } from './question-telling.repository.js';
import { QuestionTellingService } from './question-telling.service.js';
import { QuestionsController, TaskQuestionsController } from './questions.controller.js';
import { QuestionsJobs } from './questions.jobs.js';
import { QuestionsRepository } from './questions.repository.js';
import { QuestionsService } from './questions.service.js';
import { TaskLinkKeepingService } from './task-link-keeping.service.js';
import { TaskLinksController } from './task-links.controller.js';
import { TaskLinksRepository } from './task-links.repository.js';
import { TaskLinksService } from './task-links.service.js';
import { PromisesJobs } from './promises.jobs.js';
import { TaskPlaybooks } from './task-playbooks.service.js';
import { TaskSteps } from './task-steps.service.js';
import { TaskTelling } from './task-telling.service.js';
import { TaskWishes } from './task-wishes.service.js';
import { TaskChanges } from './tasks.events.js';
import { TasksController } from './tasks.controller.js';
import { TasksRepository } from './tasks.repository.js';
import { TasksService } from './tasks.service.js';

/** Delegated tasks, their questions, and whose turn it is. */
@Module({
  imports: [ClientsModule, EngagementsModule, IdentityModule, NoticesModule, PlaybooksModule],
  controllers: [
    TasksController,
    ChecklistController,
    QuestionsController,
    TaskQuestionsController,
    TaskLinksController,
  ],
  providers: [
    ChecklistRepository,
    ChecklistService,
    PromisesJobs,
    QuestionMailComposer,
    QuestionTellingRepository,
    QuestionTellingService,
    QuestionsJobs,
    QuestionsRepository,
    QuestionsService,
    TaskChanges,
    TaskLinkKeepingService,
    TaskLinksRepository,
    TaskLinksService,
    TaskPlaybooks,
    TaskSteps,
    TaskTelling,
    TaskWishes,
    TasksRepository,
    TasksService,
  ],
  exports: [QuestionsService, TaskChanges, TaskLinksService, TasksService],
})
export class TasksModule {}

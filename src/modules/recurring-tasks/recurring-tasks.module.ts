import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { PlaybooksModule } from '../playbooks/playbooks.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ExceptionsService } from './exceptions.service.js';
import { OccurrenceMakingService } from './occurrence-making.service.js';
import { OccurrencesJobs } from './occurrences.jobs.js';
import { OccurrencesRepository } from './occurrences.repository.js';
import { RecurringTasksController } from './recurring-tasks.controller.js';
import { RecurringTasksRepository } from './recurring-tasks.repository.js';
import { RecurringTasksService } from './recurring-tasks.service.js';

/** Tasks that come again, by a rule and on the clocks of their engagement. */
@Module({
  imports: [EngagementsModule, PlaybooksModule, TasksModule],
  controllers: [RecurringTasksController],
  providers: [
    ExceptionsService,
    OccurrenceMakingService,
    OccurrencesJobs,
    OccurrencesRepository,
    RecurringTasksRepository,
    RecurringTasksService,
  ],
})
export class RecurringTasksModule {}

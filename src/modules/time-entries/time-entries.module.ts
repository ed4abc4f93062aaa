import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ImportRepository } from './import.repository.js';
import { ImportService } from './import.service.js';
import { ImportTargets } from './import.targets.js';
import { ImportsController } from './imports.controller.js';
import { TimeEntriesController } from './time-entries.controller.js';
import { TimeEntriesRepository } from './time-entries.repository.js';
import { TimeEntriesService } from './time-entries.service.js';
import { WorkedTimeService } from './worked-time.service.js';

/** Hours: the timer, entries by hand, the week, and what is taken over from other tools. */
@Module({
  imports: [IdentityModule, ClientsModule, EngagementsModule],
  controllers: [ImportsController, TimeEntriesController],
  providers: [
    TimeEntriesRepository,
    TimeEntriesService,
    WorkedTimeService,
    ImportRepository,
    ImportTargets,
    ImportService,
  ],
  exports: [TimeEntriesService, ImportService],
})
export class TimeEntriesModule {}

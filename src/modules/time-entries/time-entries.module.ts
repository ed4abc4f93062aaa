import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AdjustmentsController } from './adjustments.controller.js';
import { AdjustmentsRepository } from './adjustments.repository.js';
import { AdjustmentsService } from './adjustments.service.js';
import { AffirmationsController } from './affirmations.controller.js';
import { AffirmationsRepository } from './affirmations.repository.js';
import { AffirmationsService } from './affirmations.service.js';
import { EntryBatchesService } from './entry-batches.service.js';
import { EntryChangingService } from './entry-changing.service.js';
import { EntryKeepingRepository } from './entry-keeping.repository.js';
import { EntryKeepingService } from './entry-keeping.service.js';
import { EntryLoggingService } from './entry-logging.service.js';
import { EntryPartsService } from './entry-parts.service.js';
import { ForgottenTimersJobs } from './forgotten-timers.jobs.js';
import { ForgottenTimersRepository } from './forgotten-timers.repository.js';
import { ExportRepository } from './export.repository.js';
import { ExportService } from './export.service.js';
import { ExportsController } from './exports.controller.js';
import { ImportNamesRepository } from './import-names.repository.js';
import { ImportJobs } from './import.jobs.js';
import { ImportRepository } from './import.repository.js';
import { ImportRunner } from './import.runner.js';
import { ImportService } from './import.service.js';
import { ImportTargets } from './import.targets.js';
import { ImportWorker } from './import.worker.js';
import { ImportedEntriesRepository } from './imported-entries.repository.js';
import { ImportsController } from './imports.controller.js';
import { BilledWork } from './insights.billed.js';
import { InsightsController } from './insights.controller.js';
import { InsightsRepository } from './insights.repository.js';
import { InsightsService } from './insights.service.js';
import { TimeEntriesController } from './time-entries.controller.js';
import { WorkChanges } from './time-entries.events.js';
import { TimeEntriesRepository } from './time-entries.repository.js';
import { TimeEntriesService } from './time-entries.service.js';
import { WorkFiguresRepository } from './work-figures.repository.js';
import { WorkFiguresService } from './work-figures.service.js';
import { WorkedTimeService } from './worked-time.service.js';

/** Hours: the timer, entries by hand, the week, and what is taken over from other tools. */
@Module({
  imports: [IdentityModule, ClientsModule, EngagementsModule],
  controllers: [
    ExportsController,
    InsightsController,
    ImportsController,
    TimeEntriesController,
    AffirmationsController,
    AdjustmentsController,
  ],
  providers: [
    TimeEntriesRepository,
    TimeEntriesService,
    WorkedTimeService,
    WorkChanges,
    EntryKeepingRepository,
    EntryKeepingService,
    EntryLoggingService,
    EntryChangingService,
    EntryPartsService,
    EntryBatchesService,
    AffirmationsRepository,
    AffirmationsService,
    AdjustmentsRepository,
    AdjustmentsService,
    ForgottenTimersRepository,
    ForgottenTimersJobs,
    ExportRepository,
    ExportService,
    ImportRepository,
    ImportNamesRepository,
    ImportedEntriesRepository,
    ImportTargets,
    ImportRunner,
    ImportWorker,
    ImportJobs,
    ImportService,
    InsightsRepository,
    InsightsService,
    BilledWork,
    WorkFiguresRepository,
    WorkFiguresService,
  ],
  exports: [TimeEntriesService, WorkChanges, ImportService, WorkFiguresService],
})
export class TimeEntriesModule {}

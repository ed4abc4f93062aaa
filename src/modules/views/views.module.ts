import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { TimeEntriesModule } from '../time-entries/time-entries.module.js';
import { ViewAsking } from './view.asking.js';
import { ViewFiguresService } from './view-figures.service.js';
import { ViewFilesService } from './view-files.service.js';
import { ViewMailComposer } from './view-mail.composer.js';
import { ViewNamesRepository } from './view-names.repository.js';
import { ViewSendingJobs } from './view-sending.jobs.js';
import { ViewSendingRepository } from './view-sending.repository.js';
import { ViewsController } from './views.controller.js';
import { ViewsRepository } from './views.repository.js';
import { ViewsService } from './views.service.js';

/** Saved questions about the work of all clients, for those who work: internal, and in nothing that a client gets. */
@Module({
  imports: [IdentityModule, TimeEntriesModule],
  controllers: [ViewsController],
  providers: [
    ViewsRepository,
    ViewNamesRepository,
    ViewAsking,
    ViewFiguresService,
    ViewsService,
    ViewFilesService,
    ViewSendingRepository,
    ViewSendingJobs,
    ViewMailComposer,
  ],
})
export class ViewsModule {}

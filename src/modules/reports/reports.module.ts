import { Module } from '@nestjs/common';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { BalancesModule } from '../balances/balances.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { DeliverablesModule } from '../deliverables/deliverables.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { TimeEntriesModule } from '../time-entries/time-entries.module.js';
import { ReportAnswerService } from './report-answer.service.js';
import { ReportCollector } from './report.collector.js';
import { ReportController } from './report.controller.js';
import { ReportDeliveryService } from './report-delivery.service.js';
import { ReportLinkController } from './report-link.controller.js';
import { ReportLinkRepository } from './report-link.repository.js';
import { ReportLinkService } from './report-link.service.js';
import { ReportMailComposer } from './report-mail.composer.js';
import { ReportReplyComposer } from './report-reply.composer.js';
import { ReportRepository } from './report.repository.js';
import { ReportSchedule } from './report.schedule.js';
import { ReportService } from './report.service.js';

/** Reports: collected with the client's eyes, reviewed, frozen, sent, answered. */
@Module({
  imports: [
    DocumentsModule,
    ClientsModule,
    EngagementsModule,
    IdentityModule,
    DeliverablesModule,
    TimeEntriesModule,
    BalancesModule,
  ],
  controllers: [ReportController, ReportLinkController],
  providers: [
    ReportRepository,
    ReportCollector,
    ReportService,
    ReportAnswerService,
    ReportDeliveryService,
    ReportLinkRepository,
    ReportLinkService,
    ReportMailComposer,
    ReportReplyComposer,
    ReportSchedule,
  ],
  exports: [ReportService],
})
export class ReportsModule {}

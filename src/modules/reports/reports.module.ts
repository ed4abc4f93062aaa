import { Module } from '@nestjs/common';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { BalancesModule } from '../balances/balances.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { DeliverablesModule } from '../deliverables/deliverables.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { TimeEntriesModule } from '../time-entries/time-entries.module.js';
import { clauseProviders } from './clauses/report-clauses.js';
import { ReportAppointmentCollector } from './content/report.collector-appointments.js';
import { ReportTaskCollector } from './content/report.collector-tasks.js';
import { ReportWorkCollector } from './content/report.collector-work.js';
import { ReportCollector } from './content/report.collector.js';
import { ReportComposer } from './content/report.composer.js';
import { ReportDeliveryController } from './deliveries/report-delivery.controller.js';
import { ReportDeliveryRepository } from './deliveries/report-delivery.repository.js';
import { ReportDeliveryService } from './deliveries/report-delivery.service.js';
import { ReportFateService } from './deliveries/report-fate.service.js';
import { ReportMailComposer } from './deliveries/report-mail.composer.js';
import { ReportOpening } from './deliveries/report-opening.service.js';
import { ReportReplyComposer } from './deliveries/report-reply.composer.js';
import { ReportExportService } from './files/report-export.service.js';
import { ReportFilesController } from './files/report-files.controller.js';
import { ReportLinkController } from './links/report-link.controller.js';
import { ReportLinkRepository } from './links/report-link.repository.js';
import { ReportLinkService } from './links/report-link.service.js';
import { ReportLinksController } from './links/report-sharing.controller.js';
import { ReportSharingRepository } from './links/report-sharing.repository.js';
import { ReportSharingService } from './links/report-sharing.service.js';
import { ReportStandingService } from './links/report-standing.service.js';
import { ReportVerifyController } from './links/report-verify.controller.js';
import { ReportVerification } from './links/report-verify.service.js';
import { SharedReportController } from './links/shared-report.controller.js';
import { ReportAnswerService } from './report-answer.service.js';
import { ReportDrafts } from './report-drafts.service.js';
import { ReportReviewController } from './report-review.controller.js';
import { ReportReviewService } from './report-review.service.js';
import { ReportRevisionService } from './report-revision.service.js';
import { ReportRevisionsRepository } from './report-revisions.repository.js';
import { ReportSendingService } from './report-sending.service.js';
import { ReportSilenceJobs } from './report-silence.jobs.js';
import { ReportSilenceService } from './report-silence.service.js';
import { ReportController } from './report.controller.js';
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
    NoticesModule,
    DeliverablesModule,
    TimeEntriesModule,
    BalancesModule,
  ],
  controllers: [
    ReportVerifyController,
    SharedReportController,
    ReportController,
    ReportDeliveryController,
    ReportReviewController,
    ReportFilesController,
    ReportLinksController,
    ReportLinkController,
  ],
  providers: [
    ReportRepository,
    ReportCollector,
    ReportTaskCollector,
    ReportAppointmentCollector,
    ReportWorkCollector,
    ...clauseProviders,
    ReportComposer,
    ReportService,
    ReportDrafts,
    ReportReviewService,
    ReportRevisionService,
    ReportRevisionsRepository,
    ReportSendingService,
    ReportSilenceJobs,
    ReportSilenceService,
    ReportStandingService,
    ReportAnswerService,
    ReportDeliveryRepository,
    ReportDeliveryService,
    ReportFateService,
    ReportOpening,
    ReportLinkRepository,
    ReportSharingRepository,
    ReportSharingService,
    ReportExportService,
    ReportVerification,
    ReportLinkService,
    ReportMailComposer,
    ReportReplyComposer,
    ReportSchedule,
  ],
  exports: [ReportService],
})
export class ReportsModule {}

import { Module } from '@nestjs/common';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { BalancesModule } from '../balances/balances.module.js';
import { ClientsModule } from '../clients/clients.module.js';
import { DeliverablesModule } from '../deliverables/deliverables.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { TimeEntriesModule } from '../time-entries/time-entries.module.js';
import { DeliverablesMeasure } from './clause-deliverables.measure.js';
import { MinutesMeasure } from './clause-minutes.measure.js';
import { ReportRhythmMeasure } from './clause-report-rhythm.measure.js';
import { ResponseMeasure } from './clause-response.measure.js';
import { TurnaroundMeasure } from './clause-turnaround.measure.js';
import { WorkingWindowMeasure } from './clause-working-window.measure.js';
import { ReportAnswerService } from './report-answer.service.js';
import { ReportClauseRepository } from './report-clause.repository.js';
import { ReportClauses } from './report-clauses.js';
import { ReportCollector } from './report.collector.js';
import { ReportTaskCollector } from './report.collector-tasks.js';
import { ReportWorkCollector } from './report.collector-work.js';
import { ReportComposer } from './report.composer.js';
import { ReportController } from './report.controller.js';
import { ReportDrafts } from './report-drafts.service.js';
import { ReportReviewController } from './report-review.controller.js';
import { ReportReviewService } from './report-review.service.js';
import { ReportRevisionService } from './report-revision.service.js';
import { ReportRevisionsRepository } from './report-revisions.repository.js';
import { ReportSendingService } from './report-sending.service.js';
import { ReportSilenceJobs } from './report-silence.jobs.js';
import { ReportSilenceService } from './report-silence.service.js';
import { ReportStandingService } from './report-standing.service.js';
import { ReportDeliveryController } from './report-delivery.controller.js';
import { ReportDeliveryRepository } from './report-delivery.repository.js';
import { ReportDeliveryService } from './report-delivery.service.js';
import { ReportFateService } from './report-fate.service.js';
import { ReportOpening } from './report-opening.service.js';
import { ReportLinkController } from './report-link.controller.js';
import { ReportLinkRepository } from './report-link.repository.js';
import { ReportLinkService } from './report-link.service.js';
import { ReportMailComposer } from './report-mail.composer.js';
import { ReportReplyComposer } from './report-reply.composer.js';
import { ReportRepository } from './report.repository.js';
import { ReportFilesController } from './report-files.controller.js';
import { ReportExportService } from './report-export.service.js';
import { ReportLinksController } from './report-sharing.controller.js';
import { ReportSharingRepository } from './report-sharing.repository.js';
import { ReportSharingService } from './report-sharing.service.js';
import { ReportVerifyController } from './report-verify.controller.js';
import { ReportVerification } from './report-verify.service.js';
import { SharedReportController } from './shared-report.controller.js';
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
    ReportWorkCollector,
    ReportClauses,
    ReportClauseRepository,
    MinutesMeasure,
    TurnaroundMeasure,
    ResponseMeasure,
    ReportRhythmMeasure,
    DeliverablesMeasure,
    WorkingWindowMeasure,
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

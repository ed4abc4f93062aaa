import { Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from './kernel/clock.js';
import { ArchiveModule } from './modules/archive/archive.module.js';
import { AppointmentEntity } from './modules/appointments/appointment.entity.js';
import { AppointmentProposalEntity } from './modules/appointments/appointment-proposal.entity.js';
import { AppointmentsModule } from './modules/appointments/appointments.module.js';
import { BalancesModule } from './modules/balances/balances.module.js';
import { CalendarModule } from './modules/calendar/calendar.module.js';
import { ClientStageEntity } from './modules/clients/client-stage.entity.js';
import { ClientEntity } from './modules/clients/client.entity.js';
import { ClientsModule } from './modules/clients/clients.module.js';
import { ContactEntity } from './modules/clients/contact.entity.js';
import { PreferenceEntity } from './modules/clients/preference.entity.js';
import { ReferralEntity } from './modules/clients/referral.entity.js';
import { TouchpointEntity } from './modules/clients/touchpoint.entity.js';
import { CommentEntity } from './modules/conversations/comment.entity.js';
import { ConversationsModule } from './modules/conversations/conversations.module.js';
import { AcceptanceEntity } from './modules/deliverables/acceptance.entity.js';
import { DeliverableVersionEntity } from './modules/deliverables/deliverable-version.entity.js';
import { DeliverableEntity } from './modules/deliverables/deliverable.entity.js';
import { DeliverablesModule } from './modules/deliverables/deliverables.module.js';
import { AgreementEntity } from './modules/engagements/agreement.entity.js';
import { EngagementEntity } from './modules/engagements/engagement.entity.js';
import { EngagementsModule } from './modules/engagements/engagements.module.js';
import { RateEntity } from './modules/engagements/rate.entity.js';
import { ScheduleEntity } from './modules/engagements/schedule.entity.js';
import { ServiceEntity } from './modules/engagements/service.entity.js';
import { IdentityModule } from './modules/identity/identity.module.js';
import { MemberEntity } from './modules/identity/member.entity.js';
import { PersonEntity } from './modules/identity/person.entity.js';
import { WorkspaceEntity } from './modules/identity/workspace.entity.js';
import { NoticesModule } from './modules/notices/notices.module.js';
import { PlanningModule } from './modules/planning/planning.module.js';
import { EntryCandidateEntity } from './modules/calendar/candidates/entry-candidate.entity.js';
import { TimeBlockEntity } from './modules/planning/time-block.entity.js';
import { PlaybookVersionEntity } from './modules/playbooks/playbook-version.entity.js';
import { PlaybookEntity } from './modules/playbooks/playbook.entity.js';
import { PlaybooksModule } from './modules/playbooks/playbooks.module.js';
import { TaskTemplateEntity } from './modules/playbooks/task-template.entity.js';
import { ChecklistItemEntity } from './modules/tasks/checklist-item.entity.js';
import { RecurringTaskEntity } from './modules/recurring-tasks/recurring-task.entity.js';
import { RecurringTasksModule } from './modules/recurring-tasks/recurring-tasks.module.js';
import { FeedbackEntity } from './modules/feedback/feedback.entity.js';
import { FeedbackModule } from './modules/feedback/feedback.module.js';
import { TaskPagesModule } from './modules/task-pages/task-pages.module.js';
import { TaskMoveEntity } from './modules/tasks/task-move.entity.js';
import { TaskEntity } from './modules/tasks/task.entity.js';
import { TasksModule } from './modules/tasks/tasks.module.js';
import { DeliveryEntity } from './modules/reports/deliveries/delivery.entity.js';
import { ReportAnswerEntity } from './modules/reports/report-answer.entity.js';
import { ReportEntity } from './modules/reports/report.entity.js';
import { ReportsModule } from './modules/reports/reports.module.js';
import { TimeEntriesModule } from './modules/time-entries/time-entries.module.js';
import { AdjustmentEntity } from './modules/time-entries/adjustment.entity.js';
import { AffirmationEntity } from './modules/time-entries/affirmation.entity.js';
import { TimeEntryEntity } from './modules/time-entries/time-entry.entity.js';
import { ViewEntity } from './modules/views/view.entity.js';
import { ViewsModule } from './modules/views/views.module.js';
import { AccessModule } from './platform/access/access.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import type { Environment } from './platform/config/environment.js';
import type { DatabaseAddresses } from './platform/database/database.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { EventsModule } from './platform/events/events.module.js';
import { FilesModule } from './platform/files/files.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { LogModule } from './platform/log/log.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { PagesModule } from './platform/pages/pages.module.js';

/** Every module of the product, in the order in which each may see those before it. */
const modules = [
  IdentityModule,
  ClientsModule,
  EngagementsModule,
  NoticesModule,
  PlaybooksModule,
  TasksModule,
  RecurringTasksModule,
  ConversationsModule,
  DeliverablesModule,
  ArchiveModule,
  FeedbackModule,
  TaskPagesModule,
  TimeEntriesModule,
  BalancesModule,
  ViewsModule,
  PlanningModule,
  AppointmentsModule,
  CalendarModule,
  ReportsModule,
];

const entities = [
  PersonEntity,
  WorkspaceEntity,
  MemberEntity,
  ClientEntity,
  ClientStageEntity,
  ContactEntity,
  PreferenceEntity,
  ReferralEntity,
  TouchpointEntity,
  EngagementEntity,
  AgreementEntity,
  RateEntity,
  ScheduleEntity,
  ServiceEntity,
  PlaybookEntity,
  PlaybookVersionEntity,
  TaskTemplateEntity,
  RecurringTaskEntity,
  TaskEntity,
  TaskMoveEntity,
  ChecklistItemEntity,
  CommentEntity,
  DeliverableEntity,
  DeliverableVersionEntity,
  AcceptanceEntity,
  FeedbackEntity,
  TimeEntryEntity,
  AffirmationEntity,
  AdjustmentEntity,
  ViewEntity,
  TimeBlockEntity,
  EntryCandidateEntity,
  AppointmentEntity,
  AppointmentProposalEntity,
  ReportEntity,
  DeliveryEntity,
  ReportAnswerEntity,
];

/** The whole product. */
@Module({})
export class AppModule {
  static with(environment: Environment, addresses: DatabaseAddresses, clock?: Clock): DynamicModule {
    const platform = [
      ConfigModule.with(environment, clock),
      LogModule,
      DatabaseModule.with(addresses, entities),
      JobsModule,
      EventsModule,
      MailModule,
      AccessModule,
      FilesModule,
      PagesModule,
      HttpModule,
    ];
    return { module: AppModule, imports: [...platform, ...modules] };
  }
}

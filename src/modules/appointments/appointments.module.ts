import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TimeEntriesModule } from '../time-entries/time-entries.module.js';
import { AppointmentLinkController } from './appointment-link.controller.js';
import { AppointmentLinkService } from './appointment-link.service.js';
import { AppointmentLinksRepository } from './appointment-links.repository.js';
import { AppointmentMailComposer } from './appointment-mail.composer.js';
import { AppointmentMails } from './appointment-mails.service.js';
import { AppointmentPagesService } from './appointment-pages.service.js';
import { AppointmentProposalMailComposer } from './appointment-proposal-mail.composer.js';
import { AppointmentProposalsController } from './appointment-proposals.controller.js';
import { AppointmentProposalsRepository } from './appointment-proposals.repository.js';
import { AppointmentProposalsService } from './appointment-proposals.service.js';
import { AppointmentSlotsService } from './appointment-slots.service.js';
import { AppointmentToldRepository } from './appointment-told.repository.js';
import { AppointmentTelling } from './appointment-telling.service.js';
import { AppointmentUsefulService } from './appointment-useful.service.js';
import { AppointmentsController } from './appointments.controller.js';
import { AppointmentChanges } from './appointments.events.js';
import { AppointmentsJobs } from './appointments.jobs.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { AppointmentsService } from './appointments.service.js';
import { AttendanceMailComposer } from './attendance-mail.composer.js';
import { AttendanceController, ClientAttendanceController } from './attendance.controller.js';
import { AttendanceRepository } from './attendance.repository.js';
import { AttendanceService } from './attendance.service.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUpJobs } from './follow-ups.jobs.js';
import { FollowUpsRepository } from './follow-ups.repository.js';
import { FollowUpsService } from './follow-ups.service.js';
import { HostHoursController } from './host-hours.controller.js';
import { HostHoursRepository } from './host-hours.repository.js';
import { HostHoursService } from './host-hours.service.js';

/** Sessions with clients: free slots by link, booking, attendance, and a kind follow-up. */
@Module({
  imports: [
    ClientsModule,
    EngagementsModule,
    IdentityModule,
    NoticesModule,
    PlanningModule,
    TasksModule,
    TimeEntriesModule,
  ],
  controllers: [
    AppointmentsController,
    AppointmentProposalsController,
    HostHoursController,
    AppointmentLinkController,
    AttendanceController,
    ClientAttendanceController,
    FollowUpsController,
  ],
  providers: [
    AppointmentChanges,
    AppointmentsRepository,
    AppointmentsService,
    AppointmentToldRepository,
    AppointmentTelling,
    AppointmentMails,
    AppointmentSlotsService,
    AppointmentProposalsRepository,
    AppointmentProposalsService,
    HostHoursRepository,
    HostHoursService,
    AppointmentLinksRepository,
    AppointmentLinkService,
    AppointmentPagesService,
    AppointmentUsefulService,
    AppointmentMailComposer,
    AppointmentProposalMailComposer,
    AppointmentsJobs,
    AttendanceRepository,
    AttendanceService,
    AttendanceMailComposer,
    FollowUpsRepository,
    FollowUpsService,
    FollowUpJobs,
  ],
  exports: [AppointmentChanges, AppointmentsService],
})
export class AppointmentsModule {}

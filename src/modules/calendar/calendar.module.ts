import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { CaldavDiscovery } from './caldav/caldav-discovery.js';
import { CaldavProvider } from './caldav/caldav.provider.js';
import { CandidateDecidingService } from './candidates/candidate-deciding.service.js';
import { CandidateTelling } from './candidates/candidate-telling.js';
import { EntryCandidatesController } from './candidates/entry-candidates.controller.js';
import { EntryCandidatesRepository } from './candidates/entry-candidates.repository.js';
import { EntryCandidatesService } from './candidates/entry-candidates.service.js';
import { EventProposals } from './candidates/event-proposal.js';
import { CalendarFeedsController } from './feeds/calendar-feeds.controller.js';
import { CalendarFeedsRepository } from './feeds/calendar-feeds.repository.js';
import { CalendarFeedsService } from './feeds/calendar-feeds.service.js';
import { FeedController } from './feeds/feed.controller.js';
import { FeedItemsRepository } from './feeds/feed-items.repository.js';
import { SubscribedFeedProvider } from './feeds/subscribed-feed.provider.js';
import { SubscribedFeeds } from './feeds/subscribed-feeds.js';
import { FeedReadingService } from './feeds/feed-reading.service.js';
import { FeedToldRepository } from './feeds/feed-told.repository.js';
import { AccountHealth } from './connections/account-health.service.js';
import { AccountStateRepository } from './connections/account-state.repository.js';
import { AccountParting } from './connections/account-parting.service.js';
import { Accounts } from './connections/accounts.js';
import { AddressConnecting } from './connections/address-connecting.service.js';
import { CalendarConnectionsController } from './connections/calendar-connections.controller.js';
import { CalendarsController } from './connections/calendars.controller.js';
import { CalendarsRepository } from './connections/calendars.repository.js';
import { CalendarsService } from './connections/calendars.service.js';
import { ConnectionKeeping } from './connections/connection-keeping.service.js';
import { ConnectionTelling } from './connections/connection-telling.service.js';
import { ConnectionsRepository } from './connections/connections.repository.js';
import { ConnectionsService } from './connections/connections.service.js';
import { Credentials } from './connections/credentials.js';
import { Disconnecting } from './connections/disconnecting.service.js';
import { GoogleCallbackController } from './connections/google-callback.controller.js';
import { GoogleConnecting } from './connections/google-connecting.service.js';
import { LeavingAccounts } from './connections/leaving.jobs.js';
import { Resealing } from './connections/resealing.service.js';
import { TokenRenewal } from './connections/token-renewal.service.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { Providers } from './connections/providers.js';
import { GoogleAuth } from './google/google-auth.js';
import { GoogleClientFactory } from './google/google-client.factory.js';
import { GoogleProvider } from './google/google.provider.js';
import { CalendarRemoval } from './sync/calendar-removal.service.js';
import { ChannelRepository } from './sync/channel.repository.js';
import { Channels } from './sync/channels.service.js';
import { CursorRepository } from './sync/cursor.repository.js';
import { BookedEvents } from './sync/booked-events.service.js';
import { BookedEventsRepository } from './sync/booked-events.repository.js';
import { IssueAsking } from './sync/issue-asking.service.js';
import { MirrorChanges } from './sync/mirror-changes.js';
import { MirrorRepository } from './sync/mirror.repository.js';
import { Mirror } from './sync/mirror.service.js';
import { Notifications } from './sync/notifications.service.js';
import { NotificationsController } from './sync/notifications.controller.js';
import { OccurrencesRepository } from './sync/occurrences.repository.js';
import { PullJobs } from './sync/pull.jobs.js';
import { PullReading } from './sync/pull-reading.service.js';
import { PullRun } from './sync/pull-run.service.js';
import { Pulls } from './sync/pulls.service.js';
import { VanishedEvents } from './sync/vanished-events.service.js';
import { AppointmentRecords } from './sync/records/appointment-records.js';
import { CalendarLeases } from './sync/calendar-leases.js';
import { CalendarPushJobs } from './sync/calendar-push.jobs.js';
import { CalendarPushService } from './sync/calendar-push.service.js';
import { CalendarRecords } from './sync/calendar-records.js';
import { CalendarWrites } from './sync/calendar-writes.js';
import { EventLinksRepository } from './sync/event-links.repository.js';
import { LinkKeeping } from './sync/link-keeping.service.js';
import { LinkMerging } from './sync/link-merging.service.js';
import { LinkTelling } from './sync/link-telling.service.js';
import { RemoteChanges } from './sync/remote-changes.js';
import { SeatActors } from './sync/seat-actors.js';
import { Steps } from './sync/step.js';
import { SyncIssues } from './sync/sync-issues.js';
import { SyncIssuesService } from './sync/sync-issues.service.js';
import { SyncIssuesRepository } from './sync/sync-issues.repository.js';
import { SyncIssuesController } from './sync/sync-issues.controller.js';
import { TaskRecords } from './sync/records/task-records.js';
import { TimeBlockRecords } from './sync/records/time-block-records.js';
import { WriteOrdersRepository } from './sync/write-orders.repository.js';
import { WritePace } from './sync/write-pace.js';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { EngagementsModule } from '../engagements/engagements.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TimeEntriesModule } from '../time-entries/time-entries.module.js';

/** People's own calendars, kept in step: read, written to, subscribed, and turned into candidates for time entries. */
@Module({
  imports: [
    ClientsModule,
    IdentityModule,
    NoticesModule,
    AppointmentsModule,
    PlanningModule,
    TasksModule,
    EngagementsModule,
    TimeEntriesModule,
  ],
  controllers: [
    EntryCandidatesController,
    SyncIssuesController,
    CalendarConnectionsController,
    CalendarsController,
    GoogleCallbackController,
    CalendarFeedsController,
    NotificationsController,
    FeedController,
  ],
  providers: [
    CandidateDecidingService,
    CandidateTelling,
    EntryCandidatesRepository,
    EntryCandidatesService,
    EventProposals,
    AccountHealth,
    AccountParting,
    AccountStateRepository,
    Accounts,
    AddressConnecting,
    CalendarsRepository,
    CalendarsService,
    ConnectionKeeping,
    ConnectionTelling,
    ConnectionsRepository,
    ConnectionsService,
    Credentials,
    Disconnecting,
    GoogleConnecting,
    LeavingAccounts,
    Resealing,
    TokenRenewal,
    AppointmentRecords,
    CalendarLeases,
    CalendarPushJobs,
    CalendarPushService,
    CalendarRecords,
    CalendarWrites,
    EventLinksRepository,
    LinkKeeping,
    LinkMerging,
    LinkTelling,
    RemoteChanges,
    SeatActors,
    Steps,
    SyncIssues,
    IssueAsking,
    BookedEventsRepository,
    BookedEvents,
    SyncIssuesService,
    SyncIssuesRepository,
    TaskRecords,
    TimeBlockRecords,
    WriteOrdersRepository,
    WritePace,
    CalendarRemoval,
    ChannelRepository,
    Channels,
    CursorRepository,
    Mirror,
    MirrorChanges,
    MirrorRepository,
    Notifications,
    OccurrencesRepository,
    PullJobs,
    PullReading,
    PullRun,
    Pulls,
    VanishedEvents,
    CaldavDiscovery,
    CaldavProvider,
    SubscribedFeeds,
    SubscribedFeedProvider,
    GoogleClientFactory,
    GoogleAuth,
    GoogleProvider,
    Providers,
    CalendarFeedsRepository,
    CalendarFeedsService,
    FeedItemsRepository,
    FeedToldRepository,
    FeedReadingService,
  ],
})
export class CalendarModule {}

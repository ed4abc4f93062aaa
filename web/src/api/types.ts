/**
 * The words of the API as the web uses them. Everything but the live events is generated from the API's own
 * document: instants in UTC, days `YYYY-MM-DD`, weeks `YYYY-Www`, durations in the unit that the name says.
 */
import type { PersonDto, ReportSummaryDto, SeatDto, TaskDto } from './generated/types.gen';

export type {
  AdjustmentDto as Adjustment,
  AffirmationDto as Affirmation,
  AgreementAnswerDto as AgreementAnswer,
  AgreementDto as Agreement,
  AgreementReadingDto as AgreementReading,
  AgreementRecordDto as AgreementRecord,
  AppointmentDto as Appointment,
  AppointmentProposalDto as AppointmentProposal,
  AttachmentDto as Attachment,
  AttendanceDto as Attendance,
  BalanceDto as Balance,
  BalanceLineDto as BalanceLine,
  BalanceLinkDto as BalanceLink,
  BusyTimeDto as BusyTime,
  ChecklistItemDto as ChecklistItem,
  ClauseDto as Clause,
  ClientDto as Client,
  CommentDto as Comment,
  ConsentDto as Consent,
  ContactDto as Contact,
  DeliverableDto as Deliverable,
  DeliverableVersionDto as DeliverableVersion,
  DeliveryDto as Delivery,
  EngagementDto as Engagement,
  FeedbackDto as Feedback,
  FeedbackTrendDto as FeedbackTrend,
  FollowUpDto as FollowUp,
  InvitationDto as Invitation,
  InvitationLinkDto as InvitationLink,
  LockDto as Lock,
  MemberDto as Member,
  MoneyDto as Money,
  NoticeDto as Notice,
  PersonDto as Person,
  PlannedReportDto as PlannedReport,
  PlaybookDto as Playbook,
  QuestionDto as Question,
  PreferenceDto as Preference,
  RateDto as Rate,
  RecurringTaskDto as RecurringTask,
  ReferralDto as Referral,
  ReportAnswerDto as ReportAnswer,
  ReportContentDto as ReportContent,
  ReportDto as Report,
  ReportLinkDto as ReportLink,
  ReportSummaryDto as ReportSummary,
  RoundingDto as Rounding,
  ScheduleDto as Schedule,
  ScheduleRunDto as ScheduleRun,
  SeatDto as Seat,
  ServiceDto as Service,
  SessionDto as Session,
  SetupDto as Setup,
  SurchargeDto as Surcharge,
  TaskDto as Task,
  TaskLinkDto as TaskLink,
  TaskStepDto as TaskStep,
  TaskTemplateDto as TaskTemplate,
  TimeBlockDto as TimeBlock,
  TermChangeDto as TermChange,
  TimeEntryDto as TimeEntry,
  TimeWeekDto as WeekOfTime,
  TokenDto as Token,
  TouchpointDto as Touchpoint,
  WorkspaceDto as Workspace,
} from './generated/types.gen';

export type Language = PersonDto['language'];
export type Role = SeatDto['role'];
export type TaskStatus = TaskDto['status'];
export type Turn = TaskDto['turn'];
export type Priority = TaskDto['priority'];
export type ReportState = ReportSummaryDto['state'];

/** One page of a list; without a cursor it is the last. */
export interface List<T> {
  items: T[];
  nextCursor: string | null;
}

/** What the server tells a browser: enough to know what to read again, never the content itself. */
export interface LiveEvent {
  type:
    | 'task.changed'
    | 'task-link.changed'
    | 'deliverable.changed'
    | 'time-entry.changed'
    | 'report.changed'
    | 'client.changed'
    | 'engagement.changed'
    | 'member.changed'
    | 'workspace.changed'
    | 'suppression.changed'
    | 'affirmation.changed'
    | 'adjustment.changed'
    | 'balance.changed'
    | 'rate.changed'
    | 'import.changed'
    | 'question.changed'
    | 'comment.changed'
    | 'attachment.changed'
    | 'playbook.changed'
    | 'view.changed'
    | 'task-template.changed'
    | 'recurring-task.changed'
    | 'notice.changed'
    | 'feedback.changed'
    | 'preference.changed'
    | 'touchpoint.changed'
    | 'referral.changed'
    | 'appointment.changed'
    | 'appointment-proposal.changed'
    | 'time-block.changed'
    | 'calendar-connection.changed'
    | 'calendar.changed'
    | 'sync-issue.changed'
    | 'entry-candidate.changed';
  id: string;
  engagementId: string | null;
}

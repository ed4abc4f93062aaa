/**
 * The words of the API as the web uses them. Everything but the live events is generated from the API's own
 * document: instants in UTC, days `YYYY-MM-DD`, weeks `YYYY-Www`, durations in the unit that the name says.
 */
import type { PersonDto, RefusedRowDto, ReportSummaryDto, SeatDto, TaskDto } from './generated/types.gen';

export type {
  AgreementDto as Agreement,
  BalanceDto as Balance,
  ClientDto as Client,
  ContactDto as Contact,
  DeliverableDto as Deliverable,
  DeliverableVersionDto as DeliverableVersion,
  DeliveryDto as Delivery,
  EngagementDto as Engagement,
  ImportResultDto as ImportOutcome,
  InvitationDto as Invitation,
  InvitationLinkDto as InvitationLink,
  MemberDto as Member,
  MoneyDto as Money,
  PersonDto as Person,
  ReportAnswerDto as ReportAnswer,
  ReportContentDto as ReportContent,
  ReportDto as Report,
  ReportSummaryDto as ReportSummary,
  ScheduleDto as Schedule,
  SeatDto as Seat,
  ServiceDto as Service,
  SessionDto as Session,
  SetupDto as Setup,
  TaskDto as Task,
  TaskStepDto as TaskStep,
  TimeEntryDto as TimeEntry,
  TimeWeekDto as WeekOfTime,
  TokenDto as Token,
  WorkspaceDto as Workspace,
} from './generated/types.gen';

export type Language = PersonDto['language'];
export type Role = SeatDto['role'];
export type TaskStatus = TaskDto['status'];
export type Turn = TaskDto['turn'];
export type ReportState = ReportSummaryDto['state'];
export type RowProblem = RefusedRowDto['reason'];

/** One page of a list; without a cursor it is the last. */
export interface List<T> {
  items: T[];
  nextCursor: string | null;
}

/** What the server tells a browser: enough to know what to read again, never the content itself. */
export interface LiveEvent {
  type:
    | 'task.changed'
    | 'deliverable.changed'
    | 'time-entry.changed'
    | 'report.changed'
    | 'client.changed'
    | 'engagement.changed'
    | 'member.changed';
  id: string;
  engagementId: string | null;
}

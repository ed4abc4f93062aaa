/**
 * The words of the API as the web uses them: instants in UTC, days `YYYY-MM-DD`, weeks `YYYY-Www`, durations
 * in the unit that the name says, money as decimal text with its currency.
 */
export type Language = 'en' | 'it' | 'de' | 'es';
export type Role = 'owner' | 'assistant' | 'contact';

export interface List<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Money {
  amount: string;
  currency: string;
}

export interface Setup {
  needsWorkspace: boolean;
  mailbox: boolean;
}

export interface Seat {
  id: string;
  role: Role;
  workspace: { id: string; name: string };
  client: { id: string; name: string } | null;
}

export interface Person {
  id: string;
  name: string;
  email: string;
  language: Language;
  timeZone: string;
  version: number;
}

export interface Session {
  person: Person;
  seats: Seat[];
  seat: Seat;
  /** Null for API tokens, which need none. */
  csrfToken: string | null;
  can: { manageMembers: boolean; manageClients: boolean; logTime: boolean; delegate: boolean };
}

export interface Workspace {
  id: string;
  name: string;
  version: number;
  can: { edit: boolean };
}

export interface Member {
  id: string;
  personId: string;
  name: string;
  email: string;
  role: 'owner' | 'assistant';
  removedAt: string | null;
  can: { edit: boolean; remove: boolean; restore: boolean };
}

export interface Invitation {
  id: string;
  email: string;
  name: string;
  role: Role;
  contactId: string | null;
  state: 'open' | 'accepted' | 'revoked' | 'expired';
  expiresAt: string;
  createdAt: string;
  can: { resend: boolean; revoke: boolean };
}

export interface InvitationLink {
  workspaceName: string;
  email: string;
  name: string;
  role: Role;
  hasAccount: boolean;
}

export interface Token {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  can: { remove: boolean };
}

export interface Client {
  id: string;
  name: string;
  archivedAt: string | null;
  version: number;
  createdAt: string;
  can: { edit: boolean };
}

export interface Contact {
  id: string;
  clientId: string;
  name: string;
  email: string;
  language: Language;
  timeZone: string;
  receivesReports: boolean;
  signsIn: boolean;
  removedAt: string | null;
  version: number;
  can: { edit: boolean; remove: boolean; restore: boolean; invite: boolean };
}

export interface Agreement {
  validFrom: string;
  rate: Money | null;
  allowanceMinutes: number | null;
  showAmounts: boolean;
}

export interface Schedule {
  enabled: boolean;
  weekday: number;
  time: string;
  autoSend: boolean;
  nextRunAt: string | null;
}

export interface Engagement {
  id: string;
  clientId: string;
  clientName: string;
  name: string;
  timeZone: string;
  currency: string;
  weekStartsOn: number;
  startsOn: string;
  endedOn: string | null;
  agreement: Agreement;
  assistants: { memberId: string; name: string }[];
  schedule: Schedule;
  version: number;
  can: { edit: boolean; logTime: boolean; delegate: boolean; compose: boolean; seeAmounts: boolean };
}

export interface Balance {
  periodStart: string;
  periodEnd: string;
  allowanceMinutes: number | null;
  usedSeconds: number;
  leftSeconds: number | null;
}

export interface Service {
  id: string;
  engagementId: string;
  name: string;
  archivedAt: string | null;
  version: number;
  can: { edit: boolean };
}

export type TaskStatus =
  | 'requested'
  | 'accepted'
  | 'declined'
  | 'in_progress'
  | 'waiting_for_client'
  | 'waiting_for_third_party'
  | 'delivered'
  | 'change_requested'
  | 'done'
  | 'cancelled';
export type Turn = 'assistant' | 'client' | 'third_party' | 'none';

export interface Task {
  id: string;
  engagementId: string;
  engagementName: string;
  clientId: string;
  clientName: string;
  serviceId: string | null;
  title: string;
  brief: string;
  dueOn: string | null;
  status: TaskStatus;
  turn: Turn;
  assigneeId: string | null;
  assigneeName: string | null;
  estimateMinutes: number | null;
  createdByName: string;
  createdAt: string;
  /** Since when the turn is where it is. */
  turnSince: string;
  deliveredAt: string | null;
  closedAt: string | null;
  workedSeconds: number;
  overdue: boolean;
  version: number;
  can: { edit: boolean; moves: TaskStatus[] };
}

export interface TaskStep {
  id: string;
  at: string;
  actorName: string;
  actorRole: Role;
  from: TaskStatus | null;
  to: TaskStatus;
  note: string;
}

export interface DeliverableVersion {
  number: number;
  fileName: string;
  contentType: string;
  size: number;
  sha256: string;
  note: string;
  createdAt: string;
  createdByName: string;
}

export interface Deliverable {
  id: string;
  engagementId: string;
  clientName: string;
  taskId: string | null;
  taskTitle: string | null;
  title: string;
  latest: DeliverableVersion;
  versions: DeliverableVersion[];
  deletedAt: string | null;
  version: number;
  can: { edit: boolean; addVersion: boolean; remove: boolean };
}

export interface TimeEntry {
  id: string;
  engagementId: string;
  engagementName: string;
  clientId: string;
  clientName: string;
  memberId: string;
  memberName: string;
  taskId: string | null;
  taskTitle: string | null;
  serviceId: string | null;
  serviceName: string | null;
  description: string;
  billable: boolean;
  day: string;
  startedAt: string | null;
  endedAt: string | null;
  /** Null while the timer runs. */
  durationSeconds: number | null;
  running: boolean;
  timeZone: string;
  overlapReason: string | null;
  amount: Money | null;
  deletedAt: string | null;
  version: number;
  can: { edit: boolean; remove: boolean; restore: boolean; stop: boolean };
}

export interface WeekOfTime {
  week: string;
  from: string;
  to: string;
  days: { day: string; totalSeconds: number; entries: TimeEntry[] }[];
  totalSeconds: number;
  billableSeconds: number;
}

export type RowProblem =
  | 'wrong-number-of-cells'
  | 'unreadable-characters'
  | 'text-too-long'
  | 'no-person'
  | 'no-client'
  | 'malformed-billable'
  | 'malformed-time'
  | 'no-such-wall-time'
  | 'no-duration'
  | 'ends-before-start'
  | 'duration-differs'
  | 'too-long'
  | 'several-engagements'
  | 'overlaps';

export interface ImportOutcome {
  dryRun: boolean;
  taken: number;
  alreadyTaken: number;
  errors: { line: number; reason: RowProblem }[];
  clients: string[];
  services: string[];
  people: string[];
}

export type ReportState = 'draft' | 'sent' | 'accepted';

export interface ReportContent {
  schema: 1;
  engagement: {
    id: string;
    name: string;
    clientName: string;
    timeZone: string;
    currency: string;
    weekStartsOn: number;
  };
  workspace: { name: string };
  assistants: string[];
  week: string;
  from: string;
  to: string;
  isoWeek: string;
  figuresAsOf: string;
  showAmounts: boolean;
  totals: { seconds: number; billableSeconds: number; amount: Money | null };
  balance: Balance | null;
  waits: { taskId: string; title: string; kind: 'question' | 'acceptance'; since: string; note: string }[];
  /** Without `taskId`: time that belongs to no task; a service without `name`: time without a service. */
  tasks: {
    taskId: string | null;
    title: string;
    status: TaskStatus | null;
    seconds: number;
    deliveredAt: string | null;
  }[];
  services: { name: string | null; seconds: number; billableSeconds: number }[];
  days: { day: string; seconds: number }[];
  deliverables: {
    id: string;
    title: string;
    versionNumber: number;
    fileName: string;
    size: number;
    sha256: string;
    at: string;
    taskTitle: string | null;
  }[];
  entries: {
    id: string;
    day: string;
    startedAt: string | null;
    endedAt: string | null;
    seconds: number;
    assistant: string;
    task: string | null;
    service: string | null;
    description: string;
    billable: boolean;
    amount: Money | null;
  }[];
  word: string;
}

export interface Delivery {
  id: string;
  contactName: string;
  email: string;
  language: Language;
  state: 'queued' | 'sent' | 'failed';
  sentAt: string | null;
  lastError: string | null;
  linkRevokedAt: string | null;
  pdfSha256: string | null;
}

export interface ReportAnswer {
  id: string;
  kind: 'accepted' | 'question';
  contactName: string;
  entryId: string | null;
  entryLabel: string | null;
  text: string;
  at: string;
  reply: string | null;
  repliedAt: string | null;
  repliedByName: string | null;
}

/** A report in a list. */
export interface ReportSummary {
  id: string;
  engagementId: string;
  engagementName: string;
  clientId: string;
  clientName: string;
  week: string;
  from: string;
  to: string;
  /** The version told to the client, 1, 2, …; `version` counts edits. */
  number: number;
  state: ReportState;
  seconds: number;
  sentAt: string | null;
  acceptedAt: string | null;
  openQuestions: number;
  version: number;
  can: { edit: boolean; send: boolean; remove: boolean; accept: boolean; ask: boolean; reply: boolean };
}

/** A report with what it says, who got it and what was answered. */
export interface Report extends ReportSummary {
  word: string;
  content: ReportContent;
  contentSha256: string | null;
  deliveries: Delivery[];
  answers: ReportAnswer[];
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

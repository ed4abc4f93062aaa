import type { Action } from './access/action.js';
import { appointments, attendance } from './access/appointments.js';
import { archive } from './access/archive.js';
import { balances } from './access/balances.js';
import { feeds, calendarConnections } from './access/calendar.js';
import { clients, contacts, knowing } from './access/clients.js';
import { conversations } from './access/conversations.js';
import { deliverables } from './access/deliverables.js';
import { rates, engagements } from './access/engagements.js';
import { feedback } from './access/feedback.js';
import { identity } from './access/identity.js';
import { suppressions } from './access/mail.js';
import { notices } from './access/notices.js';
import { planning } from './access/planning.js';
import { playbooks } from './access/playbooks.js';
import { recurringTasks } from './access/recurring-tasks.js';
import { reports } from './access/reports.js';
import { questions, taskLinks, tasks } from './access/tasks.js';
import { timeEntries, imports } from './access/time-entries.js';
import { views } from './access/views.js';

export type { Action, Target } from './access/action.js';

/** Every action that the isolation tests try as everybody, everywhere; each stands in access/, by its module. */
export const actions: readonly Action[] = [
  ...feeds,
  ...calendarConnections,
  ...identity,
  ...suppressions,
  ...clients,
  ...contacts,
  ...knowing,
  ...engagements,
  ...rates,
  ...tasks,
  ...questions,
  ...taskLinks,
  ...conversations,
  ...notices,
  ...feedback,
  ...playbooks,
  ...recurringTasks,
  ...deliverables,
  ...archive,
  ...timeEntries,
  ...imports,
  ...balances,
  ...views,
  ...planning,
  ...appointments,
  ...attendance,
  ...reports,
];

/** Guarded operations that end or change the very session they are tried with, or need a form of their own; where they are tested. */
export const testedApart: Readonly<Record<string, string>> = {
  calendarConnectionsBeginGoogle: 'calendar-connections: needs Google',
  calendarConnectionsAddCaldav: 'calendar-caldav: needs a server',
  calendarConnectionsSubscribe: 'calendar-subscribed: needs a feed',
  syncIssuesUndo: 'calendar-push: one’s own alone',
  syncIssuesApply: 'calendar-push: one’s own alone',
  syncIssuesPutBack: 'calendar-push: one’s own alone',
  syncIssuesDismiss: 'calendar-push: one’s own alone',
  calendarConnectionsRead: 'calendar-connections: one’s own alone',
  calendarConnectionsRefresh: 'calendar-connections: one’s own alone',
  calendarConnectionsDisconnect: 'calendar-connections: one’s own alone',
  calendarsRead: 'calendar-connections: one’s own alone',
  calendarsEdit: 'calendar-connections: one’s own alone',
  calendarsResync: 'calendar-connections: one’s own alone',
  googleSignInLink: 'sign-in-google: needs Google',
  uploadsCreate: 'uploads: a protocol of its own',
  uploadsRead: 'uploads',
  uploadsStand: 'uploads',
  uploadsSend: 'uploads',
  uploadsRemove: 'uploads',
  commentsRestore: 'comments: who deleted it decides',
  attachmentsAttach: 'attachments: needs an upload',
  attachmentsDownload: 'attachments',
  attachmentsRemove: 'attachments',
  attachmentsRestore: 'attachments',
  touchpointsConfirm: 'touchpoints: proposed by the product alone',
  feedbackAnswer: 'feedback: asked for by the product alone',
  attendanceCharge: 'attendance: needs terms of its own',
  attendanceAnswer: 'attendance: a guest’s alone, of what took place',
  followUpsSend: 'attendance: proposed by the product alone',
  followUpsRestore: 'attendance: after a member let it be',
  reportDeliveryMail: 'delivery-faults: needs a mail that was sent',
  sessionChooseSeat: 'isolation: ids in bodies',
  sessionSignOut: 'session',
  personChangePassword: 'person',
  membersEdit: 'isolation: members',
  membersRemove: 'isolation: members',
  membersRestore: 'isolation: members',
  importsUndo: 'isolation: imports',
  entryCandidatesRead: 'calendar-candidates: come from somebody’s own calendar alone',
  entryCandidatesAccept: 'calendar-candidates',
  entryCandidatesDismiss: 'calendar-candidates',
  entryCandidatesRestore: 'calendar-candidates',
  eventsStream: 'isolation of lists: the stream',
};

/** Open to everybody, each for the reason that its `@Public` gives; a new one is a decision, made here. */
export const publicOperations: readonly string[] = [
  ...['healthLive', 'healthReady', 'healthPrometheus'],
  ...['setupRead', 'setupSignUp', 'sessionSignIn', 'passwordResetAsk', 'passwordResetConsume'],
  ...['invitationLinksRead', 'invitationLinksAccept'],
  ...['googleSignInBegin', 'googleSignInBack', 'googleCallbackBack'],
  ...['reportLinkPage', 'reportLinkAccept', 'reportLinkAsk', 'reportLinkFile', 'reportLinkForward', 'reportLinkDeliverable', 'reportLinkAskToStop', 'reportLinkStop'],
  ...['sharedReportPage', 'sharedReportFile', 'reportVerifyPage', 'reportVerifyCheck'],
  ...['agreementLinkPage', 'agreementLinkAnswer'],
  ...['appointmentLinkBook', 'appointmentLinkCancel', 'appointmentLinkFile', 'appointmentLinkMove', 'appointmentLinkPage', 'appointmentLinkUseful'],
  ...['balanceLinkPage', 'balanceLinkAnswer'],
  ...['feedbackLinkPage', 'feedbackLinkAnswer'],
  ...['taskPagePage', 'taskPageAnswer', 'taskPageDecide', 'taskPageSay', 'taskPageFile'],
  ...['noticeLinkPage', 'noticeLinkStop', 'noticeLinkChoose', 'mailReportsTake'],
  ...['feedRead', 'notificationsTake'],
  ...['mailboxPage', 'mailboxRead', 'mailboxList', 'mailboxOpen', 'mailboxRaw', 'mailboxHtml', 'mailboxAttachment', 'mailboxClear'],
  ...['mailboxPreviews', 'mailboxPreview', 'mailboxPreviewHtml'],
]; // prettier-ignore

import { Ground1763766000000 } from './1763766000000-ground.js';
import { Practice1763766100000 } from './1763766100000-practice.js';
import { Work1763766200000 } from './1763766200000-work.js';
import { Reports1763766300000 } from './1763766300000-reports.js';
import { TrustedTime1763767000000 } from './1763767000000-trusted-time.js';
import { Balances1763767100000 } from './1763767100000-balances.js';
import { Rollup1763767200000 } from './1763767200000-rollup.js';
import { Imports1763767300000 } from './1763767300000-imports.js';
import { Delegation1763768000000 } from './1763768000000-delegation.js';
import { Questions1763768100000 } from './1763768100000-questions.js';
import { Documents1763768200000 } from './1763768200000-documents.js';
import { Playbooks1763768300000 } from './1763768300000-playbooks.js';
import { Conversations1763768400000 } from './1763768400000-conversations.js';
import { Archive1763768500000 } from './1763768500000-archive.js';
import { Knowing1763768600000 } from './1763768600000-knowing.js';
import { Feedback1763768700000 } from './1763768700000-feedback.js';
import { KeptAgreements1763769000000 } from './1763769000000-kept-agreements.js';
import { ReportLife1763769100000 } from './1763769100000-report-life.js';
import { Schedules1763769200000 } from './1763769200000-schedules.js';
import { Deliveries1763769300000 } from './1763769300000-deliveries.js';
import { ReportLinks1763769400000 } from './1763769400000-report-links.js';
import { Views1763769500000 } from './1763769500000-views.js';
import { SharedComments1763769600000 } from './1763769600000-shared-comments.js';
import { RestoredSuppressions1763769700000 } from './1763769700000-restored-suppressions.js';
import { Calendars1763769800000 } from './1763769800000-calendars.js';
import { CalendarReading1763770100000 } from './1763770100000-calendar-reading.js';
import { CalendarAccounts1763770000000 } from './1763770000000-calendar-accounts.js';
import { CalendarWriting1763770200000 } from './1763770200000-calendar-writing.js';
import { Appointments1763770400000 } from './1763770400000-appointments.js';
import { Attendance1763770500000 } from './1763770500000-attendance.js';
import { FollowUps1763770510000 } from './1763770510000-follow-ups.js';
import { Plans1763770600000 } from './1763770600000-plans.js';
import { CalendarFeeds1763770700000 } from './1763770700000-calendar-feeds.js';
import { CalendarOrder1763770800000 } from './1763770800000-calendar-order.js';
import { AppointmentTold1763770900000 } from './1763770900000-appointment-told.js';
import { UnreachableFollowUps1763771000000 } from './1763771000000-unreachable-follow-ups.js';
import { BookedEvents1763771100000 } from './1763771100000-booked-events.js';

/** Every step of the schema, in order. Steps are only added, never edited once released. */
export const migrations = [
  Ground1763766000000,
  Practice1763766100000,
  Work1763766200000,
  Reports1763766300000,
  TrustedTime1763767000000,
  Balances1763767100000,
  Rollup1763767200000,
  Imports1763767300000,
  Delegation1763768000000,
  Questions1763768100000,
  Documents1763768200000,
  Playbooks1763768300000,
  Conversations1763768400000,
  Archive1763768500000,
  Knowing1763768600000,
  Feedback1763768700000,
  KeptAgreements1763769000000,
  ReportLife1763769100000,
  Schedules1763769200000,
  Deliveries1763769300000,
  ReportLinks1763769400000,
  Views1763769500000,
  SharedComments1763769600000,
  RestoredSuppressions1763769700000,
  Calendars1763769800000,
  CalendarAccounts1763770000000,
  CalendarReading1763770100000,
  CalendarWriting1763770200000,
  Appointments1763770400000,
  Attendance1763770500000,
  FollowUps1763770510000,
  Plans1763770600000,
  CalendarFeeds1763770700000,
  CalendarOrder1763770800000,
  AppointmentTold1763770900000,
  UnreachableFollowUps1763771000000,
  BookedEvents1763771100000,
];

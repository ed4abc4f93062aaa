import type { Language, Role } from '../../kernel/actor.js';
import type { Manner } from '../../kernel/manner.js';
import type { QuietHours } from '../../kernel/quiet-hours.js';
import { shortened } from '../../kernel/shortened.js';

/** What people are told, in the product and by mail. */
export const noticeKinds = [
  'task.requested',
  'task.moved',
  'task.at-risk',
  'question.asked',
  'question.answered',
  'question.unanswered',
  'comment.added',
  'comment.mentioned',
  'deliverable.shown',
  'deliverable.decided',
  'feedback.requested',
  'feedback.given',
  'feedback.low',
  'preference.stale',
  'touchpoint.proposed',
  'report.ready',
  'report.held-back',
  'report.skipped',
  'report.undelivered',
  'report.answered',
  'report.accepted',
  'agreement.proposed',
  'agreement.answered',
  'appointment.proposed',
  'appointment.booked',
  'appointment.moved',
  'appointment.cancelled',
  'appointment.reminder',
  'appointment.elsewhere',
  'calendar.interrupted',
  'appointment.useful',
  'appointment.answered',
  'appointment.follow-up',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const noticeNouns = [
  'task',
  'deliverable',
  'client',
  'report',
  'engagement',
  'calendar',
  'appointment',
] as const;
export type NoticeNoun = (typeof noticeNouns)[number];

/** By mail within minutes, together with others; or in the product alone. */
export const noticeMails = ['digest', 'none'] as const;
export type NoticeMail = (typeof noticeMails)[number];

/** Something that people shall be told. */
export interface NoticeOrder {
  readonly kind: NoticeKind;
  /** Null: concerns a client without an engagement, or the practice. */
  readonly engagementId: string | null;
  /** The engagement's client unless said. */
  readonly clientId?: string;
  /** Members: the owners, and those who are assigned to the engagement. Contacts: those of the engagement's client. */
  readonly to:
    | 'contacts'
    | 'members'
    | 'owners'
    | { readonly memberIds: readonly string[] }
    | { readonly contactIds: readonly string[] }
    // About something of their own, which concerns no client: an account of theirs.
    | { readonly memberId: string | null; readonly contactId: string | null };
  readonly subject: { readonly noun: NoticeNoun; readonly id: string; readonly title: string };
  /** Name of who caused it; absent where nobody did (a promise at risk). */
  readonly by?: string;
  /** What was said, in short; longer texts are cut. */
  readonly text?: string;
  /**
   * What a `task.moved` moved to, as `delivered`, or a `deliverable.decided` decided: `accepted`, `change_requested`;
   * `call` for a question that no mail carries. Of a report: why it was `held-back` (`held`, `uncommented`) or `skipped`
   * (`holiday`, `empty`), how it was `undelivered` (`refused`, `bounced`, `failed`, `suppressed`, `complained`), and
   * `silent` where it counts as accepted. Of an `agreement.answered`: `accepted`, `declined` or `asked`. Of an
   * `appointment.elsewhere`: whether its event was `moved` or `removed`.
   */
  readonly state?: string;
  /** The comment, question or decision behind it, by which it is taken back when that is removed. */
  readonly sourceId?: string;
  /** Seats that are told otherwise (who was mentioned need not hear that somebody wrote). */
  readonly except?: readonly string[];
}

const ofMembers: readonly NoticeKind[] = noticeKinds.filter(
  (kind) =>
    ![
      'question.asked',
      'deliverable.shown',
      'feedback.requested',
      'agreement.proposed',
      'appointment.proposed',
      'appointment.reminder',
      'appointment.useful',
    ].includes(kind),
);
const ofContacts: readonly NoticeKind[] = [
  'question.asked',
  'deliverable.shown',
  'task.moved',
  'comment.added',
  'comment.mentioned',
  'feedback.requested',
  'agreement.proposed',
  'appointment.proposed',
  'appointment.booked',
  'appointment.moved',
  'appointment.cancelled',
  'appointment.reminder',
  'calendar.interrupted',
  'appointment.useful',
];

/** What a role can be told; everything else is none of theirs. */
export function kindsOf(role: Role): readonly NoticeKind[] {
  return role === 'contact' ? ofContacts : ofMembers;
}

/** Kinds whose mail to a contact is one of its own, written by the module that asks; never part of a digest. */
const ownMails: readonly NoticeKind[] = [
  'question.asked',
  'feedback.requested',
  'agreement.proposed',
  'appointment.proposed',
  'appointment.booked',
  'appointment.moved',
  'appointment.cancelled',
  'appointment.reminder',
  'appointment.useful',
];

/** Whether a kind goes to a role in the digest, unless they said otherwise. */
export function inDigest(kind: NoticeKind, role: Role): boolean {
  return !(role === 'contact' && ownMails.includes(kind));
}

/** A notice of one thing is renewed rather than doubled within so many minutes. */
export const MERGED_MINUTES = 10;
/** A digest goes so long after the first notice that waits for it. */
export const DIGEST_MINUTES = 5;
const LONGEST_TEXT = 240;

/** The beginning of a text, on one line, cut at a word. */
export function excerpt(text: string, longest = LONGEST_TEXT): string {
  return shortened(text.replace(/\s+/gu, ' ').trim(), longest);
}

/** Somebody at the client to whom a mail of its own may go now. */
export interface NoticeContact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly quietHours: QuietHours | null;
  readonly address: Manner['address'];
  /** How they like to be reached; somebody who prefers the telephone still gets what waits for them. */
  readonly channel: Manner['channel'];
  /** For the mail's List-Unsubscribe: stops mails of this kind. */
  readonly unsubscribeUrl: string;
}

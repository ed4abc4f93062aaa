import type { Texts } from '../../platform/i18n/translate.js';
import type { NoticeKind } from './notice.rules.js';

/** What a sentence about a notice is made of. */
export interface NoticeFact {
  readonly kind: NoticeKind;
  readonly by: string;
  readonly state: string | null;
  readonly times: number;
}

/** One notice in a digest. */
export interface DigestLine extends NoticeFact {
  readonly id: string;
  readonly subjectId: string;
  readonly title: string;
  readonly text: string;
  /** Null where the reader has one client, or is one. */
  readonly clientName: string | null;
  readonly url: string;
  readonly at: string;
}

export interface NoticeDigestProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  /** Of the reader, in which moments are told. */
  readonly timeZone: string;
  /** By client, and within one by time. */
  readonly lines: readonly DigestLine[];
  readonly preferencesUrl: string;
}

const moves = [
  'requested',
  'accepted',
  'declined',
  'in_progress',
  'waiting_for_client',
  'waiting_for_third_party',
  'delivered',
  'change_requested',
  'done',
  'cancelled',
] as const;
const decisions = ['accepted', 'change_requested'] as const;
const answers = ['accepted', 'declined', 'asked'] as const;
const holds = ['held', 'uncommented'] as const;
const skips = ['holiday', 'empty'] as const;
const losses = ['refused', 'bounced', 'failed', 'suppressed', 'complained'] as const;

/** What happened, in one short sentence. */
export function sentenceOf({ t }: Texts, { kind, by, state, times }: NoticeFact): string {
  const words = { by: by || t('notice.somebody'), times };
  if (kind === 'task.moved') {
    const move = moves.find((each) => each === state);
    return move ? t(`notice.task.moved.${move}`, words) : t('notice.task.moved', words);
  }
  if (kind === 'deliverable.decided') {
    const decision = decisions.find((each) => each === state);
    return decision ? t(`notice.deliverable.decided.${decision}`, words) : t('notice.deliverable.decided', words); // prettier-ignore
  }
  // Nobody reads mails there: a question has to be asked in another way.
  if (kind === 'question.unanswered' && state === 'call') return t('notice.question.unanswered.call', words);
  return ofReport(t, kind, state, words) ?? t(`notice.${kind}`, words);
}

/** What is told of reports and agreements, with the reason or the answer where it is known. */
function ofReport(
  t: Texts['t'],
  kind: NoticeKind,
  state: string | null,
  words: { by: string; times: number },
): string | undefined {
  if (kind === 'report.held-back') {
    const hold = holds.find((each) => each === state);
    return hold && t(`notice.report.held-back.${hold}`, words);
  }
  if (kind === 'report.skipped') {
    const skip = skips.find((each) => each === state);
    return skip && t(`notice.report.skipped.${skip}`, words);
  }
  if (kind === 'report.undelivered') {
    const loss = losses.find((each) => each === state);
    return loss && t(`notice.report.undelivered.${loss}`, words);
  }
  if (kind === 'appointment.moved' && state === 'edited') return t('notice.appointment.moved.edited', words);
  if (kind === 'appointment.cancelled' && state === 'uninvited')
    return t('notice.appointment.cancelled.uninvited', words);
  if (kind === 'report.accepted' && state === 'silent') return t('notice.report.accepted.silent', words);
  if (kind !== 'agreement.answered') return undefined;
  const answer = answers.find((each) => each === state);
  return answer && t(`notice.agreement.answered.${answer}`, words);
}

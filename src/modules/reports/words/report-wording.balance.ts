import type { ReportContent } from '../content/report.content.js';
import { lastDay } from './report-wording.period.js';
import type { WorkWording } from './report-wording.work.js';

/** How much of the allowance is used. */
export interface WordedBalance {
  readonly sentence: string;
  /** What was carried on, what expires, what was worked without consent; mostly nothing. */
  readonly notes: readonly string[];
  /** 0 to 1; null where no allowance is agreed. */
  readonly share: number | null;
  readonly over: boolean;
}

export function wordedBalance(wording: WorkWording): WordedBalance | null {
  const { texts, content } = wording;
  const { balance } = content;
  if (!balance) return null;
  const used = wording.hoursInText(balance.usedSeconds);
  if (balance.allowanceMinutes === null || balance.leftSeconds === null) {
    const sentence = texts.t('report.balance.open', { used, period: texts.month(balance.periodStart) });
    return { sentence, notes: [], share: null, over: false };
  }
  const seconds = balance.allowanceMinutes * 60 + balance.carriedSeconds;
  const allowance = wording.hoursInText(seconds);
  const rest = wording.hoursInText(Math.abs(balance.leftSeconds));
  const over = balance.leftSeconds < 0;
  const month = isMonth(balance.periodStart, balance.periodEnd);
  const period = month
    ? texts.month(balance.periodStart)
    : texts.days(balance.periodStart, lastDay(balance.periodEnd));
  const facts = { used, allowance, period };
  return {
    sentence: over
      ? texts.t(month ? 'report.balance.over' : 'report.balance.over-days', { ...facts, over: rest })
      : texts.t(month ? 'report.balance.left' : 'report.balance.left-days', { ...facts, left: rest }),
    notes: notesOf(balance, wording),
    share: seconds > 0 ? Math.min(1, Math.max(0, balance.usedSeconds) / seconds) : 1,
    over,
  };
}

function notesOf(
  { carriedSeconds, expiring, unapprovedOverageSeconds }: NonNullable<ReportContent['balance']>,
  wording: WorkWording,
): string[] {
  const { texts } = wording;
  return [
    ...(carriedSeconds > 0
      ? [texts.t('report.balance.carried', { hours: wording.hoursInText(carriedSeconds) })]
      : []),
    ...expiring.map(({ seconds, on }) =>
      texts.t('report.balance.expiring', { hours: wording.hoursInText(seconds), day: texts.day(on) }),
    ),
    ...(unapprovedOverageSeconds > 0
      ? [texts.t('report.balance.unapproved', { hours: wording.hoursInText(unapprovedOverageSeconds) })]
      : []),
  ];
}

function isMonth(from: string, to: string): boolean {
  const first = Temporal.PlainDate.from(from);
  return first.day === 1 && first.add({ months: 1 }).equals(Temporal.PlainDate.from(to));
}

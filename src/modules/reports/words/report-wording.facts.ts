import type { MessageKey } from '../../../platform/i18n/translate.js';
import { lastDay } from './report-wording.period.js';
import type { ReportWording } from './report-wording.js';

/** A question, and how long it waited. */
export interface WordedQuestion {
  readonly task: string;
  readonly text: string;
  /** Who asked when. */
  readonly asked: string;
  /** What became of it. */
  readonly answered: string;
}

/** A line of the balance. */
export interface WordedLedgerLine {
  readonly day: string;
  readonly what: string;
  /** `−1:30` */
  readonly hours: string;
  readonly left: string;
}

/** The days of a report, or those before them. */
export interface WordedPeriod {
  readonly days: string;
  readonly hours: string;
  readonly billed: string;
  /** Length of its bar, 0 to 1 of the longest. */
  readonly share: number;
  readonly now: boolean;
}

export function wordedQuestions(wording: ReportWording): WordedQuestion[] {
  const { t } = wording.texts;
  return wording.content.questions.map((question) => {
    const time = wording.about(question.waitedSeconds);
    const at = question.answeredAt === null ? '' : wording.instant(question.answeredAt);
    const name = wording.contact(question.answeredBy);
    const key = name ? 'report.turns.answered' : 'report.turns.answered-on';
    return {
      task: question.taskTitle,
      text: question.text,
      asked: t('report.answers.asked', {
        name: question.askedBy,
        at: wording.instant(question.askedAt),
      }),
      answered: at === '' ? t('report.turns.open', { time }) : t(key, { name, at, time }),
    };
  });
}

/** How long tasks waited on each side; empty where they did not. */
export function waitedInWords(wording: ReportWording): string {
  const { assistantSeconds, clientSeconds } = wording.content.waited;
  if (assistantSeconds + clientSeconds === 0) return '';
  const facts = { assistant: wording.about(assistantSeconds), client: wording.about(clientSeconds) };
  return wording.texts.t('report.turns.waited', facts);
}

const LEDGER_KINDS: Readonly<Record<string, MessageKey>> = {
  allowance: 'report.ledger.allowance',
  carried_in: 'report.ledger.carried_in',
  consumption: 'report.ledger.consumption',
  overage: 'report.ledger.overage',
  adjustment: 'report.ledger.adjustment',
  overage_settled: 'report.ledger.overage_settled',
  expired: 'report.ledger.expired',
  carried_out: 'report.ledger.carried_out',
};

export function wordedLedger(wording: ReportWording): WordedLedgerLine[] {
  const { texts, content } = wording;
  return (content.balance?.ledger ?? []).map(({ day, kind, seconds, leftSeconds }) => ({
    day: texts.day(day, 'short'),
    what: texts.t(LEDGER_KINDS[kind] ?? 'report.ledger.other'),
    hours: wording.signed(seconds),
    left: leftSeconds < 0 ? wording.signed(leftSeconds) : wording.hours(leftSeconds),
  }));
}

/** The periods before, and this one at the end; nothing where there was none before. */
export function wordedPeriods(wording: ReportWording): WordedPeriod[] {
  const { texts, content } = wording;
  if (content.before.length === 0) return [];
  const { from, to, totals } = content;
  const periods = [...content.before, { from, to, ...totals }];
  const longest = Math.max(1, ...periods.map(({ seconds }) => seconds));
  return periods.map(({ from: first, to: end, seconds, billedSeconds }, index) => ({
    days: texts.days(first, lastDay(end)),
    hours: wording.hours(seconds),
    billed: wording.hours(billedSeconds),
    share: Math.max(0, seconds) / longest,
    now: index === periods.length - 1,
  }));
}

/** What all of it came to, what is needed, and when the two speak next: how a report closes. */
export function valueInWords(wording: ReportWording): string[] {
  const { texts, content } = wording;
  const { tasksDone, documents, decisions, secondsGivenBack } = content.value;
  const hours = wording.hoursInText(secondsGivenBack);
  return [
    texts.t('report.value.delivered', { tasks: tasksDone, documents }),
    texts.t('report.value.needed', { count: decisions }),
    ...(secondsGivenBack > 0 ? [texts.t('report.value.back', { hours })] : []),
    nextInWords(wording),
  ].filter(Boolean);
}

/** `Next: 23 Nov 2026, a call about the trip`; empty where nothing was said. */
export function nextInWords({ texts, content }: ReportWording): string {
  const { on, text } = content.next ?? { on: null, text: '' };
  const what = [on === null ? '' : texts.day(on), text].filter(Boolean).join(', ');
  return what && texts.t('report.next', { what });
}

import type { ReportedDifference, ReportedRevision } from '../content/report.content.js';
import { clauseFigure, wordedClauses } from './report-wording.clauses.js';
import type { WorkWording } from './report-wording.work.js';

/** Why there is a later version, and all that it says otherwise. */
export interface WordedRevision {
  /** Number of the version before. */
  readonly of: number;
  readonly title: string;
  readonly reason: string;
  /** `Sat 14 Nov, Venue and hotel: 2:00 → 1:45, by Anna Ferri, The break was missing` */
  readonly differences: readonly string[];
  /** `Actual hours: 8:40 → 8:25` */
  readonly figures: readonly string[];
}

const FIELDS = [
  'added',
  'assistant',
  'billable',
  'description',
  'removed',
  'rush',
  'service',
  'startedAt',
  'task',
  'text',
] as const;

export function wordedRevision(wording: WorkWording): WordedRevision | null {
  const { revision } = wording.content;
  if (revision === null) return null;
  const { t } = wording.texts;
  const { of, by, reason } = revision;
  return {
    of,
    title: t('report.revision.title', { number: of + 1 }),
    reason: t(reason ? 'report.revision.reason' : 'report.revision.reason-none', { of, by, reason }),
    differences: revision.differences.map((each) => difference(each, wording)),
    figures: revision.figures.map((each) => changedFigure(each, wording)),
  };
}

function difference(each: ReportedDifference, wording: WorkWording): string {
  const { t, day } = wording.texts;
  const what = [each.day === null ? '' : day(each.day, 'short'), labelOf(each, wording)];
  const change = changeOf(each, wording);
  const by = each.by && t('report.revision.by', { name: each.by });
  return `${what.filter(Boolean).join(', ')}: ${[change, by, each.reason].filter(Boolean).join(', ')}`;
}

/** `2:00 → 1:45`, `billable yes → no`, `added 1:30`. */
function changeOf({ kind, field, from, to }: ReportedDifference, wording: WorkWording): string {
  const { t } = wording.texts;
  const said = (value: ReportedDifference['from']) => valueOf(field, value, wording);
  // Of what the assistant says, the label tells what it is.
  if (field === 'seconds' || kind === 'word') return `${said(from)} → ${said(to)}`;
  const known = FIELDS.find((each) => each === field);
  const name = t(kind === 'comment' ? 'report.field.comment' : `report.field.${known ?? 'other'}`);
  if (field === 'added' || field === 'removed') {
    const value = field === 'added' ? to : from;
    return typeof value === 'boolean' || value === null ? name : `${name} ${said(value)}`;
  }
  return `${name} ${said(from)} → ${said(to)}`;
}

function valueOf(field: string, value: ReportedDifference['from'], wording: WorkWording): string {
  const { t, day } = wording.texts;
  if (value === null || value === '') return t('report.nothing');
  if (typeof value === 'boolean') return t(value ? 'report.yes' : 'report.no');
  if (typeof value === 'number') return wording.hours(value);
  if (field === 'nextOn') return day(value);
  return field === 'startedAt' ? wording.instant(value) : value;
}

function labelOf({ kind, id, label, field }: ReportedDifference, wording: WorkWording): string {
  const { t } = wording.texts;
  if (kind === 'comment') return wordedClauses(wording).find((each) => each.id === id)?.name ?? label;
  if (kind === 'word') return t(field === 'text' ? 'report.word.named' : 'report.field.next');
  return label || t('report.no-task');
}

function changedFigure(
  { figure, id, from, to }: ReportedRevision['figures'][number],
  wording: WorkWording,
): string {
  const { texts, content } = wording;
  const clause = content.clauses.find((each) => each.id === id);
  const name =
    figure === 'clause'
      ? (wordedClauses(wording).find((each) => each.id === id)?.name ?? texts.t('report.column.clause'))
      : texts.t(`report.figure.${figure}`);
  const said = (value: string | number | null) => {
    if (value === null) return texts.t('report.nothing');
    if (figure === 'clause') {
      return clause && typeof value === 'number'
        ? clauseFigure(clause, value, wording)
        : outcome(String(value), wording);
    }
    if (figure === 'amount') {
      return texts.money({ amount: String(value), currency: content.engagement.currency });
    }
    return wording.hours(Number(value));
  };
  return `${name}: ${said(from)} → ${said(to)}`;
}

function outcome(value: string, { texts }: WorkWording): string {
  const known = (['met', 'not_met', 'not_measurable'] as const).find((each) => each === value);
  return known ? texts.t(`report.clause.${known}`) : value;
}

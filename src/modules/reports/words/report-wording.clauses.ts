import type { Texts } from '../../../platform/i18n/translate.js';
import type { ClauseEvidence, ReportedClause } from '../content/report.content.js';
import { periodName } from './report-wording.period.js';
import type { WorkWording } from './report-wording.work.js';

/** One thing that a clause was measured by, in words. */
export interface WordedEvidence {
  readonly kind: ClauseEvidence['kind'];
  readonly id: string | null;
  readonly what: string;
  /** When, and how long it took. */
  readonly note: string;
}

/** A clause as it is printed: what was agreed, what became of it, and by what that is known. */
export interface WordedClause {
  readonly id: string;
  readonly outcome: ReportedClause['outcome'];
  readonly name: string;
  /** `90 % (9/10), target 95 %, not met` */
  readonly line: string;
  /** `90 % (9/10)`; empty where there was nothing to measure. */
  readonly value: string;
  readonly target: string;
  /** `not met` */
  readonly result: string;
  /** Why it could not be measured. */
  readonly reason: string;
  readonly comment: string;
  /** What was not as agreed. */
  readonly missed: readonly WordedEvidence[];
  readonly kept: readonly WordedEvidence[];
}

/** Every clause, in the order in which it was agreed. */
export function wordedClauses(wording: WorkWording): WordedClause[] {
  return wording.content.clauses.map((clause) => worded(clause, wording));
}

/** `4 clauses met, 1 not met, 1 not measurable`; empty where nothing measurable is agreed. */
export function clausesInShort({ texts, content }: WorkWording): string {
  return (['met', 'not_met', 'not_measurable'] as const)
    .map((outcome) => [outcome, content.clauses.filter((each) => each.outcome === outcome).length] as const)
    .filter(([outcome, count]) => count > 0 || (outcome === 'met' && content.clauses.length > 0))
    .map(([outcome, count]) => texts.t(`report.clauses.${outcome}`, { count }))
    .join(', ');
}

function worded(clause: ReportedClause, wording: WorkWording): WordedClause {
  const { t } = wording.texts;
  const value = valueOf(clause, wording);
  const target = targetOf(clause, wording);
  const result = t(`report.clause.${clause.outcome}`);
  const evidence = clause.evidence.map((each) => ({
    met: each.met,
    ...wordedEvidence(each, clause, wording),
  }));
  return {
    id: clause.id,
    outcome: clause.outcome,
    name: clauseName(wording.texts, clause, wording),
    line: [value, target && t('report.clause.target', { target }), result].filter(Boolean).join(', '),
    ...{ value, target, result },
    // The names of reasons have hyphens, which a choice in a message cannot have.
    reason:
      clause.reason === null ? '' : t('report.clause.reason', { reason: clause.reason.replaceAll('-', '') }),
    comment: clause.comment,
    missed: evidence.filter(({ met }) => !met),
    kept: evidence.filter(({ met }) => met),
  };
}

/** What was agreed, as its kind says it; a kind that is not known here by its own name. */
function clauseName({ t }: Texts, { kind, terms }: ReportedClause, wording: WorkWording): string {
  const time =
    typeof terms.businessMinutes === 'number' ? wording.hoursInText(terms.businessMinutes * 60) : '';
  const service = terms.service ?? terms.serviceName;
  switch (kind) {
    case 'minutes':
    case 'deliverables':
      return t(`report.clause.${kind}`, { per: terms.per });
    case 'turnaround':
      return service
        ? t('report.clause.turnaround', { service, time })
        : t('report.clause.turnaround-any', { time });
    case 'response':
      return t('report.clause.response', { time });
    case 'report_rhythm':
      return t('report.clause.report_rhythm', { hours: terms.graceHours ?? 0 });
    case 'working_window':
      return t('report.clause.working_window');
    default:
      return t('report.clause.other', { kind: kind.replaceAll('_', ' ') });
  }
}

/** A figure in the unit of its clause: `7:30 h`, `97.5 %`, `4`. */
export function clauseFigure({ unit }: ReportedClause, value: number, wording: WorkWording): string {
  const { texts } = wording;
  if (unit === 'minutes') return wording.hoursInText(value * 60);
  if (unit === 'count') return texts.number(value);
  const decimals = value % 100 === 0 ? 0 : value % 10 === 0 ? 1 : 2;
  return `${texts.number(value / 100, decimals)}\u00a0%`;
}

function valueOf(clause: ReportedClause, wording: WorkWording): string {
  if (clause.value === null) return '';
  const value = clauseFigure(clause, clause.value, wording);
  return clause.cases ? `${value} (${clause.cases.met}/${clause.cases.of})` : value;
}

/** Of per cents, the least goes without saying. */
function targetOf(clause: ReportedClause, wording: WorkWording): string {
  const { t } = wording.texts;
  const { min, max } = clause.target;
  if (min !== null && max !== null) {
    return t('report.clause.between', {
      min: clauseFigure(clause, min, wording),
      max: clauseFigure(clause, max, wording),
    });
  }
  if (max !== null) return t('report.clause.at-most', { value: clauseFigure(clause, max, wording) });
  if (min === null) return '';
  const value = clauseFigure(clause, min, wording);
  return clause.unit === 'basis_points' ? value : t('report.clause.at-least', { value });
}

function wordedEvidence(
  evidence: ClauseEvidence,
  clause: ReportedClause,
  wording: WorkWording,
): WordedEvidence {
  const { kind, id, label, at, seconds } = evidence;
  const { texts } = wording;
  const day = at.length === 10 ? texts.day(at) : wording.dayOf(at);
  const worked = seconds === null ? '' : wording.hoursInText(seconds);
  const entry = kind === 'entry' ? wording.entryOf(id) : undefined;
  if (entry)
    return { kind, id, what: entry.what, note: join(numberOf(texts, entry.line), entry.day, worked) };
  if (kind === 'days') return { kind, id, what: label || daysFrom(at, clause, texts), note: worked };
  if (kind === 'report') {
    const title = periodName(texts, label) || texts.t('report.title', { coverage: 'days' });
    return { kind, id, what: title, note: at.length === 10 ? day : wording.instant(at) };
  }
  const took = seconds === null || kind === 'entry' ? worked : wording.about(seconds);
  return { kind, id, what: label || day, note: join(label ? day : '', took) };
}

function numberOf({ t }: Texts, line: number): string {
  return t('report.lines.of', { count: 1, lines: String(line) });
}

function daysFrom(at: string, { terms }: ReportedClause, texts: Texts): string {
  if (at.length !== 10) return '';
  return terms.per === 'week'
    ? texts.days(at, Temporal.PlainDate.from(at).add({ days: 6 }).toString())
    : texts.t('report.clause.from-day', { day: texts.day(at) });
}

function join(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(', ');
}

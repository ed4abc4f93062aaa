import type { ClauseDraft } from '../../api/agreements';
import type { Clause } from '../../api/types';

/** One clause as a form holds it: every field that any kind has, as typed. */
export interface ClauseValues {
  /** Tells the rows of the form apart. */
  key: string;
  /** Of a clause that goes on. */
  id: string | null;
  kind: Clause['kind'];
  per: 'week' | 'period';
  minMinutes: number | null;
  maxMinutes: number | null;
  /** Empty: tasks of any service. */
  serviceId: string;
  businessMinutes: number | null;
  percent: string;
  graceHours: string;
  count: string;
}

/** What a new clause of a kind begins with. */
export function freshClause(key: string, kind: Clause['kind']): ClauseValues {
  const minutes = kind === 'turnaround' ? 960 : kind === 'response' ? 480 : null;
  return {
    ...{ key, id: null, kind, per: 'week', minMinutes: null, maxMinutes: null, serviceId: '' },
    ...{ businessMinutes: minutes, percent: '95', graceHours: '4', count: '1' },
  };
}

export function clauseValues(clause: Clause): ClauseValues {
  const terms = new Map<string, string | number | null>(Object.entries(clause.terms));
  const number = (name: string) => {
    const value = terms.get(name);
    return typeof value === 'number' ? value : null;
  };
  const text = (name: string, otherwise: string) => {
    const value = number(name);
    return value === null ? otherwise : String(value);
  };
  const fresh = freshClause(clause.id, clause.kind);
  const serviceId = terms.get('serviceId');
  return {
    ...fresh,
    id: clause.id,
    per: terms.get('per') === 'period' ? 'period' : 'week',
    minMinutes: clause.kind === 'minutes' ? number('min') : null,
    maxMinutes: clause.kind === 'minutes' ? number('max') : null,
    serviceId: typeof serviceId === 'string' ? serviceId : '',
    businessMinutes: number('businessMinutes') ?? fresh.businessMinutes,
    percent: text('percent', fresh.percent),
    graceHours: text('graceHours', fresh.graceHours),
    count: clause.kind === 'deliverables' ? text('min', fresh.count) : fresh.count,
  };
}

/** What the API takes: of each kind its own fields. */
export function clauseDraft(values: ClauseValues): ClauseDraft {
  return { ...(values.id !== null && { id: values.id }), kind: values.kind, terms: termsOf(values) };
}

function termsOf(values: ClauseValues): ClauseDraft['terms'] {
  const { kind, per, serviceId } = values;
  const percent = Number(values.percent);
  const businessMinutes = values.businessMinutes ?? 0;
  switch (kind) {
    case 'minutes':
      return { min: values.minMinutes, max: values.maxMinutes, per };
    case 'turnaround':
      return { serviceId: serviceId || null, businessMinutes, percent };
    case 'response':
      return { businessMinutes, percent };
    case 'report_rhythm':
      return { graceHours: Number(values.graceHours) };
    case 'deliverables':
      return { min: Number(values.count), per };
    case 'working_window':
      return { percent };
  }
}

export type ClauseFault =
  | 'common.required'
  | 'clause.percent-range'
  | 'clause.whole-number'
  | 'clause.max-below-min'
  | 'clause.twice';

/** What keeps clauses from being agreed, by the name of the field: `clauses.2.percent`. */
export function clauseFaults(all: readonly ClauseValues[]): Record<string, ClauseFault> {
  const found: Record<string, ClauseFault> = {};
  const subjects = new Set<string>();
  all.forEach((values, index) => {
    const { kind } = values;
    const at = (field: keyof ClauseValues) => `clauses.${index}.${field}`;
    const within = (text: string, least: number, most: number) =>
      /^\d{1,6}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
    if (kind === 'minutes') {
      const { minMinutes, maxMinutes } = values;
      if (minMinutes === null && maxMinutes === null) found[at('minMinutes')] = 'common.required';
      if (minMinutes !== null && maxMinutes !== null && maxMinutes < minMinutes)
        found[at('maxMinutes')] = 'clause.max-below-min';
    }
    if ((kind === 'turnaround' || kind === 'response') && values.businessMinutes === null)
      found[at('businessMinutes')] = 'common.required';
    if (
      (kind === 'turnaround' || kind === 'response' || kind === 'working_window') &&
      !within(values.percent, 1, 100)
    )
      found[at('percent')] = 'clause.percent-range';
    if (kind === 'report_rhythm' && !within(values.graceHours, 0, 336))
      found[at('graceHours')] = 'clause.whole-number';
    if (kind === 'deliverables' && !within(values.count, 1, 1000)) found[at('count')] = 'clause.whole-number';
    const subject = subjectOf(values);
    if (subjects.has(subject)) found[at('kind')] = 'clause.twice';
    subjects.add(subject);
  });
  return found;
}

/** One clause of a kind about one subject, as the server has it. */
function subjectOf({ kind, per, serviceId }: ClauseValues): string {
  if (kind === 'turnaround') return `${kind} ${serviceId}`;
  return kind === 'minutes' || kind === 'deliverables' ? `${kind} ${per}` : kind;
}

import { useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { useClauseFigures } from './clause-figure';
import { useClauseWords } from './clause-words';
import { useDates } from './dates';
import { hoursText } from './hours';

type Revision = NonNullable<ReportContent['revision']>;
type Difference = Revision['differences'][number];
type Figure = Revision['figures'][number];
type Value = Difference['from'];

interface RevisionWords {
  /** What a difference is about: the work of an entry, a clause, or nothing where the field says it all. */
  about: (difference: Difference) => string;
  value: (field: string, value: Value) => string;
  /** What a figure is called; a clause by what was agreed. */
  name: (figure: Figure) => string;
  figure: (figure: Figure, value: Value) => string;
}

/** Values of a later version as people read them: durations, money, moments, yes and no, nothing as a dash. */
export function useRevisionWords({ clauses, engagement }: ReportContent): RevisionWords {
  const { formatMessage, formatNumber } = useIntl();
  const dates = useDates();
  const clauseWords = useClauseWords();
  const clauseFigures = useClauseFigures();
  const clause = (id: string | null) => clauses.find((each) => each.id === id);
  const named = (id: string | null) => {
    const known = clause(id);
    return known ? clauseWords(known) : null;
  };
  const value: RevisionWords['value'] = (field, said) => {
    if (said === null || said === '') return '–';
    if (typeof said === 'boolean') return formatMessage({ id: said ? 'common.yes' : 'common.no' });
    if (typeof said === 'number') return hoursText(said);
    if (field === 'nextOn') return dates.day(said);
    return field === 'startedAt' ? dates.moment(said, engagement.timeZone) : said;
  };
  return {
    value,
    about: ({ kind, id, label }) => {
      if (kind === 'comment') return named(id) ?? label;
      return kind === 'word' ? '' : label || formatMessage({ id: 'report.no-task' });
    },
    name: ({ figure, id }) =>
      (figure === 'clause' && named(id)) || formatMessage({ id: 'report.revision-figure' }, { figure }),
    figure: ({ figure, id }, said) => {
      if (said === null || typeof said === 'boolean') return value(figure, said);
      if (figure === 'amount')
        return formatNumber(Number(said), { style: 'currency', currency: engagement.currency });
      if (figure !== 'clause') return hoursText(Number(said));
      const known = clause(id);
      if (typeof said === 'number') return known ? clauseFigures.figure(known, said) : formatNumber(said);
      return isOutcome(said) ? formatMessage({ id: `report.clause.${said}` }) : said;
    },
  };
}

const outcomes = ['met', 'not_met', 'not_measurable'] as const;

function isOutcome(value: string): value is (typeof outcomes)[number] {
  return outcomes.some((each) => each === value);
}

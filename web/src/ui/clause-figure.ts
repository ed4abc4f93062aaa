import { useIntl } from 'react-intl';
import type { ReportContent } from '../api/types';
import { hoursText } from './hours';

type Clause = ReportContent['clauses'][number];

interface ClauseFigures {
  /** A figure in the unit of its clause: `2:25`, `90 %`, `4`. */
  figure: (clause: Pick<Clause, 'unit'>, value: number) => string;
  /** `90 % (9/10), target 95 %`: what was reached and what was agreed. */
  reached: (clause: Pick<Clause, 'unit' | 'value' | 'target' | 'cases'>) => string;
}

/** Says what a clause was measured to be, in the unit in which it was agreed. */
export function useClauseFigures(): ClauseFigures {
  const { formatMessage, formatNumber } = useIntl();
  const figure: ClauseFigures['figure'] = ({ unit }, value) => {
    if (unit === 'minutes') return hoursText(value * 60);
    return unit === 'count'
      ? formatNumber(value)
      : formatNumber(value / 10_000, { style: 'percent', maximumFractionDigits: 2 });
  };
  const reached: ClauseFigures['reached'] = (clause) => {
    const { value, cases } = clause;
    const { min, max } = clause.target;
    const shown = (bound: number | null) => (bound === null ? '' : figure(clause, bound));
    const bound = max === null ? 'min' : min === null ? 'max' : 'both';
    const wanted = formatMessage({ id: 'report.clause.target' }, { bound, min: shown(min), max: shown(max) });
    if (value === null) return wanted;
    const counted = cases ? ` (${cases.met}/${cases.of})` : '';
    return `${figure(clause, value)}${counted}, ${wanted}`;
  };
  return { figure, reached };
}

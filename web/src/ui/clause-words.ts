import { useIntl } from 'react-intl';
import { hoursText } from './hours';

/** A clause as it is agreed; in the terms of one about a service stands the name of the service too. */
interface WordedClause {
  kind: string;
  terms: Readonly<Record<string, string | number | null>>;
}

/** Says a clause as a sentence; one of a kind that this version of the app does not know by the name of its kind. */
export function useClauseWords(): (clause: WordedClause) => string {
  const { formatMessage, formatNumber } = useIntl();
  const percent = (value: number) => formatNumber(value / 100, { style: 'percent' });
  /** `64 hours`, and `1:30` where they are not whole. */
  const workingTime = (minutes: number) =>
    minutes % 60 === 0
      ? formatNumber(minutes / 60, { style: 'unit', unit: 'hour', unitDisplay: 'long' })
      : `${hoursText(minutes * 60)} h`;
  return ({ kind, terms }) => {
    const number = (name: string) => Number(terms[name] ?? 0);
    const time = workingTime(number('businessMinutes'));
    const per = String(terms.per ?? 'week');
    switch (kind) {
      case 'minutes': {
        const bound = terms.min === null ? 'max' : terms.max === null ? 'min' : 'both';
        const hours = { min: hoursText(number('min') * 60), max: hoursText(number('max') * 60) };
        return formatMessage({ id: 'clause.minutes' }, { bound, per, ...hours });
      }
      case 'turnaround': {
        const values = { time, percent: percent(number('percent')) };
        const service = terms.service ?? null;
        return service === null
          ? formatMessage({ id: 'clause.turnaround' }, values)
          : formatMessage({ id: 'clause.turnaround-of' }, { ...values, service: String(service) });
      }
      case 'response':
        return formatMessage({ id: 'clause.response' }, { time, percent: percent(number('percent')) });
      case 'report_rhythm':
        return formatMessage({ id: 'clause.report_rhythm' }, { hours: number('graceHours') });
      case 'deliverables':
        return formatMessage({ id: 'clause.deliverables' }, { count: number('min'), per });
      case 'working_window':
        return formatMessage({ id: 'clause.working_window' }, { percent: percent(number('percent')) });
      default:
        return kind;
    }
  };
}

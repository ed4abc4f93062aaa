import type { Texts } from '../../platform/i18n/translate.js';
import type { Clause } from './clause.rules.js';
import { percentText } from './terms.wording.js';

/** A clause as a sentence, in the words of one reader. @param serviceName of a service that the clause names */
export function clauseText(texts: Texts, clause: Clause, serviceName: (id: string) => string): string {
  const { t, hours } = texts;
  const percent = (value: number) => percentText(texts, value * 100);
  switch (clause.kind) {
    case 'minutes': {
      const { min, max, per } = clause.terms;
      const bound = min === null ? 'max' : max === null ? 'min' : 'both';
      return t('clause.minutes', { bound, per, min: hours((min ?? 0) * 60), max: hours((max ?? 0) * 60) });
    }
    case 'turnaround': {
      const { serviceId, businessMinutes } = clause.terms;
      const shared = { time: span(texts, businessMinutes), percent: percent(clause.terms.percent) };
      if (serviceId === null) return t('clause.turnaround', shared);
      return t('clause.turnaround-of', { ...shared, service: serviceName(serviceId) });
    }
    case 'response':
      return t('clause.response', {
        time: span(texts, clause.terms.businessMinutes),
        percent: percent(clause.terms.percent),
      });
    case 'report_rhythm':
      return t('clause.report_rhythm', { hours: clause.terms.graceHours });
    case 'deliverables':
      return t('clause.deliverables', { count: clause.terms.min, per: clause.terms.per });
    case 'working_window':
      return t('clause.working_window', { percent: percent(clause.terms.percent) });
  }
}

/** `16` of whole hours, else `1:30`. */
function span({ number, hours }: Texts, minutes: number): string {
  return minutes % 60 === 0 ? number(minutes / 60) : hours(minutes * 60);
}

import { isCurrency } from '../../../kernel/money.js';
import { refused, understood } from '../../../kernel/parsed.js';
import { dateIn, decimalIn, describe, hashOf, picker, wordsProblem, yesIn } from './cells.js';
import type { Source } from './source.js';
import { untimed } from './worked.js';

const COLUMNS = {
  date: ['Date'],
  client: ['Client'],
  project: ['Project'],
  task: ['Task'],
  notes: ['Notes'],
  hours: ['Hours'],
  billable: ['Billable?'],
  firstName: ['First Name'],
  lastName: ['Last Name'],
  currency: ['Currency'],
} as const;

/**
 * Detailed time report of Harvest: a date and decimal hours, in the notation of the account (`2.25`, `2,25`,
 * `2.000,0`), and neither a start nor an address. Its hours become work on a day without clock times; its people are
 * found by their name.
 */
export const harvest: Source = {
  format: 'harvest',
  dateColumns: [],
  knows: (header) => header.has('Date', 'Client', 'Hours', 'First Name', 'Last Name'),
  currencyOf: () => null,
  currencyInRows: (header) => header.at('Currency') >= 0,

  reader(header, context) {
    const pick = picker(header, COLUMNS);
    return (record, line) => {
      const picked = pick(record);
      if (!picked.ok) return picked;
      const cells = picked.value;
      const { client, project, task, notes } = cells;
      const name = `${cells.firstName} ${cells.lastName}`.trim();
      const description = describe(task, notes, '');
      const problem = wordsProblem({ name, email: '', client, service: project, description });
      if (problem) return refused(problem);
      const billable = yesIn(cells.billable);
      if (billable === null) return refused('malformed-billable');
      const date = dateIn(cells.date, 'ymd');
      if (!date) return refused('malformed-time');
      const hours = decimalIn(cells.hours);
      if (hours === null) return refused('malformed-number');
      const when = untimed(date, Math.round(hours * 3600));
      if (!when.ok) return when;
      const currency = currencyIn(cells.currency);
      if (currency === undefined) return refused('unknown-currency');
      const seconds = when.value.seconds;
      const same = hashOf(['harvest', name, cells.date, seconds, client, project, task, notes]);
      const before = context.occurrences.of(same);
      return understood({
        ...context.usual,
        line,
        hash: before === 0 ? same : hashOf([same, before]),
        person: { name, email: null },
        client,
        service: project || null,
        description,
        billable,
        currency: currency ?? context.currency,
        when: when.value,
      });
    };
  },
};

/** `Euro - EUR`, or the code alone; undefined for what is no currency, null where nothing is said. */
function currencyIn(text: string): string | null | undefined {
  if (text === '') return null;
  const code = /(?:^|\s)([A-Z]{3})$/.exec(text)?.[1];
  return code && isCurrency(code) ? code : undefined;
}

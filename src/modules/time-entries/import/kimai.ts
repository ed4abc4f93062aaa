import { isCurrency } from '../../../kernel/money.js';
import { refused, understood } from '../../../kernel/parsed.js';
import {
  dateIn,
  clockIn,
  decimalIn,
  describe,
  durationIn,
  hashOf,
  picker,
  wordsProblem,
  yesIn,
} from './cells.js';
import type { Source } from './source.js';
import { readWorked, untimed, type Wall } from './worked.js';

/** The labels of Kimai's own English and German texts, and those of its first versions. */
const COLUMNS = {
  date: ['Date', 'Datum'],
  from: ['From', 'Von', 'Begin', 'Beginn'],
  to: ['To', 'Bis', 'End', 'Ende'],
  duration: ['Duration', 'Dauer'],
  break: ['Break', 'Pause'],
  currency: ['Currency', 'Währung'],
  name: ['Name'],
  user: ['User', 'Benutzer', 'Username'],
  email: ['E-mail', 'Email'],
  customer: ['Customer', 'Kunde'],
  project: ['Project', 'Projekt'],
  activity: ['Activity', 'Tätigkeit'],
  description: ['Description', 'Beschreibung'],
  billable: ['Billable', 'Abrechenbar'],
  tags: ['Tags', 'Schlagworte'],
} as const;

const DAY_SECONDS = 86_400;
/** Kimai prints clocks without their seconds, which hides up to a minute at either end. */
const HIDDEN_SECONDS = 119;

/**
 * CSV export of Kimai, English or German: `2026-11-16`, `12:00`, `12:06`, a duration as `0:06` or `0.10`, comma or
 * semicolon. Start and end count as they are printed; an end before the start is on the next day; a duration that is
 * shorter by minutes leaves the rest as a break. What Kimai has made harmless for spreadsheets (`' =1+1`) is as it was.
 */
export const kimai: Source = {
  format: 'kimai',
  dateColumns: ['Date', 'Datum'],
  knows: (header) =>
    Object.entries(COLUMNS).every(
      ([column, names]) =>
        !['date', 'from', 'to', 'duration', 'customer', 'activity'].includes(column) ||
        header.at(...names) >= 0,
    ),
  currencyOf: () => null,
  currencyInRows: (header) => header.at(...COLUMNS.currency) >= 0,

  reader(header, context) {
    const pick = picker(header, COLUMNS);
    const saysBillable = header.at(...COLUMNS.billable) >= 0;
    return (record, line) => {
      const picked = pick(record);
      if (!picked.ok) return picked;
      const cells = picked.value;
      const email = cells.email.toLowerCase();
      const name = cells.name || cells.user;
      const { customer: client, project, activity } = cells;
      const words = cells.description.replace(/^' /, '');
      const description = describe(activity, words, cells.tags);
      const problem = wordsProblem({ name, email, client, service: project, description });
      if (problem) return refused(problem);
      // Older versions print no such column; what is invoiced there is what is billable.
      const billable = saysBillable ? yesIn(cells.billable) : true;
      if (billable === null) return refused('malformed-billable');
      if (cells.currency && !isCurrency(cells.currency)) return refused('unknown-currency');
      const date = dateIn(cells.date, context.dateOrder);
      const seconds = secondsIn(cells.duration);
      if (!date || seconds === null) return refused('malformed-time');
      const clocks = [cells.from, cells.to].map((text) => (text === '' ? undefined : clockIn(text)));
      const [from, to] = clocks;
      if (from === null || to === null) return refused('malformed-time');
      const start = from === undefined ? null : { date, second: from };
      const end = start && to !== undefined ? endOf(start, to, seconds) : null;
      const when = start
        ? readWorked(
            { start, end, durationSeconds: seconds, tolerance: HIDDEN_SECONDS, breaks: true },
            context.zone,
          )
        : untimed(date, seconds);
      if (!when.ok) return when;
      const same = hashOf([
        ...['kimai', email || name, date.toString(), cells.from, cells.to, seconds],
        ...[client, project, activity, words],
      ]);
      const before = start ? 0 : context.occurrences.of(same);
      return understood({
        ...context.usual,
        line,
        hash: before === 0 ? same : hashOf([same, before]),
        person: { name: name || email, email: email || null },
        client,
        service: project || null,
        description,
        billable,
        currency: cells.currency || context.currency,
        when: when.value,
      });
    };
  },
};

function secondsIn(text: string): number | null {
  const clock = durationIn(text);
  if (clock !== null) return clock;
  const hours = decimalIn(text);
  return hours === null ? null : Math.round(hours * 3600);
}

/** Kimai prints one date: an end that is not after the start, for work that took its time, is tomorrow's. */
function endOf({ date, second }: Wall, to: number, seconds: number): Wall {
  const tomorrow = to < second || (to === second && seconds > DAY_SECONDS / 2);
  // In the hour that comes twice the clock may go back within one day.
  const backwards = to < second && second - to <= 7200 && seconds <= 7200;
  return { date: tomorrow && !backwards ? date.add({ days: 1 }) : date, second: to };
}

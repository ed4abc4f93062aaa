import { refused, understood } from '../../../kernel/parsed.js';
import { decimalIn, describe, durationIn, hashOf, picker, wallIn, wordsProblem, yesIn } from './cells.js';
import type { Source } from './source.js';
import { readWorked } from './worked.js';

const COLUMNS = {
  project: ['Project'],
  client: ['Client'],
  description: ['Description'],
  task: ['Task', 'Activity'],
  user: ['User'],
  email: ['Email'],
  tags: ['Tags'],
  billable: ['Billable'],
  startDate: ['Start Date'],
  startTime: ['Start Time'],
  endDate: ['End Date'],
  endTime: ['End Time'],
  duration: ['Duration (h)'],
  decimal: ['Duration (decimal)'],
} as const;

const MONEY = /^Billable (?:Rate|Amount) \(([A-Z]{3})\)$/;

/**
 * Detailed report of Clockify. Dates and clocks follow the profile of whoever exported it: `10/13/2026 12:05 PM` or
 * `13/10/2026 12:05:00`, with or without seconds; which of the two orders is found over all rows. Columns come and go
 * with the plan: without `Billable` nothing is billable, without `Client` the project is the client. `Group`, `Type`
 * and what was invoiced there are left behind.
 */
export const clockify: Source = {
  format: 'clockify',
  dateColumns: ['Start Date', 'End Date', 'Date of creation'],
  knows: (header) =>
    header.has('Start Date', 'Start Time') &&
    (header.at('Duration (h)') >= 0 || header.at('Duration (decimal)') >= 0) &&
    (header.at('Email') >= 0 || header.at('User') >= 0),
  currencyOf: (header) => header.currencyIn(MONEY),
  currencyInRows: () => false,

  reader(header, context) {
    const pick = picker(header, COLUMNS);
    const namesClients = header.at('Client') >= 0;
    return (record, line) => {
      const picked = pick(record);
      if (!picked.ok) return picked;
      const cells = picked.value;
      const email = cells.email.toLowerCase();
      const client = namesClients ? cells.client : cells.project;
      const service = namesClients ? cells.project : '';
      const description = describe(cells.task, cells.description, cells.tags);
      const problem = wordsProblem({ name: cells.user, email, client, service, description });
      if (problem) return refused(problem);
      const billable = yesIn(cells.billable);
      if (billable === null) return refused('malformed-billable');
      const start = wallIn(cells.startDate, cells.startTime, context.dateOrder);
      const hasEnd = cells.endDate !== '' && cells.endTime !== '';
      const end = hasEnd ? wallIn(cells.endDate, cells.endTime, context.dateOrder) : null;
      const duration = durationOf(cells.duration, cells.decimal);
      if (!start || (hasEnd && !end) || duration === null) return refused('malformed-time');
      // A clock without seconds hides up to a minute at either end.
      const bare = [cells.startTime, cells.endTime].some((text) => text.split(':').length < 3);
      const when = readWorked(
        {
          start,
          end,
          durationSeconds: duration.seconds,
          tolerance: Math.max(bare ? 59 : 0, duration.tolerance),
        },
        context.zone,
      );
      if (!when.ok) return when;
      return understood({
        ...context.usual,
        line,
        hash: hashOf([
          ...['clockify', email || cells.user, start.date.toString(), start.second, duration.seconds],
          ...[cells.client, cells.project, cells.task, cells.description],
        ]),
        person: { name: cells.user || email, email: email || null },
        client,
        service: service || null,
        description,
        billable,
        when: when.value,
      });
    };
  },
};

/** From `01:30:00` where it is there; from `1.50` otherwise, which is exact to 18 seconds. */
function durationOf(clock: string, decimal: string): { seconds: number; tolerance: number } | null {
  const seconds = durationIn(clock);
  if (seconds !== null) return { seconds, tolerance: clock.split(':').length < 3 ? 59 : 0 };
  const hours = decimalIn(clock) ?? decimalIn(decimal);
  return hours === null ? null : { seconds: Math.round(hours * 3600), tolerance: 18 };
}

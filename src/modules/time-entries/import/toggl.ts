import { refused, understood } from '../../../kernel/parsed.js';
import { describe, durationIn, hashOf, picker, wallIn, wordsProblem, yesIn } from './cells.js';
import type { Source } from './source.js';
import { readWorked } from './worked.js';

const COLUMNS = {
  user: ['User'],
  email: ['Email'],
  client: ['Client'],
  project: ['Project'],
  task: ['Task'],
  description: ['Description'],
  billable: ['Billable'],
  startDate: ['Start date'],
  startTime: ['Start time'],
  endDate: ['End date'],
  endTime: ['End time'],
  duration: ['Duration'],
  tags: ['Tags'],
} as const;

const AMOUNT = /^Amount \(([A-Z]{3})\)$/;
const ISO_DATE = /^\d{4}-\d\d-\d\d$/;
const CLOCK = /^\d\d:\d\d:\d\d$/;

/**
 * Detailed time entries of Toggl Track: comma, UTF-8 with a mark, header bare or quoted, columns in any order, dates as
 * `2026-11-16` and clocks of 24 hours that name no zone. Without an end an entry lasts its duration.
 */
export const toggl: Source = {
  format: 'toggl',
  dateColumns: [],
  knows: (header) =>
    header.has('Email', 'Client', 'Start date', 'Start time', 'Duration') && header.at('Duration (h)') < 0,
  currencyOf: (header) => header.currencyIn(AMOUNT),
  currencyInRows: () => false,

  reader(header, context) {
    const pick = picker(header, COLUMNS);
    return (record, line) => {
      const picked = pick(record);
      if (!picked.ok) return picked;
      const cells = picked.value;
      const { user, client, project, task } = cells;
      const email = cells.email.toLowerCase();
      const description = describe(task, cells.description, cells.tags);
      if (!email) return refused('no-person');
      const problem = wordsProblem({ name: user, email, client, service: project, description });
      if (problem) return refused(problem);
      const billable = yesIn(cells.billable);
      if (billable === null) return refused('malformed-billable');
      const durationSeconds = durationIn(cells.duration);
      const written = ISO_DATE.test(cells.startDate) && CLOCK.test(cells.startTime);
      const start = written ? wallIn(cells.startDate, cells.startTime, 'ymd') : null;
      const hasEnd = cells.endDate !== '' && cells.endTime !== '';
      const end = hasEnd ? wallIn(cells.endDate, cells.endTime, 'ymd') : null;
      if (durationSeconds === null || !start || (hasEnd && !end)) return refused('malformed-time');
      const when = readWorked({ start, end, durationSeconds }, context.zone);
      if (!when.ok) return when;
      return understood({
        ...context.usual,
        line,
        // A rate or a tag that is given later in Toggl does not make another row of it.
        hash: hashOf([
          ...['toggl', email, cells.startDate, cells.startTime, cells.duration],
          ...[client, project, task, cells.description],
        ]),
        person: { name: user || email, email },
        client,
        service: project || null,
        description,
        billable,
        when: when.value,
      });
    };
  },
};

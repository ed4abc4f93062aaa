import { asWritten } from '../../../kernel/spreadsheet.js';
import { isUuid } from '../../../kernel/ids.js';
import { isCurrency, parseMoney } from '../../../kernel/money.js';
import { refused, understood, type Parsed } from '../../../kernel/parsed.js';
import { dateIn, durationIn, hashOf, picker, wordsProblem, yesIn } from './cells.js';
import type { ImportedEntry, OwnRate, RowProblem, TimedWork, UntimedWork } from './imported-row.js';
import { ownColumns, type OwnColumn, type OwnRow } from './own-columns.js';
import type { ReadingContext, Source } from './source.js';
import { readWorked, timed, untimed } from './worked.js';

const COLUMNS = Object.fromEntries(ownColumns.map((name) => [name, [name]])) as unknown as Record<
  OwnColumn,
  readonly string[]
>;

/** With an offset, as our export writes it; or bare, on the wall of the row's zone. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/;
const WALL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)$/;
const SOURCES: readonly string[] = [
  'entry',
  'service',
  'assistant',
  'engagement',
  'client',
  'workspace',
  'none',
];
const LONGEST_REASON = 500;

/**
 * Our own CSV, which the export writes: whatever an entry says, exactly. Written by hand it needs Client, Email or
 * Member, and either Start with End or Duration, or Day with Duration; the rest may be missing.
 */
export const affianco: Source = {
  format: 'affianco',
  dateColumns: [],
  knows: (header) =>
    header.has('Client', 'Duration') &&
    (header.at('Engagement') >= 0 ||
      header.at('Entry') >= 0 ||
      (header.at('Member') >= 0 && header.at('Day') >= 0)),
  currencyOf: () => null,
  currencyInRows: (header) => header.at('Currency') >= 0,

  reader(header, context) {
    const pick = picker(header, COLUMNS, asWritten);
    return (record, line) => {
      const picked = pick(record);
      return picked.ok ? entryOf(picked.value, line, context) : picked;
    };
  },
};

function entryOf(cells: OwnRow, line: number, context: ReadingContext): Parsed<ImportedEntry, RowProblem> {
  const email = cells.Email.toLowerCase();
  const { Client: client, Member: name, Service: service, Task: task, Description: description } = cells;
  const problem = wordsProblem({ name, email, client, service, description });
  if (problem) return refused(problem);
  const reason = cells['Overlap reason'];
  if (reason.length > LONGEST_REASON || cells.Engagement.length > 120) return refused('text-too-long');
  const billable = yesIn(cells.Billable);
  const rush = yesIn(cells.Rush);
  if (billable === null || rush === null) return refused('malformed-billable');
  const zones = zonesOf(cells, context);
  if (!zones) return refused('unknown-zone');
  const when = whenOf(cells, zones.entry, context);
  if (!when.ok) return when;
  const currency = cells.Currency || context.currency;
  if (currency && !isCurrency(currency)) return refused('unknown-currency');
  const rate = rateOf(cells, currency);
  if (!rate.ok) return rate;
  return understood({
    line,
    hash: identityOf(cells, when.value, context),
    person: { name: name || email, email: email || null },
    client,
    engagement: cells.Engagement || null,
    service: service || null,
    task: task || null,
    description,
    billable,
    rush,
    when: when.value,
    zones,
    currency,
    rate: rate.value,
    overlapReason: reason || null,
    ...(isUuid(cells.Entry) && { entryId: cells.Entry.toLowerCase() }),
  });
}

function zonesOf(cells: OwnRow, { timeZone, zones }: ReadingContext) {
  const entry = cells['Time zone'] || timeZone;
  const engagement = cells['Engagement time zone'] || timeZone;
  return zones.has(entry) && zones.has(engagement) ? { entry, engagement } : null;
}

function whenOf(
  cells: OwnRow,
  timeZone: string,
  context: ReadingContext,
): Parsed<TimedWork | UntimedWork, RowProblem> {
  const { Start: start, End: end, Duration: duration } = cells;
  const seconds = duration === '' ? null : durationIn(duration);
  const breakSeconds = cells.Break === '' ? 0 : durationIn(cells.Break);
  if ((duration !== '' && seconds === null) || breakSeconds === null || breakSeconds < 0)
    return refused('malformed-time');
  if (start === '') {
    const day = dateIn(cells.Day, 'ymd');
    if (!day || end !== '') return refused('malformed-time');
    return untimed(day, seconds ?? 0);
  }
  const [from, to] = [instantIn(start), end === '' ? null : instantIn(end)];
  if (from && (to || end === '')) {
    const work = timed(from, to ?? from.add({ seconds: (seconds ?? 0) + breakSeconds }), breakSeconds);
    return work.ok && seconds !== null && work.value.seconds !== seconds ? refused('duration-differs') : work;
  }
  const [wallStart, wallEnd] = [wallOf(start), end === '' ? null : wallOf(end)];
  if (!wallStart || (end !== '' && !wallEnd)) return refused('malformed-time');
  const zone = context.zones.of(timeZone);
  if (seconds !== null)
    return readWorked(
      { start: wallStart, end: wallEnd, durationSeconds: seconds, breaks: breakSeconds > 0 },
      zone,
    );
  if (!wallEnd) return refused('no-duration');
  const [first, last] = [
    zone.meanings(wallStart.date, wallStart.second),
    zone.meanings(wallEnd.date, wallEnd.second),
  ];
  if (!first.ok) return first;
  return last.ok ? timed(first.value[0], last.value[0], breakSeconds) : last;
}

function instantIn(text: string): Temporal.Instant | null {
  if (!INSTANT.test(text)) return null;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}

function wallOf(text: string) {
  const [, day, clock] = WALL.exec(text) ?? [];
  const date = day === undefined ? null : dateIn(day, 'ymd');
  if (!date || clock === undefined) return null;
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number);
  return hour > 23 || minute > 59 || second > 59
    ? null
    : { date, second: hour * 3600 + minute * 60 + second };
}

/** The rate that the row says with its source; null where the row leaves it to what is agreed here. */
function rateOf(cells: OwnRow, currency: string | null): Parsed<OwnRate | null, RowProblem> {
  const source = cells['Rate source'];
  if (source !== '' && !SOURCES.includes(source)) return refused('malformed-number');
  if (cells.Rate === '') return understood(source === 'none' ? { minor: null, source: 'none' } : null);
  if (!currency) return refused('unknown-currency');
  const money = parseMoney({ amount: cells.Rate, currency });
  if (!money.ok || money.value.minor < 0) return refused('malformed-number');
  const known = source === '' || source === 'none' ? 'entry' : source;
  return understood({ minor: money.value.minor, source: known as OwnRate['source'] });
}

/** The entry's own id, where the file has it; else what it says. */
function identityOf(cells: OwnRow, when: TimedWork | UntimedWork, { occurrences }: ReadingContext): string {
  if (isUuid(cells.Entry)) return hashOf(['affianco', cells.Entry.toLowerCase()]);
  const { Client, Engagement, Service, Task, Description, Email, Member } = cells;
  const start = when.startedAt ? when.startedAt.epochMilliseconds : cells.Day;
  const same = hashOf([
    'affianco',
    Email || Member,
    start,
    when.seconds,
    Client,
    Engagement,
    Service,
    Task,
    Description,
  ]);
  const before = when.startedAt ? 0 : occurrences.of(same);
  return before === 0 ? same : hashOf([same, before]);
}

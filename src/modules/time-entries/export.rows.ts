import { formatMoney } from '../../kernel/money.js';
import { harmless } from '../../kernel/spreadsheet.js';
import { formatHoursMinutesSeconds } from '../../kernel/worked-time.js';
import { ownColumns, type OwnRow } from './import/own-columns.js';
import type { TimeEntryRow } from './time-entries.repository.js';
import type { TimeEntryDto } from './time-entry.dto.js';

/** An entry as a row of our own CSV, texts as they are; see docs/import-and-export.md. */
export function ownRow(row: TimeEntryRow, shown: TimeEntryDto, email: string, isMember: boolean): OwnRow {
  const { rateMinor, currency } = row;
  return {
    Entry: row.id,
    Day: row.day,
    Start: moment(row.startedAt, row.timeZone),
    End: moment(row.endedAt, row.timeZone),
    'Time zone': row.timeZone,
    Break: row.breakSeconds > 0 ? formatHoursMinutesSeconds(row.breakSeconds) : '',
    Duration: formatHoursMinutesSeconds(row.durationSeconds ?? 0),
    Client: row.clientName,
    Engagement: row.engagementName,
    'Engagement time zone': row.terms.timeZone,
    Service: row.serviceName ?? '',
    Task: row.taskTitle ?? '',
    Member: row.memberName,
    Email: email,
    Description: row.description,
    Billable: row.billable ? 'Yes' : 'No',
    Rush: row.rush ? 'Yes' : 'No',
    Rate: rateMinor === null ? '' : formatMoney({ minor: rateMinor, currency }).amount,
    // Whoever may not see amounts is not told where they come from either.
    'Rate source': rateMinor !== null || isMember ? row.rateSource : '',
    Currency: currency,
    Amount: shown.amount?.amount ?? '',
    'Overlap reason': row.overlapReason ?? '',
  };
}

/** The cells of a row, harmless to spreadsheets, in the order of the columns. */
export function cellsOf(row: OwnRow): string[] {
  return ownColumns.map((name) => harmless(row[name]));
}

/** With the offset of its zone: readable, and exact in every zone. */
function moment(instant: string | null, timeZone: string): string {
  if (instant === null) return '';
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

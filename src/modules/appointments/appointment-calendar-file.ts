import ical, { ICalCalendarMethod, ICalEventStatus, type ICalCalendar } from 'ical-generator';
import type { Texts } from '../../platform/i18n/translate.js';
import type { MailAttachment } from '../../platform/mail/smtp.js';
import type { AppointmentRow } from './appointment.dto.js';
import type { TellableFacts } from './appointment-told.rules.js';

/**
 * An appointment for the reader's calendar (RFC 5545), published and not an invitation: nothing is asked of their
 * program, and no organiser gets replies. The UID stays, SEQUENCE grows, a cancelled one is told as cancelled; instants
 * are in UTC, whatever the process's zone.
 */
export function calendarFile({ t }: Texts, row: AppointmentRow, host: string, url: string): string {
  const calendar = emptyCalendar(ICalCalendarMethod.PUBLISH);
  const place = row.placeKind === null ? '' : t(`appointment.place.${row.placeKind}`, { place: row.place });
  const lines = [t('appointment.with', { host: row.memberName }), place, row.note, url];
  calendar.createEvent({
    ...versionOf(row, host),
    start: row.startsAt,
    end: row.endsAt,
    summary: row.title,
    description: lines.filter((line) => line !== '').join('\n'),
    location: row.place === '' ? null : row.place,
    url,
    status: row.state === 'booked' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
  });
  return calendar.toString();
}

/** The same as an attachment of a mail. */
export function calendarAttachment(
  texts: Texts,
  row: AppointmentRow,
  host: string,
  url: string,
): MailAttachment {
  return attachmentOf(calendarFile(texts, row, host, url), 'PUBLISH');
}

/**
 * For who takes no part any more, as they know it: out of their calendar again (RFC 5546, 3.2.5). Of what changed since
 * it says nothing.
 */
export function withdrawalAttachment(
  row: AppointmentRow,
  known: TellableFacts,
  host: string,
): MailAttachment {
  const calendar = emptyCalendar(ICalCalendarMethod.CANCEL);
  calendar.createEvent({
    ...versionOf(row, host),
    start: known.startsAt,
    end: known.endsAt,
    summary: known.title,
    status: ICalEventStatus.CANCELLED,
  });
  return attachmentOf(calendar.toString(), 'CANCEL');
}

function emptyCalendar(method: ICalCalendarMethod): ICalCalendar {
  return ical({ prodId: { company: 'Affianco', product: 'Affianco', language: 'EN' }, method });
}

/** Which event it is, and how new what is said of it. */
function versionOf({ id, sequence, changedAt }: AppointmentRow, host: string) {
  const changed = new Date(changedAt.getTime());
  return { id: `appointment-${id}@${host}`, sequence, stamp: changed, lastModified: changed };
}

function attachmentOf(text: string, method: string): MailAttachment {
  return {
    filename: 'appointment.ics',
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: new TextEncoder().encode(text),
  };
}

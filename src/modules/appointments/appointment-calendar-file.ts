import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Texts } from '../../platform/i18n/translate.js';
import type { MailAttachment } from '../../platform/mail/smtp.js';
import type { AppointmentRow } from './appointment.dto.js';

/**
 * An appointment for the reader's calendar (RFC 5545), published and not an invitation: nothing is asked of their
 * program, and no organiser gets replies. The UID stays, SEQUENCE grows, a cancelled one is told as cancelled; instants
 * are in UTC, whatever the process's zone.
 */
export function calendarFile({ t }: Texts, row: AppointmentRow, host: string, url: string): string {
  const changed = new Date(row.changedAt.getTime());
  const calendar = ical({
    prodId: { company: 'Affianco', product: 'Affianco', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const place = row.placeKind === null ? '' : t(`appointment.place.${row.placeKind}`, { place: row.place });
  const lines = [t('appointment.with', { host: row.memberName }), place, row.note, url];
  calendar.createEvent({
    id: `appointment-${row.id}@${host}`,
    sequence: row.sequence,
    stamp: changed,
    lastModified: changed,
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
  return {
    filename: 'appointment.ics',
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    content: new TextEncoder().encode(calendarFile(texts, row, host, url)),
  };
}

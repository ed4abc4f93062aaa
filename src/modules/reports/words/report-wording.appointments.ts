import type { ReportedAppointment } from '../content/report.content.js';
import type { ReportWording } from './report-wording.js';

/** A session of the days. */
export interface WordedAppointment {
  readonly id: string;
  /** `Mon 9 Nov 2026, 09:00–10:00` on the clocks of the engagement. */
  readonly when: string;
  readonly title: string;
  readonly host: string;
  /** What became of it. */
  readonly attendance: string;
  /** Whether it was useful, and what was charged; empty where there is nothing to say. */
  readonly notes: readonly string[];
}

export function wordedAppointments(wording: ReportWording): WordedAppointment[] {
  return wording.content.appointments.items.map((appointment) => ({
    id: appointment.id,
    when: whenOf(wording, appointment),
    title: appointment.title,
    host: appointment.host,
    attendance: wording.texts.t(`report.appointments.${appointment.attendance ?? 'open'}`),
    notes: notesOf(wording, appointment),
  }));
}

/** `Kept: 9 of 10 (90 %).`; empty where there was nothing to keep. */
export function attendanceInWords({ texts, content }: ReportWording): string {
  const { rate } = content.appointments;
  if (rate === null) return '';
  const percent = texts.t('agreement.value.percent', {
    percent: texts.number((rate.attended / rate.of) * 100, 0),
  });
  return texts.t('report.appointments.rate', { ...rate, percent });
}

function whenOf({ texts, content }: ReportWording, { startsAt, endsAt }: ReportedAppointment): string {
  const { timeZone } = content.engagement;
  const day = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return `${texts.day(day, 'short')}, ${texts.time(startsAt, timeZone)}–${texts.time(endsAt, timeZone)}`;
}

function notesOf(wording: ReportWording, { useful, charged }: ReportedAppointment): string[] {
  const { t } = wording.texts;
  const told: string[] = [];
  if (useful !== null) told.push(t('report.appointments.useful', { useful }));
  if (charged !== null) {
    const hours = wording.hoursInText(charged.seconds);
    const line = wording.entryOf(charged.entryId)?.line;
    told.push(
      line === undefined
        ? t('report.appointments.charged', { hours })
        : t('report.appointments.charged-line', { hours, line }),
    );
  }
  return told;
}

import type { Texts } from '../../platform/i18n/translate.js';
import { defineMail } from '../../platform/mail/render.js';
import { appointmentHtml, appointmentText, sampleAppointment, zoneName, type AppointmentMailProps, type AppointmentWords } from './appointment-letter.js'; // prettier-ignore

/** Facts of the mail with free times; the first of them, each an instant. */
export interface ProposedMailProps extends Omit<AppointmentMailProps, 'startsAt' | 'endsAt' | 'by'> {
  readonly minutes: number;
  readonly slots: readonly string[];
  /** Until when one of them can be chosen: an instant. */
  readonly until: string;
}

/** Asks a contact to choose a time: the first free ones, each one tap away; only the page's button books. */
export const appointmentProposedMail = defineMail<ProposedMailProps>({
  kind: 'appointment.proposed',
  sample: {
    ...sampleAppointment,
    minutes: 45,
    slots: ['2026-11-19T09:00:00Z', '2026-11-19T09:30:00Z', '2026-11-20T13:00:00Z'],
    until: '2026-11-27T23:00:00Z',
  },
  subject: (texts, props) => words(texts, props).title,
  html: (texts, props) => appointmentHtml(texts, words(texts, props), props),
  text: (texts, props) => appointmentText(texts, words(texts, props), props),
  unsubscribeUrl: ({ unsubscribeUrl }) => unsubscribeUrl,
});

function words(texts: Texts, props: ProposedMailProps): AppointmentWords {
  const { t } = texts;
  const { title, hostName, minutes, slots, timeZone, place, note, until } = props;
  return {
    title: t('appointment.mail.proposed.subject', { title }),
    opening: t('appointment.mail.proposed.opening', { host: hostName, minutes }),
    button: t('appointment.mail.choose'),
    hints: [t('appointment.mail.proposed.until', { until: texts.instant(until, timeZone) })],
    facts: [
      title,
      ...slots.map((slot) => texts.instant(slot, timeZone)),
      t('appointment.zone', { zone: zoneName(timeZone) }),
      ...(place ? [t(`appointment.place.${place.kind}`, { place: place.text })] : []),
      ...(note === '' ? [] : [note]),
    ],
  };
}

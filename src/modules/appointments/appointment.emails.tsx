import type { Texts } from '../../platform/i18n/translate.js';
import { defineMail, type Mail } from '../../platform/mail/render.js';
import {
  appointmentHtml,
  appointmentText,
  factLines,
  sampleAppointment,
  whenLines,
  type AppointmentMailProps,
  type AppointmentWords,
} from './appointment-letter.js';

/** One kind of mail about an appointment: everything but its words is the same. */
function defineAppointmentMail<Props extends AppointmentMailProps>(
  kind: string,
  sample: Props,
  words: (texts: Texts, props: Props) => AppointmentWords,
): Mail<Props> {
  return defineMail<Props>({
    kind,
    sample,
    subject: (texts, props) => words(texts, props).title,
    html: (texts, props) => appointmentHtml(texts, words(texts, props), props),
    text: (texts, props) => appointmentText(texts, words(texts, props), props),
    unsubscribeUrl: ({ unsubscribeUrl }) => unsubscribeUrl,
  });
}

const named = (texts: Texts, props: AppointmentMailProps) => {
  const [day = '', time = ''] = whenLines(texts, props);
  return { title: props.title, by: props.by, host: props.hostName, day, time };
};

export const appointmentBookedMail = defineAppointmentMail(
  'appointment.booked',
  sampleAppointment,
  (texts, props) => ({
    title: texts.t('appointment.mail.booked.subject', named(texts, props)),
    opening: texts.t('appointment.mail.booked.opening', named(texts, props)),
    button: texts.t('appointment.mail.manage'),
    hints: [texts.t('appointment.mail.file')],
    facts: factLines(texts, props),
  }),
);

/** Where it was before; null: only its words or place are otherwise. */
export interface MovedMailProps extends AppointmentMailProps {
  readonly before: { readonly startsAt: string; readonly endsAt: string } | null;
}

export const appointmentMovedMail = defineAppointmentMail<MovedMailProps>(
  'appointment.moved',
  { ...sampleAppointment, before: { startsAt: '2026-11-18T14:00:00Z', endsAt: '2026-11-18T14:45:00Z' } },
  (texts, props) => {
    const way = props.before ? 'moved' : 'edited';
    const was = props.before
      ? whenLines(texts, { ...props.before, timeZone: props.timeZone }).join(', ')
      : null;
    return {
      title: texts.t(`appointment.mail.${way}.subject`, named(texts, props)),
      opening: texts.t(`appointment.mail.${way}.opening`, named(texts, props)),
      button: texts.t('appointment.mail.manage'),
      hints: [texts.t('appointment.mail.file')],
      facts: [
        ...factLines(texts, props),
        ...(was === null ? [] : [texts.t('appointment.mail.was', { when: was })]),
      ],
    };
  },
);

/** Why it was cancelled; empty where nothing was said. */
export interface CancelledMailProps extends AppointmentMailProps {
  readonly reason: string;
}

export const appointmentCancelledMail = defineAppointmentMail<CancelledMailProps>(
  'appointment.cancelled',
  { ...sampleAppointment, reason: 'The train does not run that day.' },
  (texts, props) => ({
    title: texts.t('appointment.mail.cancelled.subject', named(texts, props)),
    opening: texts.t('appointment.mail.cancelled.opening', named(texts, props)),
    button: texts.t('appointment.mail.look'),
    hints: [texts.t('appointment.mail.file')],
    facts: [
      props.title,
      ...whenLines(texts, props),
      ...(props.reason === '' ? [] : [texts.t('appointment.reason', { reason: props.reason })]),
    ],
  }),
);

export const appointmentReminderMail = defineAppointmentMail(
  'appointment.reminder',
  sampleAppointment,
  (texts, props) => ({
    title: texts.t('appointment.mail.reminder.subject', named(texts, props)),
    opening: texts.t('appointment.mail.reminder.opening', named(texts, props)),
    button: texts.t('appointment.mail.manage'),
    hints: [],
    facts: factLines(texts, props),
  }),
);

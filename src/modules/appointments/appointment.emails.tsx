import type { Language } from '../../kernel/actor.js';
import type { FormOfAddress } from '../../kernel/manner.js';
import type { Texts } from '../../platform/i18n/translate.js';
import { defineMail, renderMail, type Mail, type RenderedMail } from '../../platform/mail/render.js';
import {
  appointmentHtml,
  appointmentText,
  factLines,
  sampleAppointment,
  whenLines,
  type AppointmentMailProps,
  type AppointmentWords,
} from './appointment-letter.js';
import type { AppointmentNews } from './appointment-told.rules.js';

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

/** That it does not take place, or not with its reader. */
export interface CancelledMailProps extends AppointmentMailProps {
  /** Empty where nothing was said. */
  readonly reason: string;
  /** It takes place without them. */
  readonly uninvited: boolean;
}

export const appointmentCancelledMail = defineAppointmentMail<CancelledMailProps>(
  'appointment.cancelled',
  { ...sampleAppointment, reason: 'The train does not run that day.', uninvited: false },
  (texts, props) => {
    const way = props.uninvited ? 'uninvited' : 'cancelled';
    return {
      title: texts.t(`appointment.mail.${way}.subject`, named(texts, props)),
      opening: texts.t(`appointment.mail.${way}.opening`, named(texts, props)),
      button: props.uninvited ? null : texts.t('appointment.mail.look'),
      hints: [texts.t('appointment.mail.file-out')],
      facts: [
        props.title,
        ...whenLines(texts, props),
        ...(props.uninvited ? [texts.t('appointment.with', { host: props.hostName })] : []),
        ...(props.reason === '' ? [] : [texts.t('appointment.reason', { reason: props.reason })]),
      ],
    };
  },
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

/** What a mail says to a guest: some news, or that it is near. */
export type AppointmentWord = AppointmentNews | 'reminder';

/** The mail that says so. @param before when it was, as its reader knows it */
export function writtenAs(
  word: AppointmentWord,
  language: Language,
  form: FormOfAddress,
  letter: AppointmentMailProps,
  { before, reason }: { readonly before: MovedMailProps['before']; readonly reason: string },
): RenderedMail {
  switch (word) {
    case 'booked':
      return renderMail(appointmentBookedMail, language, letter, form);
    case 'reminder':
      return renderMail(appointmentReminderMail, language, letter, form);
    case 'moved':
      return renderMail(appointmentMovedMail, language, { ...letter, before }, form);
    case 'edited':
      return renderMail(appointmentMovedMail, language, { ...letter, before: null }, form);
    case 'cancelled':
      return renderMail(appointmentCancelledMail, language, { ...letter, reason, uninvited: false }, form);
    case 'uninvited':
      return renderMail(appointmentCancelledMail, language, { ...letter, reason: '', uninvited: true }, form);
  }
}

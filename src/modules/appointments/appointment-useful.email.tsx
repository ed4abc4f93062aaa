import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Answer, askingHtml, askingText, type Asking } from '../../platform/mail/asking.js';
import { defineMail } from '../../platform/mail/render.js';
import { usefulAnswers, type UsefulAnswer } from './appointment.rules.js';

export interface AppointmentUsefulProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly hostName: string;
  readonly title: string;
  /** The page of the appointment; an answer is chosen there already, and stored only by its button. */
  readonly pageUrl: string;
  readonly unsubscribeUrl: string;
}

/** Asks after a session whether it was useful: one tap, no sign-in. */
export const appointmentUsefulMail = defineMail<AppointmentUsefulProps>({
  kind: 'appointment.useful',
  sample: {
    recipientName: 'Giulia Moretti',
    workspaceName: 'Ferri & Conti',
    hostName: 'Anna Ferri',
    title: 'The plan for December',
    pageUrl: 'https://affianco.example/r/appointment/v4bJ0kz3hX',
    unsubscribeUrl: 'https://affianco.example/r/notices/v4bJ0kz3hX',
  },
  subject: (texts, props) => subject(texts, props),
  html: (texts, props) => html(texts, props),
  text: (texts, props) => text(texts, props),
  unsubscribeUrl: (props) => props.unsubscribeUrl,
});

function subject({ t }: Texts, { title }: AppointmentUsefulProps): string {
  return t('useful.mail.subject', { title });
}

function asking(texts: Texts, props: AppointmentUsefulProps): Asking {
  const { recipientName, workspaceName, hostName, unsubscribeUrl } = props;
  const question = texts.t('useful.mail.text', { name: hostName });
  const hint = texts.t('useful.mail.hint');
  return { title: subject(texts, props), recipientName, workspaceName, question, hint, unsubscribeUrl };
}

function html(texts: Texts, props: AppointmentUsefulProps): ReactElement {
  const answers = usefulAnswers.map((useful) => (
    <Answer key={useful} url={addressOf(props, useful)} wide>
      {texts.t('useful.answer', { useful })}
    </Answer>
  ));
  return askingHtml(texts, asking(texts, props), answers);
}

function text(texts: Texts, props: AppointmentUsefulProps): string {
  const answers = usefulAnswers.map(
    (useful) => `${texts.t('useful.answer', { useful })}: ${addressOf(props, useful)}`,
  );
  return askingText(texts, asking(texts, props), [answers.join('\n')]);
}

/** The page with an answer chosen. */
function addressOf({ pageUrl }: AppointmentUsefulProps, useful: UsefulAnswer): string {
  return `${pageUrl}?useful=${useful}#useful`;
}

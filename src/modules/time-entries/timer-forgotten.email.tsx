import type { Texts } from '../../platform/i18n/translate.js';
import { letterHtml, letterText, type Letter } from '../../platform/mail/letter.js';
import { defineMail } from '../../platform/mail/render.js';

export interface TimerForgottenProps {
  readonly recipientName: string;
  readonly clientName: string;
  readonly engagementName: string;
  /** What is being done; empty where nothing was said. */
  readonly description: string;
  /** Instant, ISO 8601. */
  readonly startedAt: string;
  /** Where it was probably meant to end. */
  readonly proposedEnd: string;
  /** Zone in which the reader is told about it. */
  readonly timeZone: string;
  /** Where the timer is stopped. */
  readonly url: string;
}

/** Asks a member whether a timer that still runs was forgotten. */
export const timerForgottenMail = defineMail<TimerForgottenProps>({
  kind: 'time-entries.timer-forgotten',
  sample: {
    recipientName: 'Anna Ferri',
    clientName: 'Studio Bianchi',
    engagementName: 'Segreteria',
    description: 'Posta del mattino',
    startedAt: '2026-11-16T08:00:00Z',
    proposedEnd: '2026-11-16T16:00:00Z',
    timeZone: 'Europe/Rome',
    url: 'https://affianco.example/time',
  },
  subject: (texts, { clientName }) => texts.t('time-entries.timer-forgotten.subject', { client: clientName }),
  html: (texts, props) => letterHtml(texts, letter(texts, props)),
  text: (texts, props) => letterText(letter(texts, props)),
});

function letter(texts: Texts, props: TimerForgottenProps): Letter {
  const { recipientName, clientName, engagementName, description, startedAt, timeZone, url } = props;
  const what = { client: clientName, engagement: engagementName };
  const since = texts.instant(startedAt, timeZone);
  const end = texts.instant(props.proposedEnd, timeZone);
  return {
    title: texts.t('time-entries.timer-forgotten.subject', what),
    greeting: texts.t('mail.greeting', { name: recipientName }),
    paragraphs: [
      texts.t('time-entries.timer-forgotten.runs', { ...what, since }),
      ...(description === '' ? [] : [description]),
      texts.t('time-entries.timer-forgotten.proposal', { end }),
    ],
    button: { label: texts.t('time-entries.timer-forgotten.button'), url },
    notes: [texts.t('time-entries.timer-forgotten.nothing-cut')],
    footer: texts.t('mail.sent-by-affianco'),
  };
}

import type { Texts } from '../../platform/i18n/translate.js';
import { letterHtml, letterText, type Letter } from '../../platform/mail/letter.js';
import { defineMail } from '../../platform/mail/render.js';

/** What was done to the ways by which somebody gets in. */
export const accessChanges = ['password-chosen', 'google-linked', 'google-unlinked'] as const;
export type AccessChange = (typeof accessChanges)[number];

export interface AccessChangedProps {
  readonly recipientName: string;
  readonly change: AccessChange;
  /** Address of the Google account; empty where it is about the password. */
  readonly account: string;
  /** Instant, ISO 8601. */
  readonly at: string;
  /** Zone in which the reader is told about it. */
  readonly timeZone: string;
  /** Where a new password is asked for. */
  readonly url: string;
}

/** Tells the owner of an account that the way into it has changed; sent always, for it may not have been them. */
export const accessChangedMail = defineMail<AccessChangedProps>({
  kind: 'identity.access-changed',
  sample: {
    recipientName: 'Anna Ferri',
    change: 'google-linked',
    account: 'anna.ferri@gmail.example',
    at: '2026-11-16T08:12:00Z',
    timeZone: 'Europe/Rome',
    url: 'https://affianco.example/forgotten',
  },
  subject: (texts, { change }) => texts.t(`identity.access-changed.${change}.subject`),
  html: (texts, props) => letterHtml(texts, letter(texts, props)),
  text: (texts, props) => letterText(letter(texts, props)),
});

function letter(texts: Texts, props: AccessChangedProps): Letter {
  const { recipientName, change, account, url } = props;
  const at = texts.instant(props.at, props.timeZone);
  return {
    title: texts.t(`identity.access-changed.${change}.subject`),
    greeting: texts.t('mail.greeting', { name: recipientName }),
    paragraphs: [
      texts.t(`identity.access-changed.${change}.intro`, { at, account }),
      texts.t('identity.access-changed.not-you'),
    ],
    button: { label: texts.t('identity.access-changed.button'), url },
    notes: [texts.t('identity.access-changed.you')],
    footer: texts.t('mail.sent-by-affianco'),
  };
}

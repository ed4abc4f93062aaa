import { letterHtml, letterText, type Letter } from '../../platform/mail/letter.js';
import { defineMail } from '../../platform/mail/render.js';
import type { Texts } from '../../platform/i18n/translate.js';

export interface PasswordResetProps {
  readonly recipientName: string;
  /** Where the new password is chosen; works once. */
  readonly url: string;
  /** Instant, ISO 8601. */
  readonly expiresAt: string;
  /** Zone in which the reader is told about it. */
  readonly timeZone: string;
}

/** Lets a person who forgot the password choose a new one. */
export const passwordResetMail = defineMail<PasswordResetProps>({
  kind: 'identity.password-reset',
  sample: {
    recipientName: 'Anna Ferri',
    url: 'https://affianco.example/reset/v4bJ0kz3hX',
    expiresAt: '2026-11-16T09:00:00Z',
    timeZone: 'Europe/Rome',
  },
  subject: (texts) => texts.t('identity.password-reset.subject'),
  html: (texts, props) => letterHtml(texts, letter(texts, props)),
  text: (texts, props) => letterText(letter(texts, props)),
});

function letter(texts: Texts, { recipientName, url, expiresAt, timeZone }: PasswordResetProps): Letter {
  return {
    title: texts.t('identity.password-reset.subject'),
    greeting: texts.t('mail.greeting', { name: recipientName }),
    paragraphs: [texts.t('identity.password-reset.intro')],
    button: { label: texts.t('identity.password-reset.button'), url },
    notes: [
      texts.t('identity.password-reset.expires', { at: texts.instant(expiresAt, timeZone) }),
      texts.t('identity.password-reset.ignore'),
    ],
    footer: texts.t('mail.sent-by-affianco'),
  };
}

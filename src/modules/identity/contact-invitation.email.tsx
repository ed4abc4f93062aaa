import { letterHtml, letterText, type Letter } from '../../platform/mail/letter.js';
import { defineMail } from '../../platform/mail/render.js';
import type { Texts } from '../../platform/i18n/translate.js';

export interface ContactInvitationProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly inviterName: string;
  /** Where the invitation is accepted; the secret in it is the reader's alone. */
  readonly url: string;
  /** Instant, ISO 8601. */
  readonly expiresAt: string;
  /** Zone in which the reader is told about it. */
  readonly timeZone: string;
}

/** Invites a contact of a client to sign in and see the client's engagements. */
export const contactInvitationMail = defineMail<ContactInvitationProps>({
  kind: 'identity.contact-invitation',
  sample: {
    recipientName: 'Giulia Bianchi',
    workspaceName: 'Ferri & Conti',
    inviterName: 'Anna Ferri',
    url: 'https://affianco.example/invitation/v4bJ0kz3hX',
    expiresAt: '2026-11-23T08:00:00Z',
    timeZone: 'Europe/Rome',
  },
  subject: (texts, props) => texts.t('identity.contact-invitation.subject', { ...props }),
  html: (texts, props) => letterHtml(texts, letter(texts, props)),
  text: (texts, props) => letterText(letter(texts, props)),
});

function letter(texts: Texts, props: ContactInvitationProps): Letter {
  const { recipientName, workspaceName, url, expiresAt, timeZone } = props;
  return {
    title: texts.t('identity.contact-invitation.subject', { ...props }),
    greeting: texts.t('mail.greeting', { name: recipientName }),
    paragraphs: [texts.t('identity.contact-invitation.intro', { ...props })],
    button: { label: texts.t('identity.invitation.button'), url },
    notes: [
      texts.t('identity.invitation.expires', { at: texts.instant(expiresAt, timeZone) }),
      texts.t('identity.invitation.ignore'),
    ],
    footer: texts.t('mail.sent-by', { workspaceName }),
  };
}

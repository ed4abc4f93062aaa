import { letterHtml, letterText, type Letter } from '../../platform/mail/letter.js';
import { defineMail } from '../../platform/mail/render.js';
import type { Texts } from '../../platform/i18n/translate.js';

export interface MemberInvitationProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly inviterName: string;
  readonly role: 'owner' | 'assistant';
  /** Where the invitation is accepted; the secret in it is the reader's alone. */
  readonly url: string;
  /** Instant, ISO 8601. */
  readonly expiresAt: string;
  /** Zone in which the reader is told about it. */
  readonly timeZone: string;
}

/** Invites a person to work in a workspace. */
export const memberInvitationMail = defineMail<MemberInvitationProps>({
  kind: 'identity.member-invitation',
  sample: {
    recipientName: 'Bea Conti',
    workspaceName: 'Ferri & Conti',
    inviterName: 'Anna Ferri',
    role: 'assistant',
    url: 'https://affianco.example/invitation/v4bJ0kz3hX',
    expiresAt: '2026-11-23T08:00:00Z',
    timeZone: 'Europe/Rome',
  },
  subject: (texts, props) => texts.t('identity.member-invitation.subject', { ...props }),
  html: (texts, props) => letterHtml(texts, letter(texts, props)),
  text: (texts, props) => letterText(letter(texts, props)),
});

function letter(texts: Texts, props: MemberInvitationProps): Letter {
  const { recipientName, workspaceName, url, expiresAt, timeZone } = props;
  return {
    title: texts.t('identity.member-invitation.subject', { ...props }),
    greeting: texts.t('mail.greeting', { name: recipientName }),
    paragraphs: [texts.t('identity.member-invitation.intro', { ...props })],
    button: { label: texts.t('identity.invitation.button'), url },
    notes: [
      texts.t('identity.invitation.expires', { at: texts.instant(expiresAt, timeZone) }),
      texts.t('identity.invitation.ignore'),
    ],
    footer: texts.t('mail.sent-by', { workspaceName }),
  };
}

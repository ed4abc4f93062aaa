import type { Texts } from '../../platform/i18n/translate.js';
import { letterHtml, letterText, type Letter } from '../../platform/mail/letter.js';
import { defineMail } from '../../platform/mail/render.js';
import { BalanceWording } from './balance-wording.js';
import type { BalanceDto } from './balance.dto.js';
import { sampleUsedUp } from './balance.sample.js';
import type { ConsentDto } from './consent.dto.js';

export interface BalanceAnswerProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly clientName: string;
  readonly engagementName: string;
  readonly timeZone: string;
  readonly balance: BalanceDto;
  readonly consent: ConsentDto;
  readonly url: string;
}

/** Tells those who work what the client answered about hours beyond the balance. */
export const balanceAnswerMail = defineMail<BalanceAnswerProps>({
  kind: 'balance.answer',
  sample: {
    recipientName: 'Anna Ferri',
    workspaceName: 'Ferri & Conti',
    clientName: 'Studio Moretti',
    engagementName: 'Segreteria',
    timeZone: 'Europe/Rome',
    balance: sampleUsedUp,
    consent: {
      id: '0199f2c4-0000-7000-8000-000000000001',
      engagementId: '0199f2c4-0000-7000-8000-000000000002',
      periodStart: '2026-11-01',
      askedAt: '2026-11-24T10:00:00Z',
      overageSeconds: 3600,
      state: 'granted',
      minutes: 300,
      answeredAt: '2026-11-24T11:00:00Z',
      answeredByName: 'Giulia Moretti',
      can: { answer: false },
    },
    url: 'https://affianco.example/clients/0199f2c4-0000-7000-8000-000000000003/balance/0199f2c4-0000-7000-8000-000000000002',
  },
  subject: (texts, props) => subject(texts, props),
  html: (texts, props) => letterHtml(texts, letter(texts, props)),
  text: (texts, props) => letterText(letter(texts, props)),
});

function subject(texts: Texts, { clientName, consent }: BalanceAnswerProps): string {
  const key =
    consent.state === 'granted' ? 'balance.answer.subject-granted' : 'balance.answer.subject-declined';
  return texts.t(key, { clientName });
}

function letter(texts: Texts, props: BalanceAnswerProps): Letter {
  const { recipientName, workspaceName, engagementName, timeZone, balance, consent, url } = props;
  const wording = new BalanceWording(texts, balance);
  return {
    title: subject(texts, props),
    greeting: texts.t('mail.greeting', { name: recipientName }),
    paragraphs: [
      wording.answer(consent, timeZone),
      texts.t('balance.answer.about', { engagementName, days: wording.days }),
      ...(consent.state === 'declined' ? [texts.t('balance.answer.declined')] : []),
    ],
    button: { label: texts.t('balance.mail.open'), url },
    notes: [],
    footer: texts.t('mail.sent-by', { workspaceName }),
  };
}

import type { Texts } from '../../platform/i18n/translate.js';
import { letterHtml, letterText, type Letter } from '../../platform/mail/letter.js';
import { defineMail } from '../../platform/mail/render.js';
import type { MoneyText } from '../../kernel/money.js';
import { BalanceWording } from './balance-wording.js';
import type { BalanceDto } from './balance.dto.js';
import { sampleUsedUp } from './balance.sample.js';

export interface BalanceConsentProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly balance: BalanceDto;
  /** Per hour beyond the balance; null where none is agreed, or shown. */
  readonly rate: MoneyText | null;
  readonly url: string;
}

/** Asks the client whether work goes on beyond the balance. */
export const balanceConsentMail = defineMail<BalanceConsentProps>({
  kind: 'balance.consent',
  sample: {
    recipientName: 'Giulia Moretti',
    workspaceName: 'Ferri & Conti',
    balance: sampleUsedUp,
    rate: { amount: '36.00', currency: 'EUR' },
    url: 'https://affianco.example/r/balance/v4bJ0kz3hX#consent',
  },
  subject: (texts, props) => subject(texts, props),
  html: (texts, props) => letterHtml(texts, letter(texts, props)),
  text: (texts, props) => letterText(letter(texts, props)),
});

function subject(texts: Texts, { balance }: BalanceConsentProps): string {
  return texts.t('balance.ask.subject', { days: new BalanceWording(texts, balance).days });
}

function letter(texts: Texts, props: BalanceConsentProps): Letter {
  const { recipientName, workspaceName, balance, rate, url } = props;
  const wording = new BalanceWording(texts, balance);
  const hours = wording.hours(balance.overageSeconds);
  return {
    title: subject(texts, props),
    greeting: texts.t('mail.greeting', { name: recipientName }),
    paragraphs: [
      texts.t('balance.ask.text', { used: wording.used }),
      ...(balance.overageSeconds > 0 ? [texts.t('balance.consent.so-far', { hours })] : []),
      ...(rate ? [texts.t('balance.consent.rate', { rate: texts.money(rate) })] : []),
      texts.t('balance.ask.without'),
    ],
    button: { label: texts.t('balance.ask.button'), url },
    notes: [],
    footer: texts.t('mail.sent-by', { workspaceName }),
  };
}

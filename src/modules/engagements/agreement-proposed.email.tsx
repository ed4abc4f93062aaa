import { shortened } from '../../kernel/shortened.js';
import type { Texts } from '../../platform/i18n/translate.js';
import { letterHtml, letterText, type Letter } from '../../platform/mail/letter.js';
import { defineMail } from '../../platform/mail/render.js';
import { sampleTerms, sampleTermsBefore } from './agreement.sample.js';
import type { ShownTerms } from './agreement.terms.js';
import { TermsWording } from './agreement.wording.js';

export interface AgreementProposedProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly senderName: string;
  /** Some words to the terms; empty where none were written. */
  readonly note: string;
  readonly terms: ShownTerms;
  /** Those of the agreement before; null: it is the first. */
  readonly before: ShownTerms | null;
  readonly url: string;
  readonly unsubscribeUrl: string;
}

/** A scope may be long: the page has all of it. */
const LONGEST_VALUE = 160;
const short = (value: string) => shortened(value.replace(/\s+/gu, ' ').trim(), LONGEST_VALUE);
/** As many changes as a mail tells one by one. */
const MOST_CHANGES = 8;

/** Asks a contact to read terms and to say whether they agree. */
export const agreementProposedMail = defineMail<AgreementProposedProps>({
  kind: 'agreement.proposed',
  sample: {
    recipientName: 'Giulia Moretti',
    workspaceName: 'Ferri & Conti',
    senderName: 'Anna Ferri',
    note: 'Dear Giulia, as we said on the phone: some more hours, and answers on the same day.',
    terms: sampleTerms,
    before: sampleTermsBefore,
    url: 'https://affianco.example/r/agreement/v4bJ0kz3hX',
    unsubscribeUrl: 'https://affianco.example/r/notices/v4bJ0kz3hX?kind=agreement.proposed',
  },
  subject: (texts, props) => subject(texts, props),
  html: (texts, props) => letterHtml(texts, letter(texts, props)),
  text: (texts, props) => letterText(letter(texts, props)),
  unsubscribeUrl: ({ unsubscribeUrl }) => unsubscribeUrl,
});

function subject({ t }: Texts, { before }: AgreementProposedProps): string {
  return t(before ? 'agreement.mail.subject-changed' : 'agreement.mail.subject');
}

function letter(texts: Texts, props: AgreementProposedProps): Letter {
  const { recipientName, workspaceName, senderName, note, terms, before, url } = props;
  const { t, day } = texts;
  const changes = before ? new TermsWording(texts).changes(before, terms) : [];
  const nothing = t('agreement.nothing');
  return {
    title: subject(texts, props),
    greeting: t('mail.greeting', { name: recipientName }),
    paragraphs: [
      t('agreement.mail.intro', {
        senderName,
        engagementName: terms.engagement.name,
        day: day(terms.validFrom, 'long'),
      }),
      ...(note ? [note] : []),
      ...(changes.length > 0 ? [`${t('agreement.changes.title')}:`] : []),
      ...changes
        .slice(0, MOST_CHANGES)
        .map(({ label, from, to }) =>
          t('agreement.mail.change', { label, from: short(from) || nothing, to: short(to) || nothing }),
        ),
      ...(changes.length > MOST_CHANGES
        ? [t('agreement.mail.more', { count: changes.length - MOST_CHANGES })]
        : []),
    ],
    button: { label: t('agreement.mail.button'), url },
    notes: [t('agreement.mail.hint')],
    footer: t('mail.sent-by', { workspaceName }),
  };
}

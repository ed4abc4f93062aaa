import type { Texts } from '../../../platform/i18n/translate.js';
import { letterHtml, letterText, type Letter } from '../../../platform/mail/letter.js';
import { defineMail } from '../../../platform/mail/render.js';

export interface ReportReplyProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly authorName: string;
  /** First and last day of the report. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly question: string;
  readonly reply: string;
  readonly url: string;
}

/** Tells a contact what was answered to their question about a report. */
export const reportReplyMail = defineMail<ReportReplyProps>({
  kind: 'report.reply',
  sample: {
    recipientName: 'James Carter',
    workspaceName: 'Ferri & Conti',
    authorName: 'Anna Ferri',
    firstDay: '2026-11-09',
    lastDay: '2026-11-15',
    question: 'Is the CRM research complete?',
    reply: 'Not yet: I have read one of the three offers.',
    url: 'https://affianco.example/r/v4bJ0kz3hX',
  },
  subject: (texts, props) => subject(texts, props),
  html: (texts, props) => letterHtml(texts, letter(texts, props)),
  text: (texts, props) => letterText(letter(texts, props)),
});

function subject(texts: Texts, { authorName, firstDay, lastDay }: ReportReplyProps): string {
  return texts.t('report.reply.subject', { authorName, days: texts.days(firstDay, lastDay) });
}

function letter(texts: Texts, props: ReportReplyProps): Letter {
  const { recipientName, workspaceName, authorName, question, reply, url } = props;
  return {
    title: subject(texts, props),
    greeting: texts.t('mail.greeting', { name: recipientName }),
    paragraphs: [
      texts.t('report.reply.asked', { question }),
      texts.t('report.reply.answered', { authorName, reply }),
    ],
    button: { label: texts.t('report.mail.open'), url },
    notes: [],
    footer: texts.t('mail.sent-by', { workspaceName }),
  };
}

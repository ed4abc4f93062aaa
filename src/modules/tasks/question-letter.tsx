import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Box, Button, Link, MailLayout, Paragraph, Small, Title } from '../../platform/mail/mail-layout.js';
import { FONT, INK } from '../../platform/mail/mail-style.js';

/** Facts of a question's mails, those that ask and those that remind. */
export interface QuestionMailProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly askedByName: string;
  readonly taskTitle: string;
  readonly question: string;
  readonly choices: readonly string[];
  /** An instant; null: whenever it suits. */
  readonly dueAt: string | null;
  /** Zone of the reader. */
  readonly timeZone: string;
  readonly url: string;
  /** An answer to this mail arrives as the answer. */
  readonly byReply: boolean;
  readonly unsubscribeUrl: string;
}

/** Facts that are made up, for previews and tests. */
export const sampleQuestion: QuestionMailProps = {
  recipientName: 'Giulia Moretti',
  workspaceName: 'Ferri & Conti',
  askedByName: 'Anna Ferri',
  taskTitle: 'Fiera di Bologna',
  question: 'Which train shall I book?\nThe early one is 14 euros cheaper.',
  choices: ['Thursday 7:35', 'Thursday 9:50'],
  dueAt: '2026-11-18T11:00:00Z',
  timeZone: 'Europe/Rome',
  url: 'https://affianco.example/r/task/v4bJ0kz3hX',
  byReply: true,
  unsubscribeUrl: 'https://affianco.example/r/notices/v4bJ0kz3hX',
};

/** What a mail says before and beside the question. */
export interface QuestionWords {
  readonly title: string;
  readonly opening: string;
}

/** The mail of a question as HTML: the question is seen first, each choice is one tap away. */
export function questionHtml(
  texts: Texts,
  { title, opening }: QuestionWords,
  props: QuestionMailProps,
): ReactElement {
  const { t } = texts;
  const greeting = t('mail.greeting', { name: props.recipientName });
  return (
    <MailLayout
      language={texts.language}
      title={title}
      preheader={props.question}
      footer={footer(texts, props)}
    >
      <Title>{title}</Title>
      <Paragraph>{greeting}</Paragraph>
      <Paragraph>{opening}</Paragraph>
      <Box>
        <p
          className="text"
          style={{ margin: 0, font: `600 17px/26px ${FONT}`, color: INK.text, whiteSpace: 'pre-line' }}
        >
          {props.question}
        </p>
      </Box>
      {props.choices.length > 0 && <Choices {...props} />}
      <Button url={`${props.url}#question`}>
        {t(props.choices.length > 0 ? 'question.mail.other' : 'question.mail.button')}
      </Button>
      {due(texts, props).map((line) => (
        <Paragraph key={line}>{line}</Paragraph>
      ))}
      <Small>{t(props.byReply ? 'question.mail.reply' : 'question.mail.no-reply')}</Small>
      <Small>
        {t('mail.copy-link')} <Link url={props.url}>{props.url}</Link>
      </Small>
    </MailLayout>
  );
}

/** Each leads to the page with this choice taken; only the button there sends it. */
function Choices({ choices, url }: QuestionMailProps): ReactElement {
  const style = {
    display: 'block',
    margin: '12px 0 0',
    padding: '11px 18px',
    border: `2px solid ${INK.accent}`,
    borderRadius: 8,
    font: `600 16px/24px ${FONT}`,
    color: INK.accent,
    textDecoration: 'none',
  };
  return (
    <div>
      {choices.map((choice, index) => (
        <a
          key={choice}
          className="link"
          href={`${url}?choice=${index + 1}#question`}
          target="_blank"
          rel="noopener noreferrer"
          style={style}
        >
          {choice}
        </a>
      ))}
    </div>
  );
}

/** The mail of a question as text. */
export function questionText(texts: Texts, { opening }: QuestionWords, props: QuestionMailProps): string {
  const { t } = texts;
  const choices = props.choices.map((choice, index) => `  ${index + 1}. ${choice}`);
  const blocks = [
    t('mail.greeting', { name: props.recipientName }),
    opening,
    props.question,
    ...(choices.length > 0 ? [choices.join('\n')] : []),
    `${t('question.mail.button')}:\n${props.url}`,
    ...due(texts, props),
    t(props.byReply ? 'question.mail.reply' : 'question.mail.no-reply'),
    `${t('mail.unsubscribe')}:\n${props.unsubscribeUrl}`,
    `-- \n${t('mail.sent-by', { workspaceName: props.workspaceName })}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function due(texts: Texts, { dueAt, timeZone }: QuestionMailProps): string[] {
  return dueAt === null ? [] : [texts.t('question.mail.due', { at: texts.instant(dueAt, timeZone) })];
}

function footer(texts: Texts, { workspaceName, unsubscribeUrl }: QuestionMailProps): ReactElement {
  return (
    <>
      {texts.t('mail.sent-by', { workspaceName })}{' '}
      <Link url={unsubscribeUrl}>{texts.t('mail.unsubscribe')}</Link>
    </>
  );
}

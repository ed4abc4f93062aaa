import type { ReactElement, ReactNode } from 'react';
import type { Texts } from '../i18n/translate.js';
import { Box, Link, MailLayout, Paragraph, Small, Title } from './mail-layout.js';
import { FONT, INK } from './mail-style.js';

/** A mail that asks one thing, to be answered by one tap. Its HTML and its text part are both written from these facts. */
export interface Asking {
  readonly title: string;
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly question: string;
  /** What the page behind the answers is good for, in small print. */
  readonly hint: string;
  readonly unsubscribeUrl: string;
}

/** The mail as HTML. @param answers what can be tapped */
export function askingHtml(texts: Texts, asking: Asking, answers: ReactNode): ReactElement {
  const { t } = texts;
  const { title, recipientName, workspaceName, question, hint, unsubscribeUrl } = asking;
  const footer = (
    <>
      {t('mail.sent-by', { workspaceName })} <Link url={unsubscribeUrl}>{t('mail.unsubscribe')}</Link>
    </>
  );
  return (
    <MailLayout language={texts.language} title={title} preheader={question} footer={footer}>
      <Title>{title}</Title>
      <Paragraph>
        {t('mail.greeting', { name: recipientName })}
        {'\n'}
        {question}
      </Paragraph>
      <Box>{answers}</Box>
      <div style={{ height: 16 }} />
      <Small>{hint}</Small>
    </MailLayout>
  );
}

/** The mail as text. @param answers each with its address, and what is to be known of them */
export function askingText({ t }: Texts, asking: Asking, answers: readonly string[]): string {
  const { recipientName, workspaceName, question, hint, unsubscribeUrl } = asking;
  const blocks = [
    t('mail.greeting', { name: recipientName }),
    question,
    ...answers,
    hint,
    `-- \n${t('mail.sent-by', { workspaceName })}\n${t('mail.unsubscribe')}: ${unsubscribeUrl}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

interface AnswerProps {
  readonly url: string;
  /** What is read aloud of it, where its text alone says too little. */
  readonly spoken?: string;
  /** As wide as the mail, one below the other: words; otherwise a figure beside others. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One answer, 48 px high for a thumb. A tap chooses it on the page that it leads to; only the page’s button stores it. */
export function Answer({ url, spoken, wide = false, children }: AnswerProps): ReactElement {
  const style = {
    display: 'block',
    height: 44,
    ...(wide && { margin: '0 0 8px' }),
    border: `2px solid ${INK.accent}`,
    borderRadius: 10,
    background: INK.paper,
    font: `${wide ? '600 16px' : '700 18px'}/44px ${FONT}`,
    color: INK.accent,
    textAlign: 'center',
    textDecoration: 'none',
  } as const;
  return (
    <a
      className="ground link"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={spoken}
      style={style}
    >
      {children}
    </a>
  );
}

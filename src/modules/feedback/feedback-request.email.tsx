import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Box, Link, MailLayout, Paragraph, Small, Title } from '../../platform/mail/mail-layout.js';
import { FONT, INK } from '../../platform/mail/mail-style.js';
import { defineMail } from '../../platform/mail/render.js';
import { SCORES, type Axis } from './feedback.wording.js';

export interface FeedbackRequestProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly taskTitle: string;
  /** The page; a score is chosen there already, and stored only by its button. */
  readonly pageUrl: string;
  readonly unsubscribeUrl: string;
}

/** Asks how a finished task was: two rows of five, one tap, no sign-in. */
export const feedbackRequestMail = defineMail<FeedbackRequestProps>({
  kind: 'feedback.request',
  sample: {
    recipientName: 'Giulia Moretti',
    workspaceName: 'Ferri & Conti',
    taskTitle: 'Train to Milan, 23 November',
    pageUrl: 'https://affianco.example/r/feedback/v4bJ0kz3hX',
    unsubscribeUrl: 'https://affianco.example/r/notices/v4bJ0kz3hX',
  },
  subject: (texts, props) => subject(texts, props),
  html: (texts, props) => html(texts, props),
  text: (texts, props) => text(texts, props),
  unsubscribeUrl: (props) => props.unsubscribeUrl,
});

function subject({ t }: Texts, { taskTitle }: FeedbackRequestProps): string {
  return t('feedback.mail.subject', { task: taskTitle });
}

function html(texts: Texts, props: FeedbackRequestProps): ReactElement {
  const { t } = texts;
  const title = subject(texts, props);
  return (
    <MailLayout
      language={texts.language}
      title={title}
      preheader={t('feedback.mail.text')}
      footer={<Footer {...props} texts={texts} />}
    >
      <Title>{title}</Title>
      <Paragraph>
        {t('mail.greeting', { name: props.recipientName })}
        {'\n'}
        {t('feedback.mail.text')}
      </Paragraph>
      <Box>
        <Row texts={texts} axis="approach" url={props.pageUrl} />
        <Row texts={texts} axis="timing" url={props.pageUrl} />
        <Small>{t('feedback.scale')}</Small>
      </Box>
      <div style={{ height: 16 }} />
      <Small>{t('feedback.mail.hint')}</Small>
    </MailLayout>
  );
}

/** Five buttons of 48 px, each a link with its score. */
function Row({ texts, axis, url }: { texts: Texts; axis: Axis; url: string }): ReactElement {
  return (
    <>
      <p className="text" style={{ margin: '0 0 8px', font: `600 16px/24px ${FONT}`, color: INK.text }}>
        {texts.t(`feedback.${axis}`)}
      </p>
      <table
        role="presentation"
        cellPadding={0}
        cellSpacing={0}
        width="100%"
        style={{ maxWidth: 320, margin: '0 0 16px' }}
      >
        <tbody>
          <tr>
            {SCORES.map((score) => (
              <td key={score} width="20%" style={{ paddingRight: 6 }}>
                <Score texts={texts} axis={axis} score={score} url={url} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </>
  );
}

function Score(props: { texts: Texts; axis: Axis; score: number; url: string }): ReactElement {
  const { texts, axis, score, url } = props;
  const style = {
    display: 'block',
    height: 44,
    border: `2px solid ${INK.accent}`,
    borderRadius: 10,
    background: INK.paper,
    font: `700 18px/44px ${FONT}`,
    color: INK.accent,
    textAlign: 'center',
    textDecoration: 'none',
  } as const;
  return (
    <a
      className="ground link"
      href={`${url}?${axis}=${score}`}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={texts.t('feedback.score', { axis: texts.t(`feedback.${axis}`), score })}
      style={style}
    >
      {score}
    </a>
  );
}

function Footer({
  texts,
  workspaceName,
  unsubscribeUrl,
}: FeedbackRequestProps & { texts: Texts }): ReactElement {
  const { t } = texts;
  return (
    <>
      {t('mail.sent-by', { workspaceName })} <Link url={unsubscribeUrl}>{t('mail.unsubscribe')}</Link>
    </>
  );
}

function text(texts: Texts, props: FeedbackRequestProps): string {
  const { t } = texts;
  const row = (axis: Axis) =>
    [t(`feedback.${axis}`), ...SCORES.map((score) => `${score}: ${props.pageUrl}?${axis}=${score}`)].join(
      '\n',
    );
  const blocks = [
    t('mail.greeting', { name: props.recipientName }),
    t('feedback.mail.text'),
    row('approach'),
    row('timing'),
    t('feedback.scale'),
    t('feedback.mail.hint'),
    `-- \n${t('mail.sent-by', { workspaceName: props.workspaceName })}\n${t('mail.unsubscribe')}: ${props.unsubscribeUrl}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Answer, askingHtml, askingText, type Asking } from '../../platform/mail/asking.js';
import { Small } from '../../platform/mail/mail-layout.js';
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

function asking(texts: Texts, props: FeedbackRequestProps): Asking {
  const { recipientName, workspaceName, unsubscribeUrl } = props;
  const question = texts.t('feedback.mail.text');
  const hint = texts.t('feedback.mail.hint');
  return { title: subject(texts, props), recipientName, workspaceName, question, hint, unsubscribeUrl };
}

function html(texts: Texts, props: FeedbackRequestProps): ReactElement {
  const answers = (
    <>
      <Row texts={texts} axis="approach" url={props.pageUrl} />
      <Row texts={texts} axis="timing" url={props.pageUrl} />
      <Small>{texts.t('feedback.scale')}</Small>
    </>
  );
  return askingHtml(texts, asking(texts, props), answers);
}

/** Five buttons, each a link with its score. */
function Row({ texts, axis, url }: { texts: Texts; axis: Axis; url: string }): ReactElement {
  const { t } = texts;
  return (
    <>
      <p className="text" style={{ margin: '0 0 8px', font: `600 16px/24px ${FONT}`, color: INK.text }}>
        {t(`feedback.${axis}`)}
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
                <Answer
                  url={`${url}?${axis}=${score}`}
                  spoken={t('feedback.score', { axis: t(`feedback.${axis}`), score })}
                >
                  {score}
                </Answer>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </>
  );
}

function text(texts: Texts, props: FeedbackRequestProps): string {
  const { t } = texts;
  const row = (axis: Axis) =>
    [t(`feedback.${axis}`), ...SCORES.map((score) => `${score}: ${props.pageUrl}?${axis}=${score}`)].join(
      '\n',
    );
  return askingText(texts, asking(texts, props), [row('approach'), row('timing'), t('feedback.scale')]);
}

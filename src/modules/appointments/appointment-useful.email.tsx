import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Box, Link, MailLayout, Paragraph, Small, Title } from '../../platform/mail/mail-layout.js';
import { FONT, INK } from '../../platform/mail/mail-style.js';
import { defineMail } from '../../platform/mail/render.js';
import { usefulAnswers, type UsefulAnswer } from './appointment.rules.js';

export interface AppointmentUsefulProps {
  readonly recipientName: string;
  readonly workspaceName: string;
  readonly hostName: string;
  readonly title: string;
  /** The page of the appointment; an answer is chosen there already, and stored only by its button. */
  readonly pageUrl: string;
  readonly unsubscribeUrl: string;
}

/** Asks after a session whether it was useful: one tap, no sign-in. */
export const appointmentUsefulMail = defineMail<AppointmentUsefulProps>({
  kind: 'appointment.useful',
  sample: {
    recipientName: 'Giulia Moretti',
    workspaceName: 'Ferri & Conti',
    hostName: 'Anna Ferri',
    title: 'The plan for December',
    pageUrl: 'https://affianco.example/r/appointment/v4bJ0kz3hX',
    unsubscribeUrl: 'https://affianco.example/r/notices/v4bJ0kz3hX',
  },
  subject: (texts, props) => subject(texts, props),
  html: (texts, props) => html(texts, props),
  text: (texts, props) => text(texts, props),
  unsubscribeUrl: (props) => props.unsubscribeUrl,
});

function subject({ t }: Texts, { title }: AppointmentUsefulProps): string {
  return t('useful.mail.subject', { title });
}

function html(texts: Texts, props: AppointmentUsefulProps): ReactElement {
  const { t } = texts;
  const title = subject(texts, props);
  const asked = t('useful.mail.text', { name: props.hostName });
  return (
    <MailLayout
      language={texts.language}
      title={title}
      preheader={asked}
      footer={<Footer {...props} texts={texts} />}
    >
      <Title>{title}</Title>
      <Paragraph>
        {t('mail.greeting', { name: props.recipientName })}
        {'\n'}
        {asked}
      </Paragraph>
      <Box>
        {usefulAnswers.map((answer) => (
          <Answer key={answer} texts={texts} answer={answer} url={props.pageUrl} />
        ))}
      </Box>
      <div style={{ height: 16 }} />
      <Small>{t('useful.mail.hint')}</Small>
    </MailLayout>
  );
}

/** A button as wide as the mail. */
function Answer({ texts, answer, url }: { texts: Texts; answer: UsefulAnswer; url: string }): ReactElement {
  const style = {
    display: 'block',
    height: 44,
    margin: '0 0 8px',
    border: `2px solid ${INK.accent}`,
    borderRadius: 10,
    background: INK.paper,
    font: `600 16px/44px ${FONT}`,
    color: INK.accent,
    textAlign: 'center',
    textDecoration: 'none',
  } as const;
  return (
    <a
      className="ground link"
      href={`${url}?useful=${answer}#useful`}
      target="_blank"
      rel="noopener noreferrer"
      style={style}
    >
      {texts.t('useful.answer', { useful: answer })}
    </a>
  );
}

function Footer({
  texts,
  workspaceName,
  unsubscribeUrl,
}: AppointmentUsefulProps & { texts: Texts }): ReactElement {
  const { t } = texts;
  return (
    <>
      {t('mail.sent-by', { workspaceName })} <Link url={unsubscribeUrl}>{t('mail.unsubscribe')}</Link>
    </>
  );
}

function text(texts: Texts, props: AppointmentUsefulProps): string {
  const { t } = texts;
  const answers = usefulAnswers.map(
    (useful) => `${t('useful.answer', { useful })}: ${props.pageUrl}?useful=${useful}#useful`,
  );
  const blocks = [
    t('mail.greeting', { name: props.recipientName }),
    t('useful.mail.text', { name: props.hostName }),
    answers.join('\n'),
    t('useful.mail.hint'),
    `-- \n${t('mail.sent-by', { workspaceName: props.workspaceName })}\n${t('mail.unsubscribe')}: ${props.unsubscribeUrl}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { MailLayout, Paragraph } from '../../platform/mail/mail-layout.js';
import { defineMail } from '../../platform/mail/render.js';

export interface FollowUpProps {
  readonly authorName: string;
  readonly workspaceName: string;
  /** As the author wrote it. */
  readonly text: string;
}

/** A member's own word to somebody who missed a session: nothing but their text; an answer goes to them. */
export const followUpMail = defineMail<FollowUpProps>({
  kind: 'appointment.follow-up',
  sample: {
    authorName: 'Anna Ferri',
    workspaceName: 'Ferri & Conti',
    text: 'Giulia, I hope all is well.\n\nJust answer this mail.\n\nAnna',
  },
  subject: (texts, props) => subject(texts, props),
  html: (texts, props) => html(texts, props),
  text: (texts, props) => text(texts, props),
});

function subject({ t }: Texts, { authorName }: FollowUpProps): string {
  return t('follow-up.subject', { author: authorName });
}

function html(texts: Texts, props: FollowUpProps): ReactElement {
  const { text: said, workspaceName } = props;
  const blocks = said.split(/\n{2,}/u).filter(Boolean);
  return (
    <MailLayout
      language={texts.language}
      title={subject(texts, props)}
      preheader={blocks[1] ?? blocks[0] ?? ''}
      footer={texts.t('mail.sent-by', { workspaceName })}
    >
      {blocks.map((block, index) => (
        <Paragraph key={index}>{block}</Paragraph>
      ))}
    </MailLayout>
  );
}

function text({ t }: Texts, { text: said, workspaceName }: FollowUpProps): string {
  return `${said.trim()}\n\n-- \n${t('mail.sent-by', { workspaceName })}\n`;
}

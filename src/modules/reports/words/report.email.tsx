import type { ReactElement } from 'react';
import { Meter } from '../../../platform/mail/mail-figures.js';
import {
  Box,
  Button,
  Heading,
  Link,
  MailLayout,
  Paragraph,
  Small,
  Title,
} from '../../../platform/mail/mail-layout.js';
import { defineMail } from '../../../platform/mail/render.js';
import { InDetail } from './report-email.detail.js';
import { Agreement, Revision, Waits } from './report-email.parts.js';
import { reportText } from './report-email.text.js';
import { closing, introduction, waitsInShort } from './report-email.words.js';
import { ReportWording } from './report-wording.js';
import type { ReportMailProps } from './report-email.props.js';
import { keptReport } from './report.sample.js';

export type { ReportMailProps } from './report-email.props.js';

/**
 * A report as a mail: what waits, what was agreed, what was done, the way to all the rest. The PDF travels with it.
 * A corrected one says so and begins with what changed; one of days without work is short.
 */
export const reportMail = defineMail<ReportMailProps>({
  kind: 'report.weekly',
  sample: {
    content: keptReport,
    contentSha256: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
    pdfSha256: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
    recipientName: 'James Harper',
    detail: 'full',
    pageUrl: 'https://affianco.example/r/v4bJ0kz3hX',
    unsubscribeUrl: 'https://affianco.example/r/v4bJ0kz3hX/unsubscribe',
    verifyUrl: 'https://affianco.example/r/verify',
    notesOpening: true,
    earlierUrl: 'https://affianco.example/r/v4bJ0kz3hX/versions/1',
  },
  subject: (texts, { content }) => subject(new ReportWording(texts, content)),
  html: (texts, props) => html(new ReportWording(texts, props.content), props),
  text: (texts, props) => reportText(new ReportWording(texts, props.content), props),
  unsubscribeUrl: (props) => props.unsubscribeUrl,
});

function subject(wording: ReportWording): string {
  const { texts, content, days, coverage } = wording;
  if (content.revision) return texts.t('report.corrected.subject', { days, number: content.revision.of + 1 });
  const facts = { days, coverage, hours: wording.hoursInText(content.totals.seconds) };
  const count = content.waits.length;
  const waits = count === 0 ? '' : texts.t('report.mail.waits', { count });
  if (wording.empty) return [texts.t('report.empty.subject', { days }), waits].filter(Boolean).join(', ');
  return count === 0
    ? texts.t('report.mail.subject', facts)
    : texts.t('report.mail.subject-waits', { ...facts, waits });
}

function html(wording: ReportWording, props: ReportMailProps): ReactElement {
  const { texts, balance, content, empty } = wording;
  const { t } = texts;
  const preheader = [wording.worked, balance?.sentence].filter(Boolean).join('. ');
  const full = props.detail === 'full' && !empty;
  return (
    <MailLayout
      language={texts.language}
      title={wording.title}
      preheader={preheader}
      footer={<Footer {...props} wording={wording} />}
    >
      <Title>
        {wording.heading}, {wording.days}
      </Title>
      <Paragraph>
        {t('mail.greeting', { name: props.recipientName })}
        {'\n'}
        {introduction(wording)}
      </Paragraph>
      <Revision wording={wording} earlierUrl={props.earlierUrl} />
      <Box>
        <Paragraph>
          <strong>{wording.worked}</strong>
          {`\n${wording.total.inShort}`}
        </Paragraph>
        {balance?.share != null && <Meter share={balance.share} over={balance.over} />}
        {balance && <Small>{[balance.sentence, ...balance.notes].join(' ')}</Small>}
      </Box>
      <Heading>{t('report.waits.title')}</Heading>
      {full ? <Waits wording={wording} /> : <Paragraph>{waitsInShort(wording)}</Paragraph>}
      <Button url={props.pageUrl}>{t('report.mail.open')}</Button>
      <Agreement wording={wording} full={full} />
      {content.word && (
        <>
          <Heading>{t('report.word.title', { names: wording.authors })}</Heading>
          <Paragraph>{content.word}</Paragraph>
        </>
      )}
      {full && <InDetail wording={wording} />}
      <Closing wording={wording} />
      <Answer wording={wording} {...props} />
      <Small>{t('report.mail.attached')}</Small>
    </MailLayout>
  );
}

/** How a report closes; where nothing was done, only what comes next. */
function Closing({ wording }: { wording: ReportWording }): ReactElement | null {
  const told = closing(wording);
  if (told.length === 0) return null;
  return (
    <>
      <Heading>{wording.texts.t('report.value.title')}</Heading>
      <Paragraph>{told.join('\n')}</Paragraph>
    </>
  );
}

/** What the reader is asked for, and what it means to say nothing. */
function Answer({ wording, readOnly, pageUrl }: ReportMailProps & { wording: ReportWording }): ReactElement {
  const { t } = wording.texts;
  if (readOnly) return <Small>{t('report.mail.read-only')}</Small>;
  const silence = wording.silence();
  return (
    <>
      <Heading>{t('report.accept.title')}</Heading>
      {silence && <Small>{silence}</Small>}
      <Button url={`${pageUrl}#accept`}>{t('report.mail.accept')}</Button>
      <Paragraph>
        <Link url={`${pageUrl}#ask`}>{t('report.mail.ask')}</Link>
      </Paragraph>
    </>
  );
}

function Footer({
  wording,
  contentSha256,
  pdfSha256,
  verifyUrl,
  notesOpening,
  unsubscribeUrl,
}: ReportMailProps & { wording: ReportWording }): ReactElement {
  const { t } = wording.texts;
  const workspaceName = wording.content.workspace.name;
  return (
    <>
      {wording.asOf}. {wording.calendar}
      <br />
      {t('report.hash')}: {contentSha256}
      {pdfSha256 && (
        <>
          <br />
          {t('report.hash-pdf')}: {pdfSha256}
        </>
      )}
      {verifyUrl && (
        <>
          <br />
          <Link url={verifyUrl}>{t('report.verify')}</Link>
        </>
      )}
      <br />
      <br />
      {notesOpening && (
        <>
          {t('report.mail.opening-noted', { workspaceName })}
          <br />
        </>
      )}
      {t('mail.sent-by', { workspaceName })} <Link url={unsubscribeUrl}>{t('mail.unsubscribe')}</Link>
    </>
  );
}

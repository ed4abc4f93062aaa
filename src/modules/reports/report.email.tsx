import type { ReactElement } from 'react';
import type { ReportDetail } from '../../kernel/manner.js';
import { Bars, Lines, Meter, type Row } from '../../platform/mail/mail-figures.js';
import {
  Box,
  Button,
  Heading,
  Link,
  MailLayout,
  Paragraph,
  Small,
  Title,
} from '../../platform/mail/mail-layout.js';
import { defineMail } from '../../platform/mail/render.js';
import { ReportWording } from './report-wording.js';
import type { KeptContent } from './report.content.js';
import { sampleReport } from './report.sample.js';

export interface ReportMailProps {
  readonly content: KeptContent;
  readonly contentSha256: string;
  readonly recipientName: string;
  /** In short: the figures and the way to the report, which is the same for everybody. */
  readonly detail: ReportDetail;
  /** The report's page for this reader; accepting and asking happen there, so that opening a link changes nothing. */
  readonly pageUrl: string;
  readonly unsubscribeUrl: string;
}

/** The weekly report as a mail: what waits, what was done, the way to all the rest. The PDF travels with it. */
export const reportMail = defineMail<ReportMailProps>({
  kind: 'report.weekly',
  sample: {
    content: sampleReport,
    contentSha256: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
    recipientName: 'James Harper',
    detail: 'full',
    pageUrl: 'https://affianco.example/r/v4bJ0kz3hX',
    unsubscribeUrl: 'https://affianco.example/r/v4bJ0kz3hX/unsubscribe',
  },
  subject: (texts, { content }) => subject(new ReportWording(texts, content)),
  html: (texts, props) => html(new ReportWording(texts, props.content), props),
  text: (texts, props) => text(new ReportWording(texts, props.content), props),
  unsubscribeUrl: (props) => props.unsubscribeUrl,
});

/** Mail programs cut what is too long; the rest is one link away. */
const MOST_LINES = 20;

function subject(wording: ReportWording): string {
  const { texts, content } = wording;
  const facts = { days: wording.days, hours: wording.hoursInText(content.totals.seconds) };
  if (content.waits.length === 0) return texts.t('report.mail.subject', facts);
  const waits = texts.t('report.mail.waits', { count: content.waits.length });
  return texts.t('report.mail.subject-waits', { ...facts, waits });
}

function html(wording: ReportWording, props: ReportMailProps): ReactElement {
  const { texts, balance, content } = wording;
  const { t } = texts;
  const preheader = [wording.worked, balance?.sentence].filter(Boolean).join('. ');
  return (
    <MailLayout
      language={texts.language}
      title={wording.title}
      preheader={preheader}
      footer={<Footer {...props} wording={wording} />}
    >
      <Title>
        {t('report.title')}, {wording.days}
      </Title>
      <Paragraph>
        {t('mail.greeting', { name: props.recipientName })}
        {'\n'}
        {introduction(wording)}
      </Paragraph>
      <Box>
        <Paragraph>
          <strong>{wording.worked}</strong>
        </Paragraph>
        {balance?.share != null && <Meter share={balance.share} over={balance.over} />}
        {balance && <Small>{[balance.sentence, ...balance.notes].join(' ')}</Small>}
      </Box>
      <Heading>{t('report.waits.title')}</Heading>
      {props.detail === 'full' ? <Waits wording={wording} /> : <Paragraph>{waitsInShort(wording)}</Paragraph>}
      <Button url={props.pageUrl}>{t('report.mail.open')}</Button>
      {content.word && (
        <>
          <Heading>{t('report.word.title', { names: wording.authors })}</Heading>
          <Paragraph>{content.word}</Paragraph>
        </>
      )}
      {props.detail === 'full' && <InDetail wording={wording} />}
      <Heading>{t('report.accept.title')}</Heading>
      <Button url={`${props.pageUrl}#accept`}>{t('report.mail.accept')}</Button>
      <Paragraph>
        <Link url={`${props.pageUrl}#ask`}>{t('report.mail.ask')}</Link>
      </Paragraph>
      <Small>{t('report.mail.attached')}</Small>
    </MailLayout>
  );
}

/** Task by task, document by document, day by day. */
function InDetail({ wording }: { wording: ReportWording }): ReactElement {
  const { t } = wording.texts;
  return (
    <>
      <Heading>{t('report.done.title')}</Heading>
      <Done wording={wording} />
      {wording.documents.length > 0 && <Heading>{t('report.documents.title')}</Heading>}
      <Lines rows={shortened(wording.documents).map(documentRow)} />
      <More wording={wording} count={wording.documents.length} />
      {wording.content.totals.seconds > 0 && (
        <>
          <Heading>{t('report.days.title')}</Heading>
          <Bars
            bars={wording.bars.map((bar) => ({ label: bar.label, value: bar.hours, share: bar.share }))}
          />
        </>
      )}
    </>
  );
}

function waitsInShort({ content, texts }: ReportWording): string {
  const count = content.waits.length;
  return count === 0 ? texts.t('report.waits.none') : `${texts.t('report.mail.waits', { count })}.`;
}

function Waits({ wording }: { wording: ReportWording }): ReactElement {
  const { waits, texts } = wording;
  if (waits.length === 0) return <Paragraph>{texts.t('report.waits.none')}</Paragraph>;
  return (
    <>
      {shortened(waits).map((wait, index) => (
        <Paragraph key={index}>
          <strong>{wait.title}</strong>
          {'\n'}
          {wait.kind}, {wait.since}
          {wait.note && `\n${wait.note}`}
        </Paragraph>
      ))}
      <More wording={wording} count={waits.length} />
    </>
  );
}

function Done({ wording }: { wording: ReportWording }): ReactElement {
  const { tasks, texts, total } = wording;
  if (tasks.length === 0) return <Paragraph>{texts.t('report.done.none')}</Paragraph>;
  const rows = shortened(tasks).map((task): Row => {
    return {
      label: task.title,
      note: [task.status, task.delivered].filter(Boolean).join(', '),
      value: task.hours,
    };
  });
  return (
    <>
      <Lines
        rows={rows}
        total={{ label: texts.t('report.total'), note: total.billable, value: total.hours }}
      />
      <More wording={wording} count={tasks.length} />
    </>
  );
}

function More({ wording, count }: { wording: ReportWording; count: number }): ReactElement | null {
  if (count <= MOST_LINES) return null;
  return <Small>{wording.texts.t('report.mail.more', { count: count - MOST_LINES })}</Small>;
}

function Footer({
  wording,
  contentSha256,
  unsubscribeUrl,
}: ReportMailProps & { wording: ReportWording }): ReactElement {
  const { t } = wording.texts;
  return (
    <>
      {wording.asOf}. {t('report.days-zone', { zone: wording.content.engagement.timeZone })}
      <br />
      {t('report.hash')}: {contentSha256}
      <br />
      <br />
      {t('mail.sent-by', { workspaceName: wording.content.workspace.name })}{' '}
      <Link url={unsubscribeUrl}>{t('mail.unsubscribe')}</Link>
    </>
  );
}

function documentRow(one: ReportWording['documents'][number]): Row {
  return { label: one.title, note: `${one.fileName} · ${one.version}`, value: one.size };
}

function shortened<T>(list: readonly T[]): readonly T[] {
  return list.slice(0, MOST_LINES);
}

function introduction({ texts, content, days }: ReportWording): string {
  return texts.t('report.mail.intro', { clientName: content.engagement.clientName, days });
}

function text(wording: ReportWording, props: ReportMailProps): string {
  const { texts, balance, content, total } = wording;
  const { t } = texts;
  const list = (title: string, none: string, lines: readonly string[]) =>
    [title.toUpperCase(), ...(lines.length > 0 ? lines : [none])].join('\n');
  const full = props.detail === 'full';
  const blocks = [
    t('mail.greeting', { name: props.recipientName }),
    introduction(wording),
    [`${wording.worked} (${total.billable})`, balance?.sentence ?? '', ...(balance?.notes ?? [])]
      .filter(Boolean)
      .join('\n'),
    list(
      t('report.waits.title'),
      t('report.waits.none'),
      full
        ? wording.waits.map(
            (wait) => `- ${wait.title}: ${wait.kind}, ${wait.since}${wait.note && `\n  ${wait.note}`}`,
          )
        : [waitsInShort(wording)],
    ),
    content.word,
    ...(full ? inDetail(wording, list) : []),
    `${t('report.mail.open')}:\n${props.pageUrl}`,
    `${t('report.mail.accept')}:\n${props.pageUrl}#accept`,
    `${t('report.mail.ask')}:\n${props.pageUrl}#ask`,
    t('report.mail.attached'),
    [
      '-- ',
      `${wording.asOf}. ${t('report.days-zone', { zone: content.engagement.timeZone })}`,
      `${t('report.hash')}: ${props.contentSha256}`,
      t('mail.sent-by', { workspaceName: content.workspace.name }),
      `${t('mail.unsubscribe')}: ${props.unsubscribeUrl}`,
    ].join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function inDetail(
  { texts: { t }, tasks, documents, bars }: ReportWording,
  list: (title: string, none: string, lines: readonly string[]) => string,
): string[] {
  return [
    list(
      t('report.done.title'),
      t('report.done.none'),
      tasks.map(
        (task) =>
          `- ${[`${task.title}: ${task.hours}`, task.status, task.delivered].filter(Boolean).join(', ')}`,
      ),
    ),
    list(
      t('report.documents.title'),
      t('report.documents.none'),
      documents.map((one) => `- ${one.title} (${one.fileName}, ${one.version}, ${one.size})`),
    ),
    list(
      t('report.days.title'),
      '',
      bars.map((bar) => `- ${bar.label}: ${bar.hours}`),
    ),
  ];
}

import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Button, Heading, Link, MailLayout, Paragraph, Title } from '../../platform/mail/mail-layout.js';
import { FONT, INK, SMALL } from '../../platform/mail/mail-style.js';
import { defineMail } from '../../platform/mail/render.js';
import { digestSample } from './notice-digest.sample.js';
import { sentenceOf, type DigestLine, type NoticeDigestProps } from './notice.wording.js';

/** What is new since the last mail, by client and task. */
export const noticeDigestMail = defineMail<NoticeDigestProps>({
  kind: 'notice.digest',
  sample: digestSample,
  subject,
  html: (texts, props) => html(texts, props),
  text: (texts, props) => text(texts, props),
  unsubscribeUrl: ({ preferencesUrl }) => preferencesUrl,
});

interface Subject {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly lines: readonly DigestLine[];
}

/** Of one client, what is new of each thing; in the order in which it happened. */
function grouped(lines: readonly DigestLine[]): { clientName: string | null; subjects: Subject[] }[] {
  return [...Map.groupBy(lines, ({ clientName }) => clientName)].map(([clientName, ofClient]) => ({
    clientName,
    subjects: [...Map.groupBy(ofClient, ({ subjectId }) => subjectId)].map(([id, ofSubject]) => ({
      id,
      // The newest has the title as it is now.
      title: ofSubject.at(-1)?.title ?? '',
      url: ofSubject[0]?.url ?? '',
      lines: ofSubject,
    })),
  }));
}

function subject(texts: Texts, { lines }: NoticeDigestProps): string {
  const [first] = lines;
  if (first && lines.length === 1)
    return texts.t('notice.digest.subject-one', { title: first.title, sentence: sentenceOf(texts, first) });
  const titles = [...new Set(lines.map(({ title }) => title))];
  if (titles.length === 1)
    return texts.t('notice.digest.subject-thing', { title: titles[0], count: lines.length });
  return texts.t('notice.digest.subject-many', { title: titles[0], count: titles.length - 1 });
}

function html(texts: Texts, props: NoticeDigestProps): ReactElement {
  const { t } = texts;
  const [first] = props.lines;
  const groups = grouped(props.lines);
  const subjects = groups.flatMap((group) => group.subjects);
  return (
    <MailLayout
      language={texts.language}
      title={subject(texts, props)}
      preheader={first ? `${first.title}: ${sentenceOf(texts, first)}` : ''}
      footer={<Footer texts={texts} props={props} />}
    >
      <Title>{t('notice.digest.title')}</Title>
      <Paragraph>{t('mail.greeting', { name: props.recipientName })}</Paragraph>
      {groups.map(({ clientName, subjects }) => (
        <div key={clientName ?? ''}>
          {clientName && <Heading>{clientName}</Heading>}
          {subjects.map((each) => (
            <Thing key={each.id} texts={texts} thing={each} timeZone={props.timeZone} />
          ))}
        </div>
      ))}
      {subjects.length === 1 && <Button url={subjects[0]?.url ?? ''}>{t('notice.digest.open')}</Button>}
    </MailLayout>
  );
}

function Thing(props: { texts: Texts; thing: Subject; timeZone: string }): ReactElement {
  const { texts, thing } = props;
  const frame = { padding: '14px 0', borderTop: `1px solid ${INK.line}` };
  return (
    <div className="line" style={frame}>
      <p style={{ margin: '0 0 6px', font: `600 16px/23px ${FONT}`, overflowWrap: 'anywhere' }}>
        <Link url={thing.url}>{thing.title}</Link>
      </p>
      {thing.lines.map((line) => (
        <div key={line.id}>
          <p
            className="text"
            style={{
              margin: '0 0 4px',
              font: `400 15px/22px ${FONT}`,
              color: INK.text,
              overflowWrap: 'anywhere',
            }}
          >
            {sentenceOf(texts, line)}{' '}
            <span className="quiet" style={SMALL}>
              {texts.instant(line.at, props.timeZone)}
            </span>
          </p>
          {line.text && (
            <p
              className="quiet line"
              style={{
                margin: '0 0 10px',
                padding: '0 0 0 12px',
                borderLeft: `3px solid ${INK.line}`,
                ...SMALL,
              }}
            >
              {line.text}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

function Footer({ texts, props }: { texts: Texts; props: NoticeDigestProps }): ReactElement {
  return (
    <>
      {texts.t('mail.sent-by', { workspaceName: props.workspaceName })}{' '}
      <Link url={props.preferencesUrl}>{texts.t('notice.digest.choose')}</Link>
    </>
  );
}

function text(texts: Texts, props: NoticeDigestProps): string {
  const { t } = texts;
  const blocks = [t('mail.greeting', { name: props.recipientName }), t('notice.digest.title')];
  for (const { clientName, subjects } of grouped(props.lines)) {
    if (clientName) blocks.push(`== ${clientName} ==`);
    for (const { title, url, lines } of subjects) {
      const said = lines.flatMap((line) => [
        `- ${sentenceOf(texts, line)} (${texts.instant(line.at, props.timeZone)})`,
        ...(line.text ? [`  > ${line.text}`] : []),
      ]);
      blocks.push([title, ...said, url].join('\n'));
    }
  }
  blocks.push(
    `-- \n${t('mail.sent-by', { workspaceName: props.workspaceName })}\n${t('notice.digest.choose')}: ${props.preferencesUrl}`,
  );
  return `${blocks.join('\n\n')}\n`;
}

import { readFileSync } from 'node:fs';
import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { languages, type Language } from '../../kernel/actor.js';
import { textsFor } from '../i18n/translate.js';
import type { KeptMail, OpenedMail } from './kept-mails.js';
import type { RenderedMail } from './render.js';

const css = readFileSync(new URL('mailbox.page.css', import.meta.url), 'utf8');
const texts = textsFor('en');

/** The list of kept mails, newest first. A page for whoever runs the product on their own machine: English. */
export function mailboxPage(mails: readonly KeptMail[]): string {
  return page(
    'Mailbox',
    <>
      <p className="quiet">
        Every mail that this machine sends ends here and goes no further. {texts.number(mails.length)} kept.
      </p>
      {mails.length > 0 && (
        <ul>
          {mails.map(({ id, subject, to, from, date }) => (
            <li key={id}>
              <a href={`/mailbox/read/${id}`}>
                <strong>{subject || '(no subject)'}</strong>
                <span className="quiet">
                  to {to.join(', ')} · from {from} · {moment(date)}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>,
  );
}

/** One kept mail: as HTML in a frame that may do nothing, as text, with its attachments and headers. */
export function keptMailPage(mail: OpenedMail): string {
  const { id, subject, from, to, date, text, headers, attachments } = mail;
  return page(
    subject || '(no subject)',
    <>
      <dl>
        <dt>From</dt>
        <dd>{from}</dd>
        <dt>To</dt>
        <dd>{to.join(', ')}</dd>
        <dt>Date</dt>
        <dd>{moment(date)}</dd>
        {attachments.length > 0 && <dt>Attachments</dt>}
        {attachments.map(({ filename, size }, number) => (
          <dd key={number} style={{ gridColumn: 2 }}>
            <a href={`/mailbox/messages/${id}/attachments/${number}`}>{filename}</a> ({texts.bytes(size)})
          </dd>
        ))}
      </dl>
      {mail.html && <Frame src={`/mailbox/messages/${id}/html`} />}
      <Parts text={text} />
      <details>
        <summary>Headers</summary>
        <pre>
          {Object.entries(headers)
            .map(([name, value]) => `${name}: ${value}`)
            .join('\n')}
        </pre>
      </details>
      <p>
        <a href={`/mailbox/messages/${id}/raw`}>The mail as it arrived (.eml)</a>
      </p>
    </>,
  );
}

/** Every kind of mail in every language. */
export function previewsPage(kinds: readonly string[]): string {
  return page(
    'Every mail, in every language',
    <ul>
      {kinds.flatMap((kind) =>
        languages.map((language) => (
          <li key={kind + language}>
            <a href={`/mailbox/previews/${kind}/${language}`}>
              {kind} <span className="quiet">{language}</span>
            </a>
          </li>
        )),
      )}
    </ul>,
  );
}

/** One kind of mail with its sample facts. */
export function previewPage(mail: RenderedMail): string {
  return page(
    mail.subject,
    <>
      <p className="quiet">{mail.kind}</p>
      <nav>
        {languages.map((language) => (
          <a
            key={language}
            href={`/mailbox/previews/${mail.kind}/${language}`}
            aria-current={current(mail, language)}
          >
            {language}
          </a>
        ))}
      </nav>
      <Frame src={`/mailbox/previews/${mail.kind}/${mail.language}/html`} />
      <Parts text={mail.text} />
    </>,
  );
}

function page(title: string, content: ReactNode): string {
  const document = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{`${title} · Affianco mailbox`}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <nav>
          <a href="/mailbox">Mailbox</a>
          <a href="/mailbox/previews">Previews</a>
        </nav>
        <main>
          <h1>{title}</h1>
          {content}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(document)}`;
}

/** Links in the mail open beside the frame; everything else is forbidden to it. */
function Frame({ src }: { src: string }): ReactElement {
  return <iframe title="The mail as HTML" src={src} sandbox="allow-popups allow-popups-to-escape-sandbox" />;
}

function Parts({ text }: { text: string }): ReactElement {
  return (
    <details>
      <summary>As text</summary>
      <pre>{text}</pre>
    </details>
  );
}

function current(mail: RenderedMail, language: Language): 'page' | undefined {
  return mail.language === language ? 'page' : undefined;
}

function moment(date: string): string {
  return date === '' ? 'without a date' : `${texts.instant(date, 'UTC')} UTC`;
}

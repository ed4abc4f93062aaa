import type { ReactElement } from 'react';
import type { Texts } from '../../../platform/i18n/translate.js';
import { Agreement, Versions } from './report-page.agreement.js';
import { Appointments } from './report-page.appointments.js';
import { Accept, Ask, Forward, Questions } from './report-page.answers.js';
import { Before, Chart, Ledger, Turns, Value } from './report-page.balance.js';
import { Documents, Done, Hours, Waits, Word } from './report-page.facts.js';
import { acceptable, type Part, type ReportPageProps } from './report-page.parts.js';
import { Billing, Entries } from './report-page.work.js';
import { sheet } from '../../../platform/pages/sheet.js';
import { ReportWording } from './report-wording.js';

export type { ReportPageProps } from './report-page.parts.js';

/** The report as its reader sees it, opened from the mail: no sign-in, no JavaScript. */
export function reportPage(texts: Texts, props: ReportPageProps): string {
  const wording = new ReportWording(texts, props.content, !props.readOnly);
  const part = { wording, props };
  return sheet(
    texts,
    wording.title,
    <>
      <main>
        <Head {...part} />
        <Versions {...part} />
        <Hours {...part} />
        <Waits {...part} />
        <Agreement {...part} />
        <Word {...part} />
        <Done {...part} />
        <Entries {...part} />
        <Billing {...part} />
        <Documents {...part} />
        <Appointments {...part} />
        <Turns {...part} />
        <Ledger {...part} />
        <Before {...part} />
        <Chart {...part} />
        <Value {...part} />
        <Questions {...part} />
        <Accept {...part} />
        <Ask {...part} />
        <Forward {...part} />
      </main>
      <Foot {...part} />
    </>,
  );
}

function Head({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  const edition = [
    wording.period,
    t('report.version', { number: props.number }),
    t('report.prepared-by', { names: wording.authors }),
    props.readOnly ? t('report.read-only') : '',
  ];
  return (
    <header>
      <p className="brand">{props.content.workspace.name}</p>
      <h1>{wording.heading}</h1>
      <p>
        <strong>{props.content.engagement.clientName}</strong>, {wording.days}
      </p>
      <p className="q">{edition.filter(Boolean).join(' · ')}</p>
      <div className="actions">
        {acceptable(props) && (
          <a className="button" href="#accept">
            {t('report.accept.button')}
          </a>
        )}
        <a className="button plain" href={props.urls.pdf}>
          {t('report.pdf')}
        </a>
      </div>
    </header>
  );
}

function Foot({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  const { urls } = props;
  const files = (['csv', 'xlsx', 'json'] as const).filter((format) => urls[format] !== undefined);
  return (
    <footer>
      <p>
        {wording.asOf}. {wording.calendar}
      </p>
      {props.notesOpening && (
        <p>{t('report.opening-noted', { workspaceName: props.content.workspace.name })}</p>
      )}
      <p>
        {t('report.hash')}: <code>{props.contentSha256}</code>
        {props.pdfSha256 && (
          <>
            <br />
            {t('report.hash-pdf')}: <code>{props.pdfSha256}</code>
          </>
        )}
      </p>
      {files.length > 0 && (
        <p>
          {t('report.files')}{' '}
          {files.map((format) => (
            <a key={format} href={urls[format]}>
              {format.toUpperCase()}
            </a>
          ))}
        </p>
      )}
      <a href={urls.pdf}>{t('report.pdf')}</a>
      {urls.verify && <a href={urls.verify}>{t('report.verify')}</a>}
      {urls.unsubscribe && <a href={urls.unsubscribe}>{t('mail.unsubscribe')}</a>}
    </footer>
  );
}

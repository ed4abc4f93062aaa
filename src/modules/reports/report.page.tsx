import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Accept, Ask, Questions } from './report-page.answers.js';
import { Billing, Documents, Done, Entries, Hours, Waits } from './report-page.facts.js';
import type { Part, ReportPageProps } from './report-page.parts.js';
import { sheet } from '../../platform/pages/sheet.js';
import { ReportWording } from './report-wording.js';

export type { ReportPageProps } from './report-page.parts.js';

/** The report as its reader sees it, opened from the mail: no sign-in, no JavaScript. */
export function reportPage(texts: Texts, props: ReportPageProps): string {
  const wording = new ReportWording(texts, props.content);
  const part = { wording, props };
  return sheet(
    texts,
    wording.title,
    <>
      <main>
        <Head {...part} />
        <Waits {...part} />
        <Hours {...part} />
        <Done {...part} />
        <Documents {...part} />
        <Entries {...part} />
        <Billing {...part} />
        <Questions {...part} />
        <Accept {...part} />
        <Ask {...part} />
      </main>
      <Foot {...part} />
    </>,
  );
}

function Head({ wording, props }: Part): ReactElement {
  const { t } = wording.texts;
  return (
    <header>
      <p className="brand">{props.content.workspace.name}</p>
      <h1>{t('report.title')}</h1>
      <p>
        <strong>{props.content.engagement.clientName}</strong>, {wording.days}
      </p>
      <p className="q">
        {wording.week} · {t('report.version', { number: props.number })} ·{' '}
        {t('report.prepared-by', { names: wording.authors })}
      </p>
      <div className="actions">
        {!props.accepted && (
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
  return (
    <footer>
      <p>
        {wording.asOf}. {t('report.days-zone', { zone: props.content.engagement.timeZone })}
      </p>
      <p>
        {t('report.hash')}: <code>{props.contentSha256}</code>
      </p>
      <a href={props.urls.pdf}>{t('report.pdf')}</a>
      <a href={props.urls.unsubscribe}>{t('mail.unsubscribe')}</a>
    </footer>
  );
}

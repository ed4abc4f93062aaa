import type { ReactElement } from 'react';
import { languages, type Language } from '../../../kernel/actor.js';
import type { Texts } from '../../../platform/i18n/translate.js';
import { sheet } from '../../../platform/pages/sheet.js';
import type { GenuineReport } from './report-verify.service.js';

/** What was asked, and what came of it; null before anything was asked. */
export type Verdict =
  | { readonly kind: 'genuine'; readonly report: GenuineReport }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'no-file' }
  | { readonly kind: 'too-large' }
  | null;

/** Where anybody finds out whether a file is a report that was sent: no sign-in, no JavaScript. */
export function verifyPage(texts: Texts, verdict: Verdict): string {
  const { t } = texts;
  return sheet(
    texts,
    t('report.verify.title'),
    <>
      <main>
        <header>
          <p className="brand">Affianco</p>
          <h1>{t('report.verify.title')}</h1>
          <p>{t('report.verify.intro')}</p>
        </header>
        {verdict && <Outcome texts={texts} verdict={verdict} />}
        <section>
          <form method="post" action="/r/verify" encType="multipart/form-data">
            <input type="hidden" name="language" value={texts.language} />
            <p>
              <label htmlFor="file">{t('report.verify.file')}</label>
              <input id="file" name="file" type="file" accept=".pdf,.json" required />
            </p>
            <div className="actions">
              <button className="button">{t('report.verify.button')}</button>
            </div>
          </form>
          <p className="q">{t('report.verify.kept')}</p>
        </section>
      </main>
      <footer>
        {languages.map((language) => (
          <a key={language} href={`/r/verify?language=${language}`} lang={language} hrefLang={language}>
            {NAMES[language]}
          </a>
        ))}
      </footer>
    </>,
  );
}

const NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  it: 'Italiano',
  de: 'Deutsch',
  es: 'Español',
};

function Outcome({ texts, verdict }: { texts: Texts; verdict: NonNullable<Verdict> }): ReactElement {
  const { t } = texts;
  if (verdict.kind !== 'genuine')
    return (
      <section role="status">
        <h2>{t(`report.verify.${verdict.kind}.title`)}</h2>
        <p>{t(`report.verify.${verdict.kind}.text`)}</p>
      </section>
    );
  const { report } = verdict;
  const lastDay = Temporal.PlainDate.from(report.to).subtract({ days: 1 }).toString();
  return (
    <section role="status">
      <h2>{t('report.verify.genuine.title')}</h2>
      <p>
        {t('report.verify.genuine.text', {
          number: report.number,
          days: texts.days(report.from, lastDay),
          client: report.clientName,
          workspace: report.workspaceName,
          at: texts.instant(report.sentAt.toTemporalInstant().toString(), 'UTC'),
        })}
      </p>
      {report.newest > report.number && (
        <p>
          <strong>{t('report.verify.newer', { number: report.newest })}</strong>
        </p>
      )}
      <p>
        {t('report.hash')}: <code>{report.contentSha256}</code>
      </p>
    </section>
  );
}

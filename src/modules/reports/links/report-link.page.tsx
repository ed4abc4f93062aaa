import type { Texts } from '../../../platform/i18n/translate.js';
import { sheet } from '../../../platform/pages/sheet.js';

export interface UnsubscribePageProps {
  readonly email: string;
  readonly workspaceName: string;
  /** True once the reader has pressed the button. */
  readonly done: boolean;
  readonly urls: { readonly unsubscribe: string; readonly page: string };
}

/** Asks before the mails stop (mail scanners open links too), and tells when they have. */
export function unsubscribePage(
  texts: Texts,
  { email, workspaceName, done, urls }: UnsubscribePageProps,
): string {
  const title = texts.t(done ? 'report.unsubscribe.done-title' : 'report.unsubscribe.title');
  return sheet(
    texts,
    title,
    <main>
      <header>
        <p className="brand">{workspaceName}</p>
        <h1>{title}</h1>
      </header>
      <section>
        <p role={done ? 'status' : undefined}>
          {texts.t(done ? 'report.unsubscribe.done' : 'report.unsubscribe.text', { email, workspaceName })}
        </p>
        <form className="actions" method="post" action={urls.unsubscribe}>
          {!done && <button className="button">{texts.t('report.unsubscribe.button')}</button>}
          <a className="button plain" href={urls.page}>
            {texts.t('report.unsubscribe.back')}
          </a>
        </form>
      </section>
    </main>,
  );
}

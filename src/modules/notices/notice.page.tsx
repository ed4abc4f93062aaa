import { Section } from '../../platform/pages/parts.js';
import { sheet } from '../../platform/pages/sheet.js';
import type { Texts } from '../../platform/i18n/translate.js';
import type { NoticeKind, NoticeMail } from './notice.rules.js';

export interface NoticePageProps {
  readonly email: string;
  readonly workspaceName: string;
  readonly items: readonly { readonly kind: NoticeKind; readonly mail: NoticeMail }[];
  /** The reader has just chosen. */
  readonly saved: boolean;
  readonly urls: { readonly choose: string; readonly product: string };
}

/** What somebody gets by mail, to be chosen without sign-in and without JavaScript. */
export function noticePage(texts: Texts, props: NoticePageProps): string {
  const { t } = texts;
  const title = t('notice.page.title');
  const none = props.items.every(({ mail }) => mail === 'none');
  return sheet(
    texts,
    title,
    <>
      <main>
        <header>
          <p className="brand">{props.workspaceName}</p>
          <h1>{title}</h1>
          <p className="q">{props.email}</p>
        </header>
        {props.saved && (
          <Section title={t('notice.page.saved')} first>
            <p role="status">{t(none ? 'notice.page.saved-none' : 'notice.page.saved-some')}</p>
          </Section>
        )}
        <Section title={t('notice.page.which')}>
          <form method="post" action={props.urls.choose}>
            {props.items.map(({ kind, mail }) => (
              <label key={kind} className="choice">
                <input type="checkbox" name="kind" value={kind} defaultChecked={mail === 'digest'} />{' '}
                {t(`notice.kind.${kind}`)}
              </label>
            ))}
            <div className="actions">
              <button className="button">{t('notice.page.save')}</button>
              <button className="button plain" name="none" value="yes">
                {t('notice.page.none')}
              </button>
            </div>
          </form>
        </Section>
      </main>
      <footer>
        <p>{t('notice.page.hint')}</p>
        <a href={props.urls.product}>{t('link.sign-in')}</a>
      </footer>
    </>,
  );
}

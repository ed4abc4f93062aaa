import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Section } from '../../platform/pages/parts.js';
import type { AgreementPageProps } from './agreement-page.props.js';

interface PartProps {
  readonly texts: Texts;
  readonly props: AgreementPageProps;
}

/** Accept, ask or decline. Only the POST changes anything, and it says which terms were on the page. */
export function AnswerForms({ texts, props }: PartProps): ReactElement | null {
  const { t } = texts;
  const { agreement, notice, urls } = props;
  if (!agreement.can.answer && !notice) return null;
  return (
    <Section
      id="answer"
      title={t(agreement.can.answer ? 'agreement.answer.title' : 'agreement.title')}
      first={agreement.can.answer}
    >
      {notice && (
        <p role={notice === 'changed' || notice === 'missing' ? 'alert' : 'status'}>
          <strong>{t(`agreement.done.${notice}`)}</strong>
        </p>
      )}
      {agreement.can.answer && (
        <>
          <p className="q">{t('agreement.answer.hint')}</p>
          <form method="post" action={urls.answers}>
            <input type="hidden" name="sha256" value={agreement.sha256} />
            <input type="hidden" name="decision" value="accepted" />
            <div className="actions">
              <button className="button">{t('agreement.answer.accept')}</button>
            </div>
          </form>
          <form method="post" action={urls.answers}>
            <input type="hidden" name="sha256" value={agreement.sha256} />
            <h3 id="words">{t('agreement.answer.words')}</h3>
            <p>
              <textarea name="reason" aria-labelledby="words" required maxLength={2000} />
            </p>
            <div className="actions">
              <button className="button plain" name="decision" value="asked">
                {t('agreement.answer.ask')}
              </button>
              <button className="button plain" name="decision" value="declined">
                {t('agreement.answer.decline')}
              </button>
            </div>
          </form>
        </>
      )}
    </Section>
  );
}

/** What contacts have asked and answered so far, newest first. */
export function Said({ texts, props }: PartProps): ReactElement | null {
  const { t, instant } = texts;
  const { answers } = props.agreement;
  const worded = answers.filter(({ reason }) => reason !== '');
  if (worded.length === 0) return null;
  return (
    <Section title={t('report.answers.title')}>
      {worded.map(({ at, byName, decision, reason }) => (
        <blockquote key={at}>
          <p className="q">
            {t(decision === 'asked' ? 'agreement.said.asked' : `agreement.state.${decision}`, {
              name: byName,
              at: instant(at, props.timeZone),
            })}
          </p>
          <p className="text">{reason}</p>
        </blockquote>
      ))}
    </Section>
  );
}

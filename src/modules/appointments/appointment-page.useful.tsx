import type { ReactElement } from 'react';
import type { Texts } from '../../platform/i18n/translate.js';
import { Section } from '../../platform/pages/parts.js';
import { usefulAnswers, type UsefulAnswer } from './appointment.rules.js';

export interface UsefulFormProps {
  readonly texts: Texts;
  /** Where the answer goes; only that stores it. */
  readonly action: string;
  /** Answered before; null: not yet. */
  readonly useful: UsefulAnswer | null;
  /** Tapped in the mail; nothing is stored by that. */
  readonly chosen: UsefulAnswer | null;
  readonly wanted: string;
  /** What the reader has just done. */
  readonly notice: 'thanks' | 'missing' | null;
}

/** Was it useful? What would you have wanted? On the page of an appointment, without sign-in and without JavaScript. */
export function UsefulForm({ texts, action, useful, chosen, wanted, notice }: UsefulFormProps): ReactElement {
  const { t } = texts;
  return (
    <div id="useful">
      <Section title={t('useful.page.title')} first>
        {notice === 'thanks' && <p role="status">{t('useful.page.thanks')}</p>}
        {notice === 'missing' && (
          <p role="alert">
            <strong>{t('useful.page.missing')}</strong>
          </p>
        )}
        <form method="post" action={action}>
          <fieldset>
            <legend>{t('useful.page.ask')}</legend>
            {usefulAnswers.map((answer) => (
              <label key={answer} className="choice">
                <input
                  type="radio"
                  name="useful"
                  value={answer}
                  required
                  defaultChecked={answer === (chosen ?? useful)}
                />{' '}
                {t('useful.answer', { useful: answer })}
              </label>
            ))}
          </fieldset>
          <label htmlFor="wanted">{t('useful.page.wanted')}</label>
          <textarea id="wanted" name="wanted" maxLength={2000} defaultValue={wanted} />
          {chosen !== null && chosen !== useful && <p className="q">{t('useful.page.chosen')}</p>}
          <div className="actions">
            <button className="button">{t('useful.page.button')}</button>
          </div>
        </form>
      </Section>
    </div>
  );
}

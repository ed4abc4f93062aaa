import type { ReactElement } from 'react';
import type { MoneyText } from '../../kernel/money.js';
import { Section } from '../../platform/pages/parts.js';
import type { BalanceWording } from './balance-wording.js';
import type { ConsentDto } from './consent.dto.js';

/** What the reader has just done, told once. */
export type ConsentNotice = 'answered' | 'answer-missing';

/** Asks the reader whether work goes on, and says what was answered. Only its POST changes anything. */
export function ConsentForm(props: {
  wording: BalanceWording;
  consent: ConsentDto;
  rate: MoneyText | null;
  notice: ConsentNotice | null;
  timeZone: string;
  action: string;
}): ReactElement {
  const { wording, consent, rate, notice } = props;
  const { t, money } = wording.texts;
  const { overageSeconds } = wording.balance;
  const asked = consent.state === 'asked';
  return (
    <Section id="consent" title={t('balance.consent.title')} first={asked}>
      {notice && (
        <p role="status">
          <strong>{t(notice === 'answered' ? 'balance.consent.thanks' : 'balance.consent.missing')}</strong>
        </p>
      )}
      {asked ? (
        <p>{t('balance.consent.text', { days: wording.days })}</p>
      ) : (
        <p>{wording.answer(consent, props.timeZone)}</p>
      )}
      {asked && overageSeconds > 0 && (
        <p>{t('balance.consent.so-far', { hours: wording.hours(overageSeconds) })}</p>
      )}
      {asked && rate && <p>{t('balance.consent.rate', { rate: money(rate) })}</p>}
      {consent.can.answer && !asked && <p className="q">{t('balance.consent.changed-mind')}</p>}
      {consent.can.answer && <Choices action={props.action} consent={consent} wording={wording} />}
    </Section>
  );
}

function Choices(props: { action: string; consent: ConsentDto; wording: BalanceWording }): ReactElement {
  const { t } = props.wording.texts;
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="consentId" value={props.consent.id} />
      <label className="choice">
        <input type="radio" name="answer" value="all" required /> {t('balance.consent.all')}
      </label>
      <label className="choice">
        <input type="radio" name="answer" value="limited" /> {t('balance.consent.limited')}
      </label>
      <p>
        <input
          type="number"
          name="hours"
          min="1"
          max="744"
          step="1"
          inputMode="numeric"
          aria-label={t('balance.consent.hours')}
        />
      </p>
      {props.consent.state === 'asked' && (
        <label className="choice">
          <input type="radio" name="answer" value="declined" /> {t('balance.consent.no')}
        </label>
      )}
      <div className="actions">
        <button className="button">{t('balance.consent.button')}</button>
      </div>
    </form>
  );
}
